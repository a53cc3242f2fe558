//! Schemas that are nothing but other names of schemas: what only annotates makes no type of its own.

use super::Lowering;
use crate::api::{Additional, Origin, Schema, SchemaId, Type, Types};
use crate::hash::HashSet;

impl Lowering<'_> {
    /// The schema that another is nothing but a name of, through as many of them as it takes, and whether one allows null.
    pub fn behind_aliases(&self, id: SchemaId) -> (SchemaId, bool) {
        let (mut at, mut nullable, mut seen) = (id, false, HashSet::default());
        loop {
            let Some((target, adds_null)) = self.alias_of(at) else { return (at, nullable) };
            if !seen.insert(at) {
                // A circle of names means nothing; the schema is looked at by itself.
                return (id, nullable);
            }
            nullable |= adds_null;
            at = target;
        }
    }

    /// Whether a schema is nothing but another one with annotations, and which; and whether it allows null beside it.
    fn alias_of(&self, id: SchemaId) -> Option<(SchemaId, bool)> {
        let schema = self.store.schema(self.api, id);
        let shapeless = schema.properties.is_empty()
            && schema.required.is_empty()
            && schema.values.is_none()
            && schema.format.is_none()
            && matches!(schema.additional, Additional::Open | Additional::Any)
            && schema.pattern_properties.is_empty()
            && schema.items.is_none()
            && schema.prefix_items.is_empty()
            && schema.one_of.is_empty()
            && schema.any_of.is_empty()
            && !schema.never;
        let types =
            schema.types.is_empty() || schema.types.iter().all(|kind| matches!(kind, Type::Object | Type::Null));
        if !shapeless || !types {
            return None;
        }
        let (mut target, mut nullable, mut says_object) = (None, schema.nullable, false);
        for part in schema.reference.iter().chain(&schema.all_of) {
            let one = self.store.schema(self.api, *part);
            if only_annotates(one) {
                nullable |= adds_null(one);
                says_object |= one.types.contains(Type::Object);
            } else if target.replace(*part).is_some() {
                return None;
            }
        }
        // What can't be an object is contradicted by a part that says it is.
        let types = target.map(|target| self.store.schema(self.api, target).types).unwrap_or_default();
        if says_object && !types.is_empty() && !types.contains(Type::Object) {
            return None;
        }
        // A subtype that adds nothing is one all the same.
        let is_subtype = |base: &SchemaId| self.children.get(base)?.iter().find(|(_, child)| *child == id);
        let target = target.filter(|target| is_subtype(target).is_none())?;
        Some((target, nullable))
    }
}

/// Whether a part of `allOf` is there for `nullable: true`, which means that null comes, whatever the other parts say.
pub fn adds_null(part: &Schema) -> bool {
    part.nullable && only_annotates(part)
}

/// Whether a part of `allOf` says nothing of the value but what it is for, that it is an object, and that it may be null.
fn only_annotates(part: &Schema) -> bool {
    let is_object = part.types.is_empty() || part.types == Types::of(Type::Object);
    let annotated = Schema {
        place: part.place.clone(),
        origin: part.origin.clone(),
        title: part.title.clone(),
        description: part.description.clone(),
        deprecated: part.deprecated,
        read_only: part.read_only,
        write_only: part.write_only,
        default: part.default.clone(),
        examples: part.examples.clone(),
        types: part.types,
        nullable: part.nullable,
        ..Schema::default()
    };
    matches!(part.origin, Origin::Part(_)) && is_object && *part == annotated
}
