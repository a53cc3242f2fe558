//! The numbers of a JSON text: their grammar, and what they are worth.

use serde_json::{Number, Value};

/// The fault of a number that is larger than any float.
pub(in super::super) const OUT_OF_RANGE: &str = "expected a number (f64), found one that is out of range";

/// The place after the number that starts at `at`; or a fault and where it is.
pub(in super::super) fn scan(bytes: &[u8], start: usize) -> Result<usize, (usize, &'static str)> {
    let mut at = start;
    if bytes.get(at) == Some(&b'-') {
        at += 1;
    }
    if bytes.get(at) == Some(&b'0') {
        at += 1;
        if bytes.get(at).is_some_and(u8::is_ascii_digit) {
            return Err((at, "a number with a leading zero"));
        }
    } else {
        at = digits(bytes, at)?;
    }
    if bytes.get(at) == Some(&b'.') {
        at = digits(bytes, at + 1)?;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        at += 1;
        if matches!(bytes.get(at), Some(b'+' | b'-')) {
            at += 1;
        }
        at = digits(bytes, at)?;
    }
    Ok(at)
}

fn digits(bytes: &[u8], start: usize) -> Result<usize, (usize, &'static str)> {
    let mut at = start;
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    if at == start { Err((at, "expected a digit")) } else { Ok(at) }
}

/// The nearest float; infinite if the number is out of the range of floats.
pub(in super::super) fn float(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}

/// The whole number that the text stands for, also as `3.0` or `3e2`; `None` where it is not whole, or is not held
/// exactly by 64 bits.
pub(in super::super) fn whole(text: &str) -> Option<i128> {
    if let Ok(number) = text.parse::<i64>() {
        return Some(number.into());
    }
    if let Ok(number) = text.parse::<u64>() {
        return Some(number.into());
    }
    // `9007199254740992.0` is as exact as it is without its fraction.
    if let Some((integer, fraction)) = text.split_once('.')
        && fraction.bytes().all(|digit| digit == b'0')
    {
        return whole(integer);
    }
    let number = float(text);
    // From 2^53 on, a float stands for several whole numbers: which one was meant cannot be told.
    let exact = number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0;
    exact.then_some(number as i128)
}

/// Whether two numbers are worth the same, with all of their digits. As for `serde_json`, a whole number that 64 bits hold is another kind of
/// number than one with a fraction or an exponent, so `1` is not `1.0`.
pub(in super::super) fn is_same(one: &str, other: &str) -> bool {
    let is_integer = |text: &str| text != "-0" && (text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok());
    one == other || is_integer(one) == is_integer(other) && decimal(one) == decimal(other)
}

/// A number as its sign, its digits without zeros around them, and the exponent of ten behind them.
fn decimal(text: &str) -> (bool, String, i128) {
    let (is_negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{integer}{fraction}");
    let digits = all.trim_end_matches('0');
    let shift = (all.len() - digits.len()) as i128 - fraction.len() as i128;
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        return (false, String::new(), 0);
    }
    // An exponent that even this does not hold is beyond all that is told apart.
    let far = if exponent.starts_with('-') { i128::MIN / 2 } else { i128::MAX / 2 };
    (is_negative, digits.to_owned(), exponent.parse().unwrap_or(far).saturating_add(shift))
}

/// The number as part of a JSON tree; none if it is out of the range of floats.
pub(in super::super) fn to_json(text: &str) -> Option<Value> {
    if text != "-0" {
        if let Ok(number) = text.parse::<i64>() {
            return Some(number.into());
        }
        if let Ok(number) = text.parse::<u64>() {
            return Some(number.into());
        }
    }
    Number::from_f64(float(text)).map(Value::Number)
}

/// The float that is nearest to a number out of the range of floats.
pub(in super::super) fn limit(text: &str) -> Value {
    Value::from(if text.starts_with('-') { f64::MIN } else { f64::MAX })
}
