//! Calls whose error is that of their operation.

use std::error::Error as StdError;
use std::fmt;

use super::super::{ApiError, Error, FromResponse};
use super::Call;
use super::setters::AnySetters;

/// The error of a call that [`send_typed`](Call::send_typed) has sent.
///
/// `?` turns it into an [`Error`].
#[derive(Debug)]
pub enum TypedError<E> {
    /// The server responded with an error: its body as the operation describes it, and the error with the status and the headers.
    Response(E, Error),
    /// The call failed otherwise.
    Other(Error),
}

impl<E> TypedError<E> {
    /// Returns the error without the type of its body.
    pub fn error(&self) -> &Error {
        match self {
            Self::Response(_, error) | Self::Other(error) => error,
        }
    }
}

impl<E> From<TypedError<E>> for Error {
    fn from(error: TypedError<E>) -> Self {
        match error {
            TypedError::Response(_, error) | TypedError::Other(error) => error,
        }
    }
}

impl<E> fmt::Display for TypedError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error().fmt(f)
    }
}

impl<E: fmt::Debug> StdError for TypedError<E> {}

impl<T: FromResponse, S: AnySetters, E: for<'a> From<&'a ApiError>> Call<T, S, E> {
    /// Sends the call. A response with an error status has its body as the type that the operation has for its errors, which the
    /// documentation of the method names; it is an [`ApiError`] where the description types none.
    pub fn send_typed(self) -> impl Future<Output = Result<T, TypedError<E>>> + Send + use<T, S, E> {
        let pending = self.send();
        async move {
            pending.await.map_err(|error| match error.typed() {
                Some(body) => TypedError::Response(body, error),
                None => TypedError::Other(error),
            })
        }
    }
}
