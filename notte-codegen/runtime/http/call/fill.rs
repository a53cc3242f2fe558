//! What generated code fills a call by.

use std::marker::PhantomData;

use bytes::Bytes;

use super::super::super::json::{Wire, to_vec};
use super::super::Param;
use super::Call;
use super::draft::Draft;

#[allow(dead_code, reason = "an API may have no headers, cookies or bodies")]
impl Draft {
    /// Sets the next parameter of the path. It must not be empty, `.` or `..`.
    pub(crate) fn path<P: Param + ?Sized>(mut self, value: &P) -> Self {
        self.fill(&value.text());
        self
    }

    /// Makes it a call whose setters hold nothing.
    pub(crate) fn call<T, S: Default, E>(self) -> Call<T, S, E> {
        self.call_with(S::default())
    }

    /// Makes it a call with setters.
    pub(crate) fn call_with<T, S, E>(self, setters: S) -> Call<T, S, E> {
        Call { draft: self, setters, types: PhantomData }
    }

    /// Sets a query parameter. Setting it again replaces it.
    pub(crate) fn query<P: Param + ?Sized>(&mut self, name: &str, value: &P) {
        self.query.set(name, &value.text());
    }

    /// Sets the whole query to a text.
    pub(crate) fn query_string<P: Param + ?Sized>(&mut self, value: &P) {
        self.query.set_whole(&value.text());
    }

    /// Sets a header. Setting it again replaces it.
    pub(crate) fn set_header<P: Param + ?Sized>(&mut self, name: &str, value: &P) {
        self.header(name, &value.text());
    }

    /// Sets a cookie. Setting it again replaces it.
    pub(crate) fn cookie<P: Param + ?Sized>(&mut self, name: &str, value: &P) {
        self.put_cookies(name, vec![(name.to_owned(), value.text().into_owned())]);
    }

    /// Sets the body to JSON, with the content type of the operation unless the `Content-Type` header is set.
    pub(crate) fn json<B: Wire>(&mut self, body: &B) {
        self.whole(self.operation.json_type(), Bytes::from(to_vec(body)));
    }

    /// Sets the body to bytes.
    pub(crate) fn set_bytes(&mut self, content_type: &str, body: impl Into<Bytes>) {
        self.whole(content_type, body.into());
    }
}
