//! The time that something may take.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use tokio::time::{Sleep, sleep};

/// The time that something may take, from when it is first asked for.
pub(super) struct Clock {
    pub(super) limit: Duration,
    started: Option<Instant>,
    // Most of what is waited for is there already: then no timer is set.
    timer: Option<Pin<Box<Sleep>>>,
}

impl Clock {
    pub(super) fn new(limit: Duration) -> Self {
        Self { limit, started: None, timer: None }
    }

    /// What `future` gives, or nothing when the time is up.
    pub(super) fn poll<F: Future + ?Sized>(
        &mut self,
        future: Pin<&mut F>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<F::Output>> {
        let started = *self.started.get_or_insert_with(Instant::now);
        if let Poll::Ready(output) = future.poll(cx) {
            return Poll::Ready(Some(output));
        }
        let left = || self.limit.saturating_sub(started.elapsed());
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep(left())));
        timer.as_mut().poll(cx).map(|()| None)
    }
}
