//! Responses.

pub(super) mod from_response;
pub(super) mod stream;

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::super::json::DecodeError;
use super::call::attempt::Attempt;
use super::error::api_error::ApiError;
use super::error::failure::Failure;
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
    /// Where the faults of a lenient call go, if the caller wants them.
    pub(super) faults: Option<Faults>,
}

/// The required members that a response lacks.
pub(super) type Faults = Arc<Mutex<Vec<DecodeError>>>;

impl Response {
    /// Returns the status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns whether the content type is this media type or in this range, such as `text/*`, with the parameters that the range has.
    pub fn is_media(&self, range: &str) -> bool {
        is_media(&self.headers, range)
    }

    /// Returns the error that this response is, if the description gives its status to errors.
    pub fn into_error(self) -> Error {
        let Self { attempt, status, headers, body, .. } = self;
        let error = ApiError::new(status, headers, body, attempt.secrets.clone());
        Error::of(attempt, Failure::Api(error))
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
    /// The required members that the body lacks, if the client is [lenient](super::ClientBuilder::lenient); the first hundred.
    pub faults: Vec<DecodeError>,
}

impl<T: FromResponse> FromResponse for Reply<T> {
    const IS_STREAM: bool = T::IS_STREAM;

    fn from_response(mut response: Response) -> Result<Self, Error> {
        let (status, headers) = (response.status, response.headers.clone());
        let faults = response.attempt.limits.is_lenient.then(Faults::default);
        response.faults.clone_from(&faults);
        let value = T::from_response(response)?;
        let faults = faults.map(|faults| std::mem::take(&mut *faults.lock().unwrap_or_else(PoisonError::into_inner)));
        Ok(Self { status, headers, value, faults: faults.unwrap_or_default() })
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
            .field("faults", &self.faults)
            .finish()
    }
}
