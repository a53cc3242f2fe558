//! The body and the media types.

use super::json;
use super::value::scalar;
use crate::server::description::{Document, Media, Operation};
use crate::server::log::{Request, Rule};

/// Checks that a body is there where it has to be, has a described content type, and is valid.
pub fn check(document: &Document, operation: &Operation, request: &mut Request) {
    let content_types = request.header_values("content-type").len();
    if content_types > 1 {
        request.violate(Rule::Repeated, format!("{content_types} `Content-Type` headers"));
    }
    if request.body.is_empty() {
        if operation.body_required {
            request.violate(Rule::MissingBody, "a body is required");
        } else if content_types > 0 {
            request.violate(Rule::ContentType, "a content type without a body");
        }
        return;
    }
    if operation.body.is_empty() {
        request
            .violate(Rule::UnexpectedBody, format!("a body of {} bytes where none is described", request.body.len()));
        return;
    }
    let Some(sent) = request.header("content-type").map(str::to_owned) else {
        request.violate(Rule::ContentType, "a body without a content type");
        return;
    };
    let name = sent.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let exact = operation.body.iter().find(|media| media.name == name);
    let Some(media) = exact.or_else(|| operation.body.iter().find(|media| media.covers(&name))) else {
        let described: Vec<&str> = operation.body.iter().map(|media| media.name.as_str()).collect();
        request.violate(Rule::ContentType, format!("content type {sent:?}, described are {}", described.join(", ")));
        return;
    };
    if let Some(charset) = parameter(&sent, "charset").filter(|charset| !charset.eq_ignore_ascii_case("utf-8")) {
        request.violate(Rule::ContentType, format!("charset {charset:?}, only UTF-8 is read"));
    }
    if name.starts_with("multipart/") && parameter(&sent, "boundary").is_none_or(str::is_empty) {
        request.violate(Rule::ContentType, "multipart without a boundary");
    }
    if let Some((rule, message)) = fault(document, media, &request.body) {
        request.violate(rule, message);
    }
}

/// Checks that the caller accepts what the operation answers with.
pub fn check_accept(operation: &Operation, request: &mut Request) {
    let accepted = request.header_values("accept").join(",").to_ascii_lowercase();
    let described = operation.answer(operation.success()).unwrap_or_default();
    if accepted.is_empty() || described.is_empty() {
        return;
    }
    let ranges = accepted.split(',').filter_map(|range| range.split(';').next());
    let ranges: Vec<Media> = ranges.map(|range| Media { name: range.trim().to_owned(), schema: None }).collect();
    if !described.iter().any(|media| ranges.iter().any(|range| range.covers(&media.name) || media.covers(&range.name)))
    {
        let described: Vec<&str> = described.iter().map(|media| media.name.as_str()).collect();
        request.violate(Rule::NotAcceptable, format!("`Accept: {accepted}` allows none of {}", described.join(", ")));
    }
}

fn fault(document: &Document, media: &Media, body: &[u8]) -> Option<(Rule, String)> {
    let value = if media.is_json() {
        match json::parse(body) {
            Err(fault) if fault.duplicate => return Some((Rule::DuplicateKey, fault.message)),
            Err(fault) => {
                return Some((Rule::Syntax, format!("the body is not JSON: {}", fault.message)));
            }
            Ok(value) => value,
        }
    } else if media.name.starts_with("text/") {
        match std::str::from_utf8(body) {
            Err(_) => return Some((Rule::Syntax, "the text is not UTF-8".to_owned())),
            Ok(text) => {
                let fault = scalar(document, media.schema.as_ref()?, text).err()?;
                return Some((Rule::InvalidBody, format!("the body is not valid: {fault}")));
            }
        }
    } else {
        return None;
    };
    let faults = media.schema.as_ref()?.faults(document, &value);
    (!faults.is_empty()).then(|| (Rule::InvalidBody, format!("the body is not valid: {}", faults.join("; "))))
}

/// A parameter of a media type, without its quotes.
fn parameter<'a>(media_type: &'a str, name: &str) -> Option<&'a str> {
    let pairs = media_type.split(';').skip(1).filter_map(|pair| pair.split_once('='));
    let mut same = pairs.filter(|(known, _)| known.trim().eq_ignore_ascii_case(name));
    same.next().map(|(_, value)| value.trim().trim_matches('"'))
}
