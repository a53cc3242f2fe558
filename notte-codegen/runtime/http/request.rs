//! A request as it goes out.

use std::sync::Arc;

use http::header::{CONTENT_LENGTH, HeaderValue};
use http::{HeaderMap, Method};
use reqwest::Url;

use super::content::Content;

/// A request as it goes out, or would: it can be turned into the one that follows a redirect.
#[derive(Clone)]
pub(super) struct Request {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<Arc<dyn Content>>,
}

/// A request as it goes out, without its body if it has one.
pub(super) fn outgoing(request: Request) -> reqwest::Request {
    // RFC 9110, 8.6: some servers answer 411 without it.
    let is_empty = request.body.is_none() && matches!(request.method, Method::POST | Method::PUT | Method::PATCH);
    let mut outgoing = reqwest::Request::new(request.method, request.url);
    *outgoing.headers_mut() = request.headers;
    if is_empty {
        outgoing.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    outgoing
}

/// Gives a request its body.
pub(super) fn set_body(request: &mut reqwest::Request, body: reqwest::Body) {
    // Left out, it would be taken for no body at all.
    if body.as_bytes().is_some_and(<[u8]>::is_empty) {
        request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    *request.body_mut() = Some(body);
}
