//! What tells the calls of one operation from those of another.

use std::fmt;
use std::marker::PhantomData;

use super::draft::Draft;

/// What a call takes beside its required arguments: a type for each operation, which the setters of its calls belong to, and which holds the
/// fields of its body.
///
/// Generated types implement it, or [`AnySetters`] where a setter is called `stream`, as the method of other calls is.
pub trait Setters {
    /// Adds what the setters have collected to the call.
    #[doc(hidden)]
    fn fill(&self, draft: &mut Draft) {
        let _ = draft;
    }
}

/// A call without setters.
impl Setters for () {}

/// The setters of an operation that write to the call at once: none of them sets a field of a JSON body. `O` is a type of the operation.
pub struct Direct<O>(PhantomData<O>);

impl<O> Setters for Direct<O> {}

impl<O> Clone for Direct<O> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<O> Default for Direct<O> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<O> fmt::Debug for Direct<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Direct")
    }
}

/// The setters of an operation, of which one may be called `stream`.
///
/// All [`Setters`] are.
pub trait AnySetters {
    /// Adds what the setters have collected to the call.
    #[doc(hidden)]
    fn fill(&self, draft: &mut Draft) {
        let _ = draft;
    }
}

impl<S: Setters> AnySetters for S {
    fn fill(&self, draft: &mut Draft) {
        Setters::fill(self, draft);
    }
}
