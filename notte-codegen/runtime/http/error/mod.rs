//! Errors of calls.

pub(super) mod api_error;
pub(super) mod failure;
pub(super) mod message;
pub(super) mod retry_after;
pub(super) mod retryable;

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

use super::super::json::{DecodeError, InvalidDateTime};
use super::ApiError;
use super::call::attempt::Attempt;
use failure::{Failure, Unreadable};
use retryable::is_retryable;

/// The error of a call, or of building a client.
///
/// `Display` and `Debug` show neither a URL nor a header nor a credential, and of a response only its message. A credential that the
/// server repeats in its message is replaced by `[redacted]`.
pub struct Error {
    // Boxed, so that a `Result` is hardly larger than its value.
    inner: Box<Inner>,
}

struct Inner {
    attempt: Option<Attempt>,
    failure: Failure,
}

impl Error {
    /// Creates an error for a call that can't be sent, for code that wraps the client.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::of_client(Failure::Invalid(message.into()))
    }

    /// Creates the error of a call.
    pub(super) fn of(attempt: Attempt, failure: Failure) -> Self {
        Self::new(Some(attempt), failure)
    }

    /// Creates the error of building a client.
    pub(super) fn of_client(failure: Failure) -> Self {
        Self::new(None, failure)
    }

    fn new(attempt: Option<Attempt>, failure: Failure) -> Self {
        let failure = match (failure, &attempt) {
            // A server may repeat a credential as the name of a member.
            (Failure::Unreadable(head, body, Unreadable::Json(error)), Some(attempt)) => {
                let error = error.edited(|text| attempt.secrets.redact(text));
                Failure::Unreadable(head, body, Unreadable::Json(error))
            }
            (failure, _) => failure,
        };
        // The URL that reqwest adds may have a credential in its query.
        let failure = match failure {
            Failure::Transport(error) => Failure::Transport(error.without_url()),
            Failure::Broken(head, error) => Failure::Broken(head, error.without_url()),
            other => other,
        };
        Self { inner: Box::new(Inner { attempt, failure }) }
    }

    pub(super) fn failure(&self) -> &Failure {
        &self.inner.failure
    }

    /// Returns whether the call was invalid and nothing was sent, or a setting of the client is invalid.
    #[must_use]
    pub fn is_invalid(&self) -> bool {
        matches!(self.failure(), Failure::Invalid(_))
    }

    /// Returns whether the request body could not be read: a missing file, or a stream that failed or was sent before.
    #[must_use]
    pub fn is_body(&self) -> bool {
        matches!(self.failure(), Failure::Unsent(_))
    }

    /// Returns whether the response could not be written to a file.
    #[must_use]
    pub fn is_save(&self) -> bool {
        matches!(self.failure(), Failure::Unsaved(..))
    }

    /// Returns whether no token could be fetched for the call; nothing was sent then, or the token was refused before.
    #[must_use]
    pub fn is_token(&self) -> bool {
        matches!(self.failure(), Failure::Token(_))
    }

    /// Returns whether no connection was established.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(self.failure(), Failure::Transport(error) if error.is_connect())
    }

    /// Returns whether a time limit was exceeded: for connecting, for the response, or for its body.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        match self.failure() {
            Failure::Timeout(_) | Failure::Stalled(..) | Failure::Idle(..) => true,
            Failure::Transport(error) => error.is_timeout(),
            Failure::Broken(_, error) => error.is_timeout(),
            _ => false,
        }
    }

    /// Returns whether the response was a redirect that must not be followed.
    #[must_use]
    pub fn is_redirect(&self) -> bool {
        match self.failure() {
            Failure::Redirect(..) => true,
            Failure::Transport(error) => error.is_redirect(),
            _ => false,
        }
    }

    /// Returns whether the response was over the size limit of the client, or its value over the memory limit.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        match self.failure() {
            Failure::TooLarge(..) => true,
            Failure::Unreadable(_, _, Unreadable::Json(error)) => error.is_too_large(),
            _ => false,
        }
    }

    /// Returns whether the response did not match the description of the API.
    #[must_use]
    pub fn is_decode(&self) -> bool {
        matches!(self.failure(), Failure::Unreadable(..)) && !self.is_too_large()
    }

    /// Returns whether a successful response had no body although the description has one. The server did what the call asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.failure(), Failure::Unreadable(_, _, Unreadable::Empty))
    }

    /// Returns whether the API responded with an error: any status other than 2xx.
    #[must_use]
    pub fn is_status(&self) -> bool {
        matches!(self.failure(), Failure::Api(_))
    }

    /// Returns whether the server has nothing newer than what the caller has (304), after a call with `If-None-Match` or
    /// `If-Modified-Since`.
    #[must_use]
    pub fn is_not_modified(&self) -> bool {
        self.status() == Some(StatusCode::NOT_MODIFIED)
    }

    /// Returns whether the same call may succeed later, and does no harm if this one took effect. By default the client then sends it
    /// again by itself; see [`Retries`](super::Retries).
    ///
    /// True if the server refused the connection or did not take it in time, and if it answered 403, 429 or 503 and said when to try
    /// again. After 408, 429, 502, 503, 504, a timeout or a broken connection it is true only if the method is idempotent or the call
    /// has an `Idempotency-Key`. False for everything else, as for an unknown host or a certificate that is not trusted.
    #[must_use]
    pub fn retryable(&self) -> bool {
        is_retryable(self.failure(), self.inner.attempt.as_ref().is_some_and(|attempt| attempt.is_repeatable))
    }

    /// Returns the status of the response, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.failure().status()
    }

    /// Returns how long the server asks to wait, from its `Retry-After` or `Retry-After-Ms` header.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after::read(self.failure().headers()?)
    }

    /// Returns the id that the server gave this call, for a report to its operators.
    ///
    /// It is in `X-Request-Id` or `Request-Id`, else in a header whose name ends so (`X-GitHub-Request-Id`, `x-amzn-RequestId`), in
    /// `X-Correlation-Id`, in `X-Trace-Id` or in `CF-Ray`.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        let headers = self.failure().headers()?;
        let of_vendor = || {
            let is_id = |name: &str| ["-request-id", "-requestid", "-req-id"].iter().any(|end| name.ends_with(end));
            headers.iter().find(|(name, _)| is_id(name.as_str())).map(|(_, value)| value)
        };
        let named = |names: [&str; 3]| names.into_iter().find_map(|name| headers.get(name));
        let value = named(["x-request-id", "request-id", "requestid"])
            .or_else(of_vendor)
            .or_else(|| named(["x-correlation-id", "x-trace-id", "cf-ray"]))?;
        value.to_str().ok()
    }

    /// Returns how often the call was sent, if the error is that of a call: 1 if it was not sent again.
    #[must_use]
    pub fn attempts(&self) -> Option<u32> {
        self.inner.attempt.as_ref().map(|attempt| attempt.number)
    }

    /// Returns the id of the operation, if the error is that of a call.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.inner.attempt.as_ref().map(|attempt| attempt.operation.id())
    }

    /// Returns the JSON path of the fault in the response, such as `$.sessions[3].status`.
    #[must_use]
    pub fn json_path(&self) -> Option<String> {
        match self.failure() {
            Failure::Unreadable(_, _, Unreadable::Json(error)) => Some(error.path()),
            _ => None,
        }
    }

    /// Returns the body of an error response, or of a response that did not match the description. It may contain secrets.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        match self.failure() {
            Failure::Unreadable(_, body, _) => Some(body),
            Failure::Api(error) => Some(error.body()),
            _ => None,
        }
    }

    /// Returns the error response of the API, if there was one.
    #[must_use]
    pub fn api(&self) -> Option<&ApiError> {
        match self.failure() {
            Failure::Api(error) => Some(error),
            _ => None,
        }
    }

    /// Returns the error response of the API as the error type of an operation, by its status.
    ///
    /// A response that does not match the description is kept unchanged: one with another status, or with a body that can't be decoded.
    pub fn typed<T: for<'a> From<&'a ApiError>>(&self) -> Option<T> {
        self.api().map(T::from)
    }

    /// Returns the error below this one: that of the transport, of the file system, of JSON, or of the source of tokens. `Display` says its
    /// innermost cause.
    #[must_use]
    pub fn underlying(&self) -> Option<&(dyn StdError + 'static)> {
        match self.failure() {
            Failure::Unsent((_, error)) | Failure::Token(error) => Some(error.as_ref()),
            Failure::Transport(error) => Some(error.cause()),
            Failure::Broken(_, error) => Some(error),
            Failure::Unsaved(_, error) => Some(error),
            Failure::Unreadable(_, _, Unreadable::Json(error)) => Some(error),
            _ => None,
        }
    }

    /// Converts the error to the error response of the API.
    ///
    /// # Errors
    /// This error, if the API did not respond with one.
    pub fn into_api(self) -> Result<ApiError, Self> {
        let Inner { attempt, failure } = *self.inner;
        match failure {
            Failure::Api(error) => Ok(error),
            other => Err(Self::new(attempt, other)),
        }
    }
}

/// One line, with the id of the operation.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let failure = message::printable(&self.failure().to_string());
        match &self.inner.attempt {
            Some(attempt) => {
                write!(f, "{}: {}", attempt.operation.id(), attempt.secrets.redact(&failure))?;
                if attempt.number > 1 { write!(f, " (after {} attempts)", attempt.number) } else { Ok(()) }
            }
            None => f.write_str(&failure),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({self})")
    }
}

/// So that `?` takes a text that is not a time: `"2026-01-01T00:00:00Z".parse::<DateTime>()?`.
impl From<InvalidDateTime> for Error {
    fn from(fault: InvalidDateTime) -> Self {
        Self::invalid(fault.to_string())
    }
}

/// So that `?` takes JSON that does not match a type.
impl From<DecodeError> for Error {
    fn from(fault: DecodeError) -> Self {
        Self::invalid(fault.to_string())
    }
}

/// There is no `source`, since `Display` says the innermost cause, and a report of the whole chain would say it again; see
/// [`underlying`](Error::underlying).
impl StdError for Error {}
