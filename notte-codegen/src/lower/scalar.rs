//! Types that are not generated: what `type` and `format` become (OpenAPI Format Registry).

use crate::api::{Schema, Type};
use crate::ir::Scalar;

/// The type of a string.
pub fn string(schema: &Schema) -> Scalar {
    match schema.format.as_deref() {
        Some("date-time") => Scalar::DateTime,
        Some("password") => Scalar::Secret,
        _ => Scalar::String,
    }
}

/// The type of an integer.
pub fn integer(schema: &Schema) -> Scalar {
    match schema.format.as_deref() {
        Some("int32" | "int16" | "int8" | "uint8" | "uint16") => Scalar::I32,
        Some("uint32") => Scalar::U32,
        Some("uint64" | "uint") => Scalar::U64,
        _ => Scalar::I64,
    }
}

/// The type of a number.
pub fn number(schema: &Schema) -> Scalar {
    match schema.format.as_deref() {
        Some("int32" | "int64") => integer(schema),
        _ => Scalar::F64,
    }
}

/// The type of one of JSON Schema's types that needs no other schema; none for lists and objects.
pub fn of(schema: &Schema, kind: Type) -> Option<Scalar> {
    match kind {
        Type::Boolean => Some(Scalar::Bool),
        Type::Integer => Some(integer(schema)),
        Type::Number => Some(number(schema)),
        Type::String => Some(string(schema)),
        Type::Null => Some(Scalar::Json),
        Type::Array | Type::Object => None,
    }
}
