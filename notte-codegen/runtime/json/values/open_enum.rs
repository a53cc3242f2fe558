//! Enums of strings that keep unknown values.

/// A string with known values. Unknown values are kept, so that a server can add some.
///
/// Outside of the client it has no name, so other crates can't implement it: what it asks for may grow.
///
/// [`Wire`] is implemented for each enum and not for all of them here: beside the impl for `Box<T>` the compiler does not allow a
/// blanket impl.
///
/// [`Wire`]: super::super::Wire
pub trait OpenEnum: Sized + 'static {
    /// The values that the description has.
    const KNOWN: &'static [Self];

    /// Returns the variant for a text. Every text has one.
    fn from_text(text: &str) -> Self;

    /// Returns the text of the variant.
    fn as_str(&self) -> &str;
}
