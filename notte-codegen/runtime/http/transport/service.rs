//! A service of the caller as a transport.

use std::future::poll_fn;
use std::pin::Pin;

use bytes::Bytes;
use http_body::Body;
use reqwest::{ResponseBuilderExt, Url};
use tower_service::Service;

use super::super::Operation;
use super::body::{Shared, TransportBody};
use super::error::BoxError;

/// A service whose types are erased.
pub(in super::super) trait Carry: Send + Sync {
    fn carry(&self, request: reqwest::Request, operation: &'static Operation) -> Carried;
}

/// The future of a response.
pub(super) type Carried = Pin<Box<dyn Future<Output = Result<reqwest::Response, BoxError>> + Send>>;

impl<S, B> Carry for S
where
    S: Service<http::Request<TransportBody>, Response = http::Response<B>> + Clone + Send + Sync + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
    B: Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    fn carry(&self, request: reqwest::Request, operation: &'static Operation) -> Carried {
        let mut service = self.clone();
        Box::pin(async move {
            let url = request.url().clone();
            let mut request = http::Request::<reqwest::Body>::try_from(request)?.map(|inner| TransportBody { inner });
            request.extensions_mut().insert(operation);
            // A clone is ready on its own: what limits a service, such as the number of requests at once, is taken here.
            poll_fn(|cx| service.poll_ready(cx)).await.map_err(Into::into)?;
            let response = service.call(request).await.map_err(Into::into)?;
            Ok(received(response, url)?)
        })
    }
}

/// Converts a response for the rest of the client.
fn received<B>(response: http::Response<B>, url: Url) -> Result<reqwest::Response, http::Error>
where
    B: Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    let (mut parts, body) = response.into_parts();
    // A redirect is resolved against it.
    let (with_url, ()) = http::Response::builder().url(url).body(())?.into_parts();
    parts.extensions.extend(with_url.extensions);
    Ok(http::Response::from_parts(parts, reqwest::Body::wrap(Shared::new(body))).into())
}
