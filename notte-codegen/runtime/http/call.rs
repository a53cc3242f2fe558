//! A call of an operation.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;

use super::super::json::{Wire, to_vec};
use super::draft::Draft;
use super::exchange::Reading;
use super::{ByteStream, Client, FromResponse, Operation, Param, Pending, Reply};

/// A call of an operation that answers with a `T`.
///
/// What is wrong with a parameter is said when the call is sent; nothing goes out then.
#[must_use = "a call does nothing until it is sent or awaited"]
pub struct Call<T> {
    pub(super) draft: Draft,
    output: PhantomData<fn() -> T>,
}

impl<T> Call<T> {
    /// A call with no parameter set.
    pub fn new(client: &Client, operation: &'static Operation) -> Self {
        Self { draft: Draft::new(client, operation), output: PhantomData }
    }

    /// Fills the next parameter of the path. It must be neither empty nor `.` nor `..`.
    pub fn path<P: Param + ?Sized>(mut self, value: &P) -> Self {
        self.draft.fill(&value.text());
        self
    }

    /// Sets a query parameter. Setting it again replaces it.
    pub fn query<P: Param + ?Sized>(&mut self, name: &str, value: &P) {
        self.draft.query.set(name, &value.text());
    }

    /// Sets all of the query to a text.
    pub fn query_string<P: Param + ?Sized>(&mut self, value: &P) {
        self.draft.query.set_whole(&value.text());
    }

    /// Sets a header. Setting it again replaces it.
    pub fn set_header<P: Param + ?Sized>(&mut self, name: &str, value: &P) {
        self.draft.header(name, &value.text());
    }

    /// Sets a cookie. Setting it again replaces it.
    pub fn cookie<P: Param + ?Sized>(&mut self, name: &str, value: &P) {
        self.draft.cookie(name, vec![(name.to_owned(), value.text().into_owned())]);
    }

    /// Sets the body. It is sent as the kind of JSON that the operation takes, unless the `Content-Type` header is set.
    pub fn json<B: Wire>(&mut self, body: &B) {
        self.draft.body(self.draft.operation.json_type(), Bytes::from(to_vec(body)));
    }

    /// Sets the body to bytes as they are.
    pub fn bytes(&mut self, content_type: &str, body: impl Into<Bytes>) {
        self.draft.body(content_type, body.into());
    }

    /// How long this call may take, in place of what the client says.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.draft.timeout = Some(timeout);
        self
    }

    /// Adds a header that the operation does not know.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.draft.header(name, value);
        self
    }
}

impl<T: FromResponse> Call<T> {
    /// Sends the call. The answer is a `T`, or an error for any status but 2xx.
    pub fn send(self) -> Pending<T> {
        Pending::new(self.draft, Reading::of::<T>(), T::from_response)
    }

    /// Sends the call, and gives the status and the headers with the answer.
    pub fn send_with_meta(self) -> Pending<Reply<T>> {
        Pending::new(self.draft, Reading::of::<T>(), Reply::from_response)
    }
}

impl Call<Bytes> {
    /// Sends the call, and gives the answer piece by piece.
    ///
    /// The timeout counts for the head and then for each piece, not for the whole.
    pub fn stream(self) -> Pending<ByteStream> {
        pieces(self.draft)
    }
}

impl Call<()> {
    /// Sends the call, and gives the body of the answer piece by piece. None is described; there may be one nevertheless.
    ///
    /// The timeout counts for the head and then for each piece, not for the whole.
    pub fn stream(self) -> Pending<ByteStream> {
        pieces(self.draft)
    }
}

fn pieces(draft: Draft) -> Pending<ByteStream> {
    Pending::new(draft, Reading::Head, |response| Ok(ByteStream::new(response)))
}

impl<T: FromResponse> IntoFuture for Call<T> {
    type Output = <Pending<T> as Future>::Output;
    type IntoFuture = Pending<T>;

    fn into_future(self) -> Pending<T> {
        self.send()
    }
}

// Derived, it would ask for `T: Clone`.
impl<T> Clone for Call<T> {
    fn clone(&self) -> Self {
        Self { draft: self.draft.clone(), output: PhantomData }
    }
}

/// Without the values: any of them may be a secret.
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
