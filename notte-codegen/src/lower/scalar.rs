//! Types that are not generated: what `type` and `format` become (OpenAPI Format Registry).

use crate::api::{Schema, Type, Types};
use crate::ir::{Scalar, Ty};
use crate::names::is_identifier;
use crate::settings::Settings;
use std::sync::Arc;

/// What string formats become, unless the settings say otherwise. Any other is a plain string.
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
pub fn string(schema: &Schema, settings: &Settings) -> Ty {
    if let Some(path) = schema.rust_type.as_deref().filter(|path| is_path(path)) {
        return Ty::Formatted(path.to_owned());
    }
    let Some(format) = schema.format.as_deref() else { return Ty::Scalar(Scalar::String) };
    let known = || FORMATS.iter().find(|(name, _)| *name == format).map(|(_, ty)| *ty);
    match settings.formats.get(format).map(String::as_str).or_else(known) {
        None | Some("String") => Ty::Scalar(Scalar::String),
        Some("DateTime") => Ty::Scalar(Scalar::DateTime),
        Some("Base64") => Ty::Scalar(Scalar::Base64),
        Some("Secret") => Ty::Scalar(Scalar::Secret),
        Some(path) => Ty::Formatted(path.to_owned()),
    }
}

/// Whether a text is the path of a type.
pub fn is_path(text: &str) -> bool {
    text.split("::").all(is_identifier)
}

/// The type of an integer.
pub fn integer(schema: &Schema) -> Scalar {
    match schema.format.as_deref() {
        Some("int32" | "int16" | "int8" | "uint8" | "uint16") => Scalar::I32,
        Some("uint32") => Scalar::U32,
        Some("uint64" | "uint") => Scalar::U64,
        _ if is_large(schema) => Scalar::U64,
        _ => Scalar::I64,
    }
}

/// Whether the bounds of an integer say that there may be more than 64 bits with a sign hold, and nothing below zero.
fn is_large(schema: &Schema) -> bool {
    let most = schema.bounds.maximum.as_ref().and_then(|(most, _)| most.as_u64());
    let least = schema.bounds.minimum.as_ref().and_then(|(least, _)| least.as_i64());
    most.is_some_and(|most| i64::try_from(most).is_err()) && least.is_some_and(|least| least >= 0)
}

/// The type of a number: one in a format of integers is an integer (OpenAPI Format Registry).
pub fn number(schema: &Schema) -> Scalar {
    match schema.format.as_deref() {
        Some("int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64") => integer(schema),
        _ => Scalar::F64,
    }
}

/// The types that `format` and `pattern` imply where there is no `type`. A pattern beside a format of numbers is how a number
/// that may be a text is written where a list of types can't be.
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

/// The one type of numbers of several formats, when there is one that holds them all. What is said to be an `int64` may be
/// more than a float tells apart.
pub fn widest(schemas: &[Arc<Schema>]) -> Option<Scalar> {
    let all: Vec<Scalar> = schemas.iter().map(|schema| numeric(schema)).collect();
    match all.first() {
        Some(first) if all.iter().all(|scalar| scalar == first) => Some(*first),
        _ if all.contains(&Scalar::F64) => {
            let wide =
                schemas.iter().any(|schema| matches!(schema.format.as_deref(), Some("int64" | "uint64" | "uint")));
            (!wide).then_some(Scalar::F64)
        }
        _ if all.contains(&Scalar::U64) => None,
        _ => Some(Scalar::I64),
    }
}

/// The type of an integer or a number.
pub fn numeric(schema: &Schema) -> Scalar {
    if schema.types.contains(Type::Number) { number(schema) } else { integer(schema) }
}

/// The type of one of JSON Schema's types that needs no other schema; none for lists and objects.
pub fn of(schema: &Schema, kind: Type, settings: &Settings) -> Option<Ty> {
    let scalar = match kind {
        Type::Boolean => Scalar::Bool,
        Type::Integer => integer(schema),
        Type::Number => number(schema),
        Type::String => return Some(string(schema, settings)),
        Type::Null => Scalar::Json,
        Type::Array | Type::Object => return None,
    };
    Some(Ty::Scalar(scalar))
}
