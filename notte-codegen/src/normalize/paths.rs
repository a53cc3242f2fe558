//! Paths: every operation of every path item, with what the path item shares merged in.

use super::Reading;
use super::kind::Kind;
use super::node::Node;
use super::{link, operation, parameter, security, server};
use crate::api::{Operation, Parameter, SecurityScheme, Server};
use crate::diagnostics::{
    Diagnostic, Diagnostics, MEMBER_UNKNOWN, OPERATION_DROPPED, OPERATION_ID_DUPLICATE, OPERATION_ID_MISSING,
    WRONG_TYPE,
};
use crate::hash::HashSet;
use indexmap::{IndexMap, IndexSet};
use std::collections::VecDeque;

/// The fields of a path item that are operations (OpenAPI 3.2, Path Item Object).
pub const METHODS: [(&str, &str); 9] = [
    ("get", "GET"),
    ("put", "PUT"),
    ("post", "POST"),
    ("delete", "DELETE"),
    ("options", "OPTIONS"),
    ("head", "HEAD"),
    ("patch", "PATCH"),
    ("trace", "TRACE"),
    ("query", "QUERY"),
];

/// The tags and what they stand for.
pub fn tags<'d>(reading: &mut Reading<'d, '_>, root: &Node<'d>) -> IndexMap<String, Option<String>> {
    let mut tags = IndexMap::new();
    let tags_of = reading.parts(root, "tags");
    let diagnostics = &mut *reading.diagnostics;
    for tag in tags_of {
        if let Some(name) = tag.text("name", diagnostics) {
            let description = tag.text("description", diagnostics).or_else(|| tag.text("summary", diagnostics));
            tags.insert(name, description);
        }
    }
    tags
}

/// Every operation that could be made sense of.
pub fn operations<'d>(
    reading: &mut Reading<'d, '_>,
    root: &Node<'d>,
    servers: &[Server],
    schemes: &IndexMap<String, SecurityScheme>,
) -> Vec<Operation> {
    let shared = operation::Shared {
        security: security::requirements(reading, root, schemes).unwrap_or_default(),
        schemes,
        servers,
    };
    let mut operations = Vec::new();
    let mut ids = IndexSet::new();
    for (path, item) in reading.members(root, "paths") {
        if path.starts_with("x-") {
            continue;
        }
        let parts = item_parts(reading, &item);
        if !parts.is_empty() {
            item_operations(reading, &parts, path, &shared, &mut ids, &mut operations);
        }
    }
    link::resolve(reading, &mut operations);
    operations
}

/// The operations of one path item.
fn item_operations<'d>(
    reading: &mut Reading<'d, '_>,
    parts: &[Node<'d>],
    path: &str,
    shared: &operation::Shared<'_>,
    ids: &mut IndexSet<String>,
    operations: &mut Vec<Operation>,
) {
    let whole = whole_path(parts, path, reading.diagnostics);
    let path = whole.as_str();
    let mut parameters: Vec<Parameter> = Vec::new();
    for part in parts {
        for parameter in parameter::list(reading, part, &[]) {
            parameters.retain(|known| known.name != parameter.name || known.location != parameter.location);
            parameters.push(parameter);
        }
    }
    let with_own = parts.iter().rev().find(|part| has_servers(part));
    let servers = with_own.map(|part| server::own(reading, part, shared.servers)).unwrap_or_default();
    for (method, node) in methods_of(reading, parts) {
        if node.object(reading.diagnostics).is_none() {
            continue;
        }
        let id = id(&node, ids, reading.diagnostics);
        if let Some(mut operation) = operation::read(reading, &node, id, &method, path, &parameters, shared) {
            operation.servers = match has_servers(&node) {
                true => server::own(reading, &node, shared.servers),
                false => servers.clone(),
            };
            operations.push(operation);
        }
    }
}

fn has_servers(node: &Node<'_>) -> bool {
    node.get("servers").and_then(serde_json::Value::as_array).is_some_and(|own| !own.is_empty())
}

