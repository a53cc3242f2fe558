//! A request as it goes out.

use std::sync::Arc;

use http::header::{CONTENT_LENGTH, HeaderValue};
use http::{HeaderMap, Method};
use reqwest::Url;

use super::content::{Content, Fault, Faults};

/// A request as it goes out, or would: it can be turned into the one that follows a redirect.
#[derive(Clone)]
pub(super) struct Request {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<Arc<dyn Content>>,
}

impl Request {
    /// What goes out; or what of its body can't be sent.
    pub(super) async fn outgoing(self, faults: &Faults) -> Result<reqwest::Request, Fault> {
        let mut request = reqwest::Request::new(self.method, self.url);
        *request.headers_mut() = self.headers;
        if let Some(body) = self.body {
            let body = body.open(faults).await?;
            // Left out, it would be taken for no body at all.
            if body.as_bytes().is_some_and(<[u8]>::is_empty) {
                request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
            }
            *request.body_mut() = Some(body);
        }
        Ok(request)
    }
}
