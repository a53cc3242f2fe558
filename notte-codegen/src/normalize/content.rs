//! Bodies, responses and their media types (OpenAPI, Request Body, Responses, Media Type and Header Objects).

use super::kind::Kind;
use super::known::Fields;
use super::node::Node;
use super::schema;
use super::{Reading, link};
use crate::api::{Body, Encoding, Header, Media, MediaType, Origin, ParameterStyle, Response, Status};
use crate::diagnostics::{Diagnostic, WRONG_TYPE};
use indexmap::IndexMap;

/// Reads `requestBody`. `words` name its inline schemas.
pub fn body<'d>(reading: &mut Reading<'d, '_>, operation: &Node<'d>, words: &[String]) -> Option<Body> {
    let node = reading.resolve(&operation.member("requestBody")?, Kind::Body)?;
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

/// Reads `responses`. `words` name their inline schemas.
pub fn responses<'d>(reading: &mut Reading<'d, '_>, operation: &Node<'d>, words: &[String]) -> Vec<Response> {
    let mut responses = Vec::new();
    let mut has_success = false;
    for (key, node) in reading.members(operation, "responses") {
        if key.starts_with("x-") {
            continue;
        }
        let Some(status) = status(key) else {
            let message = format!("`{key}` is no status: `200`, `2XX` or `default` is expected");
            reading
                .diagnostics
                .push(Diagnostic::new(&WRONG_TYPE, node.place.clone(), message).effect("the response is passed over"));
            continue;
        };
        let Some(node) = reading.resolve(&node, Kind::Response) else { continue };
        if node.object(reading.diagnostics).is_none() {
            continue;
        }
        // Where the paths lead it has become content.
        if let Some(schema) = node.member("schema").filter(|_| node.get("content").is_none()) {
            super::swagger::ignored(&schema, "`content`", reading.diagnostics);
            reading.said.insert(schema.place);
        }
        reading.only(&node, Fields::Response);
        // 3.2 has `summary` for it.
        if reading.minor < 2 {
            reading.require(&node, &["description"], "the documentation does without it");
        }
        let first_success = status.is_success() && !has_success;
        has_success |= status.is_success();
        let words = owner(&node.place.pointer).unwrap_or_else(|| match status {
            _ if first_success => with(words, "response"),
            Status::Default => with(words, "default response"),
            Status::Exact(_) | Status::Range(_) => with(words, &format!("response {key}")),
        });
        let description = node.text("description", reading.diagnostics).filter(|text| !text.trim().is_empty());
        let summary = node.text("summary", reading.diagnostics);
        responses.push(Response {
            place: node.place.clone(),
            status,
            description: description.or(summary),
            content: content(reading, &node, &words),
            headers: headers(reading, &node, &words),
            links: link::links(reading, &node),
        });
    }
    responses
}

/// The status that a key says. Those beyond what HTTP gives a meaning (RFC 9110, 15) are sent by some servers nevertheless.
fn status(key: &str) -> Option<Status> {
    let key = key.trim();
    let mut bytes = key.bytes();
    match (key, bytes.next(), key.len()) {
        _ if key.eq_ignore_ascii_case("default") => Some(Status::Default),
        (_, Some(digit @ b'1'..=b'9'), 3) => {
            let is_range = bytes.all(|byte| byte == b'X' || byte == b'x');
            if is_range && digit > b'5' {
                None
            } else if is_range {
                Some(Status::Range(digit - b'0'))
            } else {
                key.parse().ok().map(Status::Exact)
            }
        }
        _ => None,
    }
}

fn content<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, words: &[String]) -> Vec<Media> {
    let mut content = Vec::new();
    for (key, media) in reading.members(node, "content") {
        let Some(media) = reading.resolve(&media, Kind::MediaType) else { continue };
        if !key.contains('/') {
            let message = format!("`{key}` is no media type, which has a slash: `application/json`");
            let diagnostic = Diagnostic::new(&WRONG_TYPE, media.place.clone(), message);
            reading.diagnostics.push(diagnostic.effect("it is taken as one of bytes"));
        }
        reading.only(&media, Fields::Media);
        let media_type = MediaType::parse(key);
        let origin = Origin::Words(words.to_vec());
        // 3.2 describes the elements of a sequence apart, and parts without names by their order.
        let is_ordered = ["itemSchema", "itemEncoding", "prefixEncoding"].iter().any(|key| media.get(key).is_some());
        let schema = match media_type.is_multipart() {
            true if is_ordered => None,
            true => media.member("schema"),
            false => media.member("itemSchema").or_else(|| media.member("schema")),
        };
        let schema = schema.map(|schema| schema::id_of(reading, &schema, origin));
        let encoding = encoding(reading, &media, words);
        let is_of_element = media.get("itemSchema").is_some();
        content.push(Media { place: media.place.clone(), media_type, schema, is_of_element, encoding });
    }
    content
}

fn encoding<'d>(reading: &mut Reading<'d, '_>, media: &Node<'d>, words: &[String]) -> IndexMap<String, Encoding> {
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

fn headers<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, words: &[String]) -> Vec<Header> {
    let mut headers = Vec::new();
    for (name, header) in reading.members(node, "headers") {
        let Some(header) = reading.resolve(&header, Kind::Header) else { continue };
        if !reading.ignores_type(&header) {
            reading.require_any(&header, &["schema", "content"], "it is taken as text");
        }
        reading.only(&header, Fields::Header);
        let origin = Origin::Words(with(words, name));
        let content = reading.members(&header, "content").into_iter().next();
        let content = content.filter(|_| header.get("schema").is_none());
        let media_type = content.as_ref().map(|(key, _)| MediaType::parse(key));
        let schema = match content {
            Some((_, media)) => reading.resolve(&media, Kind::MediaType).and_then(|media| media.member("schema")),
            None => header.member("schema"),
        };
        let schema = schema.map(|schema| schema::id_of(reading, &schema, origin));
        let description = header.text("description", reading.diagnostics);
        let required = header.flag("required", reading.diagnostics);
        let explode = header.flag("explode", reading.diagnostics);
        headers.push(Header { name: name.clone(), required, explode, description, schema, media_type });
    }
    headers
}

fn with(words: &[String], last: &str) -> Vec<String> {
    let mut words = words.to_vec();
    words.push(last.to_owned());
    words
}

/// The name of the component that a body or response stands in, which names its inline schemas before any operation does.
fn owner(pointer: &str) -> Option<Vec<String>> {
    let name = ["/components/responses/", "/components/requestBodies/"]
        .iter()
        .find_map(|prefix| pointer.strip_prefix(prefix))?;
    Some(vec![name.replace("~1", "/").replace("~0", "~")])
}
