//! Tags: the values of a discriminator that stand for an alternative.

use crate::api::{Discriminator, Schema, SchemaId, Type};
use crate::hash::HashSet;
use crate::shapes::all_of::all_parts;
use crate::shapes::schema::keywords::is_union;
use crate::shapes::schema::store::Schemas;
use crate::shapes::schema::values::constants;
use crate::shapes::shape::{Alternative, Tag};

/// The values of a union's discriminator that stand for an alternative.
pub fn tag_of(schemas: &Schemas, union: &Schema, id: SchemaId, merged: &Schema) -> Option<Tag> {
    let discriminator = union.discriminator.as_ref().filter(|discriminator| discriminator.default != Some(id))?;
    let mut values = declared_tags(schemas, discriminator, id);
    if values.is_empty() {
        values = constants(schemas, merged, &discriminator.property);
        // The mapping says which schemas these stand for.
        values.retain(|tag| !discriminator.mapping.contains_key(tag));
    }
    if values.is_empty() {
        values.extend(schemas.component_name(id).map(str::to_owned));
    }
    (!values.is_empty()).then(|| (discriminator.property.clone(), values))
}

/// The tags of a subtype: those of the mapping, the one that its schema declares or restricts the member to, or its name.
pub fn subtype_tags(schemas: &Schemas, discriminator: &Discriminator, name: &str, subtype: SchemaId) -> Vec<String> {
    let mut values = declared_tags(schemas, discriminator, subtype);
    if values.is_empty() {
        values = constants(schemas, schemas.merged(subtype), &discriminator.property);
        if values.len() != 1 {
            values = vec![name.to_owned()];
        }
    }
    values
}

/// The tags that a discriminator's mapping has for a schema, or else the one that the schema declares.
fn declared_tags(schemas: &Schemas, discriminator: &Discriminator, id: SchemaId) -> Vec<String> {
    let mapped = discriminator.mapping.iter().filter(|(_, target)| **target == id);
    let mut values: Vec<String> = mapped.map(|(tag, _)| tag.clone()).collect();
    if values.is_empty() {
        values.extend(schemas.get(id).tag.clone());
    }
    values
}

/// Gives the alternatives of an inner union the tags of the outer one, where they have constants for its member and no tags of
/// their own.
pub fn tag_inner<'a>(schemas: &Schemas, outer: &Discriminator, inner: impl Iterator<Item = &'a mut Alternative>) {
    for alternative in inner.filter(|alternative| alternative.tag.is_none()) {
        let values = constants(schemas, schemas.merged(alternative.schema), &outer.property);
        alternative.tag = (!values.is_empty()).then(|| (outer.property.clone(), values));
    }
}

/// The tag that a discriminator farther up has for a schema: a parent that lists its children does not give them its own.
fn tag_of_ancestor(schemas: &Schemas, id: SchemaId, merged: &Schema) -> Option<Tag> {
    let mut parts = all_parts(schemas, id).into_iter().filter(|part| *part != id);
    parts.find_map(|part| tag_of(schemas, schemas.get(part), id, merged))
}

/// Gives objects tags that all include schemas with a discriminator over the same member.
pub fn tag_as_inherited(schemas: &Schemas, alternatives: &mut [Alternative]) {
    let mut tags = Vec::new();
    for alternative in alternatives.iter() {
        let merged = schemas.merged(alternative.schema);
        if !merged.types.is_empty() && !merged.types.contains(Type::Object) {
            tags.push(None);
            continue;
        }
        if alternative.tag.is_some() || is_union(merged) {
            return;
        }
        let tag = match merged.discriminator {
            Some(_) => tag_of(schemas, merged, alternative.schema, merged),
            None => tag_of_ancestor(schemas, alternative.schema, merged),
        };
        if tag.is_none() && merged.discriminator.is_none() {
            return;
        }
        tags.push(tag);
    }
    let (mut members, mut seen) = (HashSet::default(), HashSet::default());
    let are_distinct = tags.iter().flatten().all(|(member, values)| {
        members.insert(member);
        values.iter().all(|value| seen.insert(value))
    });
    if are_distinct && members.len() == 1 {
        for (alternative, tag) in alternatives.iter_mut().zip(tags) {
            alternative.tag = tag;
        }
    }
}
