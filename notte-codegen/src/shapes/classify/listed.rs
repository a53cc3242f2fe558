//! `enum` and `const`: the shape of a schema that lists its values.

use crate::api::{Schema, Type};
use crate::diagnostics::{Diagnostic, Diagnostics, ENUM_TYPE_MISMATCH, KEYWORD_IGNORED};
use crate::settings::Settings;
use crate::shapes::all_of;
use crate::shapes::model::{Scalar, ValueType};
use crate::shapes::report;
use crate::shapes::schema::keywords::{is_union, only_type};
use crate::shapes::schema::store::Schemas;
use crate::shapes::shape::Shape;
use crate::shapes::unions::{by_type, merge_alternatives, named_by_alternatives};
use serde_json::Value;

/// Integers up to this are exact as floats.
const MAX_EXACT: u64 = 1 << 53;

/// The shape of a schema that lists its values.
pub fn listed_shape(
    schemas: &mut Schemas,
    schema: &Schema,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Shape {
    if schema.value_names.is_empty()
        && is_union(schema)
        && let Some(named) = named_by_alternatives(schemas, schema)
    {
        return Shape::Same(all_of::add(schemas, named, diagnostics));
    }
    let values: Vec<&Value> = schema.values.iter().flatten().filter(|value| !value.is_null()).collect();
    let all = |is: fn(&Value) -> bool| values.iter().all(|value| is(value));
    let is_exact = |value: &Value| value.as_u64().is_none_or(|value| value <= MAX_EXACT);
    if values.is_empty() {
        if schema.nullable {
            return Shape::Plain(ValueType::Scalar(Scalar::Null));
        }
        return json(schema, "no value satisfies this schema", diagnostics);
    }
    if all(Value::is_string) {
        return Shape::Enum;
    }
    // `type: string` with `[1, 2]`: YAML turned texts into numbers. What counts on the wire is the type.
    if only_type(schema) == Some(Type::String) {
        report_mismatch(schema, diagnostics);
        let has_strings = values.iter().any(|value| value.is_string());
        return if has_strings { Shape::Enum } else { Shape::Plain(ValueType::Scalar(Scalar::String)) };
    }
    if all(|value| value.as_i64().is_some()) && !schema.types.contains(Type::Number) {
        return Shape::Enum;
    }
    if all(Value::is_boolean) {
        if values.len() == 1 {
            report_unlisted(schema, "bool", diagnostics);
        }
        return Shape::Plain(ValueType::Scalar(Scalar::Boolean));
    }
    // An integer that is not exact as a float would not be written back as it was read.
    if all(Value::is_number) && values.iter().all(|value| is_exact(value)) {
        report_unlisted(schema, "f64", diagnostics);
        return Shape::Plain(ValueType::Scalar(Scalar::Float64));
    }
    if all(Value::is_u64) && schema.types.contains(Type::Integer) {
        report_unlisted(schema, "u64", diagnostics);
        return Shape::Plain(ValueType::Scalar(Scalar::Uint64));
    }
    if all(Value::is_number) {
        return json(schema, "no numeric type holds all of the values", diagnostics);
    }
    let alternatives = by_type(schemas, schema, diagnostics);
    merge_alternatives(schemas, schema, alternatives, settings, diagnostics)
}

fn json(schema: &Schema, reason: &str, diagnostics: &mut Diagnostics) -> Shape {
    report::schema_as_json(schema, reason, diagnostics);
    Shape::Plain(ValueType::Scalar(Scalar::Json))
}

fn report_unlisted(schema: &Schema, ty: &str, diagnostics: &mut Diagnostics) {
    let message = "only strings and integers can be listed in a type";
    let effect = format!("the type is `{ty}`, and values are not checked");
    diagnostics.push(Diagnostic::new(&KEYWORD_IGNORED, schema.place.clone(), message).effect(effect));
}

fn report_mismatch(schema: &Schema, diagnostics: &mut Diagnostics) {
    let message = "`enum` lists values that are not strings, but the type is `string`";
    diagnostics.push(
        Diagnostic::new(&ENUM_TYPE_MISMATCH, schema.place.child("enum"), message)
            .effect("only the strings are known values; other values become the unknown variant"),
    );
}
