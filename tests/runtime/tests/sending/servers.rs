//! The choice of a server.

#![allow(clippy::unwrap_used, reason = "what fails here is the test")]

use crate::support;

use notte_runtime::http::{Call, ClientBuilder, Operation, ServerUrl};
use support::API;

const OPEN: ServerUrl = ServerUrl::new("https://{region}.example.com:{port}/v1", &[("region", "eu"), ("port", "443")]);
static OWN: Operation = Operation::new("own", "GET", "/own").server("http://127.0.0.1:1/own");

fn url(builder: ClientBuilder) -> Result<String, String> {
    builder.build().map(|client| client.base_url().to_owned()).map_err(|error| error.to_string())
}

#[test]
fn variables_are_filled() {
    let with = |server: ServerUrl| url(ClientBuilder::new(&API).server(server));
    assert_eq!(with(OPEN).unwrap(), "https://eu.example.com/v1");
    assert_eq!(with(OPEN.with("region", "us").with("port", "8443")).unwrap(), "https://us.example.com:8443/v1");
    assert_eq!(with(OPEN.with("region", "us").with("region", "in")).unwrap(), "https://in.example.com/v1");
    assert!(with(OPEN.with("stage", "test")).unwrap_err().contains("has no variable `stage`"));
    assert!(with(OPEN.with("region", "a b")).unwrap_err().contains("the base URL is not valid"));
}

#[test]
fn the_last_word_counts() {
    let builder = ClientBuilder::new(&API).base_url("http://localhost/a").server(OPEN);
    assert_eq!(url(builder.clone()).unwrap(), "https://eu.example.com/v1");
    assert_eq!(url(builder.base_url("http://localhost/b")).unwrap(), "http://localhost/b");
}

#[tokio::test]
async fn an_operation_keeps_its_own() {
    let local = support::Server::answering(support::ok()).await;
    let client = local.builder().server(OPEN).build().unwrap();
    // Nobody listens there, and it is not the local server that was told before.
    assert!(Call::<serde_json::Value>::new(&client, &OWN).send().await.is_err());
    assert!(local.seen().is_empty());
}
