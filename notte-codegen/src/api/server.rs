//! Servers.

use crate::diagnostics::Place;
use indexmap::IndexMap;

/// One entry of `servers`.
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    /// Where it stands.
    pub place: Place,
    /// `url` without a slash at its end, each variable as `{name}`; with `https:` where it names a host and no scheme.
    pub url: String,
    /// `name`.
    pub name: Option<String>,
    /// `description`, CommonMark.
    pub description: Option<String>,
    /// `variables`, by name.
    pub variables: IndexMap<String, Variable>,
    /// Whether it can be used as it stands: it has a scheme and a host, and each variable has a default.
    pub usable: bool,
}

/// A variable of a server's URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// `default`.
    pub default: String,
    /// `enum`.
    pub values: Vec<String>,
    /// `description`, CommonMark.
    pub description: Option<String>,
}

impl Server {
    /// The URL with the defaults of its variables.
    #[must_use]
    pub fn filled(&self) -> String {
        let mut url = self.url.clone();
        for (name, variable) in &self.variables {
            url = url.replace(&format!("{{{name}}}"), &variable.default);
        }
        url
    }

    /// Whether a list of servers means what another one does.
    #[must_use]
    pub fn are_same(these: &[Self], others: &[Self]) -> bool {
        let is_same = |(one, other): (&Self, &Self)| one.url == other.url && one.filled() == other.filled();
        these.len() == others.len() && these.iter().zip(others).all(is_same)
    }
}
