//! Decoding of responses.

use std::borrow::Cow;
use std::fmt;
use std::sync::PoisonError;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};

use super::super::super::json::{Document, Wire, from_slice, to_text};
use super::super::error::failure::{Failure, Head, Unreadable};
use super::super::{Error, Response};

/// A value that can be decoded from a response.
pub trait FromResponse: Sized {
    /// Whether the value needs only the headers of a response, and reads the body by itself.
    const IS_STREAM: bool = false;

    /// Decodes the response.
    ///
    /// # Errors
    /// Returns an error if the body does not match the type.
    fn from_response(response: Response) -> Result<Self, Error>;

    /// Checks the head of a response whose body is read as a stream instead.
    ///
    /// # Errors
    /// Returns an error if its content type says that the body is something else.
    fn before_stream(response: Response) -> Result<Response, Error> {
        Ok(response)
    }
}

/// Decodes JSON, whatever its content type, or plain text if the operation allows it.
impl<T: Wire> FromResponse for T {
    fn from_response(response: Response) -> Result<Self, Error> {
        // A string may be plain text.
        let read = json(&response).or_else(|reason| text(&response).ok_or(reason));
        read.map_err(|reason| unreadable(response, reason))
    }
}

/// The bytes of the body.
impl FromResponse for Bytes {
    fn from_response(response: Response) -> Result<Self, Error> {
        Ok(expected_bytes(response)?.body)
    }

    fn before_stream(response: Response) -> Result<Response, Error> {
        expected_bytes(response)
    }
}

/// Bytes of any kind.
const OCTETS: &str = "application/octet-stream";

/// Returns an error for a page or JSON in place of bytes of another kind: it says what went wrong, or who is asked to log in. Other wrong
/// labels are common, such as `application/octet-stream`. Where that is described, a file may come with its own type.
fn expected_bytes(response: Response) -> Result<Response, Error> {
    let media = media_type(&response.headers).filter(|media| media == "text/html" || is_json(media));
    let mut ranges = unquoted(response.attempt.operation.media_types(), ',').map(str::trim);
    match media {
        Some(media)
            if !ranges.any(|range| range.eq_ignore_ascii_case(OCTETS) || is_media(&response.headers, range)) =>
        {
            Err(unreadable(response, Unreadable::Not("bytes of another kind are", media)))
        }
        _ => Ok(response),
    }
}

/// Ignores the body.
impl FromResponse for () {
    fn from_response(_: Response) -> Result<Self, Error> {
        Ok(())
    }
}

/// A response that is plain text.
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

/// Returns the error for a body that can't be decoded.
pub(in super::super) fn unreadable(response: Response, reason: Unreadable) -> Error {
    let reason = match (encoding(&response.headers), reason) {
        (Some(encoding), Unreadable::Json(_) | Unreadable::NotUtf8 | Unreadable::Not(..)) => {
            Unreadable::Encoded(encoding)
        }
        (_, reason) => reason,
    };
    let head = Head { status: response.status, headers: response.headers };
    let failure = Failure::Unreadable(head, response.body, reason);
    Error::of(response.attempt, failure)
}

/// Returns the content encoding of the body, which is not decoded.
fn encoding(headers: &HeaderMap) -> Option<String> {
    let value = String::from_utf8_lossy(headers.get(CONTENT_ENCODING)?.as_bytes());
    let encoding = value.trim();
    (!encoding.is_empty() && !encoding.eq_ignore_ascii_case("identity")).then(|| encoding.to_owned())
}

/// Decodes a JSON body, whatever its content type. If it is not JSON, the error names a content type that is not JSON either.
fn json<T: Wire>(response: &Response) -> Result<T, Unreadable> {
    let limits = response.attempt.limits;
    let document = if response.body.is_empty() {
        match empty(response.status) {
            Some(value) => return Ok(value),
            // All of an object's members may be missing.
            None if limits.is_lenient => Document::empty(),
            None => return Err(Unreadable::Empty),
        }
    } else {
        parse(response)?
    };
    let document = if limits.is_lenient { document.lenient() } else { document };
    let unreadable = |error| if response.body.is_empty() { Unreadable::Empty } else { Unreadable::Json(error) };
    let value = document.read().map_err(unreadable)?;
    if let Some(faults) = &response.faults {
        let secrets = &response.attempt.secrets;
        let missing = document.missing().into_iter().map(|fault| fault.edited(|text| secrets.redact(text)));
        faults.lock().unwrap_or_else(PoisonError::into_inner).extend(missing);
    }
    match document.is_unrecognized() {
        // With such a status it is most likely something else than what the operation describes.
        true if !response.attempt.operation.describes(response.status) => Err(Unreadable::Undescribed(response.status)),
        true if limits.needs_known_member => Err(Unreadable::Unrecognized),
        _ => Ok(value),
    }
}

