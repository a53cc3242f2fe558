//! Values for tests.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::super::json::{DateTime, Document, Json, JsonObject, Key, Null, Secret, UnixTime, Wire};

/// Values for tests of types that have no constructor, because only the server sends them.
pub trait Sample: Wire {
    /// The JSON of the value.
    #[doc(hidden)]
    const JSON: &'static str;

    /// Returns a value made of the examples of the description that are valid for the type. Everything else is as short as its schema
    /// allows: empty strings and lists, zeros, the first known value of an enum. Optional members are absent unless an example of the type has them.
    ///
    /// Set the members that a test is about: they are public. Patterns are ignored.
    #[must_use]
    fn sample() -> Self {
        let document = Document::parse(Self::JSON.as_bytes()).unwrap_or_else(|_| Document::empty()).lenient();
        // Whatever does not fit is replaced, so that this never fails.
        Self::read(document.root())
    }
}

macro_rules! samples {
    ($($json:literal: $($name:ty),+;)+) => {
        $($(impl Sample for $name {
            const JSON: &'static str = $json;
        })+)+
    };
}

samples! {
    "null": Null;
    "false": bool;
    "0": i32, i64, u32, u64, f64, UnixTime;
    "\"\"": String, Secret;
    "\"2024-01-01T00:00:00Z\"": DateTime;
    "{}": Json, JsonObject, Value;
}

impl<T: Wire> Sample for Vec<T> {
    const JSON: &'static str = "[]";
}

impl<K: Key, T: Wire> Sample for BTreeMap<K, T> {
    const JSON: &'static str = "{}";
}

impl<T: Wire> Sample for Option<T> {
    const JSON: &'static str = "null";
}

impl<T: Sample> Sample for Box<T> {
    const JSON: &'static str = T::JSON;
}
