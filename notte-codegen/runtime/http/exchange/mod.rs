//! The future that sends all calls.
//!
//! It and the futures that it uses are polled by hand. An `async fn` would be shorter, but `cargo check` of every client would have to
//! compute its layout and that of everything that it awaits.

mod authorization;
pub(super) mod body;
pub(super) mod clock;
pub(super) mod redirect;
pub(super) mod request;
mod watched;

use std::pin::Pin;
use std::sync::PoisonError;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use tokio::time::{Sleep, sleep};

use super::call::attempt::Attempt;
use super::call::content::{Faults, Opening};
use super::call::draft::Draft;
use super::error::api_error::ApiError;
use super::error::failure::{Failure, Head};
use super::retry::{Retries, idempotency};
#[cfg(feature = "tracing")]
use super::tracing::Trace;
use super::transport::sending::Sending;
use super::{Error, FromResponse, Response};
use authorization::{Authorization, Fetching};
use body::Incoming;
use clock::Clock;
use request::{Request, outgoing, set_body};
use watched::Movement;

/// The part of a response that is read before it is returned.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Whole,
    Head,
}

impl Reading {
    /// The part that a value is decoded from.
    pub(super) fn of<T: FromResponse>() -> Self {
        if T::IS_STREAM { Self::Head } else { Self::Whole }
    }
}

/// Sends a call, follows redirects and reads the response.
pub(super) struct Exchange {
    pub(super) draft: Draft,
    reading: Reading,
    clock: Clock,
    // The first request, if it is not the one that the draft makes.
    start: Option<Request>,
    followed: usize,
    // Most calls are not redirected, so the first request is kept only if it has a body; else it can be built again.
    kept: Option<Request>,
    faults: Faults,
    // Of the body of the request, where there is a limit on how long it may stand still.
    movement: Option<Movement>,
    authorization: Authorization,
    /// How often the call was sent, and what sending it again cost.
    attempts: u32,
    cost: u32,
    step: Step,
    #[cfg(feature = "tracing")]
    trace: Trace,
}

/// The state of an exchange.
enum Step {
    /// Nothing was done yet.
    Begin,
    /// The token is being fetched.
    Authorizing(Fetching),
    /// The body of the request is being opened.
    Opening(Opening),
    /// The request is being sent.
    Sending(Sending),
    /// The body of the response is being read.
    Reading(Head, Incoming),
    /// The next attempt is being waited for.
    Waiting(Pin<Box<Sleep>>),
}

impl Future for Exchange {
    type Output = Result<Response, Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let exchange = self.get_mut();
        loop {
            #[cfg(feature = "tracing")]
            let span = exchange.trace.span(&exchange.draft);
            #[cfg(feature = "tracing")]
            let entered = span.enter();
            let result = ready!(exchange.advance(cx));
            #[cfg(feature = "tracing")]
            drop(entered);
            #[cfg(feature = "tracing")]
            exchange.trace.end(result.as_ref());
            match result {
                Ok(response) => {
                    exchange.retries().succeeded(exchange.cost);
                    return Poll::Ready(Ok(response));
                }
                Err(error) => exchange.again(error)?,
            }
        }
    }
}

impl Exchange {
    pub(super) fn new(draft: Draft, reading: Reading) -> Self {
        Self::starting(draft, None, reading)
    }

    /// Creates an exchange whose first request may be another than that of the draft.
    pub(super) fn starting(mut draft: Draft, start: Option<Request>, reading: Reading) -> Self {
        idempotency::fill(&mut draft);
        let limits = draft.limits();
        Self {
            draft,
            reading,
            clock: Clock::with_attempts(limits.timeout, limits.attempt_timeout).with_idle(limits.idle_timeout),
            start,
            followed: 0,
            kept: None,
            faults: Faults::default(),
            movement: None,
            authorization: Authorization::default(),
            attempts: 1,
            cost: 0,
            step: Step::Begin,
            #[cfg(feature = "tracing")]
            trace: Trace::default(),
        }
    }

    fn retries(&self) -> &Retries {
        &self.draft.client.shared_settings().retries
    }

    /// Starts the wait before the next attempt, or returns the error if there is none.
    fn again(&mut self, error: Error) -> Result<(), Error> {
        // A refused token is forgotten even where only the next call can have a new one.
        if self.authorization.renew(&error, self.draft.tokens()) && !self.draft.is_sent_once() {
            self.next_attempt();
            self.step = Step::Begin;
            return Ok(());
        }
        let is_repeatable = self.draft.is_repeatable();
        let wait = self.retries().wait(error.failure(), is_repeatable, self.attempts, self.clock.left());
        let Some(wait) = wait.filter(|_| !self.draft.is_sent_once()) else { return Err(error) };
        self.cost += wait.cost;
        self.next_attempt();
        self.step = Step::Waiting(Box::pin(sleep(wait.delay)));
        Ok(())
    }

    fn next_attempt(&mut self) {
        self.attempts += 1;
        self.followed = 0;
        self.kept = None;
        self.authorization.ask_again();
        self.clock.next_attempt();
    }

    /// Returns what the response and the error of this call keep of it.
    fn attempt(&self) -> Attempt {
        let mut attempt = Attempt { number: self.attempts, ..self.draft.attempt() };
        if let Some(token) = self.authorization.token() {
            attempt.secrets.add(token);
        }
        attempt
    }

