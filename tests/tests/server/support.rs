//! The strict server for Notte's API, and an ordinary client of it.

use notte_tests::server::{KEY, Server};
use reqwest::{Client, RequestBuilder};
use serde_json::Value;

pub const NOTTE: &str = include_str!("../../../spec/notte-openapi.yml");

pub fn get(server: &Server, path: &str) -> RequestBuilder {
    Client::new().get(format!("{}{path}", server.url())).bearer_auth(KEY)
}

pub async fn status(server: &Server) -> reqwest::Result<Value> {
    let response = get(server, "/sessions/one").send().await?;
    assert_eq!(response.headers()["content-type"], "application/json");
    Ok(serde_json::from_slice(&response.bytes().await?).unwrap_or_default())
}
