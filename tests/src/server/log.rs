//! What the server saw.

use serde_json::Value;

/// A rule that a request can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// The bytes are not a request of HTTP/1.1.
    Malformed,
    /// No template matches the path.
    UnknownPath,
    /// The path is described, but not with this method.
    UnknownMethod,
    /// The path has an empty segment.
    EmptySegment,
    /// A path segment is `.` or `..`, encoded or not.
    DotSegment,
    /// Percent-encoding that does not decode to UTF-8, or a character that must be encoded.
    Encoding,
    /// A query key that is not described.
    UnknownQuery,
    /// A key, header or cookie sent twice where one value is described.
    Repeated,
    /// A required parameter is not there.
    MissingParameter,
    /// A parameter is not valid under its schema.
    InvalidParameter,
    /// Credentials are needed and none were sent.
    MissingCredential,
    /// Credentials were sent that are not the server's.
    WrongCredential,
    /// Credentials were sent where none are described.
    UnexpectedCredential,
    /// A required body is not there.
    MissingBody,
    /// A body was sent where none is described.
    UnexpectedBody,
    /// The content type is absent, not described, or there without a body.
    ContentType,
    /// The body is not one JSON text in UTF-8 (or a text body is not UTF-8).
    Syntax,
    /// An object in the body has a key twice.
    DuplicateKey,
    /// The body is not valid under its schema, taken strictly.
    InvalidBody,
    /// `Accept` allows none of the media types that are described for a success.
    NotAcceptable,
}

impl Rule {
    /// The status of the refusal.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::MissingCredential | Self::WrongCredential => 401,
            Self::UnknownPath => 404,
            Self::UnknownMethod => 405,
            _ => 400,
        }
    }
}

/// One rule broken by one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The rule.
    pub rule: Rule,
    /// What was wrong, in words.
    pub message: String,
}

/// A request as it came, and what came of it.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Request {
    /// The operation that it was taken for.
    pub operation: Option<String>,
    /// The method as sent.
    pub method: String,
    /// The path as sent, nothing decoded.
    pub path: String,
    /// The query as sent, without its question mark; none when there was no question mark.
    pub query: Option<String>,
    /// The parameters of the path, decoded.
    pub path_parameters: Vec<(String, String)>,
    /// The pairs of the query in order, decoded.
    pub query_parameters: Vec<(String, String)>,
    /// The headers in order, names as sent; bytes that are not UTF-8 are replaced.
    pub headers: Vec<(String, String)>,
    /// The body, whole, chunks joined.
    pub body: Vec<u8>,
    /// The rules that it broke.
    pub violations: Vec<Violation>,
    /// The number of the connection that it came on, from 0.
    pub connection: usize,
    /// The status that it was answered with (0 for raw bytes or no answer).
    pub status: u16,
    /// The body that it was answered with, as it would be if it were delivered whole.
    pub answered: Vec<u8>,
}

impl Request {
    /// The first header of this name, in any case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.header_values(name).first().copied()
    }

    /// Every value of a header.
    #[must_use]
    pub fn header_values(&self, name: &str) -> Vec<&str> {
        let same = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        same.map(|(_, value)| value.as_str()).collect()
    }

    /// A decoded parameter of the path.
    #[must_use]
    pub fn path_parameter(&self, name: &str) -> Option<&str> {
        first(&self.path_parameters, name)
    }

    /// The first decoded value of a query key.
    #[must_use]
    pub fn query_parameter(&self, name: &str) -> Option<&str> {
        first(&self.query_parameters, name)
    }

    /// The body as JSON, null when it is none.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// The answer's body as JSON, null when it is none.
    #[must_use]
    pub fn answered_json(&self) -> Value {
        serde_json::from_slice(&self.answered).unwrap_or(Value::Null)
    }

    /// Whether the request broke this rule.
    #[must_use]
    pub fn broke(&self, rule: Rule) -> bool {
        self.violations.iter().any(|violation| violation.rule == rule)
    }

    pub(super) fn violate(&mut self, rule: Rule, message: impl Into<String>) {
        self.violations.push(Violation { rule, message: message.into() });
    }
}

fn first<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}
