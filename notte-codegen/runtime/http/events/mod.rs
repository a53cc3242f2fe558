//! Responses that are streams of events: server-sent events, JSON lines, JSON text sequences.

pub(super) mod frames;
pub(super) mod resume;

use std::borrow::Cow;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::HeaderMap;

use super::super::json::{DecodeError, Wire, from_slice_within};
use super::error::failure::Unreadable;
use super::exchange::body::{Fault, Pieces};
use super::response::from_response::{is_json, media_type, unreadable};
use super::{ByteStream, Error, FromResponse, Response, Text};
use frames::{Frame, Frames, Framing};

/// The events of a response, as a stream. The timeout of the call applies to each piece, and the size limit of the client to each event
/// with its name and its id.
///
/// The stream ends at `data: [DONE]` or when the connection is closed. An event whose data can't be decoded is an error, and the stream
/// goes on; after any other error it ends.
pub struct Events<T> {
    bytes: ByteStream,
    is_sse: bool,
    frames: Frames,
    ended: bool,
    // Whether the server said that nothing comes any more.
    is_done: bool,
    data: PhantomData<fn() -> T>,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// The name of the event's type, if it has one.
    pub event: Option<String>,
    /// The last id that the server sent. Events share it until the next id.
    pub id: Option<Arc<str>>,
    /// The decoded data.
    pub data: T,
}

/// A value that can be decoded from the data of an event: JSON, text, and the events of an operation that tells them apart by name.
///
/// Other crates may name it in bounds and need not implement it: a type that is [`Wire`] is one.
pub trait FromEvent: Sized {
    /// Decodes the data of an event with this name, which is `message` where it has none. The value may take at most `memory` bytes.
    ///
    /// # Errors
    /// Returns an error if the data does not match the type.
    fn from_event(name: &str, text: &str, memory: usize) -> Result<Self, DecodeError>;
}

/// From JSON.
impl<T: Wire> FromEvent for T {
    fn from_event(_: &str, text: &str, memory: usize) -> Result<Self, DecodeError> {
        from_slice_within(text.as_bytes(), memory)
    }
}

impl FromEvent for Text {
    fn from_event(_: &str, text: &str, _: usize) -> Result<Self, DecodeError> {
        Ok(Self(text.to_owned()))
    }
}

impl<T: FromEvent> FromResponse for Events<T> {
    const IS_STREAM: bool = true;

    fn from_response(response: Response) -> Result<Self, Error> {
        let framing = match framing(&response.headers, response.attempt.operation.has_json_beside_events()) {
            Ok(framing) => framing,
            Err(media_type) => return Err(unreadable(response, Unreadable::Not("events are", media_type))),
        };
        let most_bytes = response.attempt.limits.most_bytes;
        Ok(Self {
            bytes: ByteStream::new(response),
            is_sse: framing == Framing::Sse,
            frames: Frames::new(framing, most_bytes),
            ended: false,
            is_done: false,
            data: PhantomData,
        })
    }
}

/// Returns how events are separated; the error is a media type without events. `json_beside_events` says that one value in JSON is the
/// other response of the operation.
fn framing(headers: &HeaderMap, json_beside_events: bool) -> Result<Framing, String> {
    let Some(media) = media_type(headers) else { return Ok(Framing::Sse) };
    match media.as_str() {
        "text/event-stream" => Ok(Framing::Sse),
        "application/json-seq" => Ok(Framing::Sequence),
        _ if media.ends_with("+json-seq") => Ok(Framing::Sequence),
        json if json_beside_events && is_json(json) => Err(media),
        "application/json" | "text/json" => Ok(Framing::Values),
        // Common labels of servers that know no better one.
        "text/plain" | "application/octet-stream" => Ok(Framing::Lines),
        _ if media.contains("json") => Ok(Framing::Lines),
        _ => Err(media),
    }
}

impl<T: FromEvent> Events<T> {
    /// Returns the next event, or `None` at the end. An item is an error if the connection fails, or if an event can't be decoded. This method
    /// is cancel safe.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Returns the next event for `?`, as in `while let Some(event) = events.try_next().await?`.
    ///
    /// # Errors
    /// If the connection fails, or if an event can't be decoded.
    pub async fn try_next(&mut self) -> Result<Option<Event<T>>, Error> {
        self.next().await.transpose()
    }

    fn read(&self, frame: Frame) -> Result<Event<T>, Error> {
        let fault = |reason| self.bytes.unreadable(Bytes::from(frame.data.clone()), reason);
        let text = match str::from_utf8(&frame.data) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) if self.is_sse => String::from_utf8_lossy(&frame.data),
            Err(_) => return Err(fault(Unreadable::NotUtf8)),
        };
        if frame.is_cut {
            return Err(fault(Unreadable::Json(DecodeError::new("unexpected end of input"))));
        }
        // HTML, 9.2.6: an event without a name is a message.
        let name = frame.event.as_deref().unwrap_or("message");
        let data = T::from_event(name, &text, self.bytes.attempt.limits.memory())
            .map_err(|reason| fault(Unreadable::Json(reason)))?;
        Ok(Event { event: frame.event, id: frame.id, data })
    }

    /// Ends the stream and releases the connection.
    fn close(&mut self) {
        self.ended = true;
        self.bytes.close();
        self.frames.clear();
    }
}

impl<T: FromEvent> Stream for Events<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match self.frames.next() {
                Ok(Some(frame)) if self.is_sse && frame.data == b"[DONE]" => {
                    self.is_done = true;
                    self.close();
                }
                Ok(Some(frame)) => return Poll::Ready(Some(self.read(frame))),
                Ok(None) => {}
                Err(_) => {
                    self.close();
                    return Poll::Ready(Some(Err(self.bytes.too_large())));
                }
            }
            if self.ended {
                return Poll::Ready(None);
            }
            match ready!(Pin::new(&mut self.bytes).poll_next(cx)) {
                Some(Ok(piece)) => self.frames.push(&piece),
                Some(Err(error)) => {
                    self.close();
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    self.ended = true;
                    self.frames.end();
                }
            }
        }
    }
}

impl ByteStream {
    /// Returns the error for an event that can't be decoded.
    fn unreadable(&self, body: Bytes, reason: Unreadable) -> Error {
        let (attempt, status, headers) = (self.attempt.clone(), self.status, self.headers.clone());
        unreadable(Response { attempt, status, headers, body, rest: None, faults: None }, reason)
    }

    /// Returns the error for an event over the size limit.
    fn too_large(&self) -> Error {
        let fault = Fault::TooLarge(self.attempt.limits.most_bytes);
        Error::of(self.attempt.clone(), fault.of(self.status, &self.headers))
    }

    /// Ends the stream and releases the connection.
    fn close(&mut self) {
        self.pieces = Pieces::none();
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").field("bytes", &self.bytes).finish_non_exhaustive()
    }
}
