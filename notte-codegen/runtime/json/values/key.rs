//! Keys of maps.

use super::super::OpenEnum;

/// A type that is a string in JSON, and can be the key of a map. Different names are different values.
///
/// Other crates can't implement it.
pub trait Key: Ord + Sealed {
    /// Returns the value for a name. Every name has one.
    fn from_name(name: &str) -> Self;

    /// Returns the name.
    fn name(&self) -> &str;
}

/// A trait that has no name outside of the runtime.
pub trait Sealed {}

impl Sealed for String {}

impl<E: OpenEnum + Ord> Sealed for E {}

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
