//! The numbers of schemas, by where they stand.

use crate::api::{Origin, SchemaId};
use crate::diagnostics::Place;
use crate::normalize::document::{Node, Reading, by_pointer};
use crate::normalize::references::Kind;
use crate::normalize::swagger2;
use serde_json::Value;

/// The number of the schema that stands at `node`, or to which its `$ref` leads.
pub fn id_of<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, origin: Origin) -> SchemaId {
    if !is_pure_reference(node.value) {
        return at(reading, node, origin);
    }
    match reading.resolve(node, Kind::Schema) {
        Some(target) => {
            let origin = by_reference(reading, &target.place);
            at(reading, &target, origin)
        }
        None => at(reading, &Node { value: &Value::Null, place: node.place.clone() }, origin),
    }
}

pub fn at<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, origin: Origin) -> SchemaId {
    if let Some(id) = reading.schemas.by_place.get(&node.place).copied() {
        reading.schemas.name_if_unnamed(id, origin);
        return id;
    }
    let origin = match origin {
        Origin::Component(_) => origin,
        origin => swagger2::enum_name(node).map_or(origin, |name| Origin::Words(vec![name])),
    };
    reading.schemas.reserve(node, origin)
}

pub fn is_pure_reference(value: &Value) -> bool {
    value.as_object().is_some_and(|object| object.len() == 1 && matches!(object.get("$ref"), Some(Value::String(_))))
}

/// What names a schema that a reference led to: its parent does, when it has one; else the last word of the pointer, or the file.
pub fn by_reference(reading: &Reading<'_, '_>, place: &Place) -> Origin {
    let nested = ["/properties/", "/items", "/allOf/", "/oneOf/", "/anyOf/", "/additionalProperties"];
    if nested.iter().any(|word| place.pointer.contains(word)) {
        return Origin::Unknown;
    }
    if place.pointer.is_empty() || place.pointer == "/" {
        let name = reading.document.sources.get(place.file).map(|source| source.name.as_str()).unwrap_or_default();
        let stem = std::path::Path::new(name).file_stem().and_then(|stem| stem.to_str()).unwrap_or("schema");
        return Origin::Component(stem.to_owned());
    }
    // An element of a stream is not what the stream carries, which mostly has the same name.
    if let Some(name) = place.pointer.strip_prefix("/x-stream-definitions/") {
        return Origin::Words(vec!["stream result of".to_owned(), name.to_owned()]);
    }
    by_pointer(&place.pointer)
}
