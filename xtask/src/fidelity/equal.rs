//! Whether two JSON values say the same: numbers by value, times by instant, all else to the letter.

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
        (a, b) if a == b => None,
        (a, b) => Some(format!("{path}: {} became {}", short(a), short(b))),
    }
}

fn same_number(a: &Number, b: &Number) -> bool {
    a == b || (a.as_f64() == b.as_f64() && (a.is_f64() || b.is_f64()))
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(60).collect()
}
