//! What a plain scalar of YAML is (YAML 1.2.2, 10.3, Core Schema).

use serde_json::{Number, Value};
use std::borrow::Cow;

/// The value of a plain scalar.
pub fn resolve(text: Cow<'_, str>) -> Value {
    match text.as_ref() {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    // Most scalars are words.
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) {
        return Value::String(text.into_owned());
    }
    number(&text).unwrap_or_else(|| Value::String(text.into_owned()))
}

fn number(text: &str) -> Option<Value> {
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.starts_with(['+', '-']) {
        return None;
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = digits.strip_prefix(prefix) {
            return integer(is_negative, digits, radix);
        }
    }
    // Digits after a zero are no number, such as `007`.
    if digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if digits.bytes().all(|byte| byte.is_ascii_digit())
        && let Some(integer) = integer(is_negative, digits, 10)
    {
        return Some(integer);
    }
    if matches!(digits, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        // JSON has none of these.
        return Some(Value::Null);
    }
    // Rust reads words such as `inf` as numbers, YAML does not.
    let is_number =
        digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'));
    let float = if is_number { text.parse::<f64>().ok() } else { None };
    float.filter(|float| float.is_finite()).and_then(Number::from_f64).map(Value::Number)
}

fn integer(is_negative: bool, digits: &str, radix: u32) -> Option<Value> {
    if digits.starts_with(['+', '-']) {
        return None;
    }
    let size = u128::from_str_radix(digits, radix).ok()?;
    let number = match (is_negative, u64::try_from(size)) {
        (false, Ok(size)) => Some(size.into()),
        (true, _) => 0_i64.checked_sub_unsigned(u64::try_from(size).unwrap_or(u64::MAX)).map(Number::from),
        (false, Err(_)) => None,
    };
    let signed = if is_negative { -(size as f64) } else { size as f64 };
    number.or_else(|| Number::from_f64(signed)).map(Value::Number)
}
