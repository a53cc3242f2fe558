//! Requests of one's own, sent byte for byte: what a client would tidy up stays as it is.

use std::io;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{KEY, Server};

/// A request that is sent as it is written.
#[derive(Clone, Debug)]
pub struct Probe {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// What came back, up to the end of the connection or until it broke.
#[derive(Clone, Debug)]
pub struct Echo {
    /// The status; 0 when the answer is not one of HTTP.
    pub status: u16,
    /// The status line and the headers.
    pub head: String,
    /// The rest, as sent (chunks and all).
    pub body: Vec<u8>,
}

impl Echo {
    /// The body as JSON, null when it is none.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }
}

impl Probe {
    /// A request with the server's key as its bearer token.
    #[must_use]
    pub fn new(method: &str, target: &str) -> Self {
        Self::anonymous(method, target).header("Authorization", &format!("Bearer {KEY}"))
    }

    /// A request without credentials.
    #[must_use]
    pub fn anonymous(method: &str, target: &str) -> Self {
        Self { method: method.to_owned(), target: target.to_owned(), headers: Vec::new(), body: Vec::new() }
    }

    /// With this header as well.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With this body and content type; an empty content type leaves the header out.
    #[must_use]
    pub fn body(mut self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        let length = self.body.len().to_string();
        let request = self.header("Content-Length", &length);
        if content_type.is_empty() { request } else { request.header("Content-Type", content_type) }
    }

    /// With this JSON body.
    #[must_use]
    pub fn json(self, body: &Value) -> Self {
        self.body("application/json", body.to_string())
    }

    /// Sends the request on a connection of its own.
    pub async fn send(&self, server: &Server) -> Echo {
        let mut bytes = format!("{} {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n", self.method, self.target)
            .into_bytes();
        for (name, value) in &self.headers {
            bytes.extend(format!("{name}: {value}\r\n").into_bytes());
        }
        bytes.extend(b"\r\n");
        bytes.extend(&self.body);
        Self::raw(server, &bytes).await
    }

    /// Sends these bytes on a connection of their own.
    pub async fn raw(server: &Server, bytes: &[u8]) -> Echo {
        let mut answer = Vec::new();
        // What came before the connection broke is what came.
        exchange(server, bytes, &mut answer).await.ok();
        let end = answer.windows(4).position(|window| window == b"\r\n\r\n").map_or(answer.len(), |end| end + 4);
        let body = answer.split_off(end);
        let head = String::from_utf8_lossy(&answer).into_owned();
        let status = head.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3)?.parse().ok());
        Echo { status: status.unwrap_or(0), head, body }
    }
}

async fn exchange(server: &Server, bytes: &[u8], answer: &mut Vec<u8>) -> io::Result<()> {
    let mut stream = TcpStream::connect(server.address()).await?;
    stream.write_all(bytes).await?;
    stream.read_to_end(answer).await?;
    Ok(())
}
