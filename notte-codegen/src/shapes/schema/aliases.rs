//! Aliases: schemas that only refer to another schema and annotate it.

use super::keywords::{adds_null, is_list, is_object, is_union, only_annotates};
use super::store::Schemas;
use crate::api::{Schema, SchemaId, Type};
use crate::hash::{HashMap, HashSet};

/// The schemas at the ends of chains of aliases, and whether one of the aliases of a chain allows null.
pub type Targets = HashMap<SchemaId, (SchemaId, bool)>;

/// The schema at the end of a chain of aliases, and whether one of the aliases allows null. What is found for an alias is kept
/// in `known`, so that a chain is followed once, however many aliases of it are asked for.
pub fn resolve_alias(schemas: &Schemas, known: &mut Targets, id: SchemaId) -> (SchemaId, bool) {
    let (mut current, mut chain, mut seen) = (id, Vec::new(), HashSet::default());
    let (target, mut nullable) = loop {
        if let Some(target) = known.get(&current) {
            break *target;
        }
        let Some((target, adds_null)) = alias_of(schemas, current) else { break (current, false) };
        if !seen.insert(current) {
            // A cycle of aliases has no end; the schema is classified by itself.
            let nullable = chain.iter().any(|(_, adds_null)| *adds_null);
            return (id, nullable);
        }
        chain.push((current, adds_null));
        current = target;
    };
    for (alias, adds_null) in chain.into_iter().rev() {
        nullable |= adds_null;
        known.insert(alias, (target, nullable));
    }
    (target, nullable)
}

/// The schema that an alias stands for, and whether the alias allows null.
fn alias_of(schemas: &Schemas, id: SchemaId) -> Option<(SchemaId, bool)> {
    let schema = schemas.get(id);
    let is_object_or_null = schema.types.iter().all(|ty| matches!(ty, Type::Object | Type::Null));
    if restricts_values(schema) || !is_object_or_null {
        return None;
    }
    let (mut target, mut nullable, mut says_object) = (None, schema.nullable, false);
    for id in schema.reference.iter().chain(&schema.all_of) {
        let part = schemas.get(*id);
        if only_annotates(part) {
            nullable |= adds_null(part);
            says_object |= part.types.contains(Type::Object);
        } else if target.replace(*id).is_some() {
            return None;
        }
    }
    // A part with `type: object` contradicts a target of another type.
    let types = target.map(|target| schemas.get(target).types).unwrap_or_default();
    if says_object && !types.is_empty() && !types.contains(Type::Object) {
        return None;
    }
    // A subtype is a type of its own, even if it adds nothing.
    let target = target.filter(|target| !schemas.subtypes(*target).iter().any(|(_, subtype)| *subtype == id))?;
    Some((target, nullable))
}

/// Whether keywords other than `type`, `$ref` and `allOf` restrict the values.
fn restricts_values(schema: &Schema) -> bool {
    is_object(schema)
        || is_list(schema)
        || is_union(schema)
        || !schema.required.is_empty()
        || schema.values.is_some()
        || schema.format.is_some()
        || schema.never
}
