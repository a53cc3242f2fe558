//! Values of types.

use super::{fit, leaves};
use crate::api::{Additional, Schema, SchemaId};
use crate::hash::HashMap;
use crate::ir::{
    Enum, EnumValue, Field, Kind, Presence, PresetValue, Scalar, Struct, Test, Ty, Type, TypeId, Union, Variant,
    definition,
};
use crate::shapes::{NamedShape, Schemas, Shapes, is_null};
use serde_json::{Map, Value};

/// Values in one sample, so that types which hold each other several times do not grow without end.
const MOST_VALUES: usize = 1_000;

/// Items of an example, and members of one whose names are free.
const MOST_ITEMS: usize = 2;

/// Values within values that have no type.
const DEEPEST: usize = 8;

/// What values are made of.
pub struct Sampler<'a> {
    pub schemas: &'a Schemas,
    pub shapes: &'a Shapes,
    pub types: &'a [Type],
    /// Examples that stand elsewhere than in the schema, by the number of the type.
    pub given: HashMap<usize, Vec<&'a Value>>,
}

/// How much of the examples a sample has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Also members of an example that could be absent.
    Whole,
    /// What is required.
    Required,
    /// What is required; of the types within it there are no examples.
    Brief,
}

/// A sample that is being made.
pub struct Making {
    extent: Extent,
    /// How many more values it may have.
    left: usize,
    /// The types whose values are being made.
    within: Vec<TypeId>,
}

impl Making {
    pub fn new(extent: Extent) -> Self {
        Self { extent, left: MOST_VALUES, within: Vec::new() }
    }

    /// Whether values are made without examples here.
    fn is_brief(&self) -> bool {
        self.extent == Extent::Brief && self.within.len() > 1
    }
}

impl<'a> Sampler<'a> {
    /// A value of a type that is generated. `example` is what an example around it has in its place.
    pub fn named(&self, making: &mut Making, id: TypeId, schema: Option<SchemaId>, example: Option<&Value>) -> Value {
        let Some(ty) = definition(self.types, id) else { return Value::Null };
        // A type within itself is there to be ended.
        if making.within.contains(&id) {
            return Value::Null;
        }
        making.within.push(id);
        let definition = self.shapes.definitions.get(id.0);
        let of_type = definition.map(|definition| definition.schema);
        let mut examples: Vec<&Value> = example.into_iter().collect();
        examples.extend(schema.into_iter().flat_map(|schema| self.examples(making, schema)));
        examples.extend(self.given.get(&id.0).into_iter().flatten().filter(|_| !making.is_brief()));
        examples.extend(of_type.into_iter().flat_map(|schema| self.examples(making, schema)));
        let value = match &ty.kind {
            Kind::Struct(object) => {
                let members = match definition.map(|definition| &definition.shape) {
                    Some(NamedShape::Object(object)) => object.members.as_slice(),
                    _ => &[],
                };
                let schema = |name: &str| members.iter().find(|member| member.name == name).map(|member| member.schema);
                let example = examples.into_iter().find(|example| example.is_object());
                self.object(making, object, schema, example)
            }
            Kind::Enum(one) => {
                let known = |example: &&&Value| fit::fits(self.types, &Ty::Named(id), example);
                examples.iter().find(known).map_or_else(|| first(one), |example| (*example).clone())
            }
            Kind::Union(union) => self.union(making, union, &examples),
            Kind::Newtype(inner) => self.value(making, inner, of_type, examples.first().copied()),
            Kind::Alias(_) => Value::Null,
        };
        making.within.pop();
        value
    }

