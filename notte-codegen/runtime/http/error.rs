//! What can go wrong with a call.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

use super::attempt::Attempt;
use super::failure::{Failure, Unreadable};
use super::retryable::is_retryable;
use super::{ApiError, message, retry_after};

/// Why a call, or the setup of a client, did not succeed.
///
/// Neither `Display` nor `Debug` shows a URL, a header, a credential, or more of an answer than the message in it. A credential that
/// the server repeats in its message is replaced by `[redacted]`.
pub struct Error {
    // Boxed, so that a `Result` is hardly larger than its value.
    inner: Box<Inner>,
}

struct Inner {
    attempt: Option<Attempt>,
    failure: Failure,
}

impl Error {
    /// An error of code around the client: what it was asked for can't be sent, and nothing was.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::of_client(Failure::Invalid(message.into()))
    }

    /// An error of a call.
    pub(super) fn of(attempt: Attempt, failure: Failure) -> Self {
        Self::new(Some(attempt), failure)
    }

    /// An error of the setup of a client.
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

    fn failure(&self) -> &Failure {
        &self.inner.failure
    }

    /// Whether the call was refused before anything was sent, or a setting of the client is wrong.
    pub fn is_invalid(&self) -> bool {
        matches!(self.failure(), Failure::Invalid(_))
    }

    /// Whether what was to be sent could not be read: a file that is not there, a stream that broke off or was sent before.
    pub fn is_body(&self) -> bool {
        matches!(self.failure(), Failure::Unsent(_))
    }

    /// Whether no connection came about.
    pub fn is_connect(&self) -> bool {
        matches!(self.failure(), Failure::Transport(error) if error.is_connect())
    }

    /// Whether it took too long: to connect, to answer, or to read the answer.
    pub fn is_timeout(&self) -> bool {
        match self.failure() {
            Failure::Timeout(_) | Failure::Stalled(..) => true,
            Failure::Transport(error) | Failure::Broken(_, error) => error.is_timeout(),
            _ => false,
        }
    }

    /// Whether the answer was a redirect that must not be followed.
    pub fn is_redirect(&self) -> bool {
        match self.failure() {
            Failure::Redirect(..) => true,
            Failure::Transport(error) => error.is_redirect(),
            _ => false,
        }
    }

    /// Whether the answer was larger than the client takes, or the value in it would take more memory than it may.
    pub fn is_too_large(&self) -> bool {
        match self.failure() {
            Failure::TooLarge(..) => true,
            Failure::Unreadable(_, _, Unreadable::Json(error)) => error.is_too_large(),
            _ => false,
        }
    }

    /// Whether the answer was not what the description of the API says.
    pub fn is_decode(&self) -> bool {
        matches!(self.failure(), Failure::Unreadable(..)) && !self.is_too_large()
    }

    /// Whether the answer succeeded without a body where the description has one. The call was carried out.
    pub fn is_empty(&self) -> bool {
        matches!(self.failure(), Failure::Unreadable(_, _, Unreadable::Empty))
    }

    /// Whether the API answered with an error: any status but 2xx.
    pub fn is_status(&self) -> bool {
        matches!(self.failure(), Failure::Api(_))
    }

    /// Whether the same call may succeed later, and does no harm if this one was carried out after all.
    ///
    /// True if the server refused the connection or did not take it in time, and if it answered 403, 429 or 503 and said when to try
    /// again. After 408, 429, 502, 503, 504, a timeout or a broken connection it is true only if the method is idempotent or the call
    /// has an `Idempotency-Key`. False for everything else, as for an unknown host or a certificate that is not trusted.
    pub fn retryable(&self) -> bool {
        is_retryable(self.failure(), self.inner.attempt.as_ref().is_some_and(|attempt| attempt.is_repeatable))
    }

    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.failure().status()
    }

    /// How long the server asks to wait, from its `Retry-After` or `Retry-After-Ms` header.
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after::read(self.failure().headers()?)
    }

    /// The id that the server gave this call, for a report to those who run it.
    ///
    /// It is in `X-Request-Id` or `Request-Id`, else in a header whose name ends so (`X-GitHub-Request-Id`, `x-amzn-RequestId`), in
    /// `X-Correlation-Id`, in `X-Trace-Id` or in `CF-Ray`.
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

    /// The name of the operation, if it was a call that failed.
    pub fn operation(&self) -> Option<&str> {
        self.inner.attempt.as_ref().map(|attempt| attempt.operation.id())
    }

    /// Where in the JSON of the answer the fault is: `$.sessions[3].status`.
    pub fn json_path(&self) -> Option<String> {
        match self.failure() {
            Failure::Unreadable(_, _, Unreadable::Json(error)) => Some(error.path()),
            _ => None,
        }
    }

    /// The body of the answer, if one was read: of an error, or of what is not as described. It may hold secrets.
    pub fn body(&self) -> Option<&Bytes> {
        match self.failure() {
            Failure::Unreadable(_, body, _) => Some(body),
            Failure::Api(error) => Some(error.body()),
            _ => None,
        }
    }

    /// What the API answered, if it was an error.
    pub fn api(&self) -> Option<&ApiError> {
        match self.failure() {
            Failure::Api(error) => Some(error),
            _ => None,
        }
    }

    /// What the API answered, if it was an error, as the errors that an operation declares, told apart by status.
    ///
    /// An answer that is not as described is kept as it came: a status that is not declared, or a body that can't be read.
    pub fn typed<T: for<'a> From<&'a ApiError>>(&self) -> Option<T> {
        self.api().map(T::from)
    }

    /// What the API answered, if it was an error; else this error again.
    pub fn into_api(self) -> Result<ApiError, Self> {
        let Inner { attempt, failure } = *self.inner;
        match failure {
            Failure::Api(error) => Ok(error),
            other => Err(Self::new(attempt, other)),
        }
    }
}

/// One line, with the name of the operation.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let failure = message::printable(&self.failure().to_string());
        match &self.inner.attempt {
            Some(attempt) => write!(f, "{}: {}", attempt.operation.id(), attempt.secrets.redact(&failure)),
            None => f.write_str(&failure),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({self})")
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self.failure() {
            Failure::Unsent((_, error)) => Some(error.as_ref()),
            Failure::Transport(error) | Failure::Broken(_, error) => Some(error),
            Failure::Unreadable(_, _, Unreadable::Json(error)) => Some(error),
            _ => None,
        }
    }
}
