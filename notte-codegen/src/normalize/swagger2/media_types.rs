//! `consumes` and `produces`: the media types of bodies and answers.

use crate::api::MediaType;
use crate::diagnostics::{Diagnostic, WRONG_TYPE};
use crate::normalize::document::{Node, Reading};
use serde_json::Value;

/// The media types that an operation lists under a key, or else those of the whole description. An empty list of the operation
/// clears that of the description.
pub fn media_types(reading: &mut Reading<'_, '_>, key: &str, operation: &Node<'_>) -> Vec<MediaType> {
    let root = Node::root(reading.document);
    let list = operation.member(key).filter(|list| !list.value.is_null());
    let Some(list) = list.or_else(|| root.and_then(|root| root.member(key))) else { return Vec::new() };
    reading.used_media_types.insert(list.place.clone());
    let mut media_types: Vec<MediaType> = Vec::new();
    for name in names(reading, &list) {
        let media_type = MediaType::parse(name);
        // Parameters tell apart what has the same schema here.
        let is_known = media_types.iter().any(|known| known.essence() == media_type.essence());
        if !media_type.essence().is_empty() && !is_known {
            media_types.push(media_type);
        }
    }
    media_types
}

fn names<'d>(reading: &mut Reading<'_, '_>, list: &Node<'d>) -> Vec<&'d str> {
    match list.value {
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        Value::String(name) => {
            let message = "a list of media types is expected here, not a string";
            let diagnostic = Diagnostic::new(&WRONG_TYPE, list.place.clone(), message);
            reading.diagnostics.push(diagnostic.effect("it is read as the only media type"));
            vec![name]
        }
        Value::Null => Vec::new(),
        _ => {
            list.wrong("a list of media types", reading.diagnostics);
            Vec::new()
        }
    }
}

/// Reports the lists of an object that say nothing of any body or answer, in a description of OpenAPI 3.
pub fn unused_media_types(reading: &mut Reading<'_, '_>, node: &Node<'_>) {
    if reading.is_swagger2 {
        return;
    }
    for key in ["consumes", "produces"] {
        if let Some(list) = node.member(key).filter(|list| !reading.used_media_types.contains(&list.place)) {
            reading.ignore_swagger2(&list, key, "`content`");
        }
    }
}
