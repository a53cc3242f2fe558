//! Waiting for an end that is known when the client is generated.

use std::fmt;
use std::future::IntoFuture;
use std::pin::Pin;
use std::time::Duration;

use super::call::draft_of;
use super::call::setters::AnySetters;
use super::response::from_response::parse;
use super::wait::poll;
use super::{Call, FromResponse, Progress, Response, WaitError};

/// How a response says that something has ended: a member and its values.
#[derive(Clone, Copy, Debug)]
pub struct Waiter {
    state: &'static [&'static str],
    done: &'static [&'static str],
    failed: &'static [&'static str],
    interval: Duration,
    deadline: Duration,
}

impl Waiter {
    /// Creates a waiter for the member at a path, and the values that end the wait: strings without quotes. The call is sent once a second,
    /// for five minutes.
    #[must_use]
    pub const fn new(state: &'static [&'static str], done: &'static [&'static str]) -> Self {
        Self { state, done, failed: &[], interval: Duration::from_secs(1), deadline: Duration::from_secs(300) }
    }

    /// Sets the values that mean that it has failed.
    #[must_use]
    pub const fn failed(mut self, values: &'static [&'static str]) -> Self {
        self.failed = values;
        self
    }

    /// Sets the seconds between two calls.
    #[must_use]
    pub const fn interval(mut self, seconds: u64) -> Self {
        self.interval = Duration::from_secs(seconds);
        self
    }

    /// Sets the seconds after which the wait ends.
    #[must_use]
    pub const fn deadline(mut self, seconds: u64) -> Self {
        self.deadline = Duration::from_secs(seconds);
        self
    }

    /// Returns what a response says. Without the member, or with another value, nothing is over.
    fn progress(&self, response: &Response) -> Progress {
        let Ok(document) = parse(response) else { return Progress::Running };
        let state = self.state.iter().try_fold(document.root(), |node, name| node.get(name));
        let Some(state) = state else { return Progress::Running };
        let of_bool = |is_set| if is_set { "true" } else { "false" };
        let text = state.as_str().or_else(|| state.as_number()).or_else(|| state.as_bool().map(of_bool));
        match text {
            Some(text) if self.done.contains(&text) => Progress::Done,
            Some(text) if self.failed.contains(&text) => Progress::Failed,
            _ => Progress::Running,
        }
    }
}

/// A wait for the end of something: when it is awaited, it repeats a call.
///
/// Between two calls it waits for the interval, or for as long as the `Retry-After` header of the response says. The last call is sent at
/// the deadline.
#[must_use = "nothing is waited for until it is awaited"]
pub struct Wait<T> {
    call: Call<T>,
    waiter: Waiter,
}

impl<T> Wait<T> {
    /// Creates a wait.
    pub fn new<S: AnySetters, E>(call: Call<T, S, E>, waiter: &Waiter) -> Self {
        Self { call: draft_of(call).call(), waiter: *waiter }
    }

    /// Sets the time between two calls.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.waiter.interval = interval;
        self
    }

    /// Sets how long to wait at most. The last call is sent at that time.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.waiter.deadline = deadline;
        self
    }
}

impl<T: FromResponse + Send + 'static> IntoFuture for Wait<T> {
    type Output = Result<T, WaitError<T>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { call, waiter } = self;
        let send = move || call.clone().send();
        Box::pin(poll(send, waiter.interval, waiter.deadline, move |response, finish| {
            let progress = waiter.progress(&response);
            Ok((finish(Ok(response))?, progress))
        }))
    }
}

impl<T> fmt::Debug for Wait<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wait").field("call", &self.call).field("waiter", &self.waiter).finish()
    }
}
