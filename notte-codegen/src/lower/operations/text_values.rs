//! Plain text that is one value: a number, a boolean, or a string with known values or a typed format.

use super::media_types::{Form, form, have_equal_schemas};
use crate::api::{Api, Media, Response, SchemaId, Type};
use crate::settings::Settings;
use crate::shapes::{Scalar, Schemas, ValueType, string};

/// The schema of the value that a plain text is; none if it is any text.
pub fn text_value(schemas: &Schemas, media: &Media, settings: &Settings) -> Option<SchemaId> {
    number(schemas, media).or_else(|| known_string(schemas, media, settings))
}

/// The schema of the number or the boolean that a plain text is.
pub fn number(schemas: &Schemas, media: &Media) -> Option<SchemaId> {
    let id = value_schema(schemas, media)?;
    let mut types = schemas.merged(id).types;
    types.remove(Type::Null);
    let is_number = |kind| matches!(kind, Type::Integer | Type::Number);
    let is_value = types.iter().all(is_number) || types.iter().all(|kind| kind == Type::Boolean);
    (is_value && types.iter().next().is_some()).then_some(id)
}

/// The schema of the value that a response in plain text is. Where JSON has an equal schema, that schema stands for both.
pub fn response_value(
    api: &Api,
    schemas: &Schemas,
    response: &Response,
    media: &Media,
    settings: &Settings,
) -> Option<SchemaId> {
    let id = text_value(schemas, media, settings)?;
    let mut json = response.content.iter().filter(|other| form(schemas, other) == Form::Json);
    json.find(|other| have_equal_schemas(api, media, other)).and_then(|other| other.schema).or(Some(id))
}

/// The schema of a plain text that is one of known strings, or has a type by its format.
fn known_string(schemas: &Schemas, media: &Media, settings: &Settings) -> Option<SchemaId> {
    let id = value_schema(schemas, media)?;
    let schema = schemas.merged(id);
    let is_string = schema.types.contains(Type::String)
        && schema.types.iter().all(|kind| matches!(kind, Type::String | Type::Null));
    let is_typed = match &schema.values {
        Some(values) => values.iter().any(|value| value.is_string()),
        // Secrets and bytes stay text.
        None => {
            matches!(string(schema, settings), ValueType::Scalar(Scalar::DateTime) | ValueType::Format(_))
        }
    };
    (is_string && is_typed).then_some(id)
}

/// The schema of a plain text that is neither a union nor negated.
fn value_schema(schemas: &Schemas, media: &Media) -> Option<SchemaId> {
    let is_plain = media.media_type.essence() == "text/plain" && form(schemas, media) == Form::Text;
    let id = media.schema.filter(|_| is_plain)?;
    let schema = schemas.merged(id);
    (!schema.never && schema.one_of.is_empty() && schema.any_of.is_empty()).then_some(id)
}
