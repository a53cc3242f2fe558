//! `enum` and `const`, and the extensions that name and describe their values.

use crate::api::Schema;
use crate::diagnostics::Diagnostics;
use crate::hash::{HashMap, HashSet};
use crate::normalize::document::Node;
use serde_json::Value;

pub fn values(diagnostics: &mut Diagnostics, node: &Node<'_>, schema: &mut Schema) {
    if let Some(value) = node.get("const") {
        schema.values = Some(vec![value.clone()]);
    }
    match node.member("enum") {
        Some(Node { value: Value::Array(list), .. }) => {
            let mut seen = HashSet::default();
            let distinct = list.iter().filter(|value| seen.insert(value.to_string()));
            // Both have to hold.
            let constant = node.get("const");
            let distinct = distinct.filter(|value| constant.is_none_or(|constant| constant == *value));
            schema.values = Some(distinct.cloned().collect());
        }
        Some(Node { value: Value::Null, .. }) | None => {}
        Some(other) => other.wrong("a list of values", diagnostics),
    }
    // Without a type, null is allowed by being listed.
    if schema.types.is_empty() && schema.values.iter().flatten().any(Value::is_null) {
        schema.nullable = true;
    }
    for key in ["x-enum-varnames", "x-enumNames", "x-enum-names"] {
        if matches!(node.get(key), Some(Value::Array(_))) {
            schema.value_names = by_position(node, key, diagnostics);
        }
    }
    if matches!(node.get("x-enum-descriptions"), Some(Value::Array(_))) {
        schema.value_docs = by_position(node, "x-enum-descriptions", diagnostics);
    }
    described_values(node, schema);
    commented_values(node, schema);
}

/// `x-enum-comments` has what values mean by the names of the values.
fn commented_values(node: &Node<'_>, schema: &mut Schema) {
    let Some(comments) = node.get("x-enum-comments").filter(|_| schema.value_docs.is_empty()) else { return };
    let comment = |name: &String| comments.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    schema.value_docs = schema.value_names.iter().map(comment).collect();
}

/// `x-ms-enum` has names and descriptions beside the values that they are of.
fn described_values(node: &Node<'_>, schema: &mut Schema) {
    let described = node.get("x-ms-enum").and_then(|about| about.get("values")).and_then(Value::as_array);
    let (Some(described), Some(values)) = (described, &schema.values) else { return };
    let by_value: HashMap<String, &Value> =
        described.iter().filter_map(|about| Some((about.get("value")?.to_string(), about))).rev().collect();
    let text_of = |value: &Value, key: &str| {
        by_value.get(&value.to_string()).and_then(|about| about.get(key)).and_then(Value::as_str).map(str::to_owned)
    };
    let named = |value: &Value| {
        text_of(value, "name").unwrap_or_else(|| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    };
    if schema.value_names.is_empty() {
        schema.value_names = values.iter().map(named).collect();
    }
    if schema.value_docs.is_empty() {
        schema.value_docs = values.iter().map(|value| text_of(value, "description").unwrap_or_default()).collect();
    }
}

/// The texts of a list that goes with `enum`, each in its place: an empty one for what is no text.
fn by_position(node: &Node<'_>, key: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut texts = Vec::new();
    for element in node.elements(key, diagnostics) {
        match element.value {
            Value::String(text) => texts.push(text.clone()),
            other => {
                if !other.is_null() {
                    element.wrong("a string", diagnostics);
                }
                texts.push(String::new());
            }
        }
    }
    texts
}
