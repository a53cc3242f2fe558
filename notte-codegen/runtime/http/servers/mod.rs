//! The servers of an API with several, or with variables in a URL.

use super::ClientBuilder;

/// The URL of a server of the API.
///
/// Each variable of its URL has a default, which [`with`](Self::with) replaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerUrl {
    url: &'static str,
    variables: &'static [(&'static str, &'static str)],
    set: Vec<(String, String)>,
}

impl ServerUrl {
    /// Creates the URL of a server from a text with each variable as `{name}`, and the variables with their defaults.
    #[must_use]
    pub const fn new(url: &'static str, variables: &'static [(&'static str, &'static str)]) -> Self {
        Self { url, variables, set: Vec::new() }
    }

    /// Sets a variable of the URL.
    #[must_use]
    pub fn with(mut self, variable: &str, value: impl Into<String>) -> Self {
        self.set.retain(|(name, _)| name != variable);
        self.set.push((variable.to_owned(), value.into()));
        self
    }

    /// Returns the URL with the values of its variables.
    fn filled(&self) -> Result<String, String> {
        let mut url = self.url.to_owned();
        if let Some((name, _)) =
            self.set.iter().find(|(name, _)| !self.variables.iter().any(|(known, _)| known == name))
        {
            return Err(format!("the server `{}` has no variable `{name}`", self.url));
        }
        for (name, default) in self.variables {
            let set = self.set.iter().find(|(set, _)| set == name);
            url = url.replace(&format!("{{{name}}}"), set.map_or(default, |(_, value)| value));
        }
        Ok(url)
    }
}

impl ClientBuilder {
    /// Selects a server of the API. Operations with a server of their own are still sent there.
    pub fn server(mut self, server: ServerUrl) -> Self {
        match server.filled() {
            Ok(url) => self.base_url = url,
            Err(fault) => self.note(fault),
        }
        self.is_told = false;
        self
    }
}
