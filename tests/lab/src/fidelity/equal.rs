//! Whether two JSON values say the same: numbers by value, times by instant, all else to the letter.

use jiff::Timestamp;
use serde_json::{Number, Value};

/// The path of the first difference; none when there is none.
pub fn difference(a: &Value, b: &Value) -> Option<String> {
    differ(a, b, "$")
}

fn differ(a: &Value, b: &Value, path: &str) -> Option<String> {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) if same_number(a, b) => None,
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(index, (a, b))| differ(a, b, &format!("{path}[{index}]")))
        }
        (Value::Object(a), Value::Object(b)) => {
            let missing = a.keys().find(|key| !b.contains_key(*key)).map(|key| format!("{path}.{key} is missing"));
            let added = || b.keys().find(|key| !a.contains_key(*key)).map(|key| format!("{path}.{key} was added"));
            missing
                .or_else(added)
                .or_else(|| a.iter().find_map(|(key, value)| differ(value, b.get(key)?, &format!("{path}.{key}"))))
        }
        (Value::String(a), Value::String(b)) if same_instant(a, b) => None,
        (a, b) if a == b => None,
        (a, b) => Some(format!("{path}: {} became {}", short(a), short(b))),
    }
}

fn same_number(a: &Number, b: &Number) -> bool {
    if a == b {
        return true;
    }
    // `1` and `1.0` are one number; a float that several integers round to is none of them for sure.
    let exact =
        |number: &Number| number.is_f64() || number.as_i64().is_some_and(|integer| integer.unsigned_abs() <= 1 << 53);
    exact(a) && exact(b) && a.as_f64() == b.as_f64()
}

/// Two spellings of one moment, as RFC 3339 has them.
fn same_instant(a: &str, b: &str) -> bool {
    matches!((a.parse::<Timestamp>(), b.parse::<Timestamp>()), (Ok(a), Ok(b)) if a == b)
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::difference;
    use serde_json::json;

    #[test]
    fn what_is_equal_and_what_is_not() {
        assert_eq!(difference(&json!({"a": 1, "b": [2.0]}), &json!({"b": [2], "a": 1.0})), None);
        assert_eq!(difference(&json!([1, 2]), &json!([1, 3])).as_deref(), Some("$[1]: 2 became 3"));
        assert_eq!(difference(&json!({"a": 1}), &json!({})).as_deref(), Some("$.a is missing"));
        assert_eq!(difference(&json!({}), &json!({"a": null})).as_deref(), Some("$.a was added"));
        assert!(difference(&json!(9_007_199_254_740_993_i64), &json!(9_007_199_254_740_992.0)).is_some());
        assert!(difference(&json!("1"), &json!(1)).is_some());
        assert_eq!(difference(&json!("2024-05-01T10:00:00Z"), &json!("2024-05-01T12:00:00.0+02:00")), None);
        assert!(difference(&json!("2024-05-01T10:00:00Z"), &json!("2024-05-01T10:00:00+02:00")).is_some());
        assert!(difference(&json!("2024-05-01"), &json!("2024-05-02")).is_some());
    }
}
