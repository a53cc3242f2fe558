//! Headers that say who calls are never put into the tables of HTTP/2 (RFC 7541, 7.1.3), whoever set them.

#![allow(clippy::unwrap_used, reason = "what fails here is the test")]

use crate::support;

use notte_runtime::http::{Call, ClientBuilder, Operation};
use serde_json::Value;
use std::time::Duration;
use support::API;
use tokio::io::AsyncReadExt;

static OPEN: Operation = Operation::new("op", "GET", "/x");

/// The names of RFC 7541's static table that matter here.
const AUTHORIZATION: usize = 23;
const COOKIE: usize = 32;
const PROXY_AUTHORIZATION: usize = 49;
/// A name that is spelled out.
const OWN: usize = 0;

/// The block of headers of the one request that a client sends over HTTP/2; it gets no answer.
async fn block(
    build: impl FnOnce(ClientBuilder) -> ClientBuilder,
    change: impl FnOnce(Call<Value>) -> Call<Value>,
) -> Vec<u8> {
    let listener = support::Server::listen().await;
    let url = format!("http://{}", listener.local_addr().unwrap());
    let http = reqwest::Client::builder().http2_prior_knowledge().build().unwrap();
    let client = build(ClientBuilder::new(&API).base_url(url).http_client(http)).build().unwrap();
    let pending = change(Call::new(&client, &OPEN)).timeout(Duration::from_secs(5)).send();
    let sent = tokio::spawn(pending);
    let (mut stream, _) = listener.accept().await.unwrap();
    stream.read_exact(&mut [0; 24]).await.unwrap();
    loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head).await.unwrap();
        let mut frame = vec![0; u32::from_be_bytes([0, head[0], head[1], head[2]]) as usize];
        stream.read_exact(&mut frame).await.unwrap();
        if head[3] == 1 {
            sent.abort();
            return frame;
        }
    }
}

fn byte(bytes: &mut &[u8]) -> u8 {
    let (first, rest) = bytes.split_first().unwrap();
    *bytes = rest;
    *first
}

/// A number whose first bits stand in what is left of a byte.
fn number(bytes: &mut &[u8], bits: u32) -> usize {
    let most = (1 << bits) - 1;
    let mut value = usize::from(byte(bytes)) & most;
    let mut shift = 0;
    while value >= most {
        let byte = byte(bytes);
        value += usize::from(byte & 127) << shift;
        shift += 7;
        if byte < 128 {
            break;
        }
    }
    value
}

fn text(bytes: &mut &[u8]) {
    let length = number(bytes, 7);
    *bytes = bytes.split_at(length).1;
}

/// The names of the headers that are never indexed, by their numbers.
fn never_indexed(mut block: &[u8]) -> Vec<usize> {
    let mut names = Vec::new();
    while let Some(first) = block.first().copied() {
        let bits = match first {
            128.. => 7,
            64.. => 6,
            32.. => 5,
            _ => 4,
        };
        let name = number(&mut block, bits);
        if matches!(bits, 4 | 6) {
            if name == 0 {
                text(&mut block);
            }
            text(&mut block);
            if (16..32).contains(&first) {
                names.push(name);
            }
        }
    }
    names.sort_unstable();
    names
}

#[tokio::test]
async fn of_the_client_and_of_the_call() {
    let plain = block(|client| client.header("x-trace", "1"), |call| call.header("x-more", "2")).await;
    assert!(never_indexed(&plain).is_empty());
    let of_client = block(
        |client| client.header("Authorization", "Own a").header("X-Api-Key", "b").header("Cookie", "c=d"),
        |call| call,
    );
    assert_eq!(never_indexed(&of_client.await), [OWN, AUTHORIZATION, COOKIE]);
    let of_call = block(
        |client| client,
        |call| call.header("authorization", "Own a").header("proxy-authorization", "b").header("x-api-key", "c"),
    );
    assert_eq!(never_indexed(&of_call.await), [OWN, AUTHORIZATION, PROXY_AUTHORIZATION]);
}
