//! Paths: every operation of every path item, with what the path item shares merged in.

mod incoming;
mod operation_ids;
mod path_items;
mod tags;

pub use incoming::incoming;
pub use tags::tags;

use super::document::{Node, Reading};
use super::operations::{self, OfPath, Shared};
use super::{parameters, security, servers, swagger2};
use crate::api::{Operation, Parameter, SecurityScheme, Server};
use crate::diagnostics::{Diagnostic, Diagnostics, WRONG_TYPE};
use indexmap::{IndexMap, IndexSet};
use operation_ids::id;
use path_items::{item_parts, methods_of};

/// Every operation that could be made sense of.
pub fn operations<'d>(
    reading: &mut Reading<'d, '_>,
    root: &Node<'d>,
    servers: &[Server],
    schemes: &IndexMap<String, SecurityScheme>,
) -> Vec<Operation> {
    let shared =
        Shared { security: security::requirements(reading, root, schemes).unwrap_or_default(), schemes, servers };
    let mut found = Vec::new();
    let mut ids = IndexSet::new();
    let mut written = reading.members(root, "paths");
    // Paths that differ in their query alone (Azure).
    written.extend(reading.members(root, "x-ms-paths"));
    for (path, item) in written {
        if path.starts_with("x-") {
            continue;
        }
        let parts = item_parts(reading, &item);
        if !parts.is_empty() {
            item_operations(reading, &parts, path, &shared, &mut ids, &mut found);
        }
    }
    operations::resolve_links(reading, &mut found);
    found
}

/// The operations of one path item.
fn item_operations<'d>(
    reading: &mut Reading<'d, '_>,
    parts: &[Node<'d>],
    path: &str,
    shared: &Shared<'_>,
    ids: &mut IndexSet<String>,
    found: &mut Vec<Operation>,
) {
    let whole = whole_path(parts, path, reading.diagnostics);
    let path = whole.as_str();
    let mut parameters: Vec<Parameter> = Vec::new();
    for part in parts {
        for parameter in parameters::list(reading, part, &[]) {
            parameters.retain(|known| known.name != parameter.name || known.location != parameter.location);
            parameters.push(parameter);
        }
    }
    let with_own = parts.iter().rev().find(|part| has_servers(part));
    let own_servers = with_own.map(|part| servers::own(reading, part, shared.servers)).unwrap_or_default();
    for (method, node) in methods_of(reading, parts) {
        if node.object(reading.diagnostics).is_none() {
            continue;
        }
        let id = id(&node, ids, reading.diagnostics);
        let of_path = OfPath { parts, parameters: &parameters };
        if let Some(mut operation) = operations::read(reading, &node, id, &method, path, &of_path, shared) {
            operation.servers = match has_servers(&node) {
                true => servers::own(reading, &node, shared.servers),
                false if own_servers.is_empty() => swagger2::operation_servers(reading, &node, shared.servers),
                false => own_servers.clone(),
            };
            found.push(operation);
        }
    }
}

fn has_servers(node: &Node<'_>) -> bool {
    node.get("servers").and_then(serde_json::Value::as_array).is_some_and(|own| !own.is_empty())
}

/// The path with the slash that it begins with: it is appended to the server's address (OpenAPI, Paths Object).
fn whole_path(parts: &[Node<'_>], path: &str, diagnostics: &mut Diagnostics) -> String {
    if path.is_empty() || path.starts_with('/') {
        return path.to_owned();
    }
    let message = format!("the path `{path}` does not begin with a slash");
    let place = parts.last().map(|part| part.place.clone()).unwrap_or_default();
    diagnostics.push(Diagnostic::new(&WRONG_TYPE, place, message).effect("it is read as if it did"));
    format!("/{path}")
}
