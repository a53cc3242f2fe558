//! `headers` of responses and of parts (OpenAPI, Header Object).

use crate::api::{Header, MediaType, Origin, Separator};
use crate::normalize::document::{Fields, Node, Reading};
use crate::normalize::references::Kind;
use crate::normalize::schemas;
use crate::normalize::swagger2;

pub fn headers<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, words: &[String]) -> Vec<Header> {
    let mut headers = Vec::new();
    for (name, header) in reading.members(node, "headers") {
        let Some(header) = reading.resolve(&header, Kind::Header) else { continue };
        let has_inline_type = swagger2::has_inline_type(reading.is_swagger2, &header);
        if has_inline_type {
            let message = "the type of a header is in the header itself, as in Swagger 2.0";
            reading.note_swagger2(header.place.child("type"), message, "it is read as its `schema`");
        } else {
            reading.require_any(&header, &["schema", "content"], "it is read as text");
        }
        reading.only(&header, Fields::Header);
        let origin = Origin::Words(with(words, name));
        let content = reading.members(&header, "content").into_iter().next();
        let content = content.filter(|_| header.get("schema").is_none());
        let media_type = content.as_ref().map(|(key, _)| MediaType::parse(key));
        let separator =
            if has_inline_type { swagger2::header_separator(reading, &header) } else { Some(Separator::Comma) };
        let media = content.and_then(|(_, media)| reading.resolve(&media, Kind::MediaType));
        let schema = match &media {
            Some(media) => media.member("schema"),
            None if media_type.is_some() => None,
            None if has_inline_type => separator.map(|_| header.clone()),
            None => header.member("schema"),
        };
        let schema = schema.map(|schema| schemas::id_of(reading, &schema, origin));
        if let Some(schema) = schema {
            media.iter().chain([&header]).for_each(|node| schemas::keep_examples(reading, node, schema));
        }
        let description = header.text("description", reading.diagnostics);
        let required = header.flag("required", reading.diagnostics);
        let explode = header.flag("explode", reading.diagnostics);
        let separator = separator.unwrap_or(Separator::Comma);
        headers.push(Header { name: name.clone(), required, explode, separator, description, schema, media_type });
    }
    headers
}

pub fn with(words: &[String], last: &str) -> Vec<String> {
    let mut words = words.to_vec();
    words.push(last.to_owned());
    words
}
