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

/// A request without its body, as it goes out.
pub(super) fn outgoing(request: Request) -> reqwest::Request {
    let mut outgoing = reqwest::Request::new(request.method, request.url);
    *outgoing.headers_mut() = request.headers;
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
