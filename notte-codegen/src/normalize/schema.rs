//! Schemas: each place is read once, so that references, circles included, are numbers.

use super::Reading;
use super::keywords;
use super::kind::Kind;
use super::node::Node;
use super::reference::pointed;
use crate::api::{Additional, Discriminator, Origin, Schema, SchemaId};
use crate::diagnostics::{Diagnostic, NOT_AN_OBJECT, Place, WRONG_TYPE};
use crate::hash::HashMap;
use indexmap::IndexMap;
use serde_json::Value;
use std::collections::VecDeque;
use std::sync::Arc;

/// The schemas found so far. Reading one queues its children instead of descending, so depth costs no stack.
#[derive(Default)]
pub struct Schemas<'d> {
    /// What names each schema.
    origins: Vec<Origin>,
    by_place: HashMap<Place, SchemaId>,
    /// The schemas that are still to be read, in the order of their numbers.
    queue: VecDeque<Node<'d>>,
    /// Those that have been read, by number.
    done: Vec<Arc<Schema>>,
}

impl<'d> Schemas<'d> {
    fn reserve(&mut self, node: &Node<'d>, origin: Origin) -> SchemaId {
        let id = SchemaId(self.origins.len() as u32);
        self.origins.push(origin);
        self.by_place.insert(node.place.clone(), id);
        self.queue.push_back(node.clone());
        id
    }

    fn name_if_unnamed(&mut self, id: SchemaId, origin: Origin) {
        if let Some(known) = self.origins.get_mut(id.0 as usize).filter(|known| **known == Origin::Unknown) {
            *known = origin;
        }
    }

    /// All schemas, each with an origin.
    pub fn finish(mut self) -> Vec<Arc<Schema>> {
        for (schema, origin) in self.done.iter_mut().zip(self.origins) {
            let schema = Arc::make_mut(schema);
            schema.origin = if origin == Origin::Unknown { by_pointer(&schema.place.pointer) } else { origin };
        }
        self.done
    }
}

/// Reads `components.schemas`.
pub fn components<'d>(reading: &mut Reading<'d, '_>, root: &Node<'d>) -> IndexMap<String, SchemaId> {
    let Some(components) = reading.part(root, "components") else { return IndexMap::new() };
    let members = reading.members(&components, "schemas");
    for (name, node) in &members {
        if !is_pure_reference(node.value) {
            reading.schemas.reserve(node, Origin::Component((*name).clone()));
        }
    }
    members.into_iter().map(|(name, node)| (name.clone(), id_of(reading, &node, Origin::Unknown))).collect()
}

/// Reads everything that is queued.
pub fn drain(reading: &mut Reading<'_, '_>) {
    while let Some(node) = reading.schemas.queue.pop_front() {
        let id = SchemaId(reading.schemas.done.len() as u32);
        let mut schema = read(reading, id, &node);
        schema.place = node.place;
        reading.schemas.done.push(Arc::new(schema));
    }
}

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

fn at<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, origin: Origin) -> SchemaId {
    if let Some(id) = reading.schemas.by_place.get(&node.place).copied() {
        reading.schemas.name_if_unnamed(id, origin);
        return id;
    }
    reading.schemas.reserve(node, origin)
}

fn is_pure_reference(value: &Value) -> bool {
    value.as_object().is_some_and(|object| object.len() == 1 && matches!(object.get("$ref"), Some(Value::String(_))))
}

