//! Values in a path, a query or a header.

use std::borrow::Cow;

use super::super::super::json::{DateTime, Json, OpenEnum, Secret, UnixTime};

/// A value that can be in a path, a query or a header.
pub(crate) trait Param {
    /// Returns the value as text, not percent-encoded.
    fn text(&self) -> Cow<'_, str>;
}

macro_rules! param_by_display {
    ($($type:ty),*) => {$(
        impl Param for $type {
            fn text(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
        }
    )*};
}

param_by_display!(bool, i8, i16, i32, i64, u8, u16, u32, u64, f32, f64, UnixTime);

impl Param for str {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Param for &str {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Param for String {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Param for DateTime {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }
}

impl Param for Secret {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.expose())
    }
}

/// A string is itself, any other value is JSON.
impl Param for Json {
    fn text(&self) -> Cow<'_, str> {
        let text = self.to_string();
        if !text.starts_with('"') {
            return Cow::Owned(text);
        }
        self.as_str().map_or(Cow::Owned(text), Cow::Borrowed)
    }
}

impl<T: OpenEnum> Param for T {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }
}
