//! A call of an operation.

pub(super) mod attempt;
pub(super) mod content;
pub(super) mod draft;
pub(super) mod operation;
pub(super) mod param;
pub(super) mod path;
pub(super) mod pending;
pub(super) mod query;
mod undescribed;

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;

use super::super::json::{Wire, to_vec};
use super::exchange::Reading;
use super::{ByteStream, Client, Error, FromResponse, Operation, Options, Param, Pending, Reply, Response};
use draft::Draft;

/// A call of an operation whose response is a `T`.
///
/// An invalid parameter is an error when the call is sent; nothing is sent then.
#[must_use = "a call does nothing until it is sent or awaited"]
pub struct Call<T> {
    pub(super) draft: Draft,
    output: PhantomData<fn() -> T>,
}

/// What generated code fills a call by.
#[allow(dead_code, reason = "an API may have no headers, cookies or bodies")]
impl<T> Call<T> {
    /// Creates a call without parameters.
    pub(crate) fn new(client: &Client, operation: &'static Operation) -> Self {
        Self { draft: Draft::new(client, operation), output: PhantomData }
    }

    /// Sets the next parameter of the path. It must not be empty, `.` or `..`.
    pub(crate) fn path<P: Param + ?Sized>(mut self, value: &P) -> Self {
        self.draft.fill(&value.text());
        self
    }

    /// Sets a query parameter. Setting it again replaces it.
    pub(crate) fn query<P: Param + ?Sized>(&mut self, name: &str, value: &P) {
        self.draft.query.set(name, &value.text());
    }

    /// Sets the whole query to a text.
    pub(crate) fn query_string<P: Param + ?Sized>(&mut self, value: &P) {
        self.draft.query.set_whole(&value.text());
    }

    /// Sets a header. Setting it again replaces it.
    pub(crate) fn set_header<P: Param + ?Sized>(&mut self, name: &str, value: &P) {
        self.draft.header(name, &value.text());
    }

    /// Sets a cookie. Setting it again replaces it.
    pub(crate) fn cookie<P: Param + ?Sized>(&mut self, name: &str, value: &P) {
        self.draft.cookie(name, vec![(name.to_owned(), value.text().into_owned())]);
    }

    /// Sets the body to JSON, with the content type of the operation unless the `Content-Type` header is set.
    pub(crate) fn json<B: Wire>(&mut self, body: &B) {
        self.draft.body(self.draft.operation.json_type(), Bytes::from(to_vec(body)));
    }

    /// Sets the body to bytes.
    pub(crate) fn set_bytes(&mut self, content_type: &str, body: impl Into<Bytes>) {
        self.draft.body(content_type, body.into());
    }
}

impl<T> Call<T> {
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

    /// Sends the call, and returns the body of the response, whatever the description says that it is.
    pub fn bytes(self) -> Pending<Bytes> {
        Pending::new(self.draft, Reading::Whole, |answer| answer.map(|response| response.body))
    }

    /// Sends the call, and returns the response as it came, with any status. The body of one other than 2xx ends after a MiB.
    pub fn send_raw(self) -> Pending<http::Response<Bytes>> {
        Pending::new(self.draft, Reading::Whole, raw)
    }

    /// Sets a query parameter that is not described.
    pub fn query_param(mut self, name: &str, value: &str) -> Self {
        self.query(name, value);
        self
    }

    /// Sets a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.draft.header(name, value);
        self
    }
}

impl<T: FromResponse> Call<T> {
    /// Sends the call. Any status other than 2xx is an error.
    pub fn send(self) -> Pending<T> {
        Pending::new(self.draft, Reading::of::<T>(), |answer| answer.and_then(T::from_response))
    }

    /// Sends the call, and returns the status and the headers with the response.
    pub fn send_with_meta(self) -> Pending<Reply<T>> {
        Pending::new(self.draft, Reading::of::<T>(), |answer| answer.and_then(Reply::from_response))
    }

    /// Sends the call, and returns the body of the response as a stream, whatever the description says that it is.
    ///
    /// The timeout applies to the headers and then to each piece, not to the whole.
    pub fn stream(self) -> Pending<ByteStream> {
        Pending::new(self.draft, Reading::Head, |answer| answer.and_then(T::before_stream).map(ByteStream::new))
    }
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

impl<T: FromResponse> IntoFuture for Call<T> {
    type Output = <Pending<T> as Future>::Output;
    type IntoFuture = Pending<T>;

    fn into_future(self) -> Pending<T> {
        self.send()
    }
}

// A derived impl would require `T: Clone`.
impl<T> Clone for Call<T> {
    fn clone(&self) -> Self {
        Self { draft: self.draft.clone(), output: PhantomData }
    }
}

/// Does not show values: any of them may be a secret.
impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = self.draft.operation;
        f.debug_struct("Call")
            .field("operation", &operation.id())
            .field("method", &operation.method())
            .field("path", &operation.path())
            .finish_non_exhaustive()
    }
}
