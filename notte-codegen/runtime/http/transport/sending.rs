//! A request on its way.

use std::pin::Pin;
use std::task::{Context, Poll};

use super::error::{BoxError, SendFault};

type Answer<E> = Pin<Box<dyn Future<Output = Result<reqwest::Response, E>> + Send>>;

/// The future of the head of a response.
pub(in super::super) enum Sending {
    Http(Answer<reqwest::Error>),
    Service(Answer<BoxError>),
}

impl Future for Sending {
    type Output = Result<reqwest::Response, SendFault>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.get_mut() {
            Self::Http(answer) => answer.as_mut().poll(cx).map_err(SendFault::Http),
            Self::Service(answer) => answer.as_mut().poll(cx).map_err(SendFault::Service),
        }
    }
}
