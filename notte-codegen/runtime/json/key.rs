//! What can name the members of a map.

use super::{DateTime, OpenEnum};

/// A type that is a string as JSON, and so can be the name of a member. Different names are different values.
pub trait Key: Ord {
    /// The value for a name; every name has one.
    fn from_name(name: &str) -> Self;

    /// The name.
    fn name(&self) -> &str;
}

impl Key for String {
    fn from_name(name: &str) -> Self {
        name.to_owned()
    }

    fn name(&self) -> &str {
        self
    }
}

impl<E: OpenEnum + Ord> Key for E {
    fn from_name(name: &str) -> Self {
        Self::from_text(name)
    }

    fn name(&self) -> &str {
        self.as_str()
    }
}

impl Key for DateTime {
    fn from_name(name: &str) -> Self {
        Self::new(name)
    }

    fn name(&self) -> &str {
        self.as_str()
    }
}
