//! Time limits.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use tokio::time::{Sleep, sleep};

/// A time limit, which starts at the first poll, and one for each attempt within it.
pub(in super::super) struct Clock {
    pub(in super::super) limit: Duration,
    started: Option<Instant>,
    attempt_limit: Option<Duration>,
    attempt_started: Option<Instant>,
    // Most futures are ready at the first poll: no timer is set for them.
    timer: Option<Pin<Box<Sleep>>>,
}

impl Clock {
    pub(in super::super) fn new(limit: Duration) -> Self {
        Self { limit, started: None, attempt_limit: None, attempt_started: None, timer: None }
    }

    /// Creates a clock with a limit for each attempt.
    pub(in super::super) fn with_attempts(limit: Duration, attempt_limit: Option<Duration>) -> Self {
        Self { attempt_limit, ..Self::new(limit) }
    }

    /// Starts the time of the next attempt.
    pub(in super::super) fn next_attempt(&mut self) {
        self.attempt_started = None;
        self.timer = None;
    }

    /// Returns what is left of the whole limit.
    pub(in super::super) fn left(&self) -> Duration {
        self.started.map_or(self.limit, |started| self.limit.saturating_sub(started.elapsed()))
    }

    /// Returns the limit that ends first.
    pub(in super::super) fn reached(&self) -> Duration {
        match self.attempt_limit {
            Some(attempt) if !self.left().is_zero() => attempt.min(self.limit),
            _ => self.limit,
        }
    }

    /// Returns what is left of the limit that ends first.
    fn next_end(&self) -> Duration {
        match (self.attempt_limit, self.attempt_started) {
            (Some(limit), Some(started)) => limit.saturating_sub(started.elapsed()).min(self.left()),
            _ => self.left(),
        }
    }

    /// Polls `future`. The output is `None` when the time is up.
    pub(in super::super) fn poll<F: Future + ?Sized>(
        &mut self,
        future: Pin<&mut F>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<F::Output>> {
        if self.attempt_started.is_none() {
            let now = Instant::now();
            self.started.get_or_insert(now);
            self.attempt_started = Some(now);
        }
        if let Poll::Ready(output) = future.poll(cx) {
            return Poll::Ready(Some(output));
        }
        let mut timer = self.timer.take().unwrap_or_else(|| Box::pin(sleep(self.next_end())));
        let is_over = timer.as_mut().poll(cx);
        self.timer = Some(timer);
        is_over.map(|()| None)
    }
}
