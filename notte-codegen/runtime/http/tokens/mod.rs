//! Credentials that are fetched, and fetched again before they end.

pub(super) mod again;
mod builder;
pub(super) mod cache;
pub(super) mod client_credentials;

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use super::super::json::Secret;
use super::client::Limits;
use super::error::failure::Failure;
use super::retry::Retries;
use super::transport::Transport;
use super::transport::error::BoxError;
use again::{Transient, again};
use cache::TokenCache;
use client_credentials::ClientCredentials;

/// A token, and how long it is valid.
#[derive(Clone)]
pub struct Token {
    pub(super) secret: Secret,
    pub(super) expires_in: Option<Duration>,
}

impl Token {
    /// Creates a token that is used until the server refuses it with 401.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self { secret: token.into(), expires_in: None }
    }

    /// Sets how long the token is valid. It is renewed five minutes before, or in the last fifth of a shorter time.
    #[must_use]
    pub fn expires_in(mut self, time: Duration) -> Self {
        self.expires_in = Some(time);
        self
    }
}

/// Without the token.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("expires_in", &self.expires_in).finish_non_exhaustive()
    }
}

/// The future of a token.
pub(super) type Fetching = Pin<Box<dyn Future<Output = Result<Token, BoxError>> + Send>>;

/// What fetches tokens.
pub(super) type Fetch = Arc<dyn Fn() -> Fetching + Send + Sync>;

/// Where the tokens of a client come from.
#[derive(Clone)]
pub(super) enum Source {
    Fetch(Fetch),
    ClientCredentials(ClientCredentials),
}

impl Source {
    /// Creates the cache that all calls share. What fails and may pass is tried again within the time limit.
    pub(super) fn cache(self, transport: &Transport, retries: &Retries, limits: Limits) -> Arc<TokenCache> {
        let (transport, retries) = (transport.clone(), retries.clone());
        let fetch: Fetch = match self {
            Self::Fetch(fetch) => Arc::new(move || {
                let (fetch, retries) = (Arc::clone(&fetch), retries.clone());
                Box::pin(async move {
                    let ask = || async { fetch().await.map_err(Failure::Token) };
                    again(retries, limits.timeout, ask).await.map_err(failed)
                })
            }),
            Self::ClientCredentials(credentials) => {
                Arc::new(move || Box::pin(credentials.clone().fetch(transport.clone(), retries.clone(), limits)))
            }
        };
        Arc::new(TokenCache::new(fetch))
    }
}

/// Returns the error of a source, as it is: the caller looks for its own one, and not for the mark on it.
fn failed(failure: Failure) -> BoxError {
    match failure {
        Failure::Token(error) => error.downcast::<Transient>().map_or_else(|error| error, |marked| marked.inner),
        other => other.to_string().into(),
    }
}
