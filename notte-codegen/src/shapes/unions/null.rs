//! Null among the alternatives of a union.

use crate::api::{Schema, SchemaId};
use crate::hash::HashSet;
use crate::shapes::schema::keywords::is_null;
use crate::shapes::schema::store::Schemas;
use crate::shapes::schema::values::alternative_lists;

/// Whether a schema allows null.
pub fn allows_null(schemas: &Schemas, id: SchemaId) -> bool {
    let schema = schemas.merged(id);
    schema.nullable || has_null_alternative(schemas, schema, &mut HashSet::default())
}

/// Whether each list of alternatives has one that allows null.
fn has_null_alternative(schemas: &Schemas, union: &Schema, seen: &mut HashSet<SchemaId>) -> bool {
    let lists = alternative_lists(union);
    let mut allows = |id: SchemaId| {
        let alternative = schemas.merged(id);
        is_null(alternative)
            || alternative.nullable
            || (seen.insert(id) && alternative.types.is_empty() && has_null_alternative(schemas, alternative, seen))
    };
    !lists.is_empty() && lists.into_iter().all(|list| list.into_iter().any(&mut allows))
}
