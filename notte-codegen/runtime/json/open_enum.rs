//! Strings of which a description lists the known ones.

/// A string with known values. One that is not known is kept, so that a server may add values.
///
/// Its [`Wire`](super::Wire) stands beside each enum and not here for all of them: next to the one for `Box<T>` the
/// compiler does not allow a blanket one, as another crate could make a box of its own type an `OpenEnum`.
pub trait OpenEnum: Sized {
    /// The variant for a text; every text has one.
    fn from_text(text: &str) -> Self;

    /// The text of the variant.
    fn as_str(&self) -> &str;
}
