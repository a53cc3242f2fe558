//! Response bodies as streams.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::super::call::attempt::Attempt;
use super::super::exchange::body::Pieces;
use super::super::exchange::clock::Clock;
use super::super::{Error, Response};

/// The body of a response as a stream of pieces.
///
/// The timeout of the call applies to each piece. The stream ends after an error.
pub struct ByteStream {
    pub(in super::super) attempt: Attempt,
    pub(in super::super) status: StatusCode,
    pub(in super::super) headers: HeaderMap,
    pub(in super::super) pieces: Pieces,
    // It starts when the first piece is polled.
    clock: Clock,
}

impl ByteStream {
    pub(in super::super) fn new(response: Response) -> Self {
        let Response { attempt, status, headers, rest, .. } = response;
        let clock = Clock::new(attempt.limits.timeout).with_idle(attempt.limits.idle_timeout);
        let pieces = rest.map_or_else(Pieces::none, Pieces::of);
        Self { attempt, status, headers, pieces, clock }
    }

    /// Returns the status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the next piece, or `None` at the end. This method is cancel safe.
    ///
    /// # Errors
    /// Returns an error if the connection fails, or if the time limit is reached.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await.transpose()
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Self { attempt, status, headers, pieces, clock } = &mut *self;
        let piece = ready!(pieces.poll(clock, cx));
        *clock = clock.anew();
        let piece = piece.map_err(|fault| Error::of(attempt.clone(), fault.of(*status, headers)));
        Poll::Ready(piece.transpose())
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream")
            .field("operation", &self.attempt.operation.id())
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
