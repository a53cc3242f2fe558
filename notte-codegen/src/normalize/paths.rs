//! Paths: every operation of every path item, with what the path item shares merged in.

use super::Reading;
use super::node::Node;
use super::{link, operation, parameter, security, server};
use crate::api::{Operation, SecurityScheme, Server};
use crate::diagnostics::{Diagnostic, Diagnostics, OPERATION_DROPPED, OPERATION_ID_DUPLICATE, OPERATION_ID_MISSING};
use indexmap::{IndexMap, IndexSet};

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
pub fn tags(root: &Node<'_>, diagnostics: &mut Diagnostics) -> IndexMap<String, Option<String>> {
    let mut tags = IndexMap::new();
    for tag in root.elements("tags", diagnostics) {
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
        security: security::requirements(root, schemes, reading.diagnostics).unwrap_or_default(),
        schemes,
        servers,
    };
    let mut operations = Vec::new();
    let mut ids = IndexSet::new();
    for (path, item) in root.members("paths", reading.diagnostics) {
        if path.starts_with("x-") {
            continue;
        }
        let Some(item) = reading.resolve(&item) else { continue };
        if item.value.is_null() || item.object(reading.diagnostics).is_none() {
            continue;
        }
        item_operations(reading, &item, path, &shared, &mut ids, &mut operations);
    }
    link::resolve(reading, &mut operations);
    operations
}

/// The operations of one path item.
fn item_operations<'d>(
    reading: &mut Reading<'d, '_>,
    item: &Node<'d>,
    path: &str,
    shared: &operation::Shared<'_>,
    ids: &mut IndexSet<String>,
    operations: &mut Vec<Operation>,
) {
    let parameters = parameter::list(reading, item, &[]);
    let servers = server::own(item, shared.servers, reading.diagnostics);
    for (method, node) in methods(item, reading.diagnostics) {
        if node.object(reading.diagnostics).is_none() {
            continue;
        }
        let id = id(&node, ids, reading.diagnostics);
        if let Some(mut operation) = operation::read(reading, &node, id, &method, path, &parameters, shared) {
            let has_own = node.get("servers").and_then(serde_json::Value::as_array).is_some_and(|own| !own.is_empty());
            operation.servers = match has_own {
                true => server::own(&node, shared.servers, reading.diagnostics),
                false => servers.clone(),
            };
            operations.push(operation);
        }
    }
}

/// The operations of a path item with their methods, as they are sent. Those that have no field of their own stand under
/// `additionalOperations`, by the method.
fn methods<'d>(item: &Node<'d>, diagnostics: &mut Diagnostics) -> Vec<(String, Node<'d>)> {
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
    let mut items = Vec::new();
    for key in ["webhooks", "x-webhooks"] {
        items.extend(root.members(key, reading.diagnostics).into_iter().map(|(name, item)| (name.clone(), item)));
    }
    for (_, path) in root.members("paths", reading.diagnostics) {
        let Some(path) = reading.resolve(&path) else { continue };
        // What is wrong with the methods of a path was said when its operations were read.
        for (_, operation) in methods(&path, &mut Diagnostics::new()) {
            for (name, callback) in operation.members("callbacks", reading.diagnostics) {
                let Some(callback) = reading.resolve(&callback) else { continue };
                let Some(expressions) = callback.object(reading.diagnostics) else { continue };
                for (expression, value) in expressions {
                    let place = callback.place.child(expression);
                    items.push((name.clone(), Node { value, place }));
                }
            }
        }
    }
    let mut incoming = Vec::new();
    for (name, item) in items {
        let Some(item) = reading.resolve(&item) else { continue };
        for (method, node) in methods(&item, reading.diagnostics) {
            if node.object(reading.diagnostics).is_none() {
                continue;
            }
            // What is sent is named by the webhook, as an operation is by its id.
            let id = node.text("operationId", reading.diagnostics).unwrap_or_else(|| name.clone());
            incoming.extend(operation::read(reading, &node, Some(id), &method, "", &[], &shared));
        }
    }
    incoming
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