/// Reads a schema, but for its place.
fn read<'d>(reading: &mut Reading<'d, '_>, id: SchemaId, node: &Node<'d>) -> Schema {
    let mut schema = Schema::default();
    match node.value {
        Value::Bool(true) | Value::Null => return schema,
        Value::Bool(false) => {
            schema.never = true;
            return schema;
        }
        Value::Object(_) => {}
        _ => {
            let message = format!("a schema is expected here, not {}", super::node::kind(node.value));
            reading
                .diagnostics
                .push(Diagnostic::new(&NOT_AN_OBJECT, node.place.clone(), message).effect("the type is plain JSON"));
            return schema;
        }
    }
    keywords::read(reading.diagnostics, node, &mut schema);
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
        let property = id_of(reading, &property, member(name));
        schema.properties.insert(name.clone(), property);
    }
    for (pattern, property) in reading.members(node, "patternProperties") {
        let property = id_of(reading, &property, member("value"));
        schema.pattern_properties.push((pattern.clone(), property));
    }
    schema.additional = match node.member("additionalProperties") {
        None => Additional::Open,
        Some(Node { value: Value::Bool(false), .. }) => Additional::Closed,
        Some(Node { value: Value::Bool(true) | Value::Null, .. }) => Additional::Any,
        Some(Node { value: Value::Object(object), .. }) if object.is_empty() => Additional::Any,
        Some(node) => Additional::Typed(id_of(reading, &node, member("value"))),
    };
    schema.property_names = node
        .member("propertyNames")
        .filter(|names| matches!(names.value, Value::Object(_)))
        .map(|names| id_of(reading, &names, member("key")));
    schema.items = match node.member("items") {
        // A list of schemas is draft 4's way of writing `prefixItems`.
        Some(Node { value: Value::Array(_), .. }) => None,
        Some(items) => Some(id_of(reading, &items, member("item"))),
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

fn discriminator<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>) -> Option<Discriminator> {
    let discriminator = node.member("discriminator")?;
    if discriminator.value.is_null() {
        return None;
    }
    // Swagger 2.0 has the name of the member alone.
    if let Value::String(property) = discriminator.value {
        let message = "`discriminator` is an object with `propertyName`, and not the name alone";
        reading.diagnostics.push(
            Diagnostic::new(&WRONG_TYPE, discriminator.place.clone(), message).effect("the name is taken as that"),
        );
        return Some(Discriminator { property: property.clone(), mapping: IndexMap::new(), default: None });
    }
    discriminator.object(reading.diagnostics)?;
    let Some(property) = discriminator.text("propertyName", reading.diagnostics) else {
        let message = "the discriminator has no `propertyName`";
        reading.diagnostics.push(
            Diagnostic::new(&WRONG_TYPE, discriminator.place.clone(), message)
                .effect("it is passed over, and alternatives are told apart without it"),
        );
        return None;
    };
    let mut mapping = IndexMap::new();
    for (tag, target) in discriminator.members("mapping", reading.diagnostics) {
        if let Some(schema) = mapped(reading, &target) {
            mapping.insert(tag.clone(), schema);
        }
    }
    let default = discriminator.member("defaultMapping").and_then(|target| mapped(reading, &target));
    Some(Discriminator { property, mapping, default })
}

/// The schema that a discriminator names: OpenAPI allows a component's name or a reference; what is no name is a reference.
fn mapped<'d>(reading: &mut Reading<'d, '_>, target: &Node<'d>) -> Option<SchemaId> {
    let Value::String(text) = target.value else {
        target.wrong("a string", reading.diagnostics);
        return None;
    };
    let is_name = !text.contains(['#', '/']) && ![".yaml", ".yml", ".json"].iter().any(|end| text.ends_with(end));
    let found = if is_name {
        let pointer = format!("/components/schemas/{}", text.replace('~', "~0"));
        let reference = format!("#{pointer}");
        // A file of schemas has no components; the name is one of the description's then.
        let of_entry = || pointed(reading.document, 0, &pointer);
        match reading.find(&reference, &target.place) {
            Ok(found) => found,
            Err(_) if target.place.file != 0 && of_entry().is_some() => of_entry()?,
            Err(_) => reading.follow(&reference, &target.place)?,
        }
    } else {
        reading.follow(text, &target.place)?
    };
    Some(id_of(reading, &found, Origin::Unknown))
}

/// What names a schema that a reference led to: its parent does, when it has one; else the last word of the pointer, or the file.
fn by_reference(reading: &Reading<'_, '_>, place: &Place) -> Origin {
    let nested = ["/properties/", "/items", "/allOf/", "/oneOf/", "/anyOf/", "/additionalProperties"];
    if nested.iter().any(|word| place.pointer.contains(word)) {
        return Origin::Unknown;
    }
    if place.pointer.is_empty() || place.pointer == "/" {
        let name = reading.document.sources.get(place.file).map(|source| source.name.as_str()).unwrap_or_default();
        let stem = std::path::Path::new(name).file_stem().and_then(|stem| stem.to_str()).unwrap_or("schema");
        return Origin::Component(stem.to_owned());
    }
    by_pointer(&place.pointer)
}

fn by_pointer(pointer: &str) -> Origin {
    let last = pointer.rsplit('/').next().unwrap_or_default();
    Origin::Component(last.replace("~1", "/").replace("~0", "~"))
}
