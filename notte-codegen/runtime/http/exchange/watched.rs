//! A request body that says when it moved.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Instant;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// As much of a body in memory is sent at once, so that it is seen to move.
const PIECE: usize = 64 << 10;

/// When a piece of a body was last taken; none before the first piece and after the last one.
#[derive(Clone, Default)]
pub(super) struct Movement {
    last: Arc<Mutex<Option<Instant>>>,
}

impl Movement {
    pub(super) fn last(&self) -> Option<Instant> {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, last: Option<Instant>) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = last;
    }

    /// Returns a body that tells of its movement here.
    pub(super) fn watch(&self, body: reqwest::Body) -> reqwest::Body {
        reqwest::Body::wrap(Watched { body, rest: Bytes::new(), movement: self.clone() })
    }
}

/// A body on its way.
struct Watched {
    body: reqwest::Body,
    // What is left of the last piece of the body.
    rest: Bytes,
    movement: Movement,
}

impl Body for Watched {
    type Data = Bytes;
    type Error = reqwest::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        if self.rest.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_frame(cx)) {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(piece) => self.rest = piece,
                    Err(other) => return Poll::Ready(Some(Ok(other))),
                },
                end => {
                    self.movement.set(None);
                    return Poll::Ready(end);
                }
            }
        }
        let length = self.rest.len().min(PIECE);
        let piece = self.rest.split_to(length);
        // With the last piece of a known length, nobody asks for more.
        let is_last = self.is_end_stream() || self.size_hint().exact() == Some(0);
        self.movement.set((!is_last).then(Instant::now));
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let (hint, rest) = (self.body.size_hint(), self.rest.len() as u64);
        let mut whole = SizeHint::new();
        whole.set_lower(hint.lower().saturating_add(rest));
        if let Some(upper) = hint.upper() {
            whole.set_upper(upper.saturating_add(rest));
        }
        whole
    }
}
