//! Numbers with types of the user's own, in a path, a query or a header.

use std::borrow::Cow;

use super::super::json::Numeric;
use super::Param;

impl<T> Param for Numeric<T> {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }
}
