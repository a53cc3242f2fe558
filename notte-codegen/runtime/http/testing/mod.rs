//! A double of the API, for tests of code that uses the client: it answers from memory, without a socket.
//!
//! ```text
//! let double = Double::new();
//! let client = double.client(Client::builder())?;
//! double.on(client.pets().get("1")).answer(Pet::sample().with(|pet| pet.name = "Rex".into()));
//! assert_eq!(client.pets().get("1").await?.name, "Rex");
//! assert_eq!(double.sent()[0].path("pet_id").as_deref(), Some("1"));
//! ```
//!
//! The double stands in place of the network, so retries, redirects, time limits, credentials, pages and decoding are those of the client.

mod answers;
mod body;
mod pattern;
mod respond;
mod sample;
mod script;
mod sent;

use std::fmt;
use std::future::IntoFuture;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use http::StatusCode;
use tower_service::Service;

use super::super::json::Secret;
use super::transport::TOKEN;
use super::{Client, ClientBuilder, Error, Operation, Pending, SchemeKind, TransportBody};
use script::{Answer, Script};

pub use answers::Answers;
pub use body::AnswerBody;
pub use sample::Sample;
pub use sent::Sent;

/// The response of every token endpoint.
const A_TOKEN: &str = r#"{"access_token": "a-token"}"#;

/// A double of the API. Clones are the same double.
#[derive(Clone, Default)]
pub struct Double {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    scripts: Vec<Script>,
    sent: Vec<Sent>,
}

impl Double {
    /// Creates a double that has no answers: a call without one is an error with the status 501, which says so.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Builds a client that is connected to this double. If the builder has no base URL or credentials, the client gets some for tests.
    ///
    /// # Errors
    /// If a setting of the builder is invalid.
    pub fn client(&self, mut builder: ClientBuilder) -> Result<Client, Error> {
        if builder.base_url.is_empty() {
            builder = builder.base_url("http://api.test");
        }
        for scheme in builder.api.schemes {
            if builder.credentials.iter().all(|(known, _)| known != scheme.name) {
                let secret = if scheme.kind == SchemeKind::Basic { "user:password" } else { "a-credential" };
                builder.credentials.push((scheme.name.to_owned(), Secret::from(secret)));
            }
        }
        builder.transport(self.clone()).build()
    }

    /// Sets answers for all calls of the operation of `call`, whatever their arguments; [`Answers::exactly`] limits them to the same arguments.
    /// Later answers take precedence over earlier ones.
    pub fn on<T, C>(&self, call: C) -> Answers<T>
    where
        C: IntoFuture<Output = Result<T, Error>, IntoFuture = Pending<T>>,
    {
        let draft = call.into_future().exchange.draft.clone();
        let mut state = self.state();
        state.scripts.push(Script::new(&draft));
        Answers::new(self.clone(), state.scripts.len() - 1)
    }

    /// Returns what was sent, in order: one request for each attempt. A request to a token endpoint is answered with a token, and is not among
    /// them.
    #[must_use]
    pub fn sent(&self) -> Vec<Sent> {
        self.state().sent.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a request, and returns its answer.
    fn next(&self, sent: Sent) -> Answer {
        let mut state = self.state();
        let mut scripts = state.scripts.iter_mut().rev().filter(|script| script.matches(&sent));
        let answer = scripts.find_map(Script::next);
        let id = sent.operation().to_owned();
        state.sent.push(sent);
        answer.unwrap_or_else(|| {
            Answer::unusable(format!("the double has no answer for this call of `{id}`: set one with `on`"))
        })
    }
}

impl Service<http::Request<TransportBody>> for Double {
    type Response = http::Response<respond::Body>;
    type Error = std::io::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<TransportBody>) -> Self::Future {
        let double = self.clone();
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = body.collect().await.map_err(std::io::Error::other)?;
            let operation = parts.extensions.get::<&'static Operation>().copied();
            if operation.is_some_and(|operation| (operation.id(), operation.path()) == (TOKEN.id(), TOKEN.path())) {
                return respond::respond(Answer::of(StatusCode::OK, "application/json", A_TOKEN.into())).await;
            }
            let sent = Sent { operation, method: parts.method, uri: parts.uri, headers: parts.headers, body };
            respond::respond(double.next(sent)).await
        })
    }
}

impl fmt::Debug for Double {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Double").finish_non_exhaustive()
    }
}
