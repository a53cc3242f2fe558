//! Secrets.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use super::super::{Node, Wire, Writer};

/// A password, a key or a token. `Debug` does not show it.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Secret(String);

impl Secret {
    /// Creates a secret.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Returns the text.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl FromStr for Secret {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::new(text))
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl Wire for Secret {
    fn read(node: Node<'_>) -> Self {
        node.string().into()
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(if writer.is_shown() { "Secret(..)" } else { &self.0 });
    }
}
