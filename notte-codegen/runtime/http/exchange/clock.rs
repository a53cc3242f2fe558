//! Time limits.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use tokio::time::{Sleep, sleep};

/// A time limit, which starts at the first poll.
pub(in super::super) struct Clock {
    pub(in super::super) limit: Duration,
    started: Option<Instant>,
    // Most futures are ready at the first poll: no timer is set for them.
    timer: Option<Pin<Box<Sleep>>>,
}

impl Clock {
    pub(in super::super) fn new(limit: Duration) -> Self {
        Self { limit, started: None, timer: None }
    }

    /// Polls `future`. The output is `None` when the time is up.
    pub(in super::super) fn poll<F: Future + ?Sized>(
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
