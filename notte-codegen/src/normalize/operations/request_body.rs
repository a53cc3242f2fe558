//! `requestBody` (OpenAPI, Request Body Object).

use super::headers::with;
use super::media_types::{content, owner};
use crate::api::Body;
use crate::normalize::document::{Fields, Node, Reading};
use crate::normalize::references::Kind;
use crate::normalize::swagger2;

/// Reads `requestBody`. `words` name its inline schemas.
/// Without it, the body is what parameters of Swagger 2.0 say, those of the path included.
pub fn body<'d>(
    reading: &mut Reading<'d, '_>,
    operation: &Node<'d>,
    of_path: &[Node<'d>],
    words: &[String],
) -> Option<Body> {
    let Some(written) = operation.member("requestBody") else {
        return swagger2::body(reading, operation, of_path, words);
    };
    let node = reading.resolve(&written, Kind::Body)?;
    node.object(reading.diagnostics)?;
    let words = owner(&node.place.pointer).unwrap_or_else(|| with(words, "request"));
    reading.only(&node, Fields::Body);
    reading.require(&node, &["content"], "the request has no body");
    Some(Body {
        place: node.place.clone(),
        required: node.flag("required", reading.diagnostics),
        description: node.text("description", reading.diagnostics),
        content: content(reading, &node, &words),
    })
}
