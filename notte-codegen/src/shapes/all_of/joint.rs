//! A schema for a value on which several schemas place constraints.

use super::merge::{Progress, all_parts, merge};
use crate::api::{Origin, Schema, SchemaId};
use crate::diagnostics::{ALL_OF_CONFLICT, Diagnostic, Diagnostics};
use crate::hash::HashSet;
use crate::shapes::schema::store::Schemas;
use std::sync::Arc;

/// Schemas that are merged while others are, because a member of those needs them.
const MAX_DEPTH: usize = 32;

/// The schema for a value on which two schemas place constraints. It is the same for the same two: a member of two recursive
/// schemas is one type, not one for each level.
pub fn joint(
    schemas: &mut Schemas,
    first: SchemaId,
    second: SchemaId,
    origin: Origin,
    progress: &mut Progress,
    diagnostics: &mut Diagnostics,
) -> SchemaId {
    if adds_nothing(schemas, first, second, progress, diagnostics) {
        return second;
    }
    let mut parts = schemas.parts(first);
    parts.extend(schemas.parts(second));
    let mut seen = HashSet::default();
    parts.retain(|part| seen.insert(*part));
    if let [part] = parts.as_slice() {
        return *part;
    }
    if let Some(known) = schemas.joint(&parts) {
        return known;
    }
    let place = schemas.get(second).place.clone();
    if schemas.is_full() {
        diagnostics.push(
            Diagnostic::new(&ALL_OF_CONFLICT, place, "too many schemas are merged with each other")
                .effect("the earlier part's type is used"),
        );
        return first;
    }
    schemas.push_joint(place, origin, parts)
}

/// Whether a schema has nothing but types that the other one keeps to anyway, and members that the other one has.
fn adds_nothing(
    schemas: &mut Schemas,
    schema: SchemaId,
    to: SchemaId,
    progress: &mut Progress,
    diagnostics: &mut Diagnostics,
) -> bool {
    let schema = Arc::clone(schemas.get(schema));
    if !has_only_types_and_members(&schema) {
        return false;
    }
    if schema.types.is_empty() && schema.required.is_empty() && schema.properties.is_empty() {
        return true;
    }
    if is_being_merged(schemas, to, progress) || progress.depth > MAX_DEPTH {
        return adds_nothing_to_parts(schemas, &schema, to);
    }
    progress.depth += 1;
    let to = merge(schemas, to, progress, diagnostics);
    progress.depth -= 1;
    let has_members = schema.required.iter().all(|name| to.required.contains(name))
        && schema.properties.iter().all(|(name, property)| to.properties.get(name) == Some(property));
    if !has_members {
        return false;
    }
    let keeps_type = schema.types.is_empty() || (!to.types.is_empty() && to.types.and(schema.types) == Some(to.types));
    keeps_type && (schema.nullable || schema.types.is_empty() || !to.nullable)
}

fn has_only_types_and_members(schema: &Schema) -> bool {
    let bare = Schema {
        place: schema.place.clone(),
        origin: schema.origin.clone(),
        types: schema.types,
        nullable: schema.nullable,
        required: schema.required.clone(),
        properties: schema.properties.clone(),
        ..Schema::default()
    };
    *schema == bare
}

/// The same for a schema that is being merged: a recursive schema has what its parts have.
fn adds_nothing_to_parts(schemas: &Schemas, schema: &Schema, to: SchemaId) -> bool {
    let parts: Vec<&Schema> = all_parts(schemas, to).into_iter().map(|id| &**schemas.get(id)).collect();
    let keeps_type = |part: &Schema| !part.types.is_empty() && part.types.and(schema.types) == Some(part.types);
    let has = |name: &String, property: SchemaId| {
        let mut known = parts.iter().filter_map(|part| part.properties.get(name)).peekable();
        known.peek().is_some() && known.all(|known| *known == property)
    };
    (schema.types.is_empty() || parts.iter().any(|part| keeps_type(part)))
        && (schema.nullable || schema.types.is_empty() || parts.iter().all(|part| !part.nullable))
        && schema.required.iter().all(|name| parts.iter().any(|part| part.required.contains(name)))
        && schema.properties.iter().all(|(name, property)| has(name, *property))
}

/// Whether a schema, or one of its parts, is being merged.
fn is_being_merged(schemas: &Schemas, id: SchemaId, progress: &Progress) -> bool {
    schemas.merged_if_known(id).is_none() && all_parts(schemas, id).iter().any(|part| progress.open.contains(part))
}
