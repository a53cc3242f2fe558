//! Links (OpenAPI, Link Object).

use crate::api::{Link, LinkTarget, Operation};
use crate::diagnostics::{Diagnostic, LINK_UNRESOLVED, Place};
use crate::hash::{HashMap, HashSet};
use crate::normalize::document::{Node, Reading};
use crate::normalize::references::Kind;
use serde_json::Value;

/// Reads the links of a response; [`resolve`] finds the operations once all of them are read.
pub fn links<'d>(reading: &mut Reading<'d, '_>, response: &Node<'d>) -> Vec<Link> {
    let mut links = Vec::new();
    for (name, node) in reading.members(response, "links") {
        let Some(node) = reading.resolve(&node, Kind::Link) else { continue };
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
pub fn resolve(reading: &mut Reading<'_, '_>, operations: &mut [Operation]) {
    let index = Index::of(operations);
    let mut reported: HashSet<Place> = HashSet::default();
    let responses = operations.iter_mut().flat_map(|operation| &mut operation.responses);
    for link in responses.flat_map(|response| &mut response.links) {
        let found = match &link.target {
            LinkTarget::Operation(_) => continue,
            LinkTarget::Id(id) => index.by_id.get(id).copied(),
            LinkTarget::Reference(reference) => referred(reading, reference, &link.place, &index),
        };
        if let Some(found) = found {
            link.target = LinkTarget::Operation(found);
            continue;
        }
        // Several operations may share a response.
        if !reported.insert(link.place.clone()) {
            continue;
        }
        let (key, target) = match &link.target {
            LinkTarget::Id(id) => ("operationId", id.as_str()),
            LinkTarget::Reference(reference) => ("operationRef", reference.as_str()),
            LinkTarget::Operation(_) => continue,
        };
        let message = format!("`{target}` is not an operation of this description");
        reading.diagnostics.push(
            Diagnostic::new(&LINK_UNRESOLVED, link.place.child(key), message)
                .effect("the documentation names it without a method"),
        );
    }
}

/// The numbers of operations by what refers to them; the first of several.
#[derive(Default)]
struct Index {
    by_id: HashMap<String, usize>,
    by_place: HashMap<Place, usize>,
    by_path_and_method: HashMap<(String, String), usize>,
}

impl Index {
    fn of(operations: &[Operation]) -> Self {
        let mut index = Self::default();
        for (number, operation) in operations.iter().enumerate() {
            let Operation { id, method, path, place, .. } = operation;
            if let Some(id) = id {
                index.by_id.entry(id.clone()).or_insert(number);
            }
            index.by_place.entry(place.clone()).or_insert(number);
            index.by_path_and_method.entry((path.clone(), method.clone())).or_insert(number);
        }
        index
    }
}

/// The operation that a reference leads to: by where it stands, in this file or another; or by its path and its method, for the
/// path may be a reference itself.
fn referred(reading: &mut Reading<'_, '_>, reference: &str, link: &Place, index: &Index) -> Option<usize> {
    let place = reading.find(reference, link).map(|node| node.place).ok();
    let by_place = place.and_then(|place| index.by_place.get(&place).copied());
    by_place.or_else(|| {
        let (file, fragment) = reference.split_once('#')?;
        let links = reading.document.links.get(link.file);
        if !file.is_empty() && links.and_then(|links| links.get(file)) != Some(&0) {
            return None;
        }
        index.by_path_and_method.get(&segments(fragment)?).copied()
    })
}

/// The path and the method that a pointer names.
fn segments(pointer: &str) -> Option<(String, String)> {
    let pointer = pointer.strip_prefix("/paths/")?;
    let pointer = percent_encoding::percent_decode_str(pointer).decode_utf8().ok()?;
    let segments: Vec<String> =
        pointer.split('/').map(|segment| segment.replace("~1", "/").replace("~0", "~")).collect();
    match segments.as_slice() {
        [path, method] => Some((path.clone(), method.to_ascii_uppercase())),
        [path, additional, method] if additional == "additionalOperations" => Some((path.clone(), method.clone())),
        _ => None,
    }
}
