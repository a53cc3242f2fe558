//! What a call must look like on the wire.

use serde_json::Value;

/// A request, written out by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// The method.
    pub method: &'static str,
    /// The path as sent.
    pub path: &'static str,
    /// The query as sent, without its question mark.
    pub query: Option<&'static str>,
    /// The JSON body.
    pub body: Option<Value>,
    /// Whether the key is sent.
    pub key: bool,
    /// The `Accept` header.
    pub accept: &'static str,
}

impl Expected {
    fn new(method: &'static str, path: &'static str) -> Self {
        Self { method, path, query: None, body: None, key: true, accept: "application/json" }
    }

    /// A `GET`.
    #[must_use]
    pub fn get(path: &'static str) -> Self {
        Self::new("GET", path)
    }

    /// A `DELETE`.
    #[must_use]
    pub fn delete(path: &'static str) -> Self {
        Self::new("DELETE", path)
    }

    /// A `POST` without a body.
    #[must_use]
    pub fn post_nothing(path: &'static str) -> Self {
        Self::new("POST", path)
    }

    /// A `POST` with this body.
    #[must_use]
    pub fn post(path: &'static str, body: Value) -> Self {
        Self { body: Some(body), ..Self::new("POST", path) }
    }

    /// With this query.
    #[must_use]
    pub fn query(self, query: &'static str) -> Self {
        Self { query: Some(query), ..self }
    }

    /// Without the key.
    #[must_use]
    pub fn anonymous(self) -> Self {
        Self { key: false, ..self }
    }

    /// With this `Accept` header.
    #[must_use]
    pub fn accept(self, accept: &'static str) -> Self {
        Self { accept, ..self }
    }
}
