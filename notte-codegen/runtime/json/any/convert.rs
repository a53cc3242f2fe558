//! What becomes JSON of any shape, and what it becomes.

use std::borrow::Cow;
use std::str::FromStr;

use serde_json::{Map, Value};

use super::super::document::parser::MAX_DEPTH;
use super::super::{DecodeError, Document, Nullable, to_text};
use super::{Json, JsonObject, Repr};

/// Keeps the text, without its spaces.
impl FromStr for Json {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        Document::parse_nested(text.as_bytes(), MAX_DEPTH)?.read()
    }
}

impl From<Json> for Value {
    fn from(json: Json) -> Self {
        match json.0 {
            Repr::Tree(tree) => tree,
            Repr::Text(mut kept) => kept.tree.take().unwrap_or_else(|| super::tree(&kept.text)),
        }
    }
}

macro_rules! from_tree {
    ($($type:ty)*) => {$(
        impl From<$type> for Json {
            fn from(value: $type) -> Self {
                Self(Repr::Tree(Value::from(value)))
            }
        }
    )*};
}

from_tree!(Value bool i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64 String &str Cow<'_, str> Map<String, Value> ());

impl From<JsonObject> for Json {
    fn from(object: JsonObject) -> Self {
        Self::of_text(to_text(&object).into())
    }
}

impl<T: Into<Json>> From<Vec<T>> for Json {
    fn from(values: Vec<T>) -> Self {
        let values: Vec<Self> = values.into_iter().map(Into::into).collect();
        Self::of_text(to_text(&values).into())
    }
}

/// `None` is `null`.
impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map(Into::into).unwrap_or_default()
    }
}

impl From<Value> for Nullable<Json> {
    fn from(value: Value) -> Self {
        Self::Value(value.into())
    }
}

impl From<Map<String, Value>> for Nullable<JsonObject> {
    fn from(members: Map<String, Value>) -> Self {
        Self::Value(members.into())
    }
}

impl PartialEq<Value> for Json {
    fn eq(&self, other: &Value) -> bool {
        **self == *other
    }
}

impl PartialEq<Json> for Value {
    fn eq(&self, other: &Json) -> bool {
        *self == **other
    }
}

macro_rules! equals {
    ($($type:ty)*) => {$(
        impl PartialEq<$type> for Json {
            fn eq(&self, other: &$type) -> bool {
                **self == *other
            }
        }
    )*};
}

equals!(bool i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64 str &str String);
