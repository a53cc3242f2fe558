//! Why a request got no response.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::iter::successors;

/// Any error.
pub(in super::super) type BoxError = Box<dyn StdError + Send + Sync>;

/// The reason why the head of a response did not arrive.
pub(in super::super) enum SendFault {
    Http(reqwest::Error),
    /// The error of a service of the caller; a [`TransportError`] may be among its causes.
    Service(BoxError),
}

impl From<SendFault> for BoxError {
    fn from(fault: SendFault) -> Self {
        match fault.without_url() {
            SendFault::Http(error) => error.into(),
            SendFault::Service(error) => error,
        }
    }
}

impl SendFault {
    /// Returns whether no connection was made.
    pub(in super::super) fn is_connect(&self) -> bool {
        self.http().map_or_else(|| self.is_refused(), reqwest::Error::is_connect)
    }

    /// Returns whether a time limit was exceeded.
    pub(in super::super) fn is_timeout(&self) -> bool {
        self.http().is_some_and(reqwest::Error::is_timeout)
    }

    /// Returns whether the HTTP client refused a redirect.
    pub(in super::super) fn is_redirect(&self) -> bool {
        self.http().is_some_and(reqwest::Error::is_redirect)
    }

    /// Returns whether the request may have been sent. Of the error of a service nothing is known, so it may.
    pub(in super::super) fn is_request(&self) -> bool {
        self.http().is_none_or(reqwest::Error::is_request)
    }

    /// Returns the fault without the URL that reqwest adds, which may have a credential in its query.
    pub(in super::super) fn without_url(self) -> Self {
        match self {
            Self::Http(error) => Self::Http(error.without_url()),
            Self::Service(error) => Self::Service(match error.downcast::<reqwest::Error>() {
                Ok(error) => error.without_url().into(),
                Err(error) => error,
            }),
        }
    }

    /// Returns the error as the cause of another.
    pub(in super::super) fn cause(&self) -> &(dyn StdError + 'static) {
        match self {
            Self::Http(error) => error,
            Self::Service(error) => error.as_ref(),
        }
    }

    /// Returns the error, its cause, and so on.
    fn causes(&self) -> impl Iterator<Item = &(dyn StdError + 'static)> {
        successors(Some(self.cause()), |error| StdError::source(*error))
    }

    /// Returns whether a service says that the server took no connection.
    fn is_refused(&self) -> bool {
        self.causes().any(|error| {
            let error = error.downcast_ref::<io::Error>();
            error.is_some_and(|error| error.kind() == io::ErrorKind::ConnectionRefused)
        })
    }

    /// Returns the error of reqwest, which may be a cause of what a service returned.
    fn http(&self) -> Option<&reqwest::Error> {
        self.causes().find_map(|error| {
            let wrapped = || error.downcast_ref::<TransportError>().and_then(TransportError::http);
            error.downcast_ref::<reqwest::Error>().or_else(wrapped)
        })
    }
}

/// The error of the default transport, or of the body of a request.
pub struct TransportError {
    inner: BoxError,
}

impl TransportError {
    pub(super) fn new(error: reqwest::Error) -> Self {
        // The URL may have a credential in its query.
        Self { inner: Box::new(error.without_url()) }
    }

    fn http(&self) -> Option<&reqwest::Error> {
        self.inner.downcast_ref()
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TransportError({self})")
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.inner.source()
    }
}
