//! What a schema's own keywords say.

use crate::api::{Additional, Origin, Schema, Type, Types};
use serde_json::Value;

/// Whether keywords for objects say something.
pub fn is_object(schema: &Schema) -> bool {
    !schema.properties.is_empty()
        || !matches!(schema.additional, Additional::Open | Additional::Any)
        || !schema.pattern_properties.is_empty()
}

/// Whether keywords for lists say something.
pub fn is_list(schema: &Schema) -> bool {
    schema.items.is_some() || !schema.prefix_items.is_empty()
}

/// Whether a schema has alternatives.
pub fn is_union(schema: &Schema) -> bool {
    !schema.one_of.is_empty() || !schema.any_of.is_empty()
}

/// Whether a schema allows values of every type.
pub fn allows_any_type(schema: &Schema) -> bool {
    schema.types.is_empty()
        && schema.values.is_none()
        && schema.format.is_none()
        && !is_object(schema)
        && !is_list(schema)
        && !is_union(schema)
        && !schema.never
}

/// Whether every text is a value of a schema, as far as one is a name.
pub fn allows_every_text(schema: &Schema) -> bool {
    let bounds = &schema.bounds;
    (schema.types.is_empty() || schema.types.contains(Type::String))
        && schema.values.is_none()
        && schema.format.is_none()
        && schema.unsaid.is_empty()
        && !is_union(schema)
        && !schema.never
        && bounds.min_size.unwrap_or(0) == 0
        && bounds.max_size.is_none()
        && bounds.pattern.as_deref().is_none_or(matches_every_name)
}

/// Whether a pattern matches every name of a member, which has at least one character.
pub fn matches_every_name(pattern: &str) -> bool {
    let pattern = pattern.strip_prefix('^').unwrap_or(pattern);
    let pattern = pattern.strip_suffix('$').unwrap_or(pattern);
    let pattern = pattern.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(pattern);
    matches!(pattern, "" | ".*" | ".+" | ".*?" | "[\\s\\S]*" | "[\\s\\S]+" | "[^]*")
}

/// Whether null is the only value.
pub fn is_null(schema: &Schema) -> bool {
    let only_null = schema.types == Types::of(Type::Null);
    // OpenAPI 3.0 has no type for null, so `nullable` alone is written for it.
    let nullable_alone =
        schema.nullable && allows_any_type(schema) && schema.all_of.is_empty() && schema.reference.is_none();
    only_null || nullable_alone || matches!(schema.values.as_deref(), Some([Value::Null]))
}

/// The one type that a schema names, null aside.
pub fn only_type(schema: &Schema) -> Option<Type> {
    let mut types = schema.types.iter().filter(|ty| *ty != Type::Null);
    types.next().filter(|_| types.next().is_none())
}

/// Whether a part of `allOf` is written for `nullable: true`: then null is allowed, whatever the other parts say.
pub fn adds_null(part: &Schema) -> bool {
    part.nullable && only_annotates(part)
}

/// Whether a part of `allOf` has nothing but annotations, `type: object` and `nullable`.
pub fn only_annotates(part: &Schema) -> bool {
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
