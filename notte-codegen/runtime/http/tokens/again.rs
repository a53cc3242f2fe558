//! Asks for a token again after a temporary failure.

use std::error::Error as StdError;
use std::fmt;
use std::iter::successors;
use std::time::{Duration, Instant};

use tokio::time::sleep;

use super::super::Error;
use super::super::error::failure::Failure;
use super::super::error::retryable::is_refused;
use super::super::retry::Retries;
use super::super::transport::error::BoxError;
use super::Token;

/// Marks an error of a token source as temporary: the source is called again, within the policy of retries and the time limit of a call.
///
/// Without the mark, a source is called again if its error, or a cause of it, is a refused or broken connection ([`std::io::Error`]) or a
/// [retryable](Error::retryable) [`Error`].
pub struct Transient {
    pub(super) inner: BoxError,
}

impl Transient {
    /// Marks an error as temporary.
    pub fn new(error: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { inner: error.into() }
    }
}

impl fmt::Display for Transient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl fmt::Debug for Transient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Transient({:?})", self.inner)
    }
}

impl StdError for Transient {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.inner.source()
    }
}

/// Asks until there is a token or no attempt is left.
pub(super) async fn again<T>(retries: Retries, limit: Duration, ask: impl Fn() -> T) -> Result<Token, Failure>
where
    T: Future<Output = Result<Token, Failure>>,
{
    let started = Instant::now();
    let (mut sent, mut cost) = (1, 0);
    loop {
        let failure = match ask().await {
            Ok(token) => {
                retries.succeeded(cost);
                return Ok(token);
            }
            Err(failure) => failure,
        };
        let left = limit.saturating_sub(started.elapsed());
        let wait = match &failure {
            Failure::Token(error) if retries.has_attempts(sent) => {
                passing(error.as_ref()).and_then(|asked| retries.after(asked, sent, left))
            }
            Failure::Token(_) => None,
            failure => retries.wait(failure, true, sent, left),
        };
        let Some(wait) = wait else { return Err(failure) };
        sleep(wait.delay).await;
        sent += 1;
        cost += wait.cost;
    }
}

/// Returns the wait that a temporary error asks for, if it asks for one; none for any other error.
fn passing(error: &(dyn StdError + 'static)) -> Option<Option<Duration>> {
    if error.is::<Transient>() || is_refused(error) {
        return Some(None);
    }
    let mut causes = successors(Some(error), |error| StdError::source(*error));
    let call = causes.find_map(|error| error.downcast_ref::<Error>());
    call.filter(|error| error.retryable()).map(Error::retry_after)
}
