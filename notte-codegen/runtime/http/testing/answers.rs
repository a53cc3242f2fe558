//! The answers of a double, as tests set them.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http::header::{HeaderName, HeaderValue};

use super::body::accepted;
use super::script::{Answer, Kind};
use super::{AnswerBody, Double};

/// The answers for the calls of one operation, which returns a `T`.
///
/// Each method adds an answer; they are given in order, and the last one again and again. What describes an answer, such as
/// [`header`](Self::header), is about the one that was added last.
pub struct Answers<T> {
    double: Double,
    script: usize,
    output: PhantomData<fn() -> T>,
}

impl<T> Answers<T> {
    pub(super) fn new(double: Double, script: usize) -> Self {
        Self { double, script, output: PhantomData }
    }

    /// Answers only calls with the path, the query and the JSON body of the call that [`Double::on`] was given.
    pub fn exactly(self) -> Self {
        if let Some(script) = self.double.state().scripts.get_mut(self.script) {
            script.ask_for_arguments();
        }
        self
    }

    /// Answers with a value, and the status 200, or 204 where there is no body.
    pub fn answer(self, value: T) -> Self
    where
        T: AnswerBody,
    {
        self.typed(StatusCode::OK, value)
    }

    /// Answers with an error: its status, and its body as JSON, [`Text`](super::super::Text), `Bytes`, or `()` for none.
    pub fn error(self, status: u16, body: impl AnswerBody) -> Self {
        match StatusCode::from_u16(status) {
            Ok(status) => self.typed(status, body),
            Err(_) => self.push(Answer::unusable(format!("`{status}` is not a status"))),
        }
    }

    /// Answers with this response, such as events: `http::Response::builder().header("content-type", "text/event-stream")`.
    pub fn response(self, response: http::Response<impl Into<Bytes>>) -> Self {
        self.add(Kind::Response(response.map(Into::into)))
    }

    /// Answers with a response whose body breaks off.
    pub fn break_off(self, response: http::Response<impl Into<Bytes>>) -> Self {
        self.add(Kind::BreakOff(response.map(Into::into)))
    }

    /// Refuses the connection.
    pub fn refuse(self) -> Self {
        self.add(Kind::Refuse)
    }

    /// Breaks the connection before the response.
    pub fn disconnect(self) -> Self {
        self.add(Kind::Disconnect)
    }

    /// Never answers.
    pub fn stall(self) -> Self {
        self.add(Kind::Stall)
    }

    /// Adds a header to the last answer. An invalid header is left out.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.change(|answer| {
            if let (Kind::Response(response) | Kind::BreakOff(response), Ok(name), Ok(value)) =
                (&mut answer.kind, name.parse::<HeaderName>(), HeaderValue::from_str(value))
            {
                response.headers_mut().append(name, value);
            }
        })
    }

    /// Delays the last answer.
    pub fn after(self, delay: Duration) -> Self {
        self.change(|answer| answer.delay = delay)
    }

    fn typed(self, status: StatusCode, body: impl AnswerBody) -> Self {
        let operation = self.double.state().scripts.get(self.script).map(|script| script.operation());
        let (content_type, body) = body.into_body(accepted(operation));
        let is_empty = content_type.is_none() && status == StatusCode::OK;
        let status = if is_empty { StatusCode::NO_CONTENT } else { status };
        self.push(Answer::of(status, &content_type.unwrap_or_default(), body))
    }

    fn add(self, kind: Kind) -> Self {
        self.push(kind.into())
    }

    fn push(self, answer: Answer) -> Self {
        if let Some(script) = self.double.state().scripts.get_mut(self.script) {
            script.answers.push(answer);
        }
        self
    }

    fn change(self, change: impl FnOnce(&mut Answer)) -> Self {
        if let Some(script) = self.double.state().scripts.get_mut(self.script) {
            script.answers.last_mut().map(change);
        }
        self
    }
}

impl<T> fmt::Debug for Answers<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answers").finish_non_exhaustive()
    }
}
