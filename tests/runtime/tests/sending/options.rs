//! Options of a client and of a call, and responses as they came.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use crate::support;

use std::time::Duration;

use bytes::Bytes;
use notte_runtime::http::{Backoff, Call, Operation, Options, Retries};
use serde_json::{Value, json};
use support::{GET, SECRET, Server, Step, answer, json as json_answer, ok};

static SECURE: Operation = Operation::new("secure", "GET", "/secure").security(&[&["bearer"]]);

fn call(client: &notte_runtime::http::Client) -> Call<Value> {
    Call::new(client, &GET)
}

#[tokio::test]
async fn options_of_a_client_are_for_each_call_of_it() {
    let server = Server::start((0..4).map(|_| vec![Step::Send(ok())]).collect::<Vec<_>>()).await;
    let client = server.builder().header("x-a", "1").build().expect("a client");
    let other = client.with(Options::new().header("x-a", "2").query("q", "a b").credential("bearer", SECRET));
    Call::<Value>::new(&other, &SECURE).send().await.expect("an answer");
    let mut own = call(&other);
    own.draft.query("q", "c");
    own.header("x-a", "3").send().await.expect("an answer");
    call(&client).send().await.expect("an answer");
    call(&client).with(Options::new().header("x-a", "4").idempotency_key("k")).send().await.expect("an answer");
    let seen = server.seen();
    let targets: Vec<_> = seen.iter().map(|seen| seen.target()).collect();
    assert_eq!(targets, ["GET /secure?q=a%20b", "GET /thing?q=c", "GET /thing", "GET /thing"]);
    let headers: Vec<_> = seen.iter().map(|seen| seen.header("x-a").expect("a header")).collect();
    assert_eq!(headers, ["2", "3", "1", "4"]);
    assert_eq!(seen[0].header("authorization"), Some("Bearer s3cr3t-k3y"));
    assert_eq!((seen[2].header("authorization"), seen[3].header("idempotency-key")), (None, Some("k")));
}

#[tokio::test]
async fn a_call_may_go_elsewhere_with_other_limits() {
    let (here, there) =
        (Server::answering(ok()).await, Server::start([vec![Step::Stall], vec![Step::Send(ok())]]).await);
    let quick = Retries::new().backoff(Backoff::between(Duration::ZERO, Duration::ZERO));
    let options = Options::new().base_url(there.url()).attempt_timeout(Duration::from_millis(300)).retries(quick);
    call(&here.client()).with(options).send().await.expect("an answer");
    assert_eq!((here.seen().len(), there.seen().len()), (0, 2));
    let options = Options::new().timeout(Duration::from_millis(50));
    let stalled = Server::start([vec![Step::Stall]]).await;
    let error = call(&stalled.client()).with(options).send().await.expect_err("an error");
    assert!(error.is_timeout(), "{error}");
}

#[tokio::test]
async fn an_invalid_option_is_an_error_of_the_call_and_shows_no_secret() {
    let server = Server::answering(ok()).await;
    let invalid = [
        Options::new().header("a b", "x"),
        Options::new().credential("nobody", SECRET),
        Options::new().credential("bearer", format!("{SECRET}\n")),
        Options::new().base_url("ftp://example.com"),
    ];
    for options in invalid {
        assert!(!format!("{options:?}").contains(SECRET));
        let error = call(&server.client().with(options)).send().await.expect_err("an error");
        assert!(error.is_invalid() && !error.to_string().contains(SECRET), "{error}");
    }
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn a_secret_of_a_call_is_left_out_of_its_errors() {
    let server = Server::answering(json_answer("403 Forbidden", &format!(r#"{{"message": "no {SECRET}"}}"#))).await;
    let error = call(&server.client()).with(Options::new().credential("bearer", SECRET)).send().await;
    assert_eq!(error.expect_err("an error").to_string(), "getThing: HTTP 403 Forbidden: no [redacted]");
}

#[tokio::test]
async fn any_call_gives_its_bytes_its_pieces_or_the_response() {
    let page = || answer("200 OK", "content-type: text/html\r\nx-a: 1\r\n", "<p>");
    let server = Server::start((0..3).map(|_| vec![Step::Send(page())]).collect::<Vec<_>>()).await;
    let client = server.client();
    assert_eq!(call(&client).bytes().await.expect("bytes"), Bytes::from("<p>"));
    let mut stream = call(&client).stream().await.expect("a stream");
    assert_eq!(stream.chunk().await.expect("a piece"), Some(Bytes::from("<p>")));
    let raw = call(&client).send_raw().await.expect("a response");
    assert_eq!(
        (raw.status().as_u16(), raw.headers()["x-a"].as_bytes(), raw.body().as_ref()),
        (200, &b"1"[..], &b"<p>"[..])
    );
}

#[tokio::test]
async fn a_raw_response_may_have_any_status_after_the_retries() {
    let script = vec![
        vec![Step::Send(json_answer("503 Service Unavailable", "{}"))],
        vec![Step::Send(json_answer("404 Not Found", r#"{"a": 1}"#))],
    ];
    let server = Server::start(script).await;
    let quick = Retries::new().backoff(Backoff::between(Duration::ZERO, Duration::ZERO));
    let raw = call(&server.client()).with(Options::new().retries(quick)).send_raw().await.expect("a response");
    assert_eq!(raw.status().as_u16(), 404);
    assert_eq!(serde_json::from_slice::<Value>(raw.body()).expect("JSON"), json!({"a": 1}));
}
