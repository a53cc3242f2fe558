//! Where credentials go, and where they do not.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use notte_runtime::http::{Call, ClientBuilder, Error, Operation};
use serde_json::Value;
use support::{API, SECRET, Seen, Server, ok};

static BEARER: Operation = Operation::new("op", "GET", "/x").security(&[&["bearer"]]);
static BASIC: Operation = Operation::new("op", "GET", "/x").security(&[&["basic"]]);
static KEY: Operation = Operation::new("op", "GET", "/x").security(&[&["key"]]);
static TOKEN: Operation = Operation::new("op", "GET", "/x").security(&[&["token"]]);
static COOKIE: Operation = Operation::new("op", "GET", "/x").security(&[&["cookie"]]);
static EITHER: Operation = Operation::new("op", "GET", "/x").security(&[&["bearer", "token"], &["key"]]);
static OPTIONAL: Operation = Operation::new("op", "GET", "/x").security(&[&[], &["key"]]);
static PUBLIC: Operation = Operation::new("op", "GET", "/x");

async fn call(
    operation: &'static Operation,
    build: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> Result<Seen, Error> {
    call_with(operation, build, |call| call).await
}

async fn call_with(
    operation: &'static Operation,
    build: impl FnOnce(ClientBuilder) -> ClientBuilder,
    change: impl FnOnce(Call<Value>) -> Call<Value>,
) -> Result<Seen, Error> {
    let server = Server::answering(ok()).await;
    let client = build(server.builder()).build()?;
    let outcome = change(Call::new(&client, operation)).send().await;
    if outcome.is_err() {
        assert!(server.seen().is_empty());
    }
    outcome.map(|_| server.only())
}

/// The whole request has the credential once, in that line.
fn assert_only_in(seen: &Seen, credential: &str, line: &str) {
    let lines: Vec<_> = seen.head.lines().filter(|line| line.contains(credential)).collect();
    assert_eq!(lines, [line]);
}

#[tokio::test]
async fn each_scheme_has_its_place() {
    let seen = call(&BEARER, |client| client.credential("bearer", SECRET)).await.expect("an answer");
    assert_only_in(&seen, SECRET, "authorization: Bearer s3cr3t-k3y");
    let seen = call(&KEY, |client| client.credential("key", SECRET)).await.expect("an answer");
    assert_only_in(&seen, SECRET, "x-api-key: s3cr3t-k3y");
    let seen = call(&TOKEN, |client| client.credential("token", "a b&c")).await.expect("an answer");
    assert_only_in(&seen, "a%20b", "GET /x?api_token=a%20b%26c HTTP/1.1");
    let seen = call(&COOKIE, |client| client.credential("cookie", SECRET)).await.expect("an answer");
    assert_only_in(&seen, SECRET, "cookie: sid=s3cr3t-k3y");
}

#[tokio::test]
async fn basic() {
    // RFC 7617, 2 and 2.1, and the lengths of RFC 4648, 10.
    for (user, password, encoded) in [
        ("Aladdin", "open sesame", "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        ("test", "123£", "dGVzdDoxMjPCow=="),
        ("", "", "Og=="),
        ("f", "", "Zjo="),
        ("fo", "", "Zm86"),
        ("u", "p:q", "dTpwOnE="),
    ] {
        let seen = call(&BASIC, |client| client.basic("basic", user, password)).await.expect("an answer");
        assert_eq!(seen.header("authorization"), Some(format!("Basic {encoded}").as_str()));
    }
    let seen = call(&BASIC, |client| client.credential("basic", "Aladdin:open sesame")).await;
    assert_eq!(seen.expect("an answer").header("authorization"), Some("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
}

#[tokio::test]
async fn the_first_complete_alternative_is_used() {
    let both = |client: ClientBuilder| client.credential("bearer", "b").credential("token", "t");
    let seen = call(&EITHER, both).await.expect("an answer");
    assert_eq!(seen.target(), "GET /x?api_token=t");
    assert_eq!(seen.header("authorization"), Some("Bearer b"));
    assert_eq!(seen.header("x-api-key"), None);

    let all = |client| both(client).credential("key", "k");
    assert_eq!(call(&EITHER, all).await.expect("an answer").header("x-api-key"), None);

    let part = |client: ClientBuilder| client.credential("bearer", "b").credential("key", "k");
    let seen = call(&EITHER, part).await.expect("an answer");
    assert_eq!(seen.header("x-api-key"), Some("k"));
    assert_eq!(seen.header("authorization"), None);
}

#[tokio::test]
async fn without_its_credential_a_call_is_not_sent() {
    let error = call(&EITHER, |client| client.credential("bearer", SECRET)).await.expect_err("a refusal");
    assert_eq!(error.to_string(), "op: the client has no credential for `bearer` and `token`, or `key`");
    assert!(error.is_invalid());
    let error = call(&BEARER, |client| client).await.expect_err("a refusal");
    assert_eq!(error.to_string(), "op: the client has no credential for `bearer`");
}

#[tokio::test]
async fn an_optional_credential_is_sent_if_there_is_one() {
    let seen = call(&OPTIONAL, |client| client.credential("key", "k")).await.expect("an answer");
    assert_eq!(seen.header("x-api-key"), Some("k"));
    let seen = call(&OPTIONAL, |client| client).await.expect("an answer");
    assert_eq!(seen.header("x-api-key"), None);
}

#[tokio::test]
async fn an_operation_without_security_gets_none() {
    let all = |client: ClientBuilder| {
        let client = client.credential("bearer", SECRET).credential("key", SECRET);
        client.credential("token", SECRET).credential("cookie", SECRET)
    };
    let seen = call(&PUBLIC, all).await.expect("an answer");
    assert!(!seen.head.contains(SECRET), "{}", seen.head);
}

#[tokio::test]
async fn what_the_caller_sets_stands() {
    let own = |call: Call<Value>| call.header("Authorization", "Bearer own");
    let seen = call_with(&BEARER, |client| client.credential("bearer", "b"), own).await.expect("an answer");
    assert_eq!(seen.headers("authorization"), ["Bearer own"]);
    let seen = call_with(&BEARER, |client| client, own).await.expect("an answer");
    assert_eq!(seen.headers("authorization"), ["Bearer own"]);
    let cookie = |call: Call<Value>| call.header("cookie", "theme=dark");
    let seen = call_with(&COOKIE, |client| client.credential("cookie", "c"), cookie).await.expect("an answer");
    assert_eq!(seen.headers("cookie"), ["theme=dark; sid=c"]);
}

#[tokio::test]
async fn a_credential_set_again_is_replaced() {
    let twice = |client: ClientBuilder| client.credential("key", "old").credential("key", "new");
    assert_eq!(call(&KEY, twice).await.expect("an answer").headers("x-api-key"), ["new"]);
}

#[test]
fn nothing_shows_a_credential() {
    let builder = ClientBuilder::new(&API)
        .base_url("https://example.com")
        .credential("bearer", SECRET)
        .credential("token", SECRET)
        .basic("basic", "user", SECRET)
        .header("x-secret", SECRET);
    assert!(!format!("{builder:?}").contains(SECRET));
    let client = builder.build().expect("a client");
    assert_eq!(format!("{client:?}"), r#"Client { base_url: "https://example.com", .. }"#);
    let mut call = Call::<Value>::new(&client, &KEY).header("x-secret", SECRET);
    call.draft.query("password", SECRET);
    call.draft.json(&Value::from(SECRET));
    assert_eq!(format!("{call:?}"), r#"Call { operation: "op", method: "GET", path: "/x", .. }"#);
    assert!(!format!("{:?}", call.send()).contains(SECRET));
}
