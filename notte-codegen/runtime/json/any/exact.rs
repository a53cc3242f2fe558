//! Numbers that are worth the same in a tree as in their text.

use serde_json::{Number, Value};

/// The number as part of a tree, if it would be written from there as it is.
pub(super) fn value(text: &str) -> Option<Value> {
    if text == "-0" {
        return None;
    }
    if let Ok(number) = text.parse::<i64>() {
        return Some(number.into());
    }
    if let Ok(number) = text.parse::<u64>() {
        return Some(number.into());
    }
    // More digits than a float has.
    if text.len() > 24 {
        return None;
    }
    let number = Number::from_f64(text.parse().ok()?)?;
    (number.to_string() == text).then_some(Value::Number(number))
}
