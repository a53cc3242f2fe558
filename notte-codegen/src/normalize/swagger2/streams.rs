//! Streams as grpc-gateway describes them: the schema of one line, by its title or below `x-stream-definitions`.

use super::inline_type::text;
use crate::normalize::document::{Node, Reading};
use crate::normalize::references::Kind;

/// Whether a schema is that of one element of a stream: an object of a result and an error.
pub fn stream_element<'d>(reading: &mut Reading<'d, '_>, schema: &Node<'d>) -> bool {
    let is_definition = text(schema, "$ref").is_some_and(|target| target.contains("/x-stream-definitions/"));
    let Some(schema) = reading.resolve(schema, Kind::Schema) else { return false };
    let is_named = text(&schema, "title").is_some_and(|title| {
        let title = title.to_ascii_lowercase();
        title.starts_with("stream result of") || title.starts_with("stream_result_of")
    });
    let has = |name: &str| schema.get("properties").is_some_and(|members| members.get(name).is_some());
    (is_definition || is_named) && has("result")
}
