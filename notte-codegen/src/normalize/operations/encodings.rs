//! `encoding` (OpenAPI, Encoding Object).

use super::headers::{headers, with};
use crate::api::{Encoding, MediaType, ParameterStyle};
use crate::normalize::document::{Node, Reading};
use indexmap::IndexMap;

pub fn encoding<'d>(reading: &mut Reading<'d, '_>, media: &Node<'d>, words: &[String]) -> IndexMap<String, Encoding> {
    let mut encodings = IndexMap::new();
    for (name, node) in media.members("encoding", reading.diagnostics) {
        let content_types = node.text("contentType", reading.diagnostics).unwrap_or_default();
        let content_types = content_types.split(',').map(str::trim).filter(|media| !media.is_empty());
        let content_types = content_types.map(MediaType::parse).collect();
        let explode = node.boolean("explode", reading.diagnostics);
        let reserved = node.boolean("allowReserved", reading.diagnostics);
        let style = match node.text("style", reading.diagnostics).as_deref() {
            Some("spaceDelimited") => Some(ParameterStyle::Space),
            Some("pipeDelimited") => Some(ParameterStyle::Pipe),
            Some("deepObject") => Some(ParameterStyle::DeepObject),
            Some(_) => Some(ParameterStyle::Form),
            // Any of the three makes it a matter of style, and no longer of content types (OpenAPI, Encoding Object).
            None => explode.or(reserved).map(|_| ParameterStyle::Form),
        };
        let style = style.map(|style| (style, explode.unwrap_or(style == ParameterStyle::Form)));
        let headers = headers(reading, &node, &with(words, name));
        let allow_reserved = reserved.unwrap_or(false);
        encodings.insert(name.clone(), Encoding { content_types, style, allow_reserved, headers });
    }
    encodings
}
