//! The values that schemas list with `enum` and `const`, and the types of JSON that their values have.

use super::keywords::{is_null, is_object, is_union, only_type};
use super::store::Schemas;
use crate::api::{Schema, SchemaId, Type, Types};
use crate::hash::HashMap;
use crate::settings::Untyped;
use crate::shapes::scalars;
use serde_json::Value;

/// Unions within unions are searched for values to this depth.
const MAX_DEPTH: usize = 2;

/// The lists of alternatives of a schema; a value has to match one of each list.
pub fn alternative_lists(schema: &Schema) -> Vec<Vec<SchemaId>> {
    let own = [&schema.one_of, &schema.any_of].into_iter().chain(&schema.other_unions);
    own.filter(|list| !list.is_empty()).cloned().collect()
}

/// The values that a schema or all of its alternatives list; none if other values are allowed, null aside.
pub fn listed_values(schemas: &Schemas, id: SchemaId) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    collect_values(schemas, id, 0, &mut values).then_some(values)
}

fn collect_values(schemas: &Schemas, id: SchemaId, depth: usize, values: &mut Vec<Value>) -> bool {
    let schema = schemas.merged(id);
    if let Some(listed) = &schema.values {
        let new: Vec<Value> = listed.iter().filter(|value| !values.contains(value)).cloned().collect();
        values.extend(new);
        return true;
    }
    let lists = alternative_lists(schema);
    let [alternatives] = lists.as_slice() else { return is_null(schema) };
    depth < MAX_DEPTH && alternatives.iter().all(|id| collect_values(schemas, *id, depth + 1, values))
}

/// The values of a member of an object as texts, if the member lists strings, integers and at most one boolean. Whether it may
/// be null does not matter.
pub fn constants(schemas: &Schemas, object: &Schema, member: &str) -> Vec<String> {
    let Some(mut values) = object.properties.get(member).and_then(|id| listed_values(schemas, *id)) else {
        return Vec::new();
    };
    values.retain(|value| !value.is_null());
    let texts: Vec<String> = values.iter().filter_map(tag_text).collect();
    // A boolean that may be either distinguishes nothing.
    let are_distinct = texts.len() == values.len() && values.iter().filter(|value| value.is_boolean()).count() < 2;
    if are_distinct { texts } else { Vec::new() }
}

/// A constant as a text, if it is of a type that a tag can have.
pub fn tag_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) => Some(value.to_string()),
        Value::Number(number) if !number.is_f64() => Some(value.to_string()),
        _ => None,
    }
}

/// Whether a schema lists values of several types, null aside.
pub fn lists_several_types(schema: &Schema) -> bool {
    // With `type: string`, YAML turned texts into numbers and booleans.
    if schema.types.contains(Type::String) {
        return false;
    }
    let mut types = schema.values.iter().flatten().filter(|value| !value.is_null()).map(Type::of_value);
    let first = types.next();
    types.any(|ty| Some(ty) != first)
}

/// Whether all values of a schema are of one type, null aside.
pub fn has_only_type(schema: &Schema, ty: Type) -> bool {
    let is_of_type = |value: &Value| match ty {
        Type::String => value.is_string(),
        Type::Integer => value.is_i64(),
        Type::Boolean => value.is_boolean(),
        _ => false,
    };
    match &schema.values {
        Some(values) => values.iter().all(|value| value.is_null() || is_of_type(value)),
        None => only_type(schema) == Some(ty),
    }
}

/// The types of JSON of each schema that was asked for, and of all that its alternatives lead to. Integers are numbers.
pub type JsonTypes = HashMap<SchemaId, Types>;

/// The types of JSON that a schema's values can have. Unions may be nested as deep as the description is long, so nothing here calls itself,
/// and what is known of one of them is not found again for those that lead to it.
pub fn json_types(schemas: &Schemas, known: &mut JsonTypes, id: SchemaId) -> Types {
    let mut holders: HashMap<SchemaId, Vec<SchemaId>> = HashMap::default();
    let (mut open, mut found) = (vec![id], Vec::new());
    while let Some(id) = open.pop() {
        if known.contains_key(&id) {
            continue;
        }
        let schema = schemas.merged(id);
        let own = own_json_types(schemas, schema);
        known.insert(id, own.unwrap_or_default());
        found.push(id);
        if own.is_none() {
            for alternative in schema.one_of.iter().chain(&schema.any_of) {
                holders.entry(*alternative).or_default().push(id);
                open.push(*alternative);
            }
        }
    }
    // What a schema can have, its holders can have, and theirs.
    let mut open: Vec<SchemaId> = found;
    open.extend(holders.keys());
    while let Some(id) = open.pop() {
        let types = known.get(&id).copied().unwrap_or_default();
        for holder in holders.get(&id).into_iter().flatten() {
            if let Some(held) = known.get_mut(holder)
                && held.or(types) != *held
            {
                *held = held.or(types);
                open.push(*holder);
            }
        }
    }
    known.get(&id).copied().unwrap_or_default()
}

/// The types that a schema names itself; none if its alternatives do.
fn own_json_types(schemas: &Schemas, schema: &Schema) -> Option<Types> {
    let mut types = Types::default();
    let mut add = |ty: Type| types.insert(if ty == Type::Integer { Type::Number } else { ty });
    if let Some(values) = &schema.values {
        values.iter().map(Type::of_value).for_each(add);
        return Some(types);
    }
    let named = named_or_implied_types(schemas, schema);
    if !named.is_empty() {
        named.iter().for_each(add);
    } else if is_union(schema) {
        return None;
    } else {
        Type::ALL.into_iter().for_each(&mut add);
    }
    Some(types)
}

/// `type`, or what the other keywords imply.
fn named_or_implied_types(schemas: &Schemas, schema: &Schema) -> Types {
    if !schema.types.is_empty() || schemas.untyped() == Untyped::Any {
        schema.types
    } else if is_object(schema) {
        Types::of(Type::Object)
    } else {
        scalars::implied(schema)
    }
}
