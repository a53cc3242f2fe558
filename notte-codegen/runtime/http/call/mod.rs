//! A call of an operation.

pub(super) mod attempt;
pub(super) mod content;
pub(super) mod draft;
mod fill;
pub(super) mod operation;
pub(super) mod param;
pub(super) mod path;
pub(super) mod pending;
pub(super) mod query;
pub(super) mod setters;
pub(super) mod typed;
mod undescribed;

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;

use super::exchange::Reading;
use super::{ApiError, ByteStream, Client, Error, FromResponse, Operation, Options, Pending, Reply, Response};
use draft::Draft;
use setters::{AnySetters, Setters};

/// A call of an operation whose response is a `T`.
///
/// Each operation has a name of its own for the type of its calls, which its method returns: the page of that name lists the setters of that
/// operation, and then what all calls have. This page has the setters of all operations.
///
/// `S` is the type that the setters of the operation belong to, if it has some, and `E` that of its error bodies. An invalid parameter is
/// an error when the call is sent; nothing is sent then.
#[must_use = "a call does nothing until it is sent or awaited"]
pub struct Call<T, S = (), E = ApiError> {
    pub(crate) draft: Draft,
    pub(crate) setters: S,
    types: PhantomData<fn() -> (T, E)>,
}

impl<T> Call<T> {
    /// Creates a call without parameters.
    pub(crate) fn new(client: &Client, operation: &'static Operation) -> Self {
        Draft::new(client, operation).call()
    }
}

impl<T, S, E> Call<T, S, E> {
    /// Sets the time limit of this call, in place of the client's.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.draft.timeout = Some(timeout);
        self
    }

    /// Sets whether redirects are followed. Otherwise a redirect is an error with its headers, unless the description says that it is
    /// the response.
    pub fn follow_redirects(mut self, follow: bool) -> Self {
        self.draft.follow = Some(follow);
        self
    }

    /// Sets options of this call, in place of the client's.
    pub fn with(mut self, options: Options) -> Self {
        self.draft.client = self.draft.client.with(options);
        self
    }

    /// Calls a setter if there is a value for it: `call.maybe(limit, ListPets::limit)`.
    pub fn maybe<V>(self, value: Option<V>, setter: impl FnOnce(Self, V) -> Self) -> Self {
        match value {
            Some(value) => setter(self, value),
            None => self,
        }
    }

    /// Sets a query parameter that is not described.
    pub fn query_param(mut self, name: &str, value: &str) -> Self {
        self.draft.query(name, value);
        self
    }

    /// Sets a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.draft.header(name, value);
        self
    }
}

impl<T, S: AnySetters, E> Call<T, S, E> {
    /// Sends the call, and returns the body of the response as bytes, whatever its described type.
    pub fn bytes(self) -> Pending<Bytes> {
        Pending::new(draft_of(self), Reading::Whole, |answer| answer.map(|response| response.body))
    }

    /// Sends the call, and returns the response with any status, without decoding it. If the status is not 2xx, the body ends after 1 MiB.
    pub fn send_raw(self) -> Pending<http::Response<Bytes>> {
        Pending::new(draft_of(self), Reading::Whole, raw)
    }
}

impl<T: FromResponse, S: AnySetters, E> Call<T, S, E> {
    /// Sends the call. Any status other than 2xx is an error.
    pub fn send(self) -> Pending<T> {
        Pending::new(draft_of(self), Reading::of::<T>(), |answer| answer.and_then(T::from_response))
    }

    /// Sends the call, and returns the status and the headers with the response.
    pub fn send_with_meta(self) -> Pending<Reply<T>> {
        Pending::new(draft_of(self), Reading::of::<T>(), |answer| answer.and_then(Reply::from_response))
    }

    /// Does what [`stream`](Self::stream) does, also for a call that has a setter of that name.
    pub fn send_stream(self) -> Pending<ByteStream> {
        Pending::new(draft_of(self), Reading::Head, |answer| answer.and_then(T::before_stream).map(ByteStream::new))
    }
}

impl<T: FromResponse, S: Setters, E> Call<T, S, E> {
    /// Sends the call, and returns the body of the response as a stream, whatever its described type.
    ///
    /// The timeout applies to the headers and then to each piece, not to the whole.
    pub fn stream(self) -> Pending<ByteStream> {
        self.send_stream()
    }
}

/// Ends a call. It is no method, since a setter may have any name.
pub(super) fn draft_of<T, S: AnySetters, E>(call: Call<T, S, E>) -> Draft {
    let Call { mut draft, setters, .. } = call;
    setters.fill(&mut draft);
    draft
}

/// Returns a response, or the error response of the API, as it came.
fn raw(answer: Result<Response, Error>) -> Result<http::Response<Bytes>, Error> {
    let (status, headers, body) = match answer {
        Ok(response) => (response.status, response.headers, response.body),
        Err(error) => error.into_api()?.into_parts(),
    };
    let mut raw = http::Response::new(body);
    *raw.status_mut() = status;
    *raw.headers_mut() = headers;
    Ok(raw)
}

impl<T: FromResponse, S: AnySetters, E> IntoFuture for Call<T, S, E> {
    type Output = Result<T, Error>;
    type IntoFuture = Pending<T>;

    fn into_future(self) -> Pending<T> {
        self.send()
    }
}

// A derived impl would require `T: Clone`.
impl<T, S: Clone, E> Clone for Call<T, S, E> {
    fn clone(&self) -> Self {
        Self { draft: self.draft.clone(), setters: self.setters.clone(), types: PhantomData }
    }
}

/// Does not show values: any of them may be a secret.
impl<T, S, E> fmt::Debug for Call<T, S, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = self.draft.operation;
        f.debug_struct("Call")
            .field("operation", &operation.id())
            .field("method", &operation.method())
            .field("path", &operation.path())
            .finish_non_exhaustive()
    }
}
