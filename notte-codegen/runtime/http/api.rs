//! What is fixed about an API.

/// What is fixed about an API: where it is, and how one authenticates.
#[derive(Clone, Copy, Debug)]
pub struct Api {
    /// Where the API is, or nothing when its description does not say: the client is then told.
    pub base_url: &'static str,
    /// The `User-Agent` that is sent when the client sets none.
    pub user_agent: &'static str,
    /// The ways to authenticate.
    pub schemes: &'static [Scheme],
}

/// A way to authenticate, by the name that operations use for it.
#[derive(Clone, Copy, Debug)]
pub struct Scheme {
    /// The name.
    pub name: &'static str,
    /// Where the credential goes.
    pub kind: SchemeKind,
}

/// Where a credential goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer …`
    Bearer,
    /// `Authorization: Basic …`, from a user and a password.
    Basic,
    /// A header of that name.
    Header(&'static str),
    /// A query parameter of that name.
    Query(&'static str),
    /// A cookie of that name.
    Cookie(&'static str),
}

impl Api {
    /// The scheme of that name.
    pub fn scheme(&self, name: &str) -> Option<&'static Scheme> {
        self.schemes.iter().find(|scheme| scheme.name == name)
    }
}

impl SchemeKind {
    /// The header that the credential goes into, if it is one that holds nothing else.
    pub fn header(self) -> Option<&'static str> {
        match self {
            Self::Bearer | Self::Basic => Some("authorization"),
            Self::Header(name) => Some(name),
            Self::Query(_) | Self::Cookie(_) => None,
        }
    }
}
