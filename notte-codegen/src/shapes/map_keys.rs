//! `propertyNames`: maps whose keys have a type.

use super::model::{Scalar, ValueType};
use super::scalars;
use super::schema::keywords::is_union;
use super::schema::store::Schemas;
use super::schema::values::listed_values;
use crate::api::{Additional, Schema, SchemaId, Type};
use crate::settings::Settings;
use serde_json::Value;

/// The type of a map's keys.
pub enum Key {
    /// That of this schema, which lists strings.
    Listed(SchemaId),
    /// A format whose type keeps every text.
    Format(ValueType),
}

/// The keys of an object and the schema of its members, when it is a map and its keys have a type.
pub fn typed_keys(schemas: &Schemas, schema: &Schema, settings: &Settings) -> Option<(Key, SchemaId)> {
    let Additional::Typed(value) = schema.additional else { return None };
    if !schema.properties.is_empty() || !schema.pattern_properties.is_empty() {
        return None;
    }
    let id = schema.property_names?;
    let names = schemas.merged(id);
    if names.never || !names.types.iter().all(|ty| ty == Type::String) {
        return None;
    }
    // Constants are also written as alternatives.
    let listed = if names.values.is_some() || is_union(names) { Some(listed_values(schemas, id)?) } else { None };
    match listed {
        Some(values) => {
            let are_strings = !values.is_empty() && values.iter().all(Value::is_string);
            are_strings.then_some((Key::Listed(id), value))
        }
        None => match scalars::string(names, settings) {
            ty @ (ValueType::Format(_) | ValueType::Scalar(Scalar::DateTime)) => Some((Key::Format(ty), value)),
            _ => None,
        },
    }
}
