//! Strings in a format, in a path, a query or a header.

use std::borrow::Cow;

use super::super::json::Formatted;
use super::Param;

impl<T> Param for Formatted<T> {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }
}
