//! Which objects are closed.

use serde_json::{Map, Value};

use super::Document;

/// Whether an object names its properties and does not say that there may be others.
pub fn is_closed(document: &Document, schema: &Map<String, Value>) -> bool {
    if schema.contains_key("additionalProperties") || schema.contains_key("unevaluatedProperties") {
        return false;
    }
    let parts = schema.get("allOf").and_then(Value::as_array);
    let part = |part: &Value| names_properties(document, part, 0);
    schema.contains_key("properties")
        || parts.is_some_and(|parts| parts.iter().any(part))
        || schema.get("$ref").is_some_and(|_| part(document.resolve(&Value::Object(schema.clone()))))
}

/// Whether a part of a composition names properties, by itself or in every branch of a union.
pub fn names_properties(document: &Document, schema: &Value, depth: usize) -> bool {
    let schema = document.resolve(schema);
    if depth > 32 || schema.get("properties").is_some() {
        return schema.get("properties").is_some();
    }
    let list = |key: &str| schema.get(key).and_then(Value::as_array).filter(|list| !list.is_empty());
    let names = |schema: &Value| names_properties(document, schema, depth + 1);
    list("allOf").is_some_and(|list| list.iter().any(names))
        || list("oneOf").or_else(|| list("anyOf")).is_some_and(|list| list.iter().all(names))
}
