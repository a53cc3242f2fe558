//! Null among the alternatives of a union.

use crate::api::{Schema, SchemaId};
use crate::hash::{HashMap, HashSet};
use crate::shapes::schema::keywords::is_null;
use crate::shapes::schema::store::Schemas;
use crate::shapes::schema::values::alternative_lists;

/// For each schema that was asked for, and all that its alternatives lead to: whether each of its lists has one that allows null.
pub type Nulls = HashMap<SchemaId, bool>;

/// Whether a schema allows null.
pub fn allows_null(schemas: &Schemas, known: &mut Nulls, id: SchemaId) -> bool {
    schemas.merged(id).nullable || {
        settle(schemas, known, id);
        known.get(&id) == Some(&true)
    }
}

/// Finds out of a schema and of all that its alternatives lead to. Unions may be nested as deep as the description is long, so nothing
/// here calls itself.
fn settle(schemas: &Schemas, known: &mut Nulls, id: SchemaId) {
    let mut holders: HashMap<SchemaId, Vec<SchemaId>> = HashMap::default();
    let (mut open, mut found) = (vec![id], HashSet::default());
    while let Some(id) = open.pop() {
        if known.contains_key(&id) || !found.insert(id) {
            continue;
        }
        for alternative in alternative_lists(schemas.merged(id)).into_iter().flatten() {
            holders.entry(alternative).or_default().push(id);
            open.push(alternative);
        }
    }
    // What allows null makes its holders allow it, and these theirs.
    let mut open: Vec<SchemaId> = found.iter().copied().collect();
    while let Some(id) = open.pop() {
        if known.get(&id) != Some(&true) && has_null_alternative(schemas, known, schemas.merged(id)) {
            known.insert(id, true);
            open.extend(holders.get(&id).into_iter().flatten());
        }
    }
    for id in found {
        known.entry(id).or_insert(false);
    }
}

/// Whether each list of alternatives has one that is known to allow null.
fn has_null_alternative(schemas: &Schemas, known: &Nulls, union: &Schema) -> bool {
    let allows = |id: SchemaId| {
        let alternative = schemas.merged(id);
        is_null(alternative) || alternative.nullable || (alternative.types.is_empty() && known.get(&id) == Some(&true))
    };
    let lists = alternative_lists(union);
    !lists.is_empty() && lists.into_iter().all(|list| list.into_iter().any(allows))
}
