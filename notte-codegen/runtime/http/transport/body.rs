//! The bodies that a transport sends and receives.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use http_body::{Body, Frame, SizeHint};

use super::error::{BoxError, TransportError};

/// The body of a request or a response, as a transport has it.
#[derive(Default)]
pub struct TransportBody {
    pub(super) inner: reqwest::Body,
}

impl TransportBody {
    /// Returns the whole body, if it is in memory.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        self.inner.as_bytes()
    }

    /// Reads the whole body.
    ///
    /// # Errors
    /// If a piece of it can't be read.
    pub async fn collect(mut self) -> Result<Bytes, TransportError> {
        let mut whole = BytesMut::new();
        while let Some(frame) = poll_fn(|cx| Pin::new(&mut self).poll_frame(cx)).await.transpose()? {
            if let Ok(piece) = frame.into_data() {
                whole.extend_from_slice(&piece);
            }
        }
        Ok(whole.freeze())
    }
}

impl<T: Into<Bytes>> From<T> for TransportBody {
    fn from(body: T) -> Self {
        Self { inner: body.into().into() }
    }
}

impl Body for TransportBody {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        Pin::new(&mut self.inner).poll_frame(cx).map_err(TransportError::new)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

impl fmt::Debug for TransportBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportBody").finish_non_exhaustive()
    }
}

/// A body that threads may share: reqwest asks for that, a service does not promise it.
pub(super) struct Shared<B> {
    inner: Mutex<Pin<Box<B>>>,
}

impl<B> Shared<B> {
    pub(super) fn new(body: B) -> Self {
        Self { inner: Mutex::new(Box::pin(body)) }
    }
}

impl<B: Body<Data = Bytes, Error: Into<BoxError>>> Body for Shared<B> {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let body = self.inner.get_mut().unwrap_or_else(PoisonError::into_inner);
        let frame = ready!(body.as_mut().poll_frame(cx));
        Poll::Ready(frame.map(|frame| frame.map_err(Into::into)))
    }

    fn is_end_stream(&self) -> bool {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).size_hint()
    }
}
