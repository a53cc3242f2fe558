//! `responses` (OpenAPI, Responses Object).

use super::headers::{headers, with};
use super::links;
use super::media_types::{content, owner};
use crate::api::{Response, Status};
use crate::diagnostics::{Diagnostic, WRONG_TYPE};
use crate::normalize::document::{Fields, Node, Reading};
use crate::normalize::references::Kind;
use crate::normalize::swagger2;

/// Reads `responses`. `words` name their inline schemas.
pub fn responses<'d>(reading: &mut Reading<'d, '_>, operation: &Node<'d>, words: &[String]) -> Vec<Response> {
    let mut responses = Vec::new();
    let mut has_success = false;
    let written = reading.members(operation, "responses");
    let described: Vec<Status> = written.iter().filter_map(|(key, _)| self::status(key)).collect();
    for (key, node) in written {
        if key.starts_with("x-") {
            continue;
        }
        let Some(status) = status(key) else {
            let message = format!("`{key}` is not a status: `200`, `2XX` or `default` is expected");
            reading
                .diagnostics
                .push(Diagnostic::new(&WRONG_TYPE, node.place.clone(), message).effect("the response is ignored"));
            continue;
        };
        let Some(node) = reading.resolve(&node, Kind::Response) else { continue };
        if node.object(reading.diagnostics).is_none() {
            continue;
        }
        reading.only(&node, Fields::Response);
        // 3.2 has `summary` for it.
        if reading.minor < 2 {
            reading.require(&node, &["description"], "the documentation does without it");
        }
        let is_success = status.is_success_among(described.iter().copied());
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
            content: match node.get("content") {
                Some(_) => content(reading, &node, &words),
                None => swagger2::content(reading, operation, &node, is_success, &words),
            },
            headers: headers(reading, &node, &words),
            links: links::links(reading, &node),
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
