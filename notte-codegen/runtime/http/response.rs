//! What came back.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::attempt::Attempt;
use super::from_response::is_media;
use super::{Error, FromResponse};

/// An answer with a status of 2xx.
pub struct Response {
    pub(super) attempt: Attempt,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// The body of a stream, which is still to be read.
    pub(super) rest: Option<reqwest::Response>,
}

impl Response {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Whether the content type is this media type or in this range, such as `text/*`.
    pub fn is_media(&self, range: &str) -> bool {
        is_media(&self.headers, range)
    }

    /// What has been read of the body: all of it, except for a stream.
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

/// Without the values of the headers, and without the body.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("operation", &self.attempt.operation.id())
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// An answer with all that came along.
#[derive(Clone)]
#[non_exhaustive]
pub struct Reply<T> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The answer.
    pub value: T,
}

impl<T: FromResponse> FromResponse for Reply<T> {
    const IS_STREAM: bool = T::IS_STREAM;

    fn from_response(response: Response) -> Result<Self, Error> {
        Ok(Self { status: response.status, headers: response.headers.clone(), value: T::from_response(response)? })
    }
}

/// Without the values of the headers: a cookie may be a secret.
impl<T: fmt::Debug> fmt::Debug for Reply<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.keys().collect();
        f.debug_struct("Reply")
            .field("status", &self.status)
            .field("headers", &names)
            .field("value", &self.value)
            .finish()
    }
}
