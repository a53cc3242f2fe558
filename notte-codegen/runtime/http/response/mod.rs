//! Responses.

pub(super) mod from_response;
pub(super) mod stream;

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::call::attempt::Attempt;
use super::{Error, FromResponse};
use from_response::is_media;

/// A response with a status of 2xx.
pub struct Response {
    pub(super) attempt: Attempt,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// The body of a stream, which is still to be read.
    pub(super) rest: Option<reqwest::Response>,
}

impl Response {
    /// Returns the status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns whether the content type is this media type or in this range, such as `text/*`.
    pub fn is_media(&self, range: &str) -> bool {
        is_media(&self.headers, range)
    }

    /// Returns the part of the body that was read: the whole body, except for a stream.
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

/// Shows neither the values of headers nor the body.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("operation", &self.attempt.operation.id())
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// A decoded response with its status and its headers.
#[derive(Clone)]
#[non_exhaustive]
pub struct Reply<T> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The decoded body.
    pub value: T,
}

impl<T: FromResponse> FromResponse for Reply<T> {
    const IS_STREAM: bool = T::IS_STREAM;

    fn from_response(response: Response) -> Result<Self, Error> {
        Ok(Self { status: response.status, headers: response.headers.clone(), value: T::from_response(response)? })
    }
}

/// Does not show the values of headers: a cookie may be a secret.
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
