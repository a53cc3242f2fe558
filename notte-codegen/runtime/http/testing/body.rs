//! Values as the bodies of answers.

use bytes::Bytes;

use super::super::super::json::{Wire, to_vec};
use super::super::{Operation, Text};

/// A value that can be the body of an answer: everything that calls return as one value.
pub trait AnswerBody {
    /// Returns the body, and its content type unless there is no body. `accepted` is what the operation asks for.
    fn into_body(self, accepted: &str) -> (Option<String>, Bytes);
}

/// JSON.
impl<T: Wire> AnswerBody for T {
    fn into_body(self, accepted: &str) -> (Option<String>, Bytes) {
        let json = accepted.split(',').map(str::trim).find(|media| media.contains("json"));
        (Some(json.unwrap_or("application/json").to_owned()), to_vec(&self).into())
    }
}

impl AnswerBody for Bytes {
    fn into_body(self, accepted: &str) -> (Option<String>, Bytes) {
        let media = accepted.split(',').map(str::trim).find(|media| !media.contains('*'));
        (Some(media.unwrap_or("application/octet-stream").to_owned()), self)
    }
}

impl AnswerBody for Text {
    fn into_body(self, _: &str) -> (Option<String>, Bytes) {
        (Some("text/plain; charset=utf-8".to_owned()), self.0.into())
    }
}

/// No body.
impl AnswerBody for () {
    fn into_body(self, _: &str) -> (Option<String>, Bytes) {
        (None, Bytes::new())
    }
}

/// Returns what an operation asks for.
pub(super) fn accepted(operation: Option<&Operation>) -> &'static str {
    operation.map_or("application/json", Operation::media_types)
}
