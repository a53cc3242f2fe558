//! What a client sent to its double.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method, Uri};
use percent_encoding::percent_decode_str;

use super::super::super::json::{DecodeError, Wire, from_slice};
use super::super::Operation;
use super::pattern::parameter;

/// A request that a client sent to its double: one for each attempt and each redirect.
#[derive(Clone)]
pub struct Sent {
    pub(super) operation: Option<&'static Operation>,
    pub(super) method: Method,
    pub(super) uri: Uri,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Sent {
    /// Returns the id of the operation.
    pub fn operation(&self) -> &'static str {
        self.operation.map_or("", Operation::id)
    }

    /// Returns the method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// Returns the URL.
    pub fn uri(&self) -> &Uri {
        &self.uri
    }

    /// Returns a parameter of the path, decoded.
    pub fn path(&self, name: &str) -> Option<String> {
        parameter(self.operation?.path(), self.uri.path(), name).map(decoded)
    }

    /// Returns the first query parameter of this name, decoded.
    pub fn query(&self, name: &str) -> Option<String> {
        self.queries(name).next()
    }

    /// Returns the query parameters of this name, decoded.
    pub fn queries(&self, name: &str) -> impl Iterator<Item = String> {
        let pairs = self.uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        pairs.filter(move |(known, _)| decoded(known) == name).map(|(_, value)| decoded(value))
    }

    /// Returns a header, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Decodes the body as JSON.
    ///
    /// # Errors
    /// If the body is not JSON of that type.
    pub fn json<T: Wire>(&self) -> Result<T, DecodeError> {
        from_slice(&self.body)
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Without the headers and the body.
impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sent")
            .field("operation", &self.operation())
            .field("method", &self.method)
            .field("path", &self.uri.path())
            .finish_non_exhaustive()
    }
}
