//! Schemas: each place is read once, so that references, circles included, are numbers.

mod bounds;
mod discriminator;
mod enumeration;
mod examples;
mod ids;
mod integers;
mod keywords;
mod named_values;
mod read;

pub use examples::{examples, keep_examples};
pub use ids::id_of;

use super::document::Node;
use super::document::Reading;
use crate::api::{Origin, SchemaId};
use ids::is_pure_reference;
use indexmap::IndexMap;
use named_values::named_values;
use std::sync::Arc;

/// Reads `components.schemas`, and `definitions` of Swagger 2.0.
pub fn components<'d>(reading: &mut Reading<'d, '_>, root: &Node<'d>) -> IndexMap<String, SchemaId> {
    let components = reading.part(root, "components");
    let mut members = components.map(|components| reading.members(&components, "schemas")).unwrap_or_default();
    if reading.is_swagger2 {
        members.extend(reading.members(root, "definitions"));
    }
    for (name, node) in &members {
        if !is_pure_reference(node.value) {
            reading.schemas.reserve(node, Origin::Component((*name).clone()));
        }
    }
    members.into_iter().map(|(name, node)| (name.clone(), id_of(reading, &node, Origin::Unknown))).collect()
}

/// Reads everything that is queued, and then decides how wide the integers are.
pub fn drain(reading: &mut Reading<'_, '_>) {
    while let Some(node) = reading.schemas.queue.pop_front() {
        let id = SchemaId(reading.schemas.done.len() as u32);
        let made = reading.schemas.take_made(id);
        let mut schema = made.unwrap_or_else(|| read::read(reading, id, &node));
        schema.place = node.place;
        reading.schemas.done.push(Arc::new(schema));
    }
    let named = named_values(&reading.schemas.done, &reading.schemas.examples);
    for (schema, id) in reading.schemas.done.iter_mut().zip(0..) {
        if let Some(named) = named.get(&SchemaId(id)) {
            integers::widen(Arc::make_mut(schema), named, reading.diagnostics);
        }
    }
}
