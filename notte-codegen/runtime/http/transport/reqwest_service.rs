//! The default transport as a service.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use tower_service::Service;

use super::body::TransportBody;
use super::error::TransportError;

/// The default transport, as a tower service: layers can go around it.
///
/// It is made by [`ClientBuilder::http_transport`](super::super::ClientBuilder::http_transport).
#[derive(Clone)]
pub struct HttpTransport {
    pub(in super::super) client: reqwest::Client,
}

impl Service<http::Request<TransportBody>> for HttpTransport {
    type Response = http::Response<TransportBody>;
    type Error = TransportError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<TransportBody>) -> Self::Future {
        let client = self.client.clone();
        Box::pin(async move {
            let request = reqwest::Request::try_from(request.map(|body| body.inner)).map_err(TransportError::new)?;
            let response = client.execute(request).await.map_err(TransportError::new)?;
            Ok(http::Response::<reqwest::Body>::from(response).map(|inner| TransportBody { inner }))
        })
    }
}

impl fmt::Debug for HttpTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpTransport").finish_non_exhaustive()
    }
}
