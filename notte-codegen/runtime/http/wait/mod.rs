//! Sending a call again until its response says that something is over.

use std::error::Error as StdError;
use std::fmt;
use std::future::IntoFuture;
use std::time::{Duration, Instant};

use tokio::time::sleep;

use super::error::retry_after;
use super::{Error, Pending, Response};

/// What a response says about the thing that is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is not over: the call is sent again.
    Running,
    /// It is over, as wanted.
    Done,
    /// It is over, and will not get to what is wanted.
    Failed,
}

/// `true` is [`Done`](Progress::Done), `false` is [`Running`](Progress::Running).
impl From<bool> for Progress {
    fn from(is_done: bool) -> Self {
        if is_done { Self::Done } else { Self::Running }
    }
}

/// The reason why a wait ended without what was waited for.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitError<T> {
    /// The response says that it failed.
    Failed(T),
    /// It was not over in time.
    TimedOut {
        /// The last response.
        last: T,
        /// How often the call was sent, without the retries of each.
        polls: u32,
        /// How long the wait was.
        elapsed: Duration,
    },
    /// A call failed, after its retries.
    Call(Error),
}

impl<T> fmt::Display for WaitError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(_) => f.write_str("what was waited for has failed"),
            Self::TimedOut { polls, elapsed, .. } => {
                write!(f, "what was waited for is not over after {elapsed:.1?} and {polls} calls")
            }
            Self::Call(error) => error.fmt(f),
        }
    }
}

impl<T: fmt::Debug> StdError for WaitError<T> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Call(error) => error.source(),
            Self::Failed(_) | Self::TimedOut { .. } => None,
        }
    }
}

impl<T> From<Error> for WaitError<T> {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

/// Waits by repeating a call. Every call of this crate implements it.
pub trait PollUntil<T>: Sized {
    /// Sends the call until `progress` says of a response that it is done or failed, for as long as `deadline`.
    ///
    /// Between two calls it waits for `interval`, or for as long as the `Retry-After` header of the response says, unless that time has
    /// passed. The last call is sent at the deadline. Each call has the time limit and the retries that it has otherwise; if one fails after
    /// them, the wait ends.
    fn poll_until<P: Into<Progress>>(
        self,
        interval: Duration,
        deadline: Duration,
        progress: impl FnMut(&T) -> P + Send,
    ) -> impl Future<Output = Result<T, WaitError<T>>> + Send;
}

impl<T, C> PollUntil<T> for C
where
    T: Send,
    C: IntoFuture<Output = Result<T, Error>, IntoFuture = Pending<T>> + Clone + Send,
{
    async fn poll_until<P: Into<Progress>>(
        self,
        interval: Duration,
        deadline: Duration,
        mut progress: impl FnMut(&T) -> P + Send,
    ) -> Result<T, WaitError<T>> {
        let send = move || self.clone().into_future();
        poll(send, interval, deadline, |response, finish| {
            let value = finish(Ok(response))?;
            let progress = progress(&value).into();
            Ok((value, progress))
        })
        .await
    }
}

/// What makes the value of a call of its response.
pub(super) type Finish<T> = fn(Result<Response, Error>) -> Result<T, Error>;

/// Sends a call until `read` says of a response that it is done or failed.
pub(super) async fn poll<T: Send>(
    send: impl Fn() -> Pending<T> + Send,
    interval: Duration,
    deadline: Duration,
    mut read: impl FnMut(Response, Finish<T>) -> Result<(T, Progress), Error> + Send,
) -> Result<T, WaitError<T>> {
    let started = Instant::now();
    let mut polls: u32 = 0;
    loop {
        // A call that begins at the deadline is the last one.
        let is_last = started.elapsed() >= deadline;
        let Pending { exchange, finish } = send();
        let response = exchange.await?;
        let asked = retry_after::read(&response.headers);
        let (value, progress) = read(response, finish)?;
        polls = polls.saturating_add(1);
        match progress {
            Progress::Done => return Ok(value),
            Progress::Failed => return Err(WaitError::Failed(value)),
            Progress::Running if is_last => {
                return Err(WaitError::TimedOut { last: value, polls, elapsed: started.elapsed() });
            }
            Progress::Running => {}
        }
        let left = deadline.saturating_sub(started.elapsed());
        // No time, or one that has passed, says nothing of when it will be over: calls without a pause would be an attack.
        let asked = asked.filter(|asked| !asked.is_zero());
        sleep(asked.unwrap_or(interval).min(left)).await;
    }
}
