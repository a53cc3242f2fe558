//! Numbers and JSON with types of the user's own.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what a test builds on fails the test")]

use notte_runtime::json::{DecodeError, Numeric, Own, Wire, from_slice, to_vec};
use serde_json::{Value, json};
use std::num::NonZeroU32;

/// A point that is a list of two numbers as JSON.
#[derive(Debug, PartialEq)]
struct Point(f64, f64);

impl TryFrom<Value> for Point {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        match value.as_array().map(Vec::as_slice) {
            Some([x, y]) => Ok(Self(x.as_f64().ok_or("no number")?, y.as_f64().ok_or("no number")?)),
            _ => Err("no point".to_owned()),
        }
    }
}

impl From<Point> for Value {
    fn from(Point(x, y): Point) -> Self {
        json!([x, y])
    }
}

fn read<T: Wire>(text: &str) -> Result<T, DecodeError> {
    from_slice(text.as_bytes())
}

fn written<T: Wire>(value: &T) -> String {
    String::from_utf8(to_vec(value)).unwrap()
}

#[test]
fn numbers_keep_their_digits() {
    for text in ["0", "-1", "1.10", "1e3", "123456789012345678901234567890.123456789", "-0.0"] {
        let number: Numeric<f64> = read(text).unwrap();
        assert_eq!((number.as_str(), written(&number).as_str()), (text, text));
    }
    let number: Numeric<NonZeroU32> = read("7").unwrap();
    assert_eq!(number.value().unwrap().get(), 7);
    assert_eq!(number, Numeric::from(NonZeroU32::new(7).unwrap()));
    assert!(read::<Numeric<NonZeroU32>>("0").unwrap().value().is_err());
    assert!("0".parse::<Numeric<NonZeroU32>>().is_err());
    for text in ["\"1\"", "null", "[]", "true"] {
        assert!(read::<Numeric<f64>>(text).is_err(), "{text}");
    }
}

#[test]
fn what_is_no_number_stays_json() {
    for text in ["NaN", "", "1]", "1,2", "1 2", "inf", "0x1", "\"", "1\n}"] {
        let number = Numeric::<f64>::new(text);
        assert_eq!(serde_json::from_str::<Value>(&written(&number)).unwrap(), json!(text));
    }
}

#[test]
fn json_is_kept_and_converted() {
    let point: Own<Point> = read("[1.5, 2]").unwrap();
    assert_eq!(point.value(), Ok(Point(1.5, 2.0)));
    assert_eq!(written(&point), "[1.5,2]");
    assert_eq!(Own::from(Point(1.0, 2.0)).as_json(), &json!([1.0, 2.0]));
    let other: Own<Point> = read("{\"x\": {\"secret\": 1}}").unwrap();
    assert_eq!(other.value(), Err("no point".to_owned()));
    assert_eq!(written(&other), "{\"x\":{\"secret\":1}}");
    assert!(!format!("{other:?}").contains("secret"), "{other:?}");
}
