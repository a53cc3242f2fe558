//! What a content type is to a client: JSON, a form, text, bytes or a sequence.

use crate::api::{self, Encoding, Media, MediaType, Schema, SchemaId};
use crate::hash::HashSet;
use crate::shapes::is_null;
use crate::shapes::{Schemas, are_equal};

/// What a content type is to a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// JSON.
    Json,
    /// `multipart/form-data`.
    Multipart,
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// Events, one after the other.
    Events,
}

impl Form {
    /// Whether it is a form with fields or parts.
    pub fn has_fields(self) -> bool {
        matches!(self, Self::Multipart | Self::Urlencoded)
    }
}

/// Alternatives, and alternatives of these, that are searched for files.
const MOST_SCHEMAS: usize = 1_000;

/// What a content type is to a client.
pub fn form(schemas: &Schemas, media: &Media) -> Form {
    let schema = media.schema.map(|id| schemas.get(id));
    match &media.media_type {
        name if name.is_multipart() => Form::Multipart,
        name if name.is_urlencoded() => Form::Urlencoded,
        name if name.is_sequence() || media.is_of_element && name.is_json() => Form::Events,
        _ if schema.is_some_and(|schema| is_binary(schema)) => Form::Bytes,
        name if name.is_json() => Form::Json,
        name if name.is_text() => Form::Text,
        _ => Form::Bytes,
    }
}

/// Whether the schema of a content type says more than that there are characters or bytes, or an object of any kind.
pub fn says_more(schemas: &Schemas, media: &Media) -> bool {
    let Some(id) = media.schema else { return false };
    let schema = schemas.merged(id);
    let is_scalar = |ty| matches!(ty, api::Type::Boolean | api::Type::Integer | api::Type::Number);
    !schema.properties.is_empty()
        || schema.items.is_some()
        || schema.values.is_some()
        || !schema.one_of.is_empty()
        || !schema.any_of.is_empty()
        || schema.types.iter().any(is_scalar) && !schema.types.contains(api::Type::String)
}

/// Whether two content types have equal schemas, or both none.
pub fn have_equal_schemas(api: &api::Api, a: &Media, b: &Media) -> bool {
    match (a.schema, b.schema) {
        (Some(a), Some(b)) => are_equal(api, a, b),
        (a, b) => a == b,
    }
}

/// Whether a member of a form is a file (false) or a list of files (true). A member that may be a file is one: a file can hold
/// its other values as well.
pub fn is_file(schemas: &Schemas, id: SchemaId, encoding: Option<&Encoding>) -> Option<bool> {
    let (mut open, mut seen) = (vec![(id, false)], HashSet::default());
    let mut found = None;
    while let Some((id, is_list)) = open.pop() {
        // Alternatives may lead to the same schemas by many ways.
        if seen.len() == MOST_SCHEMAS || !seen.insert((id, is_list)) {
            continue;
        }
        let schema = schemas.merged(id);
        let is_untyped_file = |encoding: &Encoding| is_open(schema) && !may_be_text(&encoding.content_types);
        if is_null(schema) {
            continue;
        } else if is_binary(schema) || encoding.is_some_and(is_untyped_file) {
            found = Some(found.unwrap_or_default() || is_list);
        } else if let Some(items) = schema.items {
            open.push((items, true));
        } else {
            open.extend(schema.one_of.iter().chain(&schema.any_of).map(|id| (*id, is_list)));
        }
    }
    found
}

/// Whether a schema says no more than that there are characters or bytes.
fn is_open(schema: &Schema) -> bool {
    schema.format.is_none()
        && schema.values.is_none()
        && schema.properties.is_empty()
        && schema.items.is_none()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
        && schema.types.iter().all(|ty| matches!(ty, api::Type::String | api::Type::Null))
}

/// Whether one of these media types may be text; true if there are none.
fn may_be_text(media_types: &[MediaType]) -> bool {
    media_types.is_empty() || !media_types.iter().all(MediaType::is_binary)
}

fn is_binary(schema: &Schema) -> bool {
    schema.format.as_deref() == Some("binary")
}
