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

impl SecurityKind {
    /// Returns whether the credential is in the header of this name.
    #[must_use]
    pub fn is_in_header(&self, name: &str) -> bool {
        match self {
            Self::Bearer | Self::Basic => name.eq_ignore_ascii_case("authorization"),
            Self::Header(header) => name.eq_ignore_ascii_case(header),
            Self::Query(_) | Self::Cookie(_) | Self::Unsupported(_) => false,
        }
    }
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
    /// Where a credential can be had: the URLs of OAuth 2.0 and OpenID Connect.
    pub urls: Vec<SecurityUrl>,
}

/// A URL of a security scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityUrl {
    /// The flow of OAuth 2.0 that it belongs to.
    pub flow: Option<String>,
    /// The keyword, such as `tokenUrl`.
    pub keyword: String,
    /// What it says.
    pub url: String,
}
