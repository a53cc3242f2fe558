//! Scalars: the meaning of `type` and `format` (OpenAPI Format Registry).

use super::model::{Scalar, ValueType};
use crate::api::{Schema, Type, Types};
use crate::names::is_path;
use crate::settings::Settings;
use std::sync::Arc;

/// The types of string formats, unless the settings say otherwise. Other formats are plain strings.
const FORMATS: [(&str, &str); 10] = [
    ("date-time", "DateTime"),
    ("date", "jiff::civil::Date"),
    ("time", "jiff::civil::Time"),
    ("duration", "jiff::Span"),
    ("ip", "std::net::IpAddr"),
    ("ipv4", "std::net::Ipv4Addr"),
    ("ipv6", "std::net::Ipv6Addr"),
    ("byte", "Base64"),
    ("base64", "Base64"),
    ("password", "Secret"),
];

/// The type of a string.
pub fn string(schema: &Schema, settings: &Settings) -> ValueType {
    if let Some(path) = schema.rust_type.as_deref().filter(|path| is_path(path)) {
        return ValueType::Format(path.to_owned());
    }
    let Some(format) = schema.format.as_deref() else { return ValueType::Scalar(Scalar::String) };
    let default = || FORMATS.iter().find(|(name, _)| *name == format).map(|(_, ty)| *ty);
    match settings.formats.get(format).map(String::as_str).or_else(default) {
        None | Some("String") => ValueType::Scalar(Scalar::String),
        Some("DateTime") => ValueType::Scalar(Scalar::DateTime),
        Some("Base64") => ValueType::Scalar(Scalar::Base64),
        Some("Secret") => ValueType::Scalar(Scalar::Secret),
        Some(path) => ValueType::Format(path.to_owned()),
    }
}

/// The type of an integer.
pub fn integer(schema: &Schema) -> Scalar {
    match schema.format.as_deref() {
        Some("int32" | "int16" | "int8" | "uint8" | "uint16") => Scalar::Int32,
        Some("uint32") => Scalar::Uint32,
        Some("uint64" | "uint") => Scalar::Uint64,
        Some("unix-time" | "unixtime") if !is_large(schema) => Scalar::UnixTime,
        _ if is_large(schema) => Scalar::Uint64,
        _ => Scalar::Int64,
    }
}

/// Whether the bounds of an integer exceed those of `i64` and exclude negative values.
fn is_large(schema: &Schema) -> bool {
    let maximum = schema.bounds.maximum.as_ref().and_then(|(maximum, _)| maximum.as_u64());
    let minimum = schema.bounds.minimum.as_ref().and_then(|(minimum, _)| minimum.as_i64());
    maximum.is_some_and(|maximum| i64::try_from(maximum).is_err()) && minimum.is_some_and(|minimum| minimum >= 0)
}

/// The type of a number: with a format of integers it is an integer (OpenAPI Format Registry).
pub fn number(schema: &Schema) -> Scalar {
    match schema.format.as_deref() {
        Some("int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64") => integer(schema),
        _ => Scalar::Float64,
    }
}

/// The types that `format` and `pattern` imply where there is no `type`. A pattern beside a numeric format means a number that may
/// also be a string, written without a list of types.
pub fn implied(schema: &Schema) -> Types {
    let pattern = schema.bounds.pattern.is_some().then_some(Type::String);
    let format = schema.format.as_deref().map(|format| match format {
        "int32" | "int64" | "uint32" | "uint64" => Type::Integer,
        "float" | "double" => Type::Number,
        _ => Type::String,
    });
    let mut types = Types::default();
    format.into_iter().chain(pattern).for_each(|kind| types.insert(kind));
    types
}

/// The type that holds the numbers of several formats, if there is one. A float does not hold every `int64`.
pub fn widest(schemas: &[Arc<Schema>]) -> Option<Scalar> {
    let all: Vec<Scalar> = schemas.iter().map(|schema| numeric(schema)).collect();
    match all.first() {
        Some(first) if all.iter().all(|scalar| scalar == first) => Some(*first),
        _ if all.contains(&Scalar::Float64) => {
            let wide =
                schemas.iter().any(|schema| matches!(schema.format.as_deref(), Some("int64" | "uint64" | "uint")));
            (!wide).then_some(Scalar::Float64)
        }
        _ if all.contains(&Scalar::Uint64) => None,
        _ => Some(Scalar::Int64),
    }
}

/// The type of an integer or a number.
pub fn numeric(schema: &Schema) -> Scalar {
    if schema.types.contains(Type::Number) { number(schema) } else { integer(schema) }
}

/// The type that the settings have for the format of a number.
fn number_format(schema: &Schema, settings: &Settings) -> Option<ValueType> {
    let scalar = match settings.formats.get(schema.format.as_deref()?)?.as_str() {
        "i32" => Scalar::Int32,
        "i64" => Scalar::Int64,
        "u32" => Scalar::Uint32,
        "u64" => Scalar::Uint64,
        "f64" => Scalar::Float64,
        path if path.contains("::") => return Some(ValueType::Numeric(path.to_owned())),
        _ => return None,
    };
    Some(ValueType::Scalar(scalar))
}

/// An existing type for the values of a schema.
pub fn own(schema: &Schema, path: &str) -> ValueType {
    let is_number = |ty| matches!(ty, Type::Integer | Type::Number | Type::Null);
    match !schema.types.is_empty() && schema.types.iter().all(is_number) {
        true => ValueType::Numeric(path.to_owned()),
        false => ValueType::Own(path.to_owned()),
    }
}

/// The scalar that one of JSON Schema's types is; none for lists and objects.
pub fn of(schema: &Schema, kind: Type, settings: &Settings) -> Option<ValueType> {
    if matches!(kind, Type::Integer | Type::Number)
        && let Some(ty) = number_format(schema, settings)
    {
        return Some(ty);
    }
    let scalar = match kind {
        Type::Boolean => Scalar::Boolean,
        Type::Integer => integer(schema),
        Type::Number => number(schema),
        Type::String => return Some(string(schema, settings)),
        Type::Null => Scalar::Json,
        Type::Array | Type::Object => return None,
    };
    Some(ValueType::Scalar(scalar))
}
