//! `shapes`: JSON Schema resolved to types by the meaning of their values. Knows nothing of Rust.
//!
//! The passes: [`split_directions`] gives requests their own copies of schemas with `readOnly` members; [`merge`] merges each
//! schema with its `allOf` and `$ref`; [`shapes`] decides for each schema what its values are, and tells the alternatives of
//! unions apart.

mod all_of;
mod classify;
mod direction;
mod map_keys;
mod model;
mod report;
mod scalars;
mod schema;
mod shape;
mod unions;

pub use direction::split_directions;
pub use model::{
    AdditionalMembers, Condition, Definition, Member, NamedShape, Object, Scalar, ShapeId, Shapes, Union, ValueType,
    Variant,
};
pub use scalars::string;
pub use schema::equality::are_equal;
pub use schema::keywords::{allows_any_type, is_list, is_null, is_object};
pub use schema::provenance::{elements_place, member_place};
pub use schema::store::Schemas;
pub use schema::values::tag_text;

use crate::api::{Api, Schema, SchemaId};
use crate::diagnostics::Diagnostics;
use crate::hash::HashSet;
use crate::settings::Settings;

/// The schemas of a description, each with everything that `$ref` and `allOf` add to it.
#[must_use]
pub fn merge(api: &Api, settings: &Settings, diagnostics: &mut Diagnostics) -> Schemas {
    let mut schemas = Schemas::new(api, settings.untyped);
    all_of::merge_all(api, &mut schemas, diagnostics);
    schemas
}

/// Adds a schema that is not in the description.
pub fn add(schemas: &mut Schemas, schema: Schema, diagnostics: &mut Diagnostics) -> SchemaId {
    all_of::add(schemas, schema, diagnostics)
}

/// All schemas that these lead to, themselves and the subtypes of each included.
#[must_use]
pub fn reachable(api: &Api, roots: Vec<SchemaId>) -> HashSet<SchemaId> {
    let subtypes = schema::graph::subtypes(api);
    schema::graph::reachable(roots, |id| schema::graph::targets(api, &subtypes, id))
}

/// The types of these schemas and of all that they lead to. The order of the roots decides the order of the definitions.
#[must_use]
pub fn shapes(schemas: &mut Schemas, roots: &[SchemaId], settings: &Settings, diagnostics: &mut Diagnostics) -> Shapes {
    classify::classify(schemas, roots, settings, diagnostics)
}
