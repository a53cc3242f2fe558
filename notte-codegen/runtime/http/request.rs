//! A request as it goes out.

use bytes::Bytes;
use http::{HeaderMap, Method};
use reqwest::Url;

/// A request as it goes out, kept so that it can follow a redirect.
pub(super) struct Request {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<Bytes>,
}

impl Request {
    pub(super) fn outgoing(&self) -> reqwest::Request {
        let mut request = reqwest::Request::new(self.method.clone(), self.url.clone());
        *request.headers_mut() = self.headers.clone();
        *request.body_mut() = self.body.clone().map(reqwest::Body::from);
        request
    }
}
