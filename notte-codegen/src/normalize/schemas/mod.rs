//! Schemas: each place is read once, so that references, circles included, are numbers.

mod bounds;
mod discriminator;
mod enumeration;
mod ids;
mod integers;
mod keywords;
mod read;

pub use ids::id_of;

use super::document::Node;
use super::document::Reading;
use crate::api::{Origin, SchemaId};
use ids::is_pure_reference;
use indexmap::IndexMap;
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

/// Reads everything that is queued.
pub fn drain(reading: &mut Reading<'_, '_>) {
    while let Some(node) = reading.schemas.queue.pop_front() {
        let id = SchemaId(reading.schemas.done.len() as u32);
        let made = reading.schemas.take_made(id);
        let mut schema = made.unwrap_or_else(|| read::read(reading, id, &node));
        schema.place = node.place;
        let examples = reading.schemas.examples.remove(&id).unwrap_or_default();
        integers::widen(&mut schema, &examples, reading.diagnostics);
        reading.schemas.done.push(Arc::new(schema));
    }
}