/// A path item, and what it says beside a reference to another, which counts before that (OpenAPI 3.1, Path Item Object, `$ref`).
fn item_parts<'d>(reading: &mut Reading<'d, '_>, item: &Node<'d>) -> Vec<Node<'d>> {
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
fn methods_of<'d>(reading: &mut Reading<'d, '_>, parts: &[Node<'d>]) -> Vec<(String, Node<'d>)> {
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
        let message = format!("`{key}` stands beside a reference to an operation");
        reading.diagnostics.push(
            Diagnostic::new(&MEMBER_UNKNOWN, node.place.child(key), message)
                .effect("it is passed over, for the operation is read where the reference leads"),
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
        let message = format!("`{key}` is no field of a path item");
        let diagnostic = Diagnostic::new(&OPERATION_DROPPED, item.place.child(key), message).effect("it is left out");
        diagnostics.push(if METHODS.iter().any(|(method, _)| *method == lower) {
            diagnostic.help(format!("methods are in small letters: `{lower}`"))
        } else {
            diagnostic.help("a method of another name stands under `additionalOperations`, from OpenAPI 3.2 on")
        });
    }
}

/// The path with the slash that it begins with: it is appended to the server's address (OpenAPI, Paths Object).
fn whole_path(parts: &[Node<'_>], path: &str, diagnostics: &mut Diagnostics) -> String {
    if path.is_empty() || path.starts_with('/') {
        return path.to_owned();
    }
    let message = format!("the path `{path}` does not begin with a slash");
    let place = parts.last().map(|part| part.place.clone()).unwrap_or_default();
    diagnostics.push(Diagnostic::new(&WRONG_TYPE, place, message).effect("it is taken as if it did"));
    format!("/{path}")
}

/// Whether a text can be a method (RFC 9110, 5.6.2 and 9.1).
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// Webhooks, and the callbacks of operations: what the API sends by itself.
pub fn incoming<'d>(
    reading: &mut Reading<'d, '_>,
    root: &Node<'d>,
    schemes: &IndexMap<String, SecurityScheme>,
) -> Vec<Operation> {
    let shared = operation::Shared { security: security::Security::default(), schemes, servers: &[] };
    let mut items = VecDeque::new();
    for key in ["webhooks", "x-webhooks"] {
        items.extend(reading.members(root, key).into_iter().map(|(name, item)| (name.clone(), item)));
    }
    for (_, path) in reading.members(root, "paths").into_iter().filter(|(path, _)| !path.starts_with("x-")) {
        let parts = item_parts(reading, &path);
        for (_, operation) in methods_of(reading, &parts) {
            items.extend(callbacks(reading, &operation));
        }
    }
    let mut incoming = Vec::new();
    let mut seen = HashSet::default();
    while let Some((name, item)) = items.pop_front() {
        let parts = item_parts(reading, &item);
        let Some(item) = parts.first() else { continue };
        // One that several operations have is read once; and callbacks that have callbacks may lead back to themselves.
        if !seen.insert((name.clone(), item.place.clone())) {
            continue;
        }
        for (method, node) in methods_of(reading, &parts) {
            if node.object(reading.diagnostics).is_none() {
                continue;
            }
            // What is sent is named by the webhook, as an operation is by its id.
            let id = node.text("operationId", reading.diagnostics).unwrap_or_else(|| name.clone());
            incoming.extend(operation::read(reading, &node, Some(id), &method, "", &[], &shared));
            items.extend(callbacks(reading, &node));
        }
    }
    incoming
}

/// The path items that an operation's callbacks hold, each with the callback's name.
fn callbacks<'d>(reading: &mut Reading<'d, '_>, operation: &Node<'d>) -> Vec<(String, Node<'d>)> {
    let mut items = Vec::new();
    for (name, callback) in reading.members(operation, "callbacks") {
        let Some(callback) = reading.resolve(&callback, Kind::Callback) else { continue };
        let Some(expressions) = callback.object(reading.diagnostics) else { continue };
        for (expression, value) in expressions.iter().filter(|(expression, _)| !expression.starts_with("x-")) {
            items.push((name.clone(), Node { value, place: callback.place.child(expression) }));
        }
    }
    items
}

fn id(node: &Node<'_>, ids: &mut IndexSet<String>, diagnostics: &mut Diagnostics) -> Option<String> {
    let effect = "it is named from its method and path";
    match node.text("operationId", diagnostics).filter(|id| !id.trim().is_empty()) {
        Some(id) if ids.insert(id.clone()) => Some(id),
        Some(id) => {
            let message = format!("`{id}` is the operationId of an earlier operation");
            let place = node.place.child("operationId");
            diagnostics.push(Diagnostic::new(&OPERATION_ID_DUPLICATE, place, message).effect(effect));
            None
        }
        None => {
            let message = "the operation has no operationId";
            diagnostics.push(Diagnostic::new(&OPERATION_ID_MISSING, node.place.clone(), message).effect(effect));
            None
        }
    }
}
