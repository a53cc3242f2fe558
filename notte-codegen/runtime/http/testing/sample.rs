//! Values for tests.

use super::super::super::json::{Document, Wire, from_slice};

/// Values for tests of types that have no constructor, since only the server makes them.
pub trait Sample: Wire {
    /// Returns a value whose required members are empty texts, zeros, empty lists and so on, and whose optional members are absent.
    ///
    /// Set the members that a test is about: they are public. Where such a value does not exist, as for a union, the result is what the
    /// client makes of an empty object.
    #[must_use]
    fn sample() -> Self;
}

/// The texts of empty values that are no objects.
const EMPTY: [&[u8]; 5] = [b"null", b"\"\"", b"[]", b"0", b"false"];

impl<T: Wire> Sample for T {
    fn sample() -> Self {
        let object = Document::empty().lenient();
        let others = EMPTY.iter().filter_map(|text| from_slice(text).ok());
        object.read().ok().into_iter().chain(others).next().unwrap_or_else(|| T::read(object.root()))
    }
}