/// Parses the body as JSON, whatever its label.
pub(in super::super) fn parse(response: &Response) -> Result<Document<'_>, Unreadable> {
    let memory = response.attempt.limits.memory();
    Document::parse_within(&response.body, memory).map_err(|error| {
        let is_read = |media_type: &str| is_json(media_type) || media_type == PLAIN && asks(response, PLAIN);
        match media_type(&response.headers) {
            Some(media_type) if !is_read(&media_type) && !error.is_too_large() => {
                Unreadable::Not("JSON is", media_type)
            }
            _ => Unreadable::Json(error),
        }
    })
}

/// Returns the value of a response without a body: null, or an object without members. For 204 and 205, which never have a body,
/// it may also be an empty array.
fn empty<T: Wire>(status: StatusCode) -> Option<T> {
    let is_bodiless = matches!(status, StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT);
    let texts: [(&[u8], bool); 3] = [(b"null", true), (b"{}", true), (b"[]", is_bodiless)];
    texts.into_iter().filter(|(_, is_allowed)| *is_allowed).find_map(|(text, _)| from_slice(text).ok())
}

/// Decodes a body that is plain text, if the operation allows that.
fn text<T: Wire>(response: &Response) -> Option<T> {
    from_slice(quoted(response)?.as_bytes()).ok()
}

/// Returns the text of such a body as a JSON string.
fn quoted(response: &Response) -> Option<String> {
    let is_json = media_type(&response.headers).is_some_and(|media_type| is_json(&media_type));
    let text = str::from_utf8(&response.body).ok().filter(|_| !is_json)?;
    let is_any = asks(response, "*/*");
    let text = if is_any { text } else { text.trim() };
    (is_any || asks(response, PLAIN) && !text.is_empty()).then(|| to_text(&text.to_owned()))
}

const PLAIN: &str = "text/plain";

fn asks(response: &Response, media_type: &str) -> bool {
    unquoted(response.attempt.operation.media_types(), ',').any(|range| essence(range) == media_type)
}

/// Returns the content type, in lower case and without parameters.
pub(in super::super) fn media_type(headers: &HeaderMap) -> Option<String> {
    content_type(headers).map(|text| essence(&text))
}

/// Returns whether the content type is this media type or in this range, with each parameter that the range has.
pub(in super::super) fn is_media(headers: &HeaderMap, range: &str) -> bool {
    let text = content_type(headers).unwrap_or_default();
    let (media, wanted) = (essence(&text), essence(range));
    let is_included = match wanted.strip_suffix('*') {
        Some("*/") => true,
        Some(prefix) => media.starts_with(prefix),
        None => media == wanted,
    };
    is_included && parameters(range).all(|wanted| parameters(&text).any(|parameter| parameter == wanted))
}

fn content_type(headers: &HeaderMap) -> Option<Cow<'_, str>> {
    Some(String::from_utf8_lossy(headers.get(CONTENT_TYPE)?.as_bytes()))
}

/// Returns a media type without its parameters, in lower case.
fn essence(text: &str) -> String {
    let (essence, _) = text.split_once(';').unwrap_or((text, ""));
    essence.trim().to_ascii_lowercase()
}

/// Returns the parameters of a media type: names in lower case, values without quotes (RFC 9110, 5.6.6).
fn parameters(text: &str) -> impl Iterator<Item = (String, String)> {
    unquoted(text, ';').skip(1).filter_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches('"').replace('\\', "");
        Some((name.trim().to_ascii_lowercase(), value))
    })
}

/// Returns what stands between separators that are not within quotes.
fn unquoted(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    text.split(move |c: char| {
        is_quoted ^= c == '"' && !is_escaped;
        is_escaped = is_quoted && c == '\\' && !is_escaped;
        c == separator && !is_quoted
    })
}

pub(in super::super) fn is_json(media_type: &str) -> bool {
    ["application/json", "text/json", "application/x-json", "text/x-json"].contains(&media_type)
        || media_type.ends_with("+json")
        || media_type.starts_with("application/x-amz-json-")
}
