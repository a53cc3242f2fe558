//! Changing a value in one expression.

use super::Wire;

/// Changes a value in one expression.
///
/// Types of requests have public fields and no literals, so that one more field is no breaking change:
/// `CreateRequest::new("name").with(|request| request.size = Some(3))`.
pub trait With: Sized {
    /// Returns the value after a change.
    #[must_use]
    fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }
}

impl<T: Wire> With for T {}
