//! Time limits.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use tokio::time::{Sleep, sleep};

use super::super::error::failure::Failure;
use super::body::Fault;
use super::watched::Movement;

/// A time limit, which starts at the first poll, and one for each attempt within it.
pub(in super::super) struct Clock {
    pub(in super::super) limit: Duration,
    started: Option<Instant>,
    attempt_limit: Option<Duration>,
    attempt_started: Option<Instant>,
    /// How long a transfer may stand still, and when it last moved while there is one.
    idle_limit: Option<Duration>,
    moved: Option<Instant>,
    // Whether a body may begin to move that wakes nobody.
    is_followed: bool,
    // Most futures are ready at the first poll: no timer is set for them.
    timer: Option<Pin<Box<Sleep>>>,
}

impl Clock {
    pub(in super::super) fn new(limit: Duration) -> Self {
        Self {
            limit,
            started: None,
            attempt_limit: None,
            attempt_started: None,
            idle_limit: None,
            moved: None,
            is_followed: false,
            timer: None,
        }
    }

    /// Creates a clock with a limit for each attempt.
    pub(in super::super) fn with_attempts(limit: Duration, attempt_limit: Option<Duration>) -> Self {
        Self { attempt_limit, ..Self::new(limit) }
    }

    /// Sets how long a transfer may stand still.
    pub(in super::super) fn with_idle(self, limit: Option<Duration>) -> Self {
        Self { idle_limit: limit, ..self }
    }

    /// Creates a clock with the same limits for the whole and for standing still.
    pub(in super::super) fn anew(&self) -> Self {
        Self::new(self.limit).with_idle(self.idle_limit)
    }

    /// Starts the time of the next attempt.
    pub(in super::super) fn next_attempt(&mut self) {
        self.attempt_started = None;
        self.moved = None;
        self.is_followed = false;
        self.timer = None;
    }

    /// Notes that a response begins to be transferred, if it does.
    pub(super) fn watch(&mut self) {
        if self.idle_limit.is_some() && self.moved.is_none() {
            self.moved();
        }
    }

    /// Notes that a transfer moved.
    pub(super) fn moved(&mut self) {
        if self.idle_limit.is_some() {
            self.moved = Some(Instant::now());
            self.timer = None;
        }
    }

    pub(super) fn has_idle_limit(&self) -> bool {
        self.idle_limit.is_some()
    }

    /// Takes over when the body of a request moved. The timer is set anew: it also ends after the limit on standing still where the body has not
    /// begun to move, since nobody is woken when it does.
    pub(super) fn follow(&mut self, movement: Option<&Movement>) {
        if let Some(movement) = movement {
            let last = movement.last();
            if last.is_none() || last != self.moved {
                (self.moved, self.timer) = (last, None);
            }
            self.is_followed = true;
        }
    }

    /// Returns whether one of the limits has ended.
    pub(super) fn is_over(&self) -> bool {
        let is_past = |limit: Option<Duration>, started: Option<Instant>| {
            limit.zip(started).is_some_and(|(limit, started)| started.elapsed() >= limit)
        };
        self.left().is_zero()
            || is_past(self.attempt_limit, self.attempt_started)
            || is_past(self.idle_limit, self.moved)
    }

    /// Notes that nothing is being transferred.
    pub(super) fn rest(&mut self) {
        if self.moved.take().is_some() || self.is_followed {
            self.is_followed = false;
            self.timer = None;
        }
    }

    /// Returns the limit on standing still, if it is what ended.
    fn idled(&self) -> Option<Duration> {
        let (limit, moved) = (self.idle_limit?, self.moved?);
        (moved.elapsed() >= limit && !self.left().is_zero()).then_some(limit)
    }

    /// Returns why there is no head of a response.
    pub(super) fn unanswered(&self) -> Failure {
        self.idled().map_or_else(|| Failure::Timeout(self.reached()), |limit| Failure::Idle(None, limit))
    }

    /// Returns why there is no piece of a response.
    pub(super) fn stalled(&self) -> Fault {
        self.idled().map_or_else(|| Fault::Stalled(self.reached()), Fault::Idle)
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
        let left = |limit: Option<Duration>, started: Option<Instant>| Some(limit?.saturating_sub(started?.elapsed()));
        let idle = left(self.idle_limit, self.moved).or(self.idle_limit.filter(|_| self.is_followed));
        let ends = [left(self.attempt_limit, self.attempt_started), idle];
        ends.into_iter().flatten().fold(self.left(), Duration::min)
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
        self.timer = is_over.is_pending().then_some(timer);
        is_over.map(|()| None)
    }
}
