//! A body, piece by piece.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::attempt::Attempt;
use super::body::Pieces;
use super::clock::Clock;
use super::{Error, Response};

/// The body of an answer, as it comes in.
///
/// Each piece may take as long as the timeout of the call says. After an error there is nothing more.
pub struct ByteStream {
    pub(super) attempt: Attempt,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) pieces: Pieces,
    // It starts when a piece is first asked for.
    clock: Clock,
}

impl ByteStream {
    pub(super) fn new(response: Response) -> Self {
        let Response { attempt, status, headers, rest, .. } = response;
        let clock = Clock::new(attempt.limits.timeout);
        let pieces = rest.map_or_else(Pieces::none, Pieces::of);
        Self { attempt, status, headers, pieces, clock }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The next piece, or nothing at the end. Nothing is lost when it is dropped half way.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await.transpose()
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Self { attempt, status, headers, pieces, clock } = &mut *self;
        let piece = ready!(pieces.poll(clock, cx));
        *clock = Clock::new(clock.limit);
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
