//! Bytes in base64, in a path, a query or a header.

use std::borrow::Cow;

use super::super::json::Base64;
use super::Param;

impl Param for Base64 {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }
}
