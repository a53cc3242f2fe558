//! The integers that a description names as values of each schema: its own, and those within the examples of what holds it.

use crate::api::{Additional, Schema, SchemaId, Type};
use crate::hash::{HashMap, HashSet};
use serde_json::{Number, Value};
use std::sync::Arc;

/// Pairs of a value and a schema that are looked at; what is beyond is not widened. Public descriptions have less than a tenth.
const MOST_STEPS: usize = 2_000_000;

/// What every format holds, signed or not.
const INT31: std::ops::RangeInclusive<i128> = 0..=i32::MAX as i128;

/// What a description says of the integers that are values of a schema.
#[derive(Debug, Default)]
pub struct Named {
    /// Values, as far as they may be too large for 32 bits.
    pub values: Vec<i128>,
    /// Bounds.
    pub bounds: Vec<i128>,
}

/// What is found by schema. `examples` are those that stand beside the use of a schema.
pub fn named_values(schemas: &[Arc<Schema>], examples: &[(SchemaId, &Value)]) -> HashMap<SchemaId, Named> {
    let mut found: HashMap<SchemaId, Named> = HashMap::default();
    let mut steps = 0;
    let ids = || (0..).map(SchemaId).zip(schemas);
    let own = ids().flat_map(|(id, schema)| {
        let of_parts =
            direct_parts(schemas, schema).flat_map(values).filter(|value| !value.is_array() && !value.is_object());
        values(schema).chain(of_parts).map(move |value| (id, value))
    });
    let mut queue: Vec<(SchemaId, &Value)> = own.chain(examples.iter().copied()).collect();
    queue.retain(|(_, value)| has_large(value));
    queue.reverse();
    while let Some((id, value)) = queue.pop() {
        for id in all_of(schemas, id, value) {
            steps += 1;
            if let Some(number) = named_by(schemas, id, value) {
                found.entry(id).or_default().values.push(number);
            }
            queue.extend(parts(schemas, id, value).into_iter().filter(|(_, part)| has_large(part)));
        }
        if steps > MOST_STEPS {
            break;
        }
    }
    for (id, schema) in ids() {
        let all = bounds(schema).chain(direct_parts(schemas, schema).flat_map(bounds));
        for bound in all.filter(|bound| is_large(bound)) {
            let Some(number) = integer(bound).filter(|_| steps <= MOST_STEPS) else { continue };
            for id in all_of(schemas, id, &Value::Number(bound.clone())) {
                steps += 1;
                found.entry(id).or_default().bounds.push(number);
            }
        }
    }
    found
}

/// What stands beside each other in one schema and says something of one value.
fn direct_parts<'s>(schemas: &'s [Arc<Schema>], schema: &'s Schema) -> impl Iterator<Item = &'s Schema> {
    let parts = schema.reference.iter().chain(&schema.all_of);
    parts.filter_map(|id| schemas.get(id.0 as usize)).map(Arc::as_ref)
}

/// The values that a schema names.
fn values(schema: &Schema) -> impl Iterator<Item = &Value> {
    schema.values.iter().flatten().chain(&schema.examples).chain(schema.default.as_deref())
}

/// The bounds that a schema names.
fn bounds(schema: &Schema) -> impl Iterator<Item = &Number> {
    [&schema.bounds.minimum, &schema.bounds.maximum].into_iter().flatten().map(|(bound, _)| bound)
}

/// The schema, and those that hold for the same value.
fn all_of(schemas: &[Arc<Schema>], id: SchemaId, value: &Value) -> Vec<SchemaId> {
    let (mut seen, mut stack, mut all) = (HashSet::default(), vec![id], Vec::new());
    while let Some(id) = stack.pop() {
        if !seen.insert(id) {
            continue;
        }
        let Some(schema) = schemas.get(id.0 as usize) else { continue };
        all.push(id);
        stack.extend(schema.reference);
        stack.extend(&schema.all_of);
        for union in [&schema.one_of, &schema.any_of] {
            let fitting = || union.iter().filter(|id| fits(schemas, **id, value));
            // A number that is of one of several types says nothing of the narrower ones.
            if !value.is_number() || fitting().count() == 1 {
                stack.extend(fitting());
            }
        }
    }
    all
}

/// Whether a value may be of a schema, by its type and by the members that it must have.
fn fits(schemas: &[Arc<Schema>], id: SchemaId, value: &Value) -> bool {
    let Some(schema) = schemas.get(id.0 as usize) else { return false };
    let kind = Type::of_value(value);
    let is_of_type = schema.types.is_empty()
        || schema.types.contains(kind)
        || kind == Type::Number && schema.types.contains(Type::Integer);
    let has = |name: &String| value.get(name).is_some();
    is_of_type && (!value.is_object() || schema.required.iter().all(has))
}

/// The values that a value holds, each with its schema.
fn parts<'v>(schemas: &[Arc<Schema>], id: SchemaId, value: &'v Value) -> Vec<(SchemaId, &'v Value)> {
    let Some(schema) = schemas.get(id.0 as usize) else { return Vec::new() };
    match value {
        Value::Object(members) => {
            let other = if let Additional::Typed(other) = schema.additional { Some(other) } else { None };
            let of = |name: &String| schema.properties.get(name).copied().or(other);
            members.iter().filter_map(|(name, part)| Some((of(name)?, part))).collect()
        }
        Value::Array(items) => {
            let of = |index: usize| schema.prefix_items.get(index).copied().or(schema.items);
            items.iter().enumerate().filter_map(|(index, part)| Some((of(index)?, part))).collect()
        }
        _ => Vec::new(),
    }
}

/// The integer that a value of a schema is. Examples of integers are also written as texts.
fn named_by(schemas: &[Arc<Schema>], id: SchemaId, value: &Value) -> Option<i128> {
    match value {
        Value::Number(number) => integer(number),
        Value::String(text) => {
            let types = schemas.get(id.0 as usize)?.types;
            text.parse().ok().filter(|_| types.contains(Type::Integer) && !types.contains(Type::String))
        }
        _ => None,
    }
}

/// Whether there is an integer in it that not every format holds.
fn has_large(value: &Value) -> bool {
    match value {
        Value::Number(number) => is_large(number),
        Value::String(text) => text.len() < 40 && text.parse().is_ok_and(|number| !INT31.contains(&number)),
        Value::Array(items) => items.iter().any(has_large),
        Value::Object(members) => members.values().any(has_large),
        _ => false,
    }
}

fn is_large(number: &Number) -> bool {
    integer(number).is_some_and(|number| !INT31.contains(&number))
}

/// A number that is whole.
fn integer(number: &Number) -> Option<i128> {
    let exact = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
    exact.or_else(|| number.as_f64().filter(|float| float.fract() == 0.0).map(|float| float as i128))
}
