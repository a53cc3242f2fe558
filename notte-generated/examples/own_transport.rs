//! Layers of tower around the transport: at most two requests at a time, and a line for each. Retries are above the transport, so each attempt is
//! a request.
//!
//! ```text
//! NOTTE_API_KEY=... cargo run -p notte-generated --example own_transport
//! ```

#![allow(clippy::print_stdout, reason = "an example prints")]

use notte_generated::{Client, Error, HttpTransport, TransportBody};
use tower::{Service, ServiceBuilder, ServiceExt as _};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let builder = Client::builder().bearer_auth(std::env::var("NOTTE_API_KEY").unwrap_or_default());
    let transport: HttpTransport = builder.http_transport()?;
    let told = told(transport, |line| println!("{line}"));
    let client = builder.transport(ServiceBuilder::new().concurrency_limit(2).service(told)).build()?;
    let (sessions, agents) = (client.sessions().list().items(), client.agents().list().items());
    let (sessions, agents) = tokio::join!(sessions.all(), agents.all());
    println!("{} sessions, {} agents", sessions?.len(), agents?.len());
    Ok(())
}

/// A service that tells of each request, in a line with its status. The query may have secrets, so it is left out.
pub fn told<S, B>(
    inner: S,
    tell: impl Fn(&str) + Clone + Send + Sync + 'static,
) -> impl Service<
    http::Request<TransportBody>,
    Response = http::Response<B>,
    Error = S::Error,
    Future = impl Future<Output = Result<http::Response<B>, S::Error>> + Send,
> + Clone
+ Send
+ Sync
+ 'static
where
    S: Service<http::Request<TransportBody>, Response = http::Response<B>> + Clone + Send + Sync + 'static,
    S::Future: Send,
    S::Error: Send,
    B: Send,
{
    tower::service_fn(move |request: http::Request<TransportBody>| {
        let (inner, tell) = (inner.clone(), tell.clone());
        async move {
            let line = format!("{} {}", request.method(), request.uri().path());
            let response = inner.oneshot(request).await;
            match &response {
                Ok(response) => tell(&format!("{line}: {}", response.status())),
                Err(_) => tell(&format!("{line}: no response")),
            }
            response
        }
    })
}
