//! Tags without a discriminator: a member whose constants differ in each object.

use super::candidates::Candidate;
use crate::api::{Schema, Type};
use crate::shapes::schema::store::Schemas;
use crate::shapes::schema::values::{JsonTypes, constants, json_types};
use std::collections::BTreeSet;

/// Gives objects without tags the constants of the first member that tells them apart. One object may have any text as that
/// member: it is for values with none of the constants, and it is checked last.
pub fn tag_by_constants(schemas: &Schemas, known: &mut JsonTypes, candidates: &mut [Candidate]) {
    let objects: Vec<&Candidate> =
        candidates.iter().filter(|candidate| candidate.json_types.contains(Type::Object)).collect();
    if objects.len() < 2 || objects.iter().any(|object| object.tag.is_some()) {
        return;
    }
    let Some(first) = objects.first() else { return };
    let found = first.schema.properties.keys().find_map(|member| {
        let values = distinct_constants(schemas, known, &objects, member)?;
        Some((member.clone(), values))
    });
    let Some((member, values)) = found else { return };
    let objects = candidates.iter_mut().filter(|candidate| candidate.json_types.contains(Type::Object));
    for (object, values) in objects.zip(values).filter(|(_, values)| !values.is_empty()) {
        object.tag = Some((member.clone(), values));
    }
}

/// The constants that each object has for a member, if they tell the objects apart.
fn distinct_constants(
    schemas: &Schemas,
    known: &mut JsonTypes,
    objects: &[&Candidate],
    member: &str,
) -> Option<Vec<Vec<String>>> {
    let values: Vec<Vec<String>> = objects.iter().map(|object| constants(schemas, &object.schema, member)).collect();
    let mut seen = BTreeSet::new();
    let are_distinct = values.iter().flatten().all(|value| seen.insert(value));
    let mut open = objects.iter().zip(&values).filter(|(_, values)| values.is_empty()).map(|(object, _)| object);
    let is_told_apart = match (open.next(), open.next()) {
        (None, _) => true,
        (Some(object), None) => requires_any_text(schemas, known, &object.schema, member),
        (Some(_), Some(_)) => false,
    };
    (are_distinct && is_told_apart).then_some(values)
}

/// Whether an object requires a member that may be any text.
fn requires_any_text(schemas: &Schemas, known: &mut JsonTypes, object: &Schema, member: &str) -> bool {
    let Some(id) = object.properties.get(member) else { return false };
    let schema = schemas.merged(*id);
    schema.values.is_none()
        && json_types(schemas, known, *id).contains(Type::String)
        && object.required.iter().any(|name| name == member)
}
