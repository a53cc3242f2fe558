//! The constants of an API.

/// The constants of an API: its base URL and its security schemes.
#[derive(Clone, Copy, Debug)]
pub struct Api {
    /// The base URL; empty if the description has none, and the client has to be given one.
    pub base_url: &'static str,
    /// The default `User-Agent`.
    pub user_agent: &'static str,
    /// The security schemes.
    pub schemes: &'static [Scheme],
}

/// A security scheme.
#[derive(Clone, Copy, Debug)]
pub struct Scheme {
    /// The name that operations refer to.
    pub name: &'static str,
    /// Where the credential is sent.
    pub kind: SchemeKind,
}

/// Where a credential is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer …`
    Bearer,
    /// `Authorization: Basic …`, with a user and a password.
    Basic,
    /// The header with this name.
    Header(&'static str),
    /// The query parameter with this name.
    Query(&'static str),
    /// The cookie with this name.
    Cookie(&'static str),
}

impl Api {
    /// Returns the scheme with this name.
    #[must_use]
    pub fn scheme(&self, name: &str) -> Option<&'static Scheme> {
        self.schemes.iter().find(|scheme| scheme.name == name)
    }
}

impl SchemeKind {
    /// Returns the header of the credential, if that header holds nothing else.
    #[must_use]
    pub fn header(self) -> Option<&'static str> {
        match self {
            Self::Bearer | Self::Basic => Some("authorization"),
            Self::Header(name) => Some(name),
            Self::Query(_) | Self::Cookie(_) => None,
        }
    }
}
