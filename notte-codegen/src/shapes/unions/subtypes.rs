//! Subtypes: a component with a discriminator and without alternatives stands for the components that include it through `allOf`.

use super::tags::subtype_tags;
use crate::api::{Origin, Schema, SchemaId};
use crate::diagnostics::Diagnostics;
use crate::hash::HashSet;
use crate::shapes::all_of;
use crate::shapes::schema::graph::own_discriminator;
use crate::shapes::schema::keywords::is_union;
use crate::shapes::schema::store::Schemas;
use crate::shapes::shape::Alternative;

/// The subtypes of a component, and the component itself for values that are of no subtype; none if it has no subtypes.
pub fn subtypes(schemas: &mut Schemas, id: SchemaId, diagnostics: &mut Diagnostics) -> Option<Vec<Alternative>> {
    if !has_subtypes(schemas, id) {
        return None;
    }
    let discriminator = own_discriminator(|id| schemas.get(id), id)?;
    let mut found = Vec::new();
    for (name, subtype) in schemas.subtypes(id) {
        let mut tags = subtype_tags(schemas, discriminator, name, *subtype);
        // A subtype with subtypes of its own stands for them as well.
        for (name, inner) in all_subtypes(schemas, *subtype) {
            for tag in subtype_tags(schemas, discriminator, &name, inner) {
                if !tags.contains(&tag) {
                    tags.push(tag);
                }
            }
        }
        let tag = Some((discriminator.property.clone(), tags));
        found.push(Alternative { schema: *subtype, tag, is_base: false });
    }
    // Any other value has at least what all subtypes have. A discriminator does not change what is valid (OpenAPI 3.1,
    // Discriminator Object), so this includes values with the tag of a subtype that they do not match.
    let base = Schema {
        discriminator: None,
        origin: Origin::Member(id, "base".to_owned()),
        ..Schema::clone(schemas.merged(id))
    };
    found.push(Alternative { is_base: true, ..Alternative::new(all_of::add(schemas, base, diagnostics)) });
    Some(found)
}

fn has_subtypes(schemas: &Schemas, id: SchemaId) -> bool {
    if schemas.subtypes(id).is_empty() || own_discriminator(|id| schemas.get(id), id).is_none() {
        return false;
    }
    let merged = schemas.merged(id);
    !is_union(merged) && !merged.properties.is_empty()
}

/// The subtypes of a component, and the subtypes of these.
fn all_subtypes(schemas: &Schemas, id: SchemaId) -> Vec<(String, SchemaId)> {
    let (mut found, mut open, mut seen) = (Vec::new(), vec![id], HashSet::from_iter([id]));
    while let Some(base) = open.pop() {
        for (name, subtype) in schemas.subtypes(base) {
            if seen.insert(*subtype) {
                found.push((name.clone(), *subtype));
                open.push(*subtype);
            }
        }
    }
    found
}

/// Alternatives without the subtypes of other alternatives, which stand for their subtypes.
pub fn without_subtypes(schemas: &Schemas, union: &Schema, mut list: Vec<SchemaId>) -> Vec<SchemaId> {
    if union.discriminator.is_some() {
        return list;
    }
    for id in list.clone() {
        if has_subtypes(schemas, id) {
            let subtypes: HashSet<SchemaId> =
                all_subtypes(schemas, id).into_iter().map(|(_, subtype)| subtype).collect();
            list.retain(|alternative| *alternative == id || !subtypes.contains(alternative));
        }
    }
    list
}
