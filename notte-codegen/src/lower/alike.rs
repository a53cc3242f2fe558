//! Whether two schemas say the same, wherever they stand.

use super::direction::{Children, redirect, targets};
use crate::api::{Api, Origin, Schema, SchemaId};
use crate::diagnostics::Place;
use crate::hash::HashMap;

/// How deep two schemas are compared; what is deeper is taken for different.
const DEEPEST: usize = 8;

/// Whether two schemas say the same.
pub fn alike(api: &Api, a: SchemaId, b: SchemaId) -> bool {
    alike_to(api, a, b, DEEPEST)
}

fn alike_to(api: &Api, a: SchemaId, b: SchemaId, depth: usize) -> bool {
    if a == b {
        return true;
    }
    let below = |id| targets(api, &Children::default(), id);
    let (below_a, below_b) = (below(a), below(b));
    depth > 0
        && below_a.len() == below_b.len()
        && alone(api, a, &below_a) == alone(api, b, &below_b)
        && below_a.into_iter().zip(below_b).all(|(a, b)| alike_to(api, a, b, depth - 1))
}

/// A schema without where it stands, what documents it and where it leads.
fn alone(api: &Api, id: SchemaId, below: &[SchemaId]) -> Schema {
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
