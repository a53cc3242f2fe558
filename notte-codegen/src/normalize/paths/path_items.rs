//! Path items (OpenAPI, Path Item Object), and the operations that they hold.

use crate::diagnostics::{Diagnostic, Diagnostics, MEMBER_UNKNOWN, OPERATION_DROPPED};
use crate::normalize::document::{METHODS, Node, Reading};
use crate::normalize::references::Kind;

/// A path item, and what it says beside a reference to another, which counts before that (OpenAPI 3.1, Path Item Object, `$ref`).
pub fn item_parts<'d>(reading: &mut Reading<'d, '_>, item: &Node<'d>) -> Vec<Node<'d>> {
    let mut parts = Vec::new();
    if let Some(target) = reading.resolve(item, Kind::PathItem)
        && !target.value.is_null()
        && target.object(reading.diagnostics).is_some()
    {
        parts.push(target);
    }
    let is_beside = item.value.as_object().is_some_and(|object| object.len() > 1 && object.contains_key("$ref"));
    parts.extend(is_beside.then(|| item.clone()).filter(|item| parts.iter().all(|part| part.place != item.place)));
    parts
}

/// The operations of all parts of a path item; of two with one method the later counts. Those that stand elsewhere are read there,
/// though the specification has no references to operations.
pub fn methods_of<'d>(reading: &mut Reading<'d, '_>, parts: &[Node<'d>]) -> Vec<(String, Node<'d>)> {
    let mut found: Vec<(String, Node<'d>)> = Vec::new();
    for part in parts {
        for (method, node) in methods(part, reading.diagnostics) {
            let stands_elsewhere = matches!(node.get("$ref"), Some(serde_json::Value::String(_)));
            let read = if stands_elsewhere { elsewhere(reading, node) } else { Some(node) };
            if let Some(node) = read {
                found.retain(|(known, _)| *known != method);
                found.push((method, node));
            }
        }
    }
    found
}

/// The operation that a reference leads to, and a word on what stands beside the reference.
fn elsewhere<'d>(reading: &mut Reading<'d, '_>, node: Node<'d>) -> Option<Node<'d>> {
    for key in node.value.as_object().into_iter().flat_map(|object| object.keys()).filter(|key| *key != "$ref") {
        let message = format!("`{key}` is beside a reference to an operation");
        reading.diagnostics.push(
            Diagnostic::new(&MEMBER_UNKNOWN, node.place.child(key), message)
                .effect("it is ignored, because the operation is read from the target of the reference"),
        );
    }
    reading.followed(node)
}

/// The operations of a path item with their methods, as they are sent. Those that have no field of their own stand under
/// `additionalOperations`, by the method.
fn methods<'d>(item: &Node<'d>, diagnostics: &mut Diagnostics) -> Vec<(String, Node<'d>)> {
    unknown_methods(item, diagnostics);
    let fixed = METHODS.iter().filter_map(|(key, method)| Some(((*method).to_owned(), item.member(key)?)));
    let mut found: Vec<(String, Node<'d>)> = fixed.collect();
    for (method, node) in item.members("additionalOperations", diagnostics) {
        let message = if found.iter().any(|(known, _)| known == method) {
            format!("the path has another operation for `{method}`")
        } else if !is_token(method) {
            format!("`{method}` can't be a method of HTTP")
        } else {
            found.push((method.clone(), node));
            continue;
        };
        diagnostics.push(Diagnostic::new(&OPERATION_DROPPED, node.place, message).effect("the operation is left out"));
    }
    found
}

/// What else a path item can have (OpenAPI 3.2, Path Item Object).
const FIELDS: [&str; 6] = ["$ref", "summary", "description", "servers", "parameters", "additionalOperations"];

/// Says which members of a path item are no operations, though they look like them.
fn unknown_methods(item: &Node<'_>, diagnostics: &mut Diagnostics) {
    for (key, value) in item.value.as_object().into_iter().flatten() {
        let is_known = METHODS.iter().any(|(method, _)| method == key) || FIELDS.contains(&&**key);
        if is_known || key.starts_with("x-") || !value.is_object() {
            continue;
        }
        let lower = key.to_ascii_lowercase();
        let message = format!("`{key}` is not a field of a path item");
        let diagnostic = Diagnostic::new(&OPERATION_DROPPED, item.place.child(key), message).effect("it is left out");
        diagnostics.push(if METHODS.iter().any(|(method, _)| *method == lower) {
            diagnostic.help(format!("methods are written in lower case: `{lower}`"))
        } else {
            diagnostic.help("put other methods under `additionalOperations` (OpenAPI 3.2)")
        });
    }
}

/// Whether a text can be a method (RFC 9110, 5.6.2 and 9.1).
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
