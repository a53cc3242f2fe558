//! What OpenAPI 3.0 writes in its own way.

use serde_json::{Map, Value, json};

/// Bounds as 2020-12 writes them, and those that `int32` implies.
pub fn bounds(source: &Map<String, Value>, out: &mut Map<String, Value>) {
    for (bound, exclusive) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
        if let Some(Value::Bool(strict)) = source.get(exclusive) {
            out.remove(exclusive);
            if let (true, Some(value)) = (*strict, out.remove(bound)) {
                out.insert(exclusive.to_owned(), value);
            } else if let (false, Some(value)) = (*strict, source.get(bound)) {
                out.insert(bound.to_owned(), value.clone());
            }
        }
    }
    if source.get("format") == Some(&json!("int32")) {
        out.entry("minimum").or_insert(json!(i32::MIN));
        out.entry("maximum").or_insert(json!(i32::MAX));
    }
}

/// `nullable` of 3.0, read as it is meant: null is allowed, in an enum as well.
pub fn nullable(source: &Map<String, Value>, mut out: Map<String, Value>) -> Value {
    if source.get("nullable") != Some(&Value::Bool(true)) {
        return Value::Object(out);
    }
    let composed = ["allOf", "oneOf", "anyOf", "$ref", "const"].iter().any(|key| out.contains_key(*key));
    if composed {
        return json!({ "anyOf": [{ "type": "null" }, out] });
    }
    if let Some(Value::String(kind)) = out.get("type").cloned() {
        out.insert("type".to_owned(), json!([kind, "null"]));
    }
    if let Some(Value::Array(values)) = out.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
    Value::Object(out)
}
