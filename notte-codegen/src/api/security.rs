//! Security schemes and requirements.

use crate::diagnostics::Place;

/// Names of schemes that must all be applied; empty: a call without credentials is allowed.
pub type Requirement = Vec<String>;

/// How a credential travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecurityKind {
    /// `Authorization: Bearer`: http bearer, OAuth 2.0 and OpenID Connect.
    Bearer,
    /// `Authorization: Basic`.
    Basic,
    /// An API key in a header.
    Header(String),
    /// An API key in the query.
    Query(String),
    /// An API key in a cookie.
    Cookie(String),
    /// Nothing that a client of HTTP can set by itself: mutual TLS, or another http scheme.
    Unsupported(String),
}

/// One entry of `components.securitySchemes`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityScheme {
    /// Where it stands.
    pub place: Place,
    /// `description`.
    pub description: Option<String>,
    /// How it travels.
    pub kind: SecurityKind,
}
