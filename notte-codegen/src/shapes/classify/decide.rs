//! The shape of a merged schema. Every schema has one: what no type expresses becomes JSON, and is reported.

use super::heterogeneous::{by_pattern, by_position};
use super::listed::listed_shape;
use super::resolve::{element, resolve};
use super::worklist::Work;
use crate::api::{Additional, Origin, Schema, SchemaId, Type, Types};
use crate::diagnostics::{Diagnostic, Diagnostics, PLACE_UNTYPED, Place, TUPLE_LENGTH};
use crate::settings::Untyped;
use crate::shapes::all_of;
use crate::shapes::map_keys::{Key, typed_keys};
use crate::shapes::model::{Scalar, ValueType};
use crate::shapes::report;
use crate::shapes::scalars;
use crate::shapes::schema::keywords::{is_list, is_null, is_object, is_union};
use crate::shapes::schema::values::alternative_lists;
use crate::shapes::shape::{Alternative, Shape};
use crate::shapes::unions::{alternatives, merge_alternatives};

/// Decides the shape of a merged schema.
pub fn shape(work: &mut Work<'_>, schema: &Schema) -> Shape {
    // Types of keys are met before those of values.
    if !schema.unsaid.is_empty() {
        keyed(work, schema);
    }
    report::inexpressible_keywords(work.schemas, schema, work.settings, work.diagnostics);
    if let Some(path) = &schema.own_type {
        return Shape::Plain(scalars::own(schema, path));
    }
    if schema.never {
        return json(schema, "no value satisfies this schema", work.diagnostics);
    }
    if schema.values.is_some() {
        return listed_shape(work.schemas, schema, work.settings, work.diagnostics);
    }
    if let Some(alternatives) = alternatives(work.schemas, schema, work.diagnostics) {
        return merge_alternatives(work.schemas, schema, alternatives, work.settings, work.diagnostics);
    }
    if schema.types.is_empty() && is_union(schema) && alternative_lists(schema).iter().any(|list| are_null(work, list))
    {
        return Shape::Plain(ValueType::Scalar(Scalar::Null));
    }
    let mut types = schema.types;
    types.remove(Type::Null);
    let mut named = types.iter();
    match (named.next(), named.next()) {
        (Some(ty), None) => of_type(work, schema, ty),
        (None, _) if schema.types.contains(Type::Null) => Shape::Plain(ValueType::Scalar(Scalar::Null)),
        (None, _) => of_keywords(work, schema),
        (Some(Type::Integer), Some(Type::Number)) if named.next().is_none() => {
            let shape = of_type(work, schema, Type::Number);
            let is_asked = schema.format.as_ref().is_some_and(|format| work.settings.formats.contains_key(format));
            if !is_asked && matches!(shape, Shape::Plain(ValueType::Scalar(Scalar::Float64))) {
                report::integer_among_numbers(schema, work.diagnostics);
            }
            shape
        }
        (Some(_), Some(_)) => Shape::Union(split(work, schema, types)),
    }
}

/// Whether none of several alternatives allows more than null.
fn are_null(work: &Work<'_>, list: &[SchemaId]) -> bool {
    let mut possible = list.iter().map(|id| work.schemas.merged(*id)).filter(|schema| !schema.never).peekable();
    possible.peek().is_some() && possible.all(|schema| is_null(schema))
}

/// The types that a tuple may consist of.
const MAX_TUPLE_PARTS: usize = 64;

/// JSON without a type, and the reason for it.
fn json(schema: &Schema, reason: &str, diagnostics: &mut Diagnostics) -> Shape {
    report::schema_as_json(schema, reason, diagnostics);
    Shape::Plain(ValueType::Scalar(Scalar::Json))
}

fn of_type(work: &mut Work<'_>, schema: &Schema, ty: Type) -> Shape {
    match (ty, scalars::of(schema, ty, work.settings)) {
        (_, Some(ty)) => Shape::Plain(ty),
        (Type::Array, None) => list(work, schema),
        (_, None) => object(work, schema),
    }
}

/// Without `type`, the other keywords show what the author means.
fn of_keywords(work: &mut Work<'_>, schema: &Schema) -> Shape {
    let keyword_types = types_of_keywords(schema);
    if work.settings.untyped == Untyped::Any && !keyword_types.is_empty() {
        return Shape::Union(split(work, schema, keyword_types));
    }
    if is_object(schema) {
        return object(work, schema);
    }
    // `properties` alone mean an object to every author; `items` alone are also found where values are not lists.
    if is_list(schema) {
        return Shape::Union(split(work, schema, keyword_types));
    }
    let types = scalars::implied(schema);
    let mut implied = types.iter();
    match (implied.next(), implied.next()) {
        (Some(ty), None) => return of_type(work, schema, ty),
        (Some(_), Some(_)) => {
            let alternatives = split(work, schema, types);
            return merge_alternatives(work.schemas, schema, alternatives, work.settings, work.diagnostics);
        }
        (None, _) => {}
    }
    // A schema that was added is not reported.
    if schema.place != Place::default() {
        work.diagnostics.push(
            Diagnostic::new(&PLACE_UNTYPED, schema.place.clone(), "the schema allows any value")
                .effect("the type is plain JSON"),
        );
    }
    Shape::Plain(ValueType::Scalar(Scalar::Json))
}

