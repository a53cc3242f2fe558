//! Links (OpenAPI, Link Object).

use super::Reading;
use super::node::Node;
use crate::api::{Link, LinkTarget, Operation};
use crate::diagnostics::{Diagnostic, Diagnostics, LINK_UNRESOLVED, Place};
use crate::hash::HashSet;
use serde_json::Value;

/// Reads the links of a response; [`resolve`] finds the operations once all of them are read.
pub fn links<'d>(reading: &mut Reading<'d, '_>, response: &Node<'d>) -> Vec<Link> {
    let mut links = Vec::new();
    for (name, node) in response.members("links", reading.diagnostics) {
        let Some(node) = reading.resolve(&node) else { continue };
        if node.object(reading.diagnostics).is_none() {
            continue;
        }
        let id = node.text("operationId", reading.diagnostics).map(LinkTarget::Id);
        let reference = || node.text("operationRef", reading.diagnostics).map(LinkTarget::Reference);
        let Some(target) = id.or_else(reference) else {
            let message = format!("the link `{name}` has neither `operationId` nor `operationRef`");
            reading
                .diagnostics
                .push(Diagnostic::new(&LINK_UNRESOLVED, node.place.clone(), message).effect("it is not documented"));
            continue;
        };
        links.push(Link {
            place: node.place.clone(),
            name: name.clone(),
            description: node.text("description", reading.diagnostics),
            target,
            parameters: node
                .members("parameters", reading.diagnostics)
                .into_iter()
                .map(|(name, value)| (name.clone(), text(value.value)))
                .collect(),
            body: node.get("requestBody").map(text),
        });
    }
    links
}

/// An expression as it is, anything else as JSON.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Finds the operations that links lead to.
pub fn resolve(operations: &mut [Operation], diagnostics: &mut Diagnostics) {
    let known: Vec<(Option<String>, String, String)> =
        operations.iter().map(|one| (one.id.clone(), one.method.clone(), one.path.clone())).collect();
    let mut said: HashSet<Place> = HashSet::default();
    let responses = operations.iter_mut().flat_map(|operation| &mut operation.responses);
    for link in responses.flat_map(|response| &mut response.links) {
        let found = match &link.target {
            LinkTarget::Operation(_) => continue,
            LinkTarget::Id(id) => known.iter().position(|(known, ..)| known.as_ref() == Some(id)),
            LinkTarget::Reference(reference) => segments(reference).and_then(|(path, method)| {
                known.iter().position(|(_, known_method, known_path)| *known_path == path && *known_method == method)
            }),
        };
        if let Some(found) = found {
            link.target = LinkTarget::Operation(found);
            continue;
        }
        // A response that several operations have is noted once.
        if !said.insert(link.place.clone()) {
            continue;
        }
        let (key, target) = match &link.target {
            LinkTarget::Id(id) => ("operationId", id.as_str()),
            LinkTarget::Reference(reference) => ("operationRef", reference.as_str()),
            LinkTarget::Operation(_) => continue,
        };
        let message = format!("`{target}` is no operation of this description");
        diagnostics.push(
            Diagnostic::new(&LINK_UNRESOLVED, link.place.child(key), message)
                .effect("the documentation names it without a method"),
        );
    }
}

/// The path and the method that a reference within the document names.
fn segments(reference: &str) -> Option<(String, String)> {
    let pointer = reference.strip_prefix("#/paths/")?;
    let pointer = percent_encoding::percent_decode_str(pointer).decode_utf8().ok()?;
    let segments: Vec<String> =
        pointer.split('/').map(|segment| segment.replace("~1", "/").replace("~0", "~")).collect();
    match segments.as_slice() {
        [path, method] => Some((path.clone(), method.to_ascii_uppercase())),
        [path, additional, method] if additional == "additionalOperations" => Some((path.clone(), method.clone())),
        _ => None,
    }
}
