//! Calls of operations that the description lacks.

use super::super::super::json::Wire;
use super::super::{Client, Operation};
use super::Call;
use super::path::Path;

/// An operation for each method.
static OPERATIONS: [Operation; 9] = [
    Operation::undescribed("GET"),
    Operation::undescribed("HEAD"),
    Operation::undescribed("POST"),
    Operation::undescribed("PUT"),
    Operation::undescribed("PATCH"),
    Operation::undescribed("DELETE"),
    Operation::undescribed("OPTIONS"),
    Operation::undescribed("TRACE"),
    Operation::undescribed("QUERY"),
];

/// What stands in where the method is none of them, and the call is not sent.
static UNKNOWN: Operation = Operation::undescribed("GET");

impl Client {
    /// Returns a call of an operation that the description lacks, with a method such as `GET` and a path below the base URL, which may
    /// have a query.
    ///
    /// The call is sent with each credential of the client, and with its headers, limits and retries. The caller says what the response
    /// is: any JSON, a type of the API, bytes, or `()`.
    pub fn request<T>(&self, method: impl AsRef<str>, path: &str) -> Call<T> {
        let method = method.as_ref();
        let known = OPERATIONS.iter().find(|operation| operation.method() == method);
        let mut call = Call::<T>::new(self, known.unwrap_or(&UNKNOWN));
        if known.is_none() {
            call.draft.note(Err(format!("{method:?} is not a method that can be sent")));
        }
        let path = Path::literal(path).map(|path| call.draft.path = path);
        call.draft.note(path);
        call
    }

    /// Returns such a call with a JSON body.
    pub fn request_json<T>(&self, method: impl AsRef<str>, path: &str, body: &impl Wire) -> Call<T> {
        let mut call = self.request(method, path);
        call.draft.json(body);
        call
    }
}
