//! HTTP requests.

use std::sync::Arc;

use http::header::{CONTENT_LENGTH, HeaderValue};
use http::{HeaderMap, Method};
use reqwest::Url;

use super::super::call::content::Content;
use super::watched::Movement;

/// An HTTP request, which can be turned into the one that follows a redirect.
#[derive(Clone)]
pub(in super::super) struct Request {
    pub(in super::super) method: Method,
    pub(in super::super) url: Url,
    pub(in super::super) headers: HeaderMap,
    pub(in super::super) body: Option<Arc<dyn Content>>,
}

/// Converts a request for reqwest, without its body.
pub(in super::super) fn outgoing(request: Request) -> reqwest::Request {
    // RFC 9110, 8.6: some servers answer 411 without it.
    let is_empty = request.body.is_none() && matches!(request.method, Method::POST | Method::PUT | Method::PATCH);
    let mut outgoing = reqwest::Request::new(request.method, request.url);
    *outgoing.headers_mut() = request.headers;
    if is_empty {
        outgoing.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    outgoing
}

/// Sets the body of a request, and has it say when it moves.
pub(super) fn set_body(request: &mut reqwest::Request, body: reqwest::Body, movement: Option<&Movement>) {
    // Without it, an empty body would be sent as no body.
    if body.as_bytes().is_some_and(<[u8]>::is_empty) {
        request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        *request.body_mut() = Some(body);
        return;
    }
    *request.body_mut() = Some(match movement {
        Some(movement) => movement.watch(body),
        None => body,
    });
}
