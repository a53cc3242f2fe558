//! Error responses.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::Value;

use super::super::super::json::{DecodeError, Wire, from_slice};
use super::super::client::secrets::Secrets;
use super::super::response::from_response::{is_media, media_type};
use super::message;

/// A response with a status other than 2xx.
#[derive(Clone)]
pub struct ApiError {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    secrets: Secrets,
}

/// An error response as the error type of operations whose description types none.
impl From<&Self> for ApiError {
    fn from(error: &Self) -> Self {
        error.clone()
    }
}

impl ApiError {
    pub(in super::super) fn new(status: StatusCode, headers: HeaderMap, body: Bytes, secrets: Secrets) -> Self {
        Self { status, headers, body, secrets }
    }

    pub(in super::super) fn into_parts(self) -> (StatusCode, HeaderMap, Bytes) {
        (self.status, self.headers, self.body)
    }

    /// Returns the status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the body: at most its first MiB, or what arrived before the connection broke.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Returns the body as text. Bytes that are not UTF-8 are replaced.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// Returns the body as a JSON tree, if it is JSON.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Shows a decoded body of an error response.
    ///
    /// # Errors
    /// Returns the error of the formatter.
    #[doc(hidden)]
    pub fn show<T: Wire>(body: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        message::show(body, f)
    }

    /// Decodes the body, as the type that the API uses for its errors.
    ///
    /// # Errors
    /// Returns an error if the body is not JSON, or does not match the type.
    pub fn decode<T: Wire>(&self) -> Result<T, DecodeError> {
        from_slice(&self.body)
    }

    /// Converts the response to the error type of an operation, by its status. A response that does not match the description is kept
    /// unchanged.
    pub fn typed<T: for<'a> From<&'a Self>>(&self) -> T {
        T::from(self)
    }

    /// Decodes the body as a variant of an enum. Returns `None` if it does not match the description.
    pub fn decode_as<T: Wire, E>(&self, variant: fn(Box<T>) -> E) -> Option<E> {
        self.decode().ok().map(|body| variant(Box::new(body)))
    }

    /// Returns the text of the body as a variant of an enum, or `None` if it is not UTF-8.
    pub fn text_as<E>(&self, variant: fn(String) -> E) -> Option<E> {
        str::from_utf8(&self.body).ok().map(|text| variant(text.to_owned()))
    }

    /// Returns whether the content type is this media type or in this range, such as `text/*`, with the parameters that the range has.
    pub fn is_media(&self, range: &str) -> bool {
        is_media(&self.headers, range)
    }

    /// Returns the message in the body.
    ///
    /// It is read from `message`, `error`, `title`, `detail`, `errors` and `error_description`, from the lists of FastAPI and
    /// JSON:API, and from plain text. An HTML page has no message. A credential of the call that the server repeats is
    /// replaced by `[redacted]`; the [`body`](Self::body) still has it.
    pub fn message(&self) -> Option<String> {
        let message = message::find(&self.body, media_type(&self.headers).as_deref())?;
        Some(self.secrets.redact(&message))
    }
}

/// Two are equal when the server sent the same.
impl PartialEq for ApiError {
    fn eq(&self, other: &Self) -> bool {
        (self.status, &self.headers, &self.body) == (other.status, &other.headers, &other.body)
    }
}

/// One line; a long message is cut.
impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HTTP {}", self.status.as_u16())?;
        if let Some(reason) = self.status.canonical_reason() {
            write!(f, " {reason}")?;
        }
        match self.message() {
            Some(message) => write!(f, ": {}", message::in_one_line(&message)),
            None => Ok(()),
        }
    }
}

/// Without the headers and the body.
impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.message();
        let message = message.as_deref().map(message::in_one_line);
        f.debug_struct("ApiError").field("status", &self.status).field("message", &message).finish_non_exhaustive()
    }
}

impl std::error::Error for ApiError {}
