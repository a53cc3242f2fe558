//! Responses whose schema stands in themselves, where OpenAPI 3 has `content`.

use super::inline_type::text;
use super::media_types::media_types;
use super::streams::stream_element;
use crate::api::{Media, MediaType, Origin};
use crate::diagnostics::{Diagnostic, Diagnostics, SWAGGER_READ};
use crate::normalize::document::{Node, Reading};
use crate::normalize::references::Kind;
use crate::normalize::schemas;
use indexmap::IndexMap;

const JSON: &str = "application/json";

/// The content of a response that has a schema and no `content`. `words` name an inline schema.
pub fn content<'d>(
    reading: &mut Reading<'d, '_>,
    operation: &Node<'d>,
    response: &Node<'d>,
    is_success: bool,
    words: &[String],
) -> Vec<Media> {
    let Some(schema) = response.member("schema").filter(|_| response.get("content").is_none()) else {
        return Vec::new();
    };
    let message = "the schema of a response is in the response itself, as in Swagger 2.0";
    reading.note_swagger2(schema.place.clone(), message, "it is read as that of its `content`");
    let produces = media_types(reading, "produces", operation);
    let is_stream = is_success && stream_element(reading, &schema);
    let media_types =
        if is_stream { vec![MediaType::parse(JSON)] } else { of_schema(reading, &schema, produces, is_success) };
    let id = schemas::id_of(reading, &schema, Origin::Words(words.to_vec()));
    let examples = response.members("examples", &mut Diagnostics::new()).into_iter();
    reading.schemas.examples.extend(examples.map(|(_, example)| (id, example.value)));
    let media = |media_type| Media {
        place: schema.place.clone(),
        media_type,
        schema: Some(id),
        is_of_element: is_stream,
        encoding: IndexMap::new(),
        example: None,
    };
    media_types.into_iter().map(media).collect()
}

/// The media types that a schema can travel in.
fn of_schema<'d>(
    reading: &mut Reading<'d, '_>,
    schema: &Node<'d>,
    produces: Vec<MediaType>,
    is_success: bool,
) -> Vec<MediaType> {
    if produces.is_empty() {
        let is_file = text(schema, "type") == Some("file");
        return vec![MediaType::parse(if is_file { "application/octet-stream" } else { JSON })];
    }
    // `produces` is that of the success: no server writes an object as an archive.
    if !is_success && !produces.iter().any(holds_structure) && is_structured(reading, schema) {
        let message = format!(
            "an answer of this schema can't be {}",
            produces.iter().map(MediaType::essence).collect::<Vec<_>>().join(" or ")
        );
        let diagnostic = Diagnostic::new(&SWAGGER_READ, schema.place.clone(), message);
        reading.diagnostics.push(diagnostic.effect("it is read as `application/json`"));
        return vec![MediaType::parse(JSON)];
    }
    produces
}

/// Whether a media type can hold one object. An unknown one can.
fn holds_structure(media_type: &MediaType) -> bool {
    let (kind, name) = media_type.essence().split_once('/').unwrap_or_default();
    // A stream is what a success can be.
    if media_type.is_sequence() {
        return false;
    }
    let has_structure = ["json", "xml", "yaml", "form", "proto", "msgpack", "cbor"];
    let has_none = ["octet-stream", "stream", "tar", "zip", "gzip", "pdf", "excel", "csv", "binary"];
    match kind {
        "text" => has_structure.iter().any(|word| name.contains(word)),
        "image" | "audio" | "video" | "font" => false,
        _ => has_structure.iter().any(|word| name.contains(word)) || !has_none.iter().any(|word| name.contains(word)),
    }
}

fn is_structured<'d>(reading: &mut Reading<'d, '_>, schema: &Node<'d>) -> bool {
    let Some(schema) = reading.resolve(schema, Kind::Schema) else { return false };
    matches!(text(&schema, "type"), Some("object" | "array"))
        || ["properties", "allOf", "additionalProperties"].iter().any(|key| schema.get(key).is_some())
}
