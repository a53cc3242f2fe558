//! `enum` with values of several types: an alternative for each type.

use crate::api::{Origin, Schema, Type, Types};
use crate::diagnostics::Diagnostics;
use crate::shapes::all_of;
use crate::shapes::report;
use crate::shapes::schema::store::Schemas;
use crate::shapes::shape::Alternative;
use serde_json::Value;

/// The types that listed values can have, null aside, and a word for each.
const TYPES: [(Type, &str); 6] = [
    (Type::String, "text"),
    (Type::Integer, "integer"),
    (Type::Number, "number"),
    (Type::Boolean, "flag"),
    (Type::Array, "list"),
    (Type::Object, "object"),
];

/// An alternative for each type that the listed values of a schema have.
pub fn by_type(schemas: &mut Schemas, schema: &Schema, diagnostics: &mut Diagnostics) -> Vec<Alternative> {
    let parent = schemas.push_parent(&schema.origin);
    let values = schema.values.as_deref().unwrap_or_default();
    let mut alternatives = Vec::new();
    for (ty, word) in TYPES {
        let listed: Vec<Value> = values.iter().filter(|value| type_of(value) == ty).cloned().collect();
        if listed.is_empty() {
            continue;
        }
        // No type lists lists or objects.
        let can_be_listed = !matches!(ty, Type::Array | Type::Object);
        if !can_be_listed {
            let message = "lists and objects can't be listed in a type";
            report::keyword_ignored(schema, "enum", message, "decode as any other", diagnostics);
        }
        let alternative = Schema {
            types: Types::of(ty),
            values: can_be_listed.then_some(listed),
            origin: Origin::Member(parent, word.to_owned()),
            place: schema.place.clone(),
            ..Schema::default()
        };
        alternatives.push(Alternative::new(all_of::add(schemas, alternative, diagnostics)));
    }
    alternatives
}

/// The type of a value; whole numbers are integers.
fn type_of(value: &Value) -> Type {
    if value.as_i64().is_some() { Type::Integer } else { Type::of_value(value) }
}