    fn advance(&mut self, cx: &mut Context<'_>) -> Poll<Result<Response, Error>> {
        loop {
            match &mut self.step {
                Step::Begin if self.authorization.is_to_ask() => {
                    let tokens = self.draft.tokens();
                    if tokens.is_some() {
                        // For a call that can't be sent, none is fetched.
                        self.first()?;
                    }
                    self.step = self.authorization.ask(tokens).map_or(Step::Begin, Step::Authorizing);
                }
                Step::Authorizing(token) => {
                    let token = ready!(self.clock.poll(token.as_mut(), cx));
                    let token = token.ok_or_else(|| self.failed(Failure::Timeout(self.clock.reached())))?;
                    self.authorization.set(token.map_err(|error| self.failed(Failure::Token(error)))?);
                    self.step = Step::Begin;
                }
                Step::Begin => {
                    let request = self.first()?;
                    #[cfg(feature = "tracing")]
                    self.trace.begin(&self.draft, &request.url, self.attempts);
                    self.begin(request);
                }
                Step::Waiting(sleep) => {
                    ready!(sleep.as_mut().poll(cx));
                    self.step = Step::Begin;
                }
                Step::Opening(opening) => {
                    let body = ready!(self.clock.poll(opening.as_mut(), cx));
                    let body = body.ok_or_else(|| self.failed(Failure::Timeout(self.clock.reached())))?;
                    let body = body.map_err(|fault| self.failed(Failure::Unsent(fault)))?;
                    let mut request = outgoing(self.request()?);
                    set_body(&mut request, body, self.movement.as_ref());
                    self.send(request);
                }
                Step::Sending(answer) => {
                    self.clock.follow(self.movement.as_ref());
                    let answer = ready!(self.clock.poll(Pin::new(answer), cx));
                    if answer.is_none() {
                        // Nobody is woken when the body moves: it may have moved since the timer was set.
                        self.clock.follow(self.movement.as_ref());
                        if !self.clock.is_over() {
                            continue;
                        }
                    }
                    let answer = answer.ok_or_else(|| self.failed(self.clock.unanswered()))?;
                    let answer = answer.map_err(|error| {
                        let fault = self.faults.lock().unwrap_or_else(PoisonError::into_inner).take();
                        self.failed(fault.map_or(Failure::Transport(error), Failure::Unsent))
                    })?;
                    if self.draft.follows()
                        && answer.status().is_redirection()
                        && let Some(request) = self.redirected(&answer)?
                    {
                        self.followed += 1;
                        self.clock.rest();
                        self.begin(request);
                    } else if let Some(response) = self.receive(answer) {
                        return Poll::Ready(Ok(response));
                    }
                }
                Step::Reading(head, incoming) => {
                    let status = head.status;
                    if !self.draft.operation.is_success(status, &head.headers) {
                        let body = ready!(incoming.poll_start(&mut self.clock, cx));
                        let headers = std::mem::take(&mut head.headers);
                        let secrets = self.attempt().secrets;
                        let error = ApiError::new(status, headers, body, secrets);
                        return Poll::Ready(Err(self.failed(Failure::Api(error))));
                    }
                    let body = ready!(incoming.poll(&mut self.clock, cx));
                    let headers = std::mem::take(&mut head.headers);
                    let body = body.map_err(|fault| self.failed(fault.of(status, &headers)))?;
                    let attempt = self.attempt();
                    return Poll::Ready(Ok(Response { attempt, status, headers, body, rest: None, faults: None }));
                }
            }
        }
    }

    fn failed(&self, failure: Failure) -> Error {
        Error::of(self.attempt(), failure)
    }

    fn begin(&mut self, request: Request) {
        self.faults = Faults::default();
        // That of the last request may still be on its way.
        let is_watched = request.body.is_some() && self.clock.has_idle_limit();
        self.movement = is_watched.then(Movement::default);
        match &request.body {
            Some(body) => {
                self.step = Step::Opening(body.open(&self.faults));
                self.kept = Some(request);
            }
            None => {
                self.kept = (self.followed > 0).then(|| request.clone());
                self.send(outgoing(request));
            }
        }
    }

    fn send(&mut self, request: reqwest::Request) {
        self.step = Step::Sending(self.draft.client.shared_settings().transport.send(request, self.draft.operation));
    }

    /// Returns the last request.
    fn request(&self) -> Result<Request, Error> {
        self.kept.clone().map_or_else(|| self.first(), Ok)
    }

    /// Returns the first request.
    fn first(&self) -> Result<Request, Error> {
        let mut request = self.start.clone().map_or_else(|| self.draft.request(), Ok)?;
        if let Some(token) = self.authorization.token() {
            let placed = self.draft.credentials().place(token, &mut request.headers);
            placed.map_err(|fault| self.failed(Failure::Invalid(fault)))?;
        }
        Ok(request)
    }

    /// Returns the next request, if the response is a redirect to follow.
    fn redirected(&self, answer: &reqwest::Response) -> Result<Option<Request>, Error> {
        let status = answer.status();
        let refused = |reason| {
            let head = Head { status, headers: answer.headers().clone() };
            self.failed(Failure::Redirect(head, reason))
        };
        let mut request = self.request()?;
        if !redirect::follow(&mut request, answer.url(), status, answer.headers()).map_err(refused)? {
            return Ok(None);
        }
        if self.followed == redirect::LIMIT {
            return Err(refused(format!("more than {} redirects", self.followed)));
        }
        Ok(Some(request))
    }

    /// Returns the response if its body is not to be read; else starts reading it.
    fn receive(&mut self, mut answer: reqwest::Response) -> Option<Response> {
        let limits = self.draft.limits();
        self.clock.rest();
        let head = Head { status: answer.status(), headers: std::mem::take(answer.headers_mut()) };
        let is_success = self.draft.operation.is_success(head.status, &head.headers);
        if self.reading == Reading::Whole || !is_success {
            self.step = Step::Reading(head, Incoming::new(answer, limits.most_bytes));
            return None;
        }
        let Head { status, headers } = head;
        let attempt = self.attempt();
        Some(Response { attempt, status, headers, body: Bytes::new(), rest: Some(answer), faults: None })
    }
}
