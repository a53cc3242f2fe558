//! Paths: every operation of every path item, with what the path item shares merged in.

use super::Reading;
use super::node::Node;
use super::{operation, parameter, security};
use crate::api::{Method, Operation, SecurityScheme};
use crate::diagnostics::{Diagnostic, Diagnostics, OPERATION_ID_DUPLICATE, OPERATION_ID_MISSING};
use indexmap::{IndexMap, IndexSet};

/// The members of a path item that are operations (OpenAPI 3.2, Path Item Object).
const METHODS: [(&str, Method); 9] = [
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
    schemes: &IndexMap<String, SecurityScheme>,
) -> Vec<Operation> {
    let shared = operation::Shared {
        security: security::requirements(root, schemes, reading.diagnostics).unwrap_or_default(),
        schemes,
    };
    let mut operations = Vec::new();
    let mut ids = IndexSet::new();
    for (path, item) in root.members("paths", reading.diagnostics) {
        if path.starts_with("x-") {
            continue;
        }
        let Some(item) = reading.resolve(&item) else { continue };
        let parameters = parameter::list(reading, &item);
        for (key, method) in METHODS {
            let Some(node) = item.member(key) else { continue };
            if node.object(reading.diagnostics).is_none() {
                continue;
            }
            let id = id(&node, &mut ids, reading.diagnostics);
            if let Some(operation) = operation::read(reading, &node, id, method, path, &parameters, &shared) {
                operations.push(operation);
            }
        }
    }
    operations
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
