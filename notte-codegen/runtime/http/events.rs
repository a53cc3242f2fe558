//! Answers that come event by event: server-sent events (HTML, 9.2), JSON lines, JSON text sequences (RFC 7464).

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::super::json::{DecodeError, Wire, from_slice};
use super::failure::Unreadable;
use super::from_response::media_type;
use super::{ByteStream, Error, FromResponse, Response, Text};

/// The events of an answer, as they come in. The timeout of the call counts for each piece.
///
/// A `data: [DONE]` ends it, as a closed connection does. An event whose data can't be read is an error, and the next one
/// follows all the same.
pub struct Events<T> {
    bytes: ByteStream,
    is_sse: bool,
    buffer: Vec<u8>,
    pending: Pending,
    ended: bool,
    data: PhantomData<fn() -> T>,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// The name of its kind, if it has one.
    pub event: Option<String>,
    /// The last id that was sent.
    pub id: Option<String>,
    /// What it carries.
    pub data: T,
}

/// The lines of an event so far.
#[derive(Default)]
struct Pending {
    event: Option<String>,
    id: Option<String>,
    data: Option<String>,
}

/// What an event can carry.
pub trait FromEvent: Sized {
    /// Reads it.
    fn from_event(text: &str) -> Result<Self, DecodeError>;
}

/// From JSON.
impl<T: Wire> FromEvent for T {
    fn from_event(text: &str) -> Result<Self, DecodeError> {
        from_slice(text.as_bytes())
    }
}

impl FromEvent for Text {
    fn from_event(text: &str) -> Result<Self, DecodeError> {
        Ok(Self(text.to_owned()))
    }
}

impl<T: FromEvent> FromResponse for Events<T> {
    const IS_STREAM: bool = true;

    fn from_response(response: Response) -> Result<Self, Error> {
        let is_sse = media_type(&response.headers).is_none_or(|media| media == "text/event-stream");
        Ok(Self {
            bytes: ByteStream::new(response),
            is_sse,
            buffer: Vec::new(),
            pending: Pending::default(),
            ended: false,
            data: PhantomData,
        })
    }
}

impl<T: FromEvent> Events<T> {
    /// The next event, or nothing at the end.
    pub async fn next(&mut self) -> Result<Option<Event<T>>, Error> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await.transpose()
    }

    /// The next whole event in what has come in.
    fn take(&mut self) -> Option<Result<Event<T>, Error>> {
        while let Some(line) = self.line() {
            let text = String::from_utf8_lossy(&line).into_owned();
            if !self.is_sse {
                let text = text.trim_matches(|c: char| c == '\u{1e}' || c.is_whitespace());
                if !text.is_empty() {
                    return Some(self.read(None, text));
                }
                continue;
            }
            if !text.is_empty() {
                self.pending.field(&text);
                continue;
            }
            let event = self.pending.event.take();
            if let Some(data) = self.pending.data.take() {
                if data == "[DONE]" {
                    self.ended = true;
                    return None;
                }
                return Some(self.read(event, &data));
            }
        }
        None
    }

    fn read(&self, event: Option<String>, text: &str) -> Result<Event<T>, Error> {
        match T::from_event(text) {
            Ok(data) => Ok(Event { event, id: self.pending.id.clone(), data }),
            Err(reason) => Err(self.bytes.unreadable(Bytes::from(text.to_owned()), Unreadable::Json(reason))),
        }
    }

    /// The next line without its end; once nothing more comes, what is left is the last one.
    fn line(&mut self) -> Option<Vec<u8>> {
        let end = self.buffer.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let Some(end) = end else {
            // Only a line that was ended counts for server-sent events.
            return (self.ended && !self.is_sse && !self.buffer.is_empty()).then(|| std::mem::take(&mut self.buffer));
        };
        let is_cr = self.buffer.get(end) == Some(&b'\r');
        if is_cr && end + 1 == self.buffer.len() && !self.ended {
            // Its `\n` may be in the next piece.
            return None;
        }
        let after = end + 1 + usize::from(is_cr && self.buffer.get(end + 1) == Some(&b'\n'));
        let rest = self.buffer.split_off(after);
        let mut line = std::mem::replace(&mut self.buffer, rest);
        line.truncate(end);
        Some(line)
    }
}

impl Pending {
    fn field(&mut self, line: &str) {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "event" => self.event = Some(value.to_owned()),
            "id" => self.id = Some(value.to_owned()),
            "data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            },
            // A comment, a time to wait before reconnecting, or a field that is not known.
            _ => {}
        }
    }
}

impl<T: FromEvent> Stream for Events<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(event) = self.take() {
                return Poll::Ready(Some(event));
            }
            if self.ended {
                return Poll::Ready(None);
            }
            match ready!(Pin::new(&mut self.bytes).poll_next(cx)) {
                Some(Ok(piece)) => self.buffer.extend_from_slice(&piece),
                Some(Err(error)) => {
                    self.ended = true;
                    return Poll::Ready(Some(Err(error)));
                }
                None => self.ended = true,
            }
        }
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").field("bytes", &self.bytes).finish_non_exhaustive()
    }
}
