//! Equality of schemas that are written in different places.

use super::graph::{direct_targets, named_alternatives, redirect};
use super::store::Schemas;
use crate::api::{Api, Origin, Schema, SchemaId};
use crate::diagnostics::Place;
use crate::hash::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Schemas are compared to this depth; deeper ones count as different.
const MAX_DEPTH: usize = 8;

/// Whether two schemas are equal, apart from where they are written and what documents them.
#[must_use]
pub fn are_equal(api: &Api, a: SchemaId, b: SchemaId) -> bool {
    are_equal_to_depth(&|id| api.schema(id), a, b, MAX_DEPTH)
}

/// The same for schemas with their parts, also those that were added.
#[must_use]
pub fn are_equal_when_merged(schemas: &Schemas, a: SchemaId, b: SchemaId) -> bool {
    are_equal_to_depth(&|id| schemas.merged(id), a, b, MAX_DEPTH)
}

fn are_equal_to_depth<'s>(get: &impl Fn(SchemaId) -> &'s Arc<Schema>, a: SchemaId, b: SchemaId, depth: usize) -> bool {
    if a == b {
        return true;
    }
    let (a, b) = (get(a), get(b));
    if depth == 0 || !may_be_equal(a, b) {
        return false;
    }
    let (below_a, below_b) = (below(a), below(b));
    below_a.len() == below_b.len()
        && bare(a, &below_a) == bare(b, &below_b)
        && below_a.into_iter().zip(below_b).all(|(a, b)| are_equal_to_depth(get, a, b, depth - 1))
}

/// A number that is the same for schemas that [are equal when merged](are_equal_when_merged), and seldom for others: of what most
/// schemas differ in, and what those below them differ in.
#[must_use]
pub fn fingerprint(schemas: &Schemas, id: SchemaId) -> u64 {
    let mut hasher = DefaultHasher::new();
    let schema = schemas.merged(id);
    feed(schema, &mut hasher);
    below(schema).into_iter().for_each(|id| feed(schemas.merged(id), &mut hasher));
    hasher.finish()
}

fn feed(schema: &Schema, hasher: &mut DefaultHasher) {
    (schema.types, &schema.format, &schema.required).hash(hasher);
    schema.properties.keys().for_each(|name| name.hash(hasher));
    // Objects are equal in any order of their members.
    let values = schema.values.iter().flatten().filter(|value| !value.is_array() && !value.is_object());
    values.for_each(|value| value.to_string().hash(hasher));
}

/// What most schemas differ in, and what is cheap to compare.
fn may_be_equal(a: &Schema, b: &Schema) -> bool {
    a.types == b.types
        && a.format == b.format
        && a.required == b.required
        && a.values == b.values
        && a.properties.keys().eq(b.properties.keys())
}

/// The schemas that a schema leads to.
fn below(schema: &Schema) -> Vec<SchemaId> {
    let mut found = direct_targets(schema);
    found.extend(named_alternatives(schema));
    found
}

/// A schema without its place, its documentation and the schemas that it leads to.
fn bare(schema: &Schema, below: &[SchemaId]) -> Schema {
    let nowhere: HashMap<SchemaId, SchemaId> = below.iter().map(|id| (*id, SchemaId(0))).collect();
    let mut schema = Schema {
        place: Place::default(),
        origin: Origin::Unknown,
        title: None,
        description: None,
        default: None,
        examples: Vec::new(),
        ..Schema::clone(schema)
    };
    redirect(&mut schema, &nowhere);
    schema
}