    /// What a schema gives as a value: its constant, its examples, its default.
    fn examples(&self, making: &Making, schema: SchemaId) -> Vec<&'a Value> {
        let schema = self.schemas.merged(schema);
        let only = schema.values.iter().filter(|values| values.len() == 1).flatten();
        let allowed = |value: &&Value| schema.values.as_ref().is_none_or(|values| values.contains(value));
        if making.is_brief() {
            return only.collect();
        }
        only.chain(&schema.examples).chain(schema.default.as_deref()).filter(allowed).collect()
    }

    fn value(&self, making: &mut Making, ty: &Ty, schema: Option<SchemaId>, example: Option<&Value>) -> Value {
        let Some(left) = making.left.checked_sub(1) else { return Value::Null };
        making.left = left;
        match ty {
            Ty::Named(id) => return self.named(making, *id, schema, example),
            Ty::Boxed(inner) => return self.value(making, inner, schema, example),
            _ => {}
        }
        let of_schema = schema.into_iter().flat_map(|schema| self.examples(making, schema));
        let example = example.into_iter().chain(of_schema).find(|example| fit::fits(self.types, ty, example));
        let described: Option<&Schema> = schema.map(|schema| &**self.schemas.merged(schema));
        match ty {
            Ty::Scalar(_) | Ty::Formatted(_) | Ty::Numeric(_) | Ty::Own(_) if example.is_some() => {
                example.cloned().unwrap_or_default()
            }
            Ty::Own(_) | Ty::Scalar(Scalar::Json | Scalar::JsonObject) => self.of_schema(making, ty, schema, 0),
            Ty::Scalar(scalar) => leaves::scalar(*scalar, described),
            Ty::Formatted(path) => leaves::text_of(path, described),
            Ty::Numeric(_) => leaves::number(described, false),
            Ty::Nullable(inner) => match example {
                None | Some(Value::Null) => Value::Null,
                Some(example) => self.value(making, inner, schema, Some(example)),
            },
            Ty::List(item) => {
                let schema = described.and_then(|schema| schema.items);
                let least = leaves::least(described);
                let given = example.and_then(Value::as_array).into_iter().flatten();
                let given = given.filter(|given| fit::fits(self.types, item, given)).take(least.max(MOST_ITEMS));
                let mut items: Vec<Value> = given.map(|given| self.value(making, item, schema, Some(given))).collect();
                while items.len() < least {
                    items.push(self.value(making, item, schema, None));
                }
                Value::Array(items)
            }
            Ty::Tuple(items) => {
                let schemas = described.map(|schema| schema.prefix_items.as_slice()).unwrap_or_default();
                let given = example.and_then(Value::as_array).filter(|given| given.len() == items.len());
                let item = |(index, item): (usize, &Ty)| {
                    let given = given.and_then(|given| given.get(index));
                    self.value(making, item, schemas.get(index).copied(), given)
                };
                items.iter().enumerate().map(item).collect()
            }
            Ty::Map(value) => {
                let schema = described.and_then(|schema| match schema.additional {
                    Additional::Typed(schema) => Some(schema),
                    Additional::Open | Additional::Any | Additional::Closed => None,
                });
                let given = example.and_then(Value::as_object).into_iter().flatten();
                let given = given.filter(|(_, given)| fit::fits(self.types, value, given)).take(MOST_ITEMS);
                let mut members: Map<String, Value> =
                    given.map(|(name, given)| (name.clone(), self.value(making, value, schema, Some(given)))).collect();
                for number in (1..).take(leaves::least(described).saturating_sub(members.len())) {
                    members.insert(format!("a{number}"), self.value(making, value, schema, None));
                }
                Value::Object(members)
            }
            Ty::Keyed(..) => Value::Object(Map::new()),
            Ty::Named(_) | Ty::Boxed(_) => Value::Null,
        }
    }

    /// A value of a schema that no type says, as short as it may be.
    fn of_schema(&self, making: &mut Making, ty: &Ty, schema: Option<SchemaId>, depth: usize) -> Value {
        let (Some(id), Some(left)) = (schema.filter(|_| depth < DEEPEST), making.left.checked_sub(1)) else {
            return if *ty == Ty::Scalar(Scalar::JsonObject) { Value::Object(Map::new()) } else { Value::Null };
        };
        making.left = left;
        let schema = self.schemas.merged(id);
        let given = self.examples(making, id).into_iter().chain(schema.values.iter().flatten());
        if let Some(example) = given.into_iter().find(|example| fit::fits(self.types, ty, example)) {
            return example.clone();
        }
        let any = Ty::Scalar(Scalar::Json);
        let mut alternatives = schema.one_of.iter().chain(&schema.any_of);
        if schema.properties.is_empty()
            && let Some(first) = alternatives.find(|alternative| !is_null(self.schemas.merged(**alternative)))
        {
            return self.of_schema(making, &any, Some(*first), depth + 1);
        }
        let is_object =
            !schema.properties.is_empty() && schema.types.is_empty() || *ty == Ty::Scalar(Scalar::JsonObject);
        match leaves::any(Some(schema)) {
            Value::Array(_) => {
                let item = || schema.items;
                (0..leaves::least(Some(schema))).map(|_| self.of_schema(making, &any, item(), depth + 1)).collect()
            }
            value if value.is_object() || is_object => {
                let required = schema.required.iter();
                let member = |name: &String| {
                    let value = self.of_schema(making, &any, schema.properties.get(name).copied(), depth + 1);
                    (name.clone(), value)
                };
                Value::Object(required.map(member).collect())
            }
            value => value,
        }
    }

    fn object(
        &self,
        making: &mut Making,
        object: &Struct,
        schema: impl Fn(&str) -> Option<SchemaId>,
        example: Option<&Value>,
    ) -> Value {
        let mut members = Map::new();
        for field in &object.fields {
            let given = example
                .and_then(|example| example.get(&field.wire))
                .filter(|given| field.presence == Presence::Required || fit::fits(self.types, &field.ty, given));
            let is_there = field.presence == Presence::Required || making.extent == Extent::Whole && given.is_some();
            if !is_there {
                continue;
            }
            let preset = preset(field);
            let value = self.value(making, &field.ty, schema(&field.wire), preset.as_ref().or(given));
            members.insert(field.wire.clone(), value);
        }
        Value::Object(members)
    }

    /// The alternative that an example is, or else the first whose own sample is told from the others.
    fn union(&self, making: &mut Making, union: &Union, examples: &[&Value]) -> Value {
        for example in examples {
            let is_it = |variant: &&Variant| fit::is_variant(self.types, variant, example);
            let Some(variant) = union.variants.iter().find(is_it) else { continue };
            let value = tagged(variant, self.value(making, &variant.ty, None, Some(example)));
            if fit::passes(variant, &value) {
                return value;
            }
        }
        let made = union.variants.iter().find_map(|variant| {
            let value = tagged(variant, self.value(making, &variant.ty, None, None));
            fit::passes(variant, &value).then_some(value)
        });
        made.unwrap_or_default()
    }
}

/// A value with the members that tell its alternative.
fn tagged(variant: &Variant, mut value: Value) -> Value {
    let Some(members) = value.as_object_mut() else { return value };
    for (member, text) in &variant.tags {
        members.entry(member).or_insert_with(|| Value::from(text.as_str()));
    }
    for test in &variant.tests {
        if let Test::Member(member, values) = test
            && let [text, ..] = values.as_slice()
        {
            members.entry(member).or_insert_with(|| Value::from(text.as_str()));
        }
    }
    value
}

fn preset(field: &Field) -> Option<Value> {
    Some(match &field.preset.as_ref()?.value {
        PresetValue::Null => Value::Null,
        PresetValue::Text(text) => Value::from(text.as_str()),
        PresetValue::Integer(number) => Value::from(*number),
        PresetValue::Bool(value) => Value::Bool(*value),
    })
}

/// The first of the known values.
fn first(of: &Enum) -> Value {
    match of.variants.first().map(|variant| &variant.value) {
        Some(EnumValue::String(text)) => Value::from(text.as_str()),
        Some(EnumValue::Integer(number)) => Value::from(*number),
        None => Value::Null,
    }
}
