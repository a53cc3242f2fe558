//! The answers of a double for the calls of one operation.

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Method, StatusCode};
use serde_json::Value;

use super::super::Operation;
use super::super::call::draft::Draft;
use super::super::retry::idempotency::KeyPlace;
use super::Sent;

/// The answers for the calls of one operation, in order. The last is given again and again.
pub(super) struct Script {
    operation: &'static Operation,
    /// Whether the request of a call must be equal to the expected one; none is where that is invalid.
    is_exact: bool,
    expected: Option<Shape>,
    pub(super) answers: Vec<Answer>,
    next: usize,
}

/// What is compared of two requests.
#[derive(Clone, PartialEq, Eq)]
struct Shape {
    method: Method,
    path: String,
    query: Vec<String>,
    body: Option<Bytes>,
}

/// An answer.
#[derive(Clone)]
pub(super) struct Answer {
    pub(super) delay: Duration,
    pub(super) kind: Kind,
}

#[derive(Clone)]
pub(super) enum Kind {
    Response(http::Response<Bytes>),
    /// The body breaks off after these bytes.
    BreakOff(http::Response<Bytes>),
    /// The connection is refused.
    Refuse,
    /// The connection breaks before there is a response.
    Disconnect,
    /// There is no response.
    Stall,
}

impl Script {
    pub(super) fn new(draft: &Draft) -> Self {
        let request = draft.request().ok();
        let expected = request.map(|request| Shape {
            path: request.url.path().to_owned(),
            query: query(request.url.query()),
            method: request.method,
            body: draft.bytes().map(|body| without_key(draft.operation, body)),
        });
        Self { operation: draft.operation, is_exact: false, expected, answers: Vec::new(), next: 0 }
    }

    /// Asks for the arguments of the call that the script was made of.
    pub(super) fn ask_for_arguments(&mut self) {
        self.is_exact = true;
    }

    pub(super) fn operation(&self) -> &'static Operation {
        self.operation
    }

    pub(super) fn matches(&self, sent: &Sent) -> bool {
        // By their contents: a constant may have several addresses.
        let key = |operation: &Operation| (operation.method(), operation.path(), operation.id());
        let is_same = sent.operation.is_some_and(|operation| key(operation) == key(self.operation));
        let is_expected = || self.expected.as_ref().is_some_and(|expected| expected.fits(sent, self.operation));
        is_same && (!self.is_exact || is_expected())
    }

    /// Returns the next answer, or `None` if none was set.
    pub(super) fn next(&mut self) -> Option<Answer> {
        let answer = self.answers.get(self.next).or(self.answers.last()).cloned();
        self.next += 1;
        answer
    }
}

impl Shape {
    fn fits(&self, sent: &Sent, operation: &Operation) -> bool {
        self.method == sent.method
            && self.path == sent.uri.path()
            && self.query == query(sent.uri.query())
            && self.body.as_ref().is_none_or(|body| *body == without_key(operation, &sent.body))
    }
}

/// Returns a body without the key by which a server recognizes a call: each call is given one of its own.
fn without_key(operation: &Operation, body: &Bytes) -> Bytes {
    let KeyPlace::Member(name) = operation.key_place() else { return body.clone() };
    match serde_json::from_slice(body) {
        Ok(Value::Object(mut members)) => {
            members.remove(name);
            Value::Object(members).to_string().into()
        }
        _ => body.clone(),
    }
}

/// The parameters of a query, in one order.
fn query(text: Option<&str>) -> Vec<String> {
    let mut parameters: Vec<_> = text.unwrap_or_default().split('&').map(str::to_owned).collect();
    parameters.sort();
    parameters
}

impl Answer {
    pub(super) fn of(status: StatusCode, content_type: &str, body: Bytes) -> Self {
        let mut response = http::Response::new(body);
        *response.status_mut() = status;
        if let Ok(value) = HeaderValue::from_str(content_type)
            && !content_type.is_empty()
        {
            response.headers_mut().insert(CONTENT_TYPE, value);
        }
        Kind::Response(response).into()
    }

    /// The answer to a call that the test has not prepared: never sent again, and an error that says why.
    pub(super) fn unusable(why: String) -> Self {
        Self::of(StatusCode::NOT_IMPLEMENTED, "text/plain", why.into())
    }
}

impl From<Kind> for Answer {
    fn from(kind: Kind) -> Self {
        Self { delay: Duration::ZERO, kind }
    }
}