/// The types that the keywords of a schema are for. Keywords restrict values of their own type only (JSON Schema 2020-12, 7.6.1).
fn types_of_keywords(schema: &Schema) -> Types {
    let mut types = Types::default();
    if is_object(schema) {
        types.insert(Type::Object);
    }
    if is_list(schema) {
        types.insert(Type::Array);
    }
    if schema.format.is_some() || schema.bounds.pattern.is_some() {
        types.insert(Type::String);
    }
    types
}

fn list(work: &mut Work<'_>, schema: &Schema) -> Shape {
    if schema.prefix_items.is_empty() {
        return Shape::List(schema.items);
    }
    let types: Vec<ValueType> = schema.prefix_items.iter().map(|item| element(work, *item)).collect();
    let rest = schema.items.filter(|items| !work.schemas.merged(*items).never);
    let length = types.len() as u64;
    let is_closed =
        (schema.items.is_some() && rest.is_none()) || schema.bounds.max_size.is_some_and(|max| max <= length);
    // Who closes a list and says nothing of its length means a tuple: so do serde and Pydantic. JSON Schema allows fewer elements.
    let has_length = match schema.bounds.min_size {
        Some(min) => min == length,
        None => work.settings.untyped == Untyped::Infer && !are_one(&types),
    };
    if is_closed && has_length && (2..=8).contains(&types.len()) {
        // A tuple is written out wherever it is used, so tuples of tuples double with each level.
        if types.iter().map(ValueType::parts).sum::<usize>() > MAX_TUPLE_PARTS {
            let reason = "the tuple has more than 64 parts, those of the tuples in it included";
            return json(schema, reason, work.diagnostics);
        }
        if schema.bounds.min_size.is_none() {
            let message = "the list may have fewer elements than types for them";
            work.diagnostics.push(
                Diagnostic::new(&TUPLE_LENGTH, schema.place.child("prefixItems"), message)
                    .effect("it is a tuple: a list with fewer elements is an error")
                    .help(format!("say `minItems: {length}`; with `untyped = \"any\"` in the settings, it is a list")),
            );
        }
        return Shape::Tuple(types);
    }
    by_position(work, schema, rest.filter(|_| !is_closed), !is_closed && schema.items.is_none())
}

/// Whether all elements have the same type: such a list may as well be one of any length.
fn are_one(types: &[ValueType]) -> bool {
    types.iter().all(|ty| Some(ty) == types.first())
}

fn object(work: &mut Work<'_>, schema: &Schema) -> Shape {
    if !schema.properties.is_empty() {
        return Shape::Object;
    }
    if let Some((key, value)) = keyed(work, schema) {
        return Shape::Keyed(key, value);
    }
    if schema.pattern_properties.is_empty() {
        return match schema.additional {
            Additional::Typed(value) => Shape::Map(Some(value)),
            Additional::Open | Additional::Any | Additional::Closed => Shape::Map(None),
        };
    }
    by_pattern(work, schema)
}

/// The type of a map's keys and the schema of its members, if the keys have a type.
fn keyed(work: &mut Work<'_>, schema: &Schema) -> Option<(ValueType, SchemaId)> {
    let (key, value) = typed_keys(work.schemas, schema, work.settings)?;
    let key = match key {
        Key::Listed(id) => resolve(work, id).ty,
        Key::Format(ty) => ty,
    };
    // Two texts may be one time, and both are names of members.
    matches!(key, ValueType::Named(_) | ValueType::Format(_)).then_some((key, value))
}

/// An alternative for each of several types, with the keywords that apply to it.
fn split(work: &mut Work<'_>, schema: &Schema, types: Types) -> Vec<Alternative> {
    let alternatives = types.iter().map(|ty| {
        let parent = work.schemas.push_parent(&schema.origin);
        let origin = Origin::Alternative(parent, ty as usize);
        let types = Types::of(ty);
        let only = Schema { types, nullable: false, origin, description: None, ..schema.clone() };
        Alternative::new(all_of::add(work.schemas, only, work.diagnostics))
    });
    alternatives.collect()
}
