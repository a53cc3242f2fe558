//! OpenAPI 3.0's schemas as JSON Schema 2020-12, as far as validity is concerned.

use serde_json::{Map, Value};

/// Rewrites every schema in a tree; what stands elsewhere has none of these keywords in these shapes.
pub fn modern(node: &mut Value) {
    match node {
        Value::Object(object) => {
            nullable(object);
            bound(object, "minimum", "exclusiveMinimum");
            bound(object, "maximum", "exclusiveMaximum");
            let is_data = |key: &str| matches!(key, "example" | "examples" | "enum" | "const" | "default");
            object.iter_mut().filter(|(key, _)| !is_data(key)).for_each(|(_, value)| modern(value));
        }
        Value::Array(list) => list.iter_mut().for_each(modern),
        _ => {}
    }
}

fn nullable(object: &mut Map<String, Value>) {
    if object.get("nullable") != Some(&Value::Bool(true)) {
        return;
    }
    object.remove("nullable");
    if let Some(Value::Array(values)) = object.get_mut("enum") {
        values.push(Value::Null);
    }
    // Without a type there is nothing to widen in place; an example that is null counts as not valid then.
    if let Some(kind @ Value::String(_)) = object.get_mut("type") {
        *kind = Value::Array(vec![kind.clone(), "null".into()]);
    }
}

fn bound(object: &mut Map<String, Value>, inclusive: &str, exclusive: &str) {
    match object.get(exclusive) {
        Some(Value::Bool(true)) => match object.remove(inclusive) {
            Some(bound) => object.insert(exclusive.to_owned(), bound),
            None => object.remove(exclusive),
        },
        Some(Value::Bool(false)) => object.remove(exclusive),
        _ => None,
    };
}
