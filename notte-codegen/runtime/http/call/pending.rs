//! The future of a call.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::super::exchange::{Exchange, Reading};
use super::super::{Error, Response};
use super::draft::Draft;

/// The future of a call.
///
/// The call starts at the first poll; dropping the future cancels it.
#[must_use = "futures do nothing unless they are awaited"]
pub struct Pending<T> {
    pub(in super::super) exchange: Pin<Box<Exchange>>,
    pub(in super::super) finish: fn(Result<Response, Error>) -> Result<T, Error>,
}

impl<T> Pending<T> {
    pub(in super::super) fn new(
        draft: Draft,
        reading: Reading,
        finish: fn(Result<Response, Error>) -> Result<T, Error>,
    ) -> Self {
        Self { exchange: Box::pin(Exchange::new(draft, reading)), finish }
    }
}

impl<T> Future for Pending<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let finish = self.finish;
        self.exchange.as_mut().poll(cx).map(finish)
    }
}

impl<T> fmt::Debug for Pending<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending").finish_non_exhaustive()
    }
}
