//! Request bodies from memory, files and streams.

pub(super) mod body_stream;
pub(super) mod file_stream;

use std::error::Error as StdError;
use std::fmt;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::call::content::{Content, Faults, Opening};
use super::call::draft::Draft;
use body_stream::Part;

/// The body of a request: bytes in memory, a file, or a stream.
///
/// It can be made from anything that converts to [`Bytes`]. Clones of a stream are the same stream, which can be sent only once: the call
/// can't be repeated, and a redirect that needs the body again is an error.
#[derive(Clone)]
pub struct Body {
    source: Source,
    on_progress: Option<OnProgress>,
}

#[derive(Clone)]
enum Source {
    Bytes(Bytes),
    Path(Arc<Path>),
    Stream(Once, Option<u64>),
}

/// The progress of a transfer: how many bytes are sent, and how many there are in all, if that is known.
type OnProgress = Arc<dyn Fn(u64, Option<u64>) + Send + Sync>;

/// A stream that was not sent yet.
pub(super) type Once = Arc<Mutex<Option<Pieces>>>;

pub(super) type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, Broken>> + Send>>;

pub(super) type Broken = Box<dyn StdError + Send + Sync>;

impl Body {
    /// Creates a body from a file, which is opened and read when the call is sent.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self::of(Source::Path(path.into().into()))
    }

    /// Creates a body from a stream. Its length is not known, so it is sent in chunks.
    ///
    /// The stream is polled when there is room for its next piece. An error of the stream aborts the call.
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self::of_stream(stream, None)
    }

    /// Creates a body from a stream of `length` bytes. With more or fewer bytes the call is aborted.
    pub fn sized_stream<S, B, E>(stream: S, length: u64) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self::of_stream(stream, Some(length))
    }

    /// Sets a closure that is called after each piece, with the number of bytes that the connection has taken and the length of the body, if
    /// that is known. An attempt and a redirect begin anew.
    #[must_use]
    pub fn on_progress(mut self, tell: impl Fn(u64, Option<u64>) + Send + Sync + 'static) -> Self {
        self.on_progress = Some(Arc::new(tell));
        self
    }

    fn of(source: Source) -> Self {
        Self { source, on_progress: None }
    }

    /// Returns whether the body is a stream, which is there once.
    pub(super) fn is_once(&self) -> bool {
        matches!(self.source, Source::Stream(..))
    }

    fn of_stream<S, B, E>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Broken>,
    {
        let pieces: Pieces = Box::pin(Converted(Box::pin(stream)));
        Self::of(Source::Stream(Arc::new(Mutex::new(Some(pieces))), length))
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self::of(Source::Bytes(bytes.into()))
    }
}

/// Does not show the content, which may be long or secret.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Body");
        match &self.source {
            Source::Bytes(bytes) => shown.field("bytes", &bytes.len()).finish(),
            Source::Path(path) => shown.field("path", path).finish(),
            Source::Stream(once, length) => {
                let is_sent = once.lock().unwrap_or_else(PoisonError::into_inner).is_none();
                shown.field("length", length).field("is_sent", &is_sent).finish_non_exhaustive()
            }
        }
    }
}

/// A stream with its pieces and errors converted.
struct Converted<S>(Pin<Box<S>>);

impl<S, B, E> Stream for Converted<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<Broken>,
{
    type Item = Result<Bytes, Broken>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(cx).map(|piece| piece.map(|piece| piece.map(Into::into).map_err(Into::into)))
    }
}

/// A request body without a form around it.
#[derive(Clone, Default)]
struct Given {
    content_type: String,
    body: Option<Body>,
}

impl Content for Given {
    fn content_type(&self) -> String {
        self.content_type.clone()
    }

    fn is_once(&self) -> bool {
        self.body.as_ref().is_some_and(Body::is_once)
    }

    fn open(&self, faults: &Faults) -> Opening {
        let part = self.body.clone().map(|body| Part { name: "the body".to_owned(), body });
        body_stream::open(part.into_iter().collect(), faults)
    }
}

#[allow(dead_code, reason = "an API may have bodies that are parts only")]
impl Draft {
    /// Sets the body.
    pub(crate) fn body(&mut self, content_type: &str, body: impl Into<Body>) {
        match body.into() {
            Body { source: Source::Bytes(bytes), on_progress: None } => self.whole(content_type, bytes),
            body => self.change(|given: &mut Given| {
                given.content_type = content_type.to_owned();
                given.body = Some(body);
            }),
        }
    }
}
