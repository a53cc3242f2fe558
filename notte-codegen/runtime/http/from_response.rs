//! From the body of an answer to a value.

use std::fmt;

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;

use super::super::json::{Wire, from_slice, to_text};
use super::failure::{Failure, Head, Unreadable};
use super::{Error, Response};

/// What can be made of an answer.
pub trait FromResponse: Sized {
    /// Whether it is made of the head of an answer, and reads the body by itself.
    const IS_STREAM: bool = false;

    /// Makes it.
    fn from_response(response: Response) -> Result<Self, Error>;
}

/// From JSON, or from plain text where that is asked for.
impl<T: Wire> FromResponse for T {
    fn from_response(response: Response) -> Result<Self, Error> {
        let read = json(&response).and_then(|text| from_slice(text).map_err(Unreadable::Json));
        // A string stands as it is where it is no JSON, if a string is what is read.
        read.or_else(|reason| text(&response).and_then(|text| from_slice(text.as_bytes()).ok()).ok_or(reason))
            .map_err(|reason| unreadable(response, reason))
    }
}

/// The body as it is.
impl FromResponse for Bytes {
    fn from_response(response: Response) -> Result<Self, Error> {
        Ok(response.body)
    }
}

/// Whatever the body is.
impl FromResponse for () {
    fn from_response(_: Response) -> Result<Self, Error> {
        Ok(())
    }
}

/// An answer that is plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text(pub String);

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromResponse for Text {
    fn from_response(response: Response) -> Result<Self, Error> {
        match str::from_utf8(&response.body) {
            Ok(text) => Ok(Self(text.to_owned())),
            Err(_) => Err(unreadable(response, Unreadable::NotUtf8)),
        }
    }
}

/// The error for a body that is not what it should be.
pub(super) fn unreadable(response: Response, reason: Unreadable) -> Error {
    let head = Head { status: response.status, headers: response.headers };
    let failure = Failure::Unreadable(head, response.body, reason);
    Error::of(response.operation, failure)
}

/// The JSON text of an answer that has one. A number or a boolean is the same in plain text.
fn json(response: &Response) -> Result<&[u8], Unreadable> {
    if response.body.is_empty() {
        return Err(Unreadable::Empty);
    }
    if response.headers.get(CONTENT_TYPE).is_some_and(|value| value == "application/json") {
        return Ok(&response.body);
    }
    let is_read = |media_type: &str| is_json(media_type) || media_type == PLAIN && asks(response, PLAIN);
    match media_type(&response.headers) {
        Some(media_type) if !is_read(&media_type) => Err(Unreadable::Not("JSON is", media_type)),
        _ => Ok(&response.body),
    }
}

/// The text of an answer that need not be JSON, nor is said to be, as JSON has it.
fn text(response: &Response) -> Option<String> {
    let is_json = media_type(&response.headers).is_some_and(|media_type| is_json(&media_type));
    let text = str::from_utf8(&response.body).ok().filter(|_| !is_json)?;
    let is_any = asks(response, "*/*");
    let text = if is_any { text } else { text.trim() };
    (is_any || asks(response, PLAIN) && !text.is_empty()).then(|| to_text(&text.to_owned()))
}

const PLAIN: &str = "text/plain";

fn asks(response: &Response, media_type: &str) -> bool {
    response.operation.media_types().split(',').any(|range| range.trim() == media_type)
}

/// The content type, without parameters and in small letters.
pub(super) fn media_type(headers: &HeaderMap) -> Option<String> {
    let value = String::from_utf8_lossy(headers.get(CONTENT_TYPE)?.as_bytes());
    let (media_type, _) = value.split_once(';').unwrap_or((&value, ""));
    Some(media_type.trim().to_ascii_lowercase())
}

/// Whether the content type is this media type or in this range.
pub(super) fn is_media(headers: &HeaderMap, range: &str) -> bool {
    let media = media_type(headers).unwrap_or_default();
    match range.strip_suffix('*') {
        Some("*/") => true,
        Some(prefix) => media.starts_with(prefix),
        None => media == range,
    }
}

pub(super) fn is_json(media_type: &str) -> bool {
    ["application/json", "text/json", "application/x-json", "text/x-json"].contains(&media_type)
        || media_type.ends_with("+json")
        || media_type.starts_with("application/x-amz-json-")
}
