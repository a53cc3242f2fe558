//! A client without a kind of TLS: `cargo test -p notte-runtime --no-default-features --features blocking,serde,testing,tracing without_tls`.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support::{GET, Server, ok};
use notte_runtime::http::{Call, Options};
use serde_json::Value;

#[tokio::test]
async fn an_https_address_is_an_error_that_names_the_features() {
    let server = Server::answering(ok()).await;
    let client = server.builder().build().expect("a client");
    let secure = client.with(Options::new().base_url(server.url().replace("http:", "https:")));
    let error = Call::<Value>::new(&secure, &GET).await.expect_err("no connection");
    let hint = "`https` needs TLS, a feature of `reqwest` (`rustls`, `native-tls`)";
    assert!(error.to_string().starts_with("getThing: no connection: ") && error.to_string().ends_with(hint), "{error}");
    assert!(error.is_connect() && !error.retryable());
    assert_eq!((error.attempts(), server.seen().len()), (Some(1), 0));
    Call::<Value>::new(&client, &GET).await.expect("an answer");
}
