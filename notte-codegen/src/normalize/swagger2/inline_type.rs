//! Types that stand in a parameter, a header or a field of a form itself, where OpenAPI 3 has `schema`.

use crate::normalize::document::Node;
use serde_json::Value;

/// Whether the type of a parameter or a header stands in itself.
pub fn has_inline_type(is_swagger2: bool, node: &Node<'_>) -> bool {
    let has_type = is_swagger2 || node.get("type").is_some_and(Value::is_string);
    has_type && node.get("schema").is_none() && node.get("content").is_none()
}

/// The schema of a parameter: `schema`, or else the parameter itself.
pub fn schema_of<'d>(parameter: &Node<'d>) -> Node<'d> {
    parameter.member("schema").unwrap_or_else(|| parameter.clone())
}

/// Whether what is read as a schema is a parameter, in which `required` is a boolean.
pub fn is_parameter(node: &Node<'_>) -> bool {
    node.get("in").is_some_and(Value::is_string) && node.get("name").is_some_and(Value::is_string)
}

/// Whether a parameter or its schema is a file, or a list of files.
pub fn is_file(node: &Node<'_>) -> bool {
    let mut node = schema_of(node);
    if let Some(items) = node.member("items").filter(|_| text(&node, "type") == Some("array")) {
        node = items;
    }
    match text(&node, "type") {
        Some("file") => true,
        Some("string") => text(&node, "format") == Some("binary"),
        _ => false,
    }
}

/// The text under a key, when it is one.
pub fn text<'d>(node: &Node<'d>, key: &str) -> Option<&'d str> {
    node.get(key).and_then(Value::as_str)
}
