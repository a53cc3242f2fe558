//! A request as it goes out.

use bytes::Bytes;
use http::{HeaderMap, Method};
use reqwest::Url;

/// A request as it goes out, or would: it can be turned into the one that follows a redirect.
#[derive(Clone)]
pub(super) struct Request {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<Bytes>,
}

impl Request {
    pub(super) fn outgoing(self) -> reqwest::Request {
        let mut request = reqwest::Request::new(self.method, self.url);
        *request.headers_mut() = self.headers;
        *request.body_mut() = self.body.map(reqwest::Body::from);
        request
    }
}
