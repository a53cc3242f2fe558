//! What a server says is shown without the credentials that it repeats, and without what would change the terminal.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use std::collections::BTreeMap;
use std::error::Error as _;

use notte_runtime::http::{Call, ClientBuilder, Error, Operation};
use serde_json::json;
use support::{Server, answer, json as json_answer};

static SECURED: Operation =
    Operation::new("op", "GET", "/x").security(&[&["key"], &["bearer"], &["basic"], &["token"], &["cookie"]]);

type Change = fn(ClientBuilder) -> ClientBuilder;

/// Everything that is shown of an error.
fn shown(error: &Error) -> String {
    let mut shown = format!("{error} {error:?} {error:#?}");
    if let Some(api) = error.api() {
        shown += &format!("{api} {api:?} {:?}", api.message());
    }
    let mut source = error.underlying();
    while let Some(cause) = source {
        shown += &format!("{cause} {cause:?}");
        source = cause.source();
    }
    shown
}

/// The error of a call of a client with a credential.
async fn error(bytes: Vec<u8>, change: Change) -> Error {
    let server = Server::answering(bytes).await;
    let client = change(server.builder()).build().expect("a client");
    Call::<BTreeMap<String, i64>>::new(&client, &SECURED).send().await.expect_err("an error")
}

#[tokio::test]
async fn a_credential_that_the_server_repeats() {
    let cases: [(Change, &[&str]); 7] = [
        (|builder| builder.credential("key", "SECRETK/1"), &["SECRETK/1", "SECRETK%2F1"]),
        (|builder| builder.credential("bearer", "SECRETK/1"), &["SECRETK/1"]),
        (|builder| builder.basic("basic", "ann", "SECRETK/1"), &["SECRETK/1", "ann:SECRETK/1", "YW5uOlNFQ1JFVEsvMQ=="]),
        (|builder| builder.credential("token", "SECRETK/1"), &["SECRETK/1", "SECRETK%2F1"]),
        (|builder| builder.credential("cookie", "SECRETK/1"), &["SECRETK/1"]),
        (|builder| builder.header("authorization", "Bearer SECRETK/1"), &["SECRETK/1", "Bearer SECRETK/1"]),
        (|builder| builder.header("X-API-KEY", "SECRETK/1"), &["SECRETK/1"]),
    ];
    for (change, echoes) in cases {
        for echo in echoes {
            let message = json!({ "message": format!("key {echo} is invalid") }).to_string();
            let error = error(json_answer("401 Unauthorized", &message), change).await;
            assert!(!shown(&error).contains(echo) && !shown(&error).contains("SECRETK"), "{}", shown(&error));
            assert!(error.to_string().contains("key [redacted] is invalid"), "{error}");
            // What the server sent is there for those who ask for it.
            assert!(error.api().expect("an answer").text().contains(echo));
        }
    }
}

#[tokio::test]
async fn a_credential_in_what_is_not_as_described() {
    let key: Change = |builder| builder.credential("key", "SECRETK");
    for bytes in [
        json_answer("200 OK", r#"{"SECRETK":"x"}"#),
        json_answer("200 OK", r#"{"a SECRETK":"x"}"#),
        answer("200 OK", "content-type: text/SECRETK\r\n", "<p>"),
        answer("302 Found", "location: ftp://SECRETK.example\r\n", ""),
        answer("200 OK", "content-encoding: SECRETK\r\n", "<p>"),
    ] {
        let error = error(bytes, key).await;
        assert!(!shown(&error).contains("SECRETK"), "{}", shown(&error));
        assert!(error.json_path().is_none_or(|path| !path.contains("SECRETK")));
    }
}

#[tokio::test]
async fn a_credential_that_one_call_sets() {
    static OPEN: Operation = Operation::new("op", "GET", "/x");
    let bytes = || json_answer("401 Unauthorized", r#"{"message":"not SECRETK"}"#);
    for (name, value) in [("authorization", "Bearer SECRETK"), ("x-api-key", "SECRETK"), ("cookie", "a=b; sid=SECRETK")]
    {
        let server = Server::answering(bytes()).await;
        let call = Call::<()>::new(&server.client(), &OPEN).header(name, value);
        let error = call.send().await.expect_err("an error");
        assert_eq!(error.to_string(), "op: HTTP 401 Unauthorized: not [redacted]");
    }
    let server = Server::answering(bytes()).await;
    let mut call = Call::<()>::new(&server.client(), &OPEN);
    call.draft.cookie("sid", "SECRETK");
    let error = call.send().await.expect_err("an error");
    assert_eq!(error.to_string(), "op: HTTP 401 Unauthorized: not [redacted]");
}

#[tokio::test]
async fn the_longest_is_taken_out_first() {
    let both: Change = |builder| builder.credential("key", "SECRETK").credential("bearer", "SECRETK-more");
    let error = error(json_answer("400 Bad Request", r#"{"message":"SECRETK-more or SECRETK"}"#), both).await;
    assert_eq!(error.to_string(), "op: HTTP 400 Bad Request: [redacted] or [redacted]");
}

#[tokio::test]
async fn what_would_change_the_terminal() {
    let key: Change = |builder| builder.credential("key", "SECRETK");
    let marks = "\u{202e}\u{202d}\u{202a}\u{2066}\u{2069}\u{200f}\u{61c}\u{9b}\u{1b}\u{7f}";
    let is_mark = |c: char| marks.contains(c);
    let said = json!({ "message": format!("pay {marks}gpj.exe") }).to_string();
    let error_of_api = error(json_answer("400 Bad Request", &said), key).await;
    assert_eq!(error_of_api.to_string(), "op: HTTP 400 Bad Request: pay gpj.exe");
    for bytes in [
        json_answer("200 OK", &json!({ format!("a{marks}"): "x" }).to_string()),
        answer("200 OK", "content-type: text/\u{202e}\r\n", "<p>"),
    ] {
        let error = error(bytes, key).await;
        assert!(!shown(&error).contains(is_mark), "{:?}", shown(&error));
    }
}
