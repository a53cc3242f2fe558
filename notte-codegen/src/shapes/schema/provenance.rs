//! Where the members of a merged schema are written: in the schema itself, or in one of its parts.

use super::store::Schemas;
use crate::api::{Schema, SchemaId};
use crate::diagnostics::Place;
use crate::hash::HashSet;

/// The place of a member; that of its object if the member is not found.
#[must_use]
pub fn member_place(schemas: &Schemas, object: SchemaId, member: &str) -> Place {
    first_place(schemas, object, |part| {
        part.properties.contains_key(member).then(|| part.place.child("properties").child(member))
    })
}

/// The place where a member is required.
pub fn required_place(schemas: &Schemas, object: SchemaId, member: &str) -> Place {
    first_place(schemas, object, |part| {
        let index = part.required.iter().position(|name| name == member)?;
        Some(part.place.child("required").index(index))
    })
}

/// The place of the elements of a tuple.
#[must_use]
pub fn elements_place(schemas: &Schemas, list: SchemaId) -> Place {
    first_place(schemas, list, |part| (!part.prefix_items.is_empty()).then(|| part.place.child("prefixItems")))
}

/// The first place that is found in a schema or one of its parts; the schema itself comes first.
fn first_place(schemas: &Schemas, schema: SchemaId, find: impl Fn(&Schema) -> Option<Place>) -> Place {
    let (mut seen, mut open) = (HashSet::default(), vec![schema]);
    while let Some(id) = open.pop() {
        let part = schemas.get(id);
        if let Some(place) = find(part) {
            return place;
        }
        if seen.insert(id) {
            open.extend(part.all_of.iter().rev().chain(&part.reference));
        }
    }
    schemas.get(schema).place.clone()
}
