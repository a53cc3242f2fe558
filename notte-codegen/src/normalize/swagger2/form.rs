//! Forms as parameters: `in: formData`.

use super::collection_format::field_style;
use super::inline_type::{is_file, schema_of, text};
use crate::api::{Body, Encoding, Media, MediaType, Origin, Schema, Type, Types};
use crate::diagnostics::{Diagnostic, SWAGGER_READ};
use crate::normalize::document::{Node, Reading};
use crate::normalize::schemas;
use indexmap::IndexMap;

const FIELDS: &str = "application/x-www-form-urlencoded";
const PARTS: &str = "multipart/form-data";

/// The media types of forms among some, in their order.
pub fn form_media_types(media_types: &[MediaType]) -> Vec<MediaType> {
    media_types.iter().filter(|media_type| [FIELDS, PARTS].contains(&media_type.essence())).cloned().collect()
}

/// The body that the fields of a form make up. A body among the fields is a part like any other.
pub fn form<'d>(
    reading: &mut Reading<'d, '_>,
    operation: &Node<'d>,
    fields: &[Node<'d>],
    consumes: &[MediaType],
    words: &[String],
) -> Body {
    let place = operation.place.child("parameters");
    let words = [words, &["request".to_owned()]].concat();
    let id = reading.schemas.reserve_made(place.clone(), Origin::Words(words));
    let mut schema = Schema { place: place.clone(), types: Types::of(Type::Object), ..Schema::default() };
    let mut encoding = IndexMap::new();
    for field in fields {
        let Some(name) = field.text("name", reading.diagnostics) else { continue };
        note_binary(reading, field);
        let member = schemas::id_of(reading, &schema_of(field), Origin::Member(id, name.clone()));
        schema.properties.insert(name.clone(), member);
        if field.flag("required", reading.diagnostics) {
            schema.required.push(name.clone());
        }
        if let Some(style) = field_style(reading, field) {
            encoding.insert(name, Encoding { style: Some(style), ..Encoding::default() });
        }
    }
    let required = !schema.required.is_empty();
    reading.schemas.make(id, schema);
    let content = media_types(fields, consumes).into_iter().map(|media_type| Media {
        place: place.clone(),
        media_type,
        schema: Some(id),
        is_of_element: false,
        encoding: encoding.clone(),
        example: None,
    });
    Body { place: place.clone(), required, description: None, content: content.collect() }
}

/// Which form it is. A file needs parts; without any word of it, fields are sent as a page would send them.
fn media_types(fields: &[Node<'_>], consumes: &[MediaType]) -> Vec<MediaType> {
    let has_parts = fields.iter().any(|field| is_file(field) || text(field, "in") == Some("body"));
    let forms = form_media_types(consumes);
    match forms.as_slice() {
        _ if has_parts => vec![MediaType::parse(PARTS)],
        [] => vec![MediaType::parse(FIELDS)],
        _ => forms,
    }
}

fn note_binary(reading: &mut Reading<'_, '_>, field: &Node<'_>) {
    if reading.is_swagger2 && text(field, "format") == Some("binary") && text(field, "type") == Some("string") {
        let message = "`format: binary` is OpenAPI 3's way to write `type: file`";
        let diagnostic = Diagnostic::new(&SWAGGER_READ, field.place.child("format"), message);
        reading.diagnostics.push(diagnostic.effect("it is read as a file"));
    }
}
