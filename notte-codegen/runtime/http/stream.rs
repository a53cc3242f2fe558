//! A body, piece by piece.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::body::{self, Fault};
use super::exchange::Clock;
use super::failure::Unreadable;
use super::from_response::unreadable;
use super::response::Rest;
use super::{Error, Operation, Response};

/// The body of an answer, as it comes in.
///
/// Each piece may take as long as the timeout of the call says. After an error there is nothing more.
pub struct ByteStream {
    operation: &'static Operation,
    status: StatusCode,
    headers: HeaderMap,
    // The piece that comes next; nothing at the end. It takes the answer along, and gives it back.
    next: Option<Pin<Box<dyn Future<Output = Piece> + Send>>>,
}

type Piece = (reqwest::Response, Duration, Result<Option<Bytes>, Fault>);

impl ByteStream {
    pub(super) fn new(response: Response) -> Self {
        Self {
            operation: response.operation,
            status: response.status,
            headers: response.headers,
            next: response.rest.map(|Rest { answer, timeout, .. }| read(answer, timeout)),
        }
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

impl ByteStream {
    /// The error for a part of the body that can't be read.
    pub(super) fn unreadable(&self, body: Bytes, reason: Unreadable) -> Error {
        let (status, headers) = (self.status, self.headers.clone());
        unreadable(Response { operation: self.operation, status, headers, body, rest: None }, reason)
    }

    /// The error for a part of the body that is larger than it may be.
    pub(super) fn too_large(&self, most_bytes: usize) -> Error {
        Error::of(self.operation, Fault::TooLarge(most_bytes).of(self.status, &self.headers))
    }

    /// Reads nothing more, and lets the connection go.
    pub(super) fn close(&mut self) {
        self.next = None;
    }
}

/// The clock starts when the piece is first asked for.
fn read(mut answer: reqwest::Response, limit: Duration) -> Pin<Box<dyn Future<Output = Piece> + Send>> {
    Box::pin(async move {
        let piece = body::next(&mut answer, Clock::start(limit)).await;
        (answer, limit, piece)
    })
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(next) = &mut self.next else {
            return Poll::Ready(None);
        };
        let (answer, limit, piece) = ready!(next.as_mut().poll(cx));
        self.next = None;
        Poll::Ready(match piece {
            Ok(None) => None,
            Ok(Some(piece)) => {
                self.next = Some(read(answer, limit));
                Some(Ok(piece))
            }
            Err(fault) => {
                let (status, headers) = (self.status, &self.headers);
                Some(Err(Error::of(self.operation, fault.of(status, headers))))
            }
        })
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream")
            .field("operation", &self.operation.id())
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
