//! One schema, and the numbers of those that it holds.

use super::discriminator::discriminator;
use super::ids::{at, by_reference, id_of};
use super::keywords;
use crate::api::{Additional, Origin, Schema, SchemaId};
use crate::diagnostics::{Diagnostic, NOT_AN_OBJECT};
use crate::normalize::document::{Node, Reading, kind};
use crate::normalize::references::Kind;
use crate::normalize::swagger2;
use serde_json::Value;

/// Reads a schema, but for its place.
pub fn read<'d>(reading: &mut Reading<'d, '_>, id: SchemaId, node: &Node<'d>) -> Schema {
    let mut schema = Schema::default();
    match node.value {
        Value::Bool(true) | Value::Null => return schema,
        Value::Bool(false) => {
            schema.never = true;
            return schema;
        }
        Value::Object(_) => {}
        _ => {
            let message = format!("a schema is expected here, not {}", kind(node.value));
            reading
                .diagnostics
                .push(Diagnostic::new(&NOT_AN_OBJECT, node.place.clone(), message).effect("the type is plain JSON"));
            return schema;
        }
    }
    keywords::read(reading.diagnostics, node, &mut schema, reading.is_swagger2);
    swagger2::note_openapi3_keywords(reading, node);
    if let Some(Value::String(_)) = node.get("$ref") {
        schema.reference = reading.resolve(node, Kind::Schema).map(|target| {
            let origin = by_reference(reading, &target.place);
            at(reading, &target, origin)
        });
    }
    // Where one schema alone has the anchor, nothing can take its place further out (JSON Schema 2020-12, 8.2.3.2).
    if let Some(Value::String(target)) = node.get("$dynamicRef")
        && schema.reference.is_none()
        && let Some(target) = reading.only_anchor(target, &node.place.child("$dynamicRef"))
    {
        let origin = by_reference(reading, &target.place);
        schema.reference = Some(at(reading, &target, origin));
        schema.unsaid.retain(|(keyword, _)| *keyword != "$dynamicRef");
    }
    if let Some(reference) =
        node.member("$ref").filter(|reference| !matches!(reference.value, Value::String(_) | Value::Null))
    {
        reference.wrong("a string", reading.diagnostics);
    }
    let member = |name: &str| Origin::Member(id, name.to_owned());
    for (name, property) in reading.members(node, "properties") {
        if let Some(client_name) = swagger2::client_name(&property) {
            schema.client_names.insert(name.clone(), client_name);
        }
        let property = id_of(reading, &property, member(name));
        schema.properties.insert(name.clone(), property);
    }
    for (pattern, property) in reading.members(node, "patternProperties") {
        let property = id_of(reading, &property, member("value"));
        schema.pattern_properties.push((pattern.clone(), property));
    }
    schema.additional = match node.member("additionalProperties") {
        None if keywords::closes(node, "unevaluatedProperties") => Additional::Closed,
        None => Additional::Open,
        Some(Node { value, .. }) if keywords::is_false(value) => Additional::Closed,
        Some(Node { value: Value::Bool(true) | Value::Null, .. }) => Additional::Any,
        Some(Node { value: Value::Object(object), .. }) if object.is_empty() => Additional::Any,
        Some(node) => Additional::Typed(id_of(reading, &node, member("value"))),
    };
    schema.property_names = node
        .member("propertyNames")
        .filter(|names| matches!(names.value, Value::Object(_)))
        .map(|names| id_of(reading, &names, member("key")));
    schema.items = match node.member("items") {
        // A list of schemas is draft 4's way of writing `prefixItems`, and `additionalItems` its way of writing `items`.
        Some(Node { value: Value::Array(_), .. }) => {
            let rest = node.member("additionalItems").filter(|rest| *rest.value != Value::Bool(true));
            rest.map(|rest| id_of(reading, &rest, member("item")))
        }
        Some(items) => Some(id_of(reading, &items, member("item"))),
        None if keywords::closes(node, "unevaluatedItems") => {
            node.member("unevaluatedItems").map(|rest| id_of(reading, &rest, member("item")))
        }
        None => None,
    };
    let tuple = if matches!(node.get("items"), Some(Value::Array(_))) { "items" } else { "prefixItems" };
    for (index, item) in node.elements(tuple, reading.diagnostics).iter().enumerate() {
        let item = id_of(reading, item, member(&format!("item{index}")));
        schema.prefix_items.push(item);
    }
    let is_json = node.text("contentMediaType", reading.diagnostics).is_none_or(|media| media.contains("json"));
    schema.content = node
        .member("contentSchema")
        .filter(|content| is_json && matches!(content.value, Value::Object(_)))
        .map(|content| id_of(reading, &content, member("content")));
    for part in node.elements("allOf", reading.diagnostics) {
        let part = id_of(reading, &part, Origin::Part(id));
        schema.all_of.push(part);
    }
    for (key, list) in [("oneOf", &mut schema.one_of), ("anyOf", &mut schema.any_of)] {
        for (index, alternative) in node.elements(key, reading.diagnostics).iter().enumerate() {
            list.push(id_of(reading, alternative, Origin::Alternative(id, index)));
        }
    }
    schema.discriminator = discriminator(reading, node).map(Box::new);
    schema
}
