//! What the API sends: webhooks and callbacks.

use super::path_items::{item_parts, methods_of};
use crate::api::{Operation, SecurityScheme};
use crate::hash::HashSet;
use crate::normalize::document::{Node, Reading};
use crate::normalize::operations::{self, OfPath, Shared};
use crate::normalize::references::Kind;
use crate::normalize::security;
use indexmap::IndexMap;
use std::collections::VecDeque;

/// Webhooks, and the callbacks of operations: what the API sends by itself.
pub fn incoming<'d>(
    reading: &mut Reading<'d, '_>,
    root: &Node<'d>,
    schemes: &IndexMap<String, SecurityScheme>,
) -> Vec<Operation> {
    let shared = Shared { security: security::Security::default(), schemes, servers: &[] };
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
            incoming.extend(operations::read(reading, &node, Some(id), &method, "", &OfPath::default(), &shared));
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
