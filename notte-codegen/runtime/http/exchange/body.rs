//! Reading the body of a response.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, StatusCode};

use super::super::error::failure::{Failure, Head};
use super::clock::Clock;

/// The limit on the body of an error response.
const ERROR_LIMIT: usize = 1 << 20;

/// The most memory that is reserved on the word of a `Content-Length`.
const TRUSTED: usize = 1 << 20;

/// The reason why a body was not read to its end.
pub(in super::super) enum Fault {
    TooLarge(usize),
    Stalled(Duration),
    Idle(Duration),
    Broken(reqwest::Error),
}

impl Fault {
    pub(in super::super) fn of(self, status: StatusCode, headers: &HeaderMap) -> Failure {
        let head = Head { status, headers: headers.clone() };
        match self {
            Self::TooLarge(limit) => Failure::TooLarge(head, limit),
            Self::Stalled(limit) => Failure::Stalled(head, limit),
            Self::Idle(limit) => Failure::Idle(Some(head), limit),
            Self::Broken(error) => Failure::Broken(head, error),
        }
    }
}

/// The pieces of a body. After the last piece or a fault, the connection is released.
pub(in super::super) struct Pieces {
    // The future owns the response and returns it.
    next: Option<Pin<Box<dyn Future<Output = Piece> + Send>>>,
}

type Piece = (reqwest::Response, Result<Option<Bytes>, reqwest::Error>);

impl Pieces {
    pub(in super::super) fn of(mut answer: reqwest::Response) -> Self {
        let next = async move {
            let piece = answer.chunk().await;
            (answer, piece)
        };
        Self { next: Some(Box::pin(next)) }
    }

    /// Creates an empty body.
    pub(in super::super) fn none() -> Self {
        Self { next: None }
    }

    /// Polls the next piece; `None` at the end.
    pub(in super::super) fn poll(
        &mut self,
        clock: &mut Clock,
        cx: &mut Context<'_>,
    ) -> Poll<Result<Option<Bytes>, Fault>> {
        let Some(next) = &mut self.next else {
            return Poll::Ready(Ok(None));
        };
        clock.watch();
        let next = ready!(clock.poll(next.as_mut(), cx));
        *self = Self::none();
        let (answer, piece) = next.ok_or_else(|| clock.stalled())?;
        clock.moved();
        let piece = piece.map_err(Fault::Broken)?;
        if piece.is_some() {
            *self = Self::of(answer);
        }
        Poll::Ready(Ok(piece))
    }
}

/// A body that is read as a whole.
pub(in super::super) struct Incoming {
    pieces: Pieces,
    announced: usize,
    limit: usize,
    // A small body arrives in one piece, which is not copied.
    first: Bytes,
    body: BytesMut,
}

impl Incoming {
    pub(in super::super) fn new(answer: reqwest::Response, limit: usize) -> Self {
        let announced = answer.content_length().unwrap_or_default();
        Self {
            announced: usize::try_from(announced).unwrap_or(usize::MAX),
            limit,
            pieces: Pieces::of(answer),
            first: Bytes::new(),
            body: BytesMut::new(),
        }
    }

    /// Polls the whole body.
    pub(in super::super) fn poll(&mut self, clock: &mut Clock, cx: &mut Context<'_>) -> Poll<Result<Bytes, Fault>> {
        let mut length = self.announced;
        while length <= self.limit {
            let Some(piece) = ready!(self.pieces.poll(clock, cx))? else {
                return Poll::Ready(Ok(self.take()));
            };
            length = self.length() + piece.len();
            self.push(piece);
        }
        Poll::Ready(Err(Fault::TooLarge(self.limit)))
    }

    /// Polls the body of an error response. A fault ends it: the start of the body says more than the fault.
    pub(in super::super) fn poll_start(&mut self, clock: &mut Clock, cx: &mut Context<'_>) -> Poll<Bytes> {
        let limit = self.limit.min(ERROR_LIMIT);
        while self.length() < limit
            && let Ok(Some(piece)) = ready!(self.pieces.poll(clock, cx))
        {
            self.push(piece);
        }
        let mut body = self.take();
        body.truncate(limit);
        Poll::Ready(body)
    }

    fn length(&self) -> usize {
        self.first.len() + self.body.len()
    }

    fn push(&mut self, piece: Bytes) {
        if self.length() == 0 {
            self.first = piece;
            return;
        }
        if self.body.is_empty() {
            self.body.reserve(self.announced.min(TRUSTED).max(self.first.len() + piece.len()));
            self.body.extend_from_slice(&std::mem::take(&mut self.first));
        }
        self.body.extend_from_slice(&piece);
    }

    fn take(&mut self) -> Bytes {
        if self.body.is_empty() { std::mem::take(&mut self.first) } else { self.body.split().freeze() }
    }
}
