//! Equality of schemas that are written in different places.

use super::graph::{Subtypes, redirect, targets};
use crate::api::{Api, Origin, Schema, SchemaId};
use crate::diagnostics::Place;
use crate::hash::HashMap;

/// Schemas are compared to this depth; deeper ones count as different.
const MAX_DEPTH: usize = 8;

/// Whether two schemas are equal, apart from where they are written and what documents them.
#[must_use]
pub fn are_equal(api: &Api, a: SchemaId, b: SchemaId) -> bool {
    are_equal_to_depth(api, a, b, MAX_DEPTH)
}

fn are_equal_to_depth(api: &Api, a: SchemaId, b: SchemaId, depth: usize) -> bool {
    if a == b {
        return true;
    }
    let below = |id| targets(api, &Subtypes::default(), id);
    let (below_a, below_b) = (below(a), below(b));
    depth > 0
        && below_a.len() == below_b.len()
        && bare(api, a, &below_a) == bare(api, b, &below_b)
        && below_a.into_iter().zip(below_b).all(|(a, b)| are_equal_to_depth(api, a, b, depth - 1))
}

/// A schema without its place, its documentation and the schemas that it leads to.
fn bare(api: &Api, id: SchemaId, below: &[SchemaId]) -> Schema {
    let nowhere: HashMap<SchemaId, SchemaId> = below.iter().map(|id| (*id, SchemaId(0))).collect();
    let mut schema = Schema {
        place: Place::default(),
        origin: Origin::Unknown,
        title: None,
        description: None,
        default: None,
        examples: Vec::new(),
        ..Schema::clone(api.schema(id))
    };
    redirect(&mut schema, &nowhere);
    schema
}
