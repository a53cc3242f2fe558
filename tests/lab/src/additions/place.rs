//! Where something can be added.

use crate::pointer::escaped;
use serde_json::Value;

/// The places of values that a test holds for, as JSON pointers. Examples and extensions are not looked into.
pub fn places(tree: &Value, holds: &dyn Fn(&str, &Value) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    walk(tree, String::new(), holds, &mut found);
    found
}

fn walk(value: &Value, at: String, holds: &dyn Fn(&str, &Value) -> bool, found: &mut Vec<String>) {
    if holds(&at, value) {
        found.push(at.clone());
    }
    match value {
        Value::Object(members) => {
            for (name, value) in members.iter().filter(|(name, _)| !is_opaque(name)) {
                walk(value, format!("{at}/{}", escaped(name)), holds, found);
            }
        }
        Value::Array(items) => {
            for (number, value) in items.iter().enumerate() {
                walk(value, format!("{at}/{number}"), holds, found);
            }
        }
        _ => {}
    }
}

fn is_opaque(name: &str) -> bool {
    name.starts_with("x-") || matches!(name, "example" | "examples" | "default" | "enum" | "const")
}
