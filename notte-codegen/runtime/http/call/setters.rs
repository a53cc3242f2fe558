//! What tells the calls of one operation from those of another.

use super::draft::Draft;

/// What a call takes beside its required arguments: a type for each operation, which the setters of its calls belong to, and which holds the
/// fields of its body.
///
/// Generated types implement it.
pub trait Setters {
    /// Adds what the setters have collected to the call.
    #[doc(hidden)]
    fn fill(&self, draft: &mut Draft) {
        let _ = draft;
    }
}

/// A call without setters.
impl Setters for () {}

/// A call whose operation has no setter `stream`.
pub trait Streams: Setters {}

impl Streams for () {}
