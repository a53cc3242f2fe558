//! What an API says of an error, and what is made of it.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use std::time::Duration;

use notte_runtime::http::{Call, ClientBuilder, Error, Operation};
use serde_json::{Value, json};
use support::{API, GET, POST, SECRET, Server, Step, answer, json as json_answer};

async fn error_of(operation: &'static Operation, bytes: Vec<u8>) -> Error {
    let server = Server::answering(bytes).await;
    Call::<Value>::new(&server.client(), operation).send().await.expect_err("an error")
}

async fn message(content_type: &str, body: &str) -> Option<String> {
    let bytes = answer("400 Bad Request", &format!("content-type: {content_type}\r\n"), body);
    error_of(&GET, bytes).await.into_api().expect("an answer").message()
}

#[tokio::test]
async fn messages_in_json() {
    for (body, expected) in [
        (r#"{"message":"Authentication failed."}"#, Some("Authentication failed.")),
        (r#"{"error":"text"}"#, Some("text")),
        (r#"{"error":{"code":"x","message":"inner","source":"s"}}"#, Some("inner")),
        (r#"{"error":{"code":"not_found"}}"#, Some("not_found")),
        (r#"{"detail":"Not authenticated"}"#, Some("Not authenticated")),
        // All three alike, and a status: seen.
        (r#"{"detail":"No snapshot","error":"No snapshot","message":"No snapshot","status":500}"#, Some("No snapshot")),
        (
            r#"{"message":"Rate limit exceeded","detail":"Please wait 5 s"}"#,
            Some("Rate limit exceeded: Please wait 5 s"),
        ),
        // FastAPI.
        (
            r#"{"detail":[{"loc":["body","url"],"msg":"field required","type":"missing","input":"s3cr3t"},
                {"loc":["query","page",0],"msg":"too low","type":"x"}]}"#,
            Some("body.url: field required; query.page.0: too low"),
        ),
        (
            r#"{"message":"Validation error","detail":[{"loc":["body","a"],"msg":"bad","type":"t"}]}"#,
            Some("Validation error: body.a: bad"),
        ),
        // A message that is Python's print of the list, with what was sent.
        (
            r#"{"message":"[{'type': 'extra_forbidden', 'input': 's3cr3t'}]","detail":[{"loc":["body","a"],"msg":"Extra inputs"}]}"#,
            Some("body.a: Extra inputs"),
        ),
        (
            r#"{"detail":"not ready","session_id":null,"status":404,"error":"ReplayMissing","message":"not ready","retryable":true}"#,
            Some("not ready"),
        ),
        // RFC 9457, OAuth, JSON:API, GraphQL, Rails.
        (
            r#"{"type":"about:blank","title":"Forbidden","detail":"No credit","status":403}"#,
            Some("Forbidden: No credit"),
        ),
        (r#"{"error":"invalid_grant","error_description":"Token expired"}"#, Some("invalid_grant: Token expired")),
        (r#"{"errors":[{"title":"Bad","detail":"x is bad"},{"message":"y"}]}"#, Some("Bad: x is bad; y")),
        (r#"{"errors":["one","two"]}"#, Some("one; two")),
        (
            r#"{"errors":{"name":["is too short","is taken"],"age":"is low"}}"#,
            Some("name: is too short; is taken; age: is low"),
        ),
        (r#"{"code":"E42"}"#, Some("E42")),
        (r#""just text""#, Some("just text")),
        (r#"[{"message":"a"},{"message":"b"}]"#, Some("a; b")),
        (r#"{"error":true,"message":"","title":" "}"#, None),
        (r#"{"id":5}"#, None),
        ("{}", None),
        ("null", None),
        ("500", None),
        ("{", None),
        ("", None),
    ] {
        let found = message("application/json", body).await;
        assert_eq!(found.map(sorted_fields).as_deref(), expected, "{body}");
    }
}

/// The order of an object's fields is not kept by every build of `serde_json`.
fn sorted_fields(message: String) -> String {
    match message.strip_prefix("age: is low; ") {
        Some(rest) => format!("{rest}; age: is low"),
        None => message,
    }
}

#[tokio::test]
async fn messages_in_other_bodies() {
    assert_eq!(message("text/plain", " upstream gone\n").await.as_deref(), Some("upstream gone"));
    assert_eq!(message("text/plain", r#"{"detail":"still JSON"}"#).await.as_deref(), Some("still JSON"));
    assert_eq!(message("text/plain", "<html></html>").await, None);
    assert_eq!(message("text/html", "<html><h1>502</h1></html>").await, None);
    assert_eq!(message("text/html", "no tags").await, None);
}

#[tokio::test]
async fn statuses_in_words() {
    for (bytes, expected) in [
        (json_answer("401 Unauthorized", r#"{"message":"No."}"#), "getThing: HTTP 401 Unauthorized: No."),
        (
            json_answer("404 Nope", r#"{"detail":"Session not found"}"#),
            "getThing: HTTP 404 Not Found: Session not found",
        ),
        (
            json_answer("422 X", r#"{"detail":[{"loc":["body","url"],"msg":"field required"}]}"#),
            "getThing: HTTP 422 Unprocessable Entity: body.url: field required",
        ),
        (answer("500 X", "content-type: text/html\r\n", "<h1>oops</h1>"), "getThing: HTTP 500 Internal Server Error"),
        (answer("502 Bad Gateway", "", ""), "getThing: HTTP 502 Bad Gateway"),
        (json_answer("529 Overloaded", r#"{"message":"a\nb\r\n\tc\u001b[31m"}"#), "getThing: HTTP 529: a b c [31m"),
    ] {
        let error = error_of(&GET, bytes).await;
        assert_eq!(error.to_string(), expected);
        assert_eq!(format!("{error:?}"), format!("Error({expected})"));
        assert!(error.is_status() && !error.is_decode() && !error.is_timeout() && !error.is_connect());
    }
}

#[tokio::test]
async fn a_long_message_is_cut_where_it_is_shown() {
    let long = "é".repeat(5000);
    let error = error_of(&GET, json_answer("400 Bad Request", &format!(r#"{{"message":"{long}"}}"#))).await;
    assert_eq!(error.to_string(), format!("getThing: HTTP 400 Bad Request: {}…", "é".repeat(300)));
    assert_eq!(error.api().and_then(|api| api.message()), Some(long));
}

#[tokio::test]
async fn all_of_the_answer_is_kept() {
    let headers = "content-type: application/json\r\nx-request-id: req-1\r\nx-error-class: NotteApiExecutionError\r\n";
    let error = error_of(&POST, answer("409 Conflict", headers, r#"{"error":"x","a":1}"#)).await;
    assert_eq!(error.operation(), Some("postThing"));
    assert_eq!(error.request_id(), Some("req-1"));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(409));
    let api = error.into_api().expect("an answer");
    assert_eq!(api.status().as_u16(), 409);
    assert_eq!(api.headers()["x-error-class"], "NotteApiExecutionError");
    assert_eq!(api.text(), r#"{"error":"x","a":1}"#);
    assert_eq!(api.json(), Some(json!({"error": "x", "a": 1})));
    assert_eq!(api.decode::<Value>().expect("JSON")["a"], 1);
    assert_eq!(api.to_string(), "HTTP 409 Conflict: x");
}

#[tokio::test]
async fn into_api_gives_another_error_back() {
    let error = error_of(&GET, json_answer("200 OK", "{")).await.into_api().expect_err("no answer of the API");
    assert!(error.is_decode());
}

#[tokio::test]
async fn which_can_be_sent_again() {
    for (status, get, post) in [
        (400, false, false),
        (401, false, false),
        (404, false, false),
        (403, false, false),
        (408, true, false),
        (422, false, false),
        (429, true, false),
        (500, false, false),
        (501, false, false),
        (502, true, false),
        (503, true, false),
        (504, true, false),
        (529, false, false),
    ] {
        let bytes = json_answer(&format!("{status} X"), "{}");
        assert_eq!(error_of(&GET, bytes.clone()).await.retryable(), get, "{status}");
        assert_eq!(error_of(&POST, bytes).await.retryable(), post, "{status}");
        // A server that says when to come back has not carried the call out.
        for header in ["retry-after: 5\r\n", "retry-after-ms: 5000\r\n"] {
            let bytes = answer(&format!("{status} X"), header, "{}");
            let error = error_of(&POST, bytes).await;
            assert_eq!(error.retryable(), matches!(status, 403 | 429 | 503), "{status}");
            assert_eq!(error.retry_after(), Some(Duration::from_secs(5)));
        }
        let server = Server::answering(json_answer(&format!("{status} X"), "{}")).await;
        let call = Call::<Value>::new(&server.client(), &POST).header("Idempotency-Key", "1");
        assert_eq!(call.send().await.expect_err("an error").retryable(), get, "{status} with a key");
    }
}

/// The error of a call that gets no further than this address.
async fn unreached(url: &str) -> Error {
    let client = ClientBuilder::new(&API).base_url(url).timeout(Duration::from_secs(20)).build().expect("a client");
    Call::<Value>::new(&client, &GET).send().await.expect_err("an error")
}

#[tokio::test]
async fn which_failures_to_connect_may_pass() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = closed.local_addr().expect("an address");
    drop(closed);
    let error = unreached(&format!("http://{address}")).await;
    assert!(error.is_connect() && error.retryable(), "{error}");
    // A name that no one may register (RFC 6761, 6.4).
    let error = unreached("http://nobody.invalid").await;
    assert!(error.is_connect() && !error.retryable(), "{error}");
    // Where a certificate is due, something else.
    let server = Server::listen().await;
    let address = server.local_addr().expect("an address");
    tokio::spawn(async move {
        let (mut stream, _) = server.accept().await.expect("a client");
        tokio::io::AsyncWriteExt::write_all(&mut stream, b"HTTP/1.1 400 Bad Request\r\n\r\n").await.expect("a client");
        let _ = tokio::io::AsyncReadExt::read_to_end(&mut stream, &mut Vec::new()).await;
    });
    let error = unreached(&format!("https://{address}")).await;
    assert!(error.is_connect() && !error.retryable(), "{error}");
}

#[tokio::test]
async fn the_id_of_a_request() {
    for (headers, expected) in [
        ("x-request-id: a\r\ncf-ray: b\r\n", "a"),
        ("cf-ray: b\r\nx-github-request-id: a\r\n", "a"),
        ("x-amzn-RequestId: a\r\n", "a"),
        ("x-amz-request-id: a\r\n", "a"),
        ("x-slack-req-id: a\r\n", "a"),
        ("cf-ray: b\r\nx-trace-id: a\r\n", "a"),
        ("cf-ray: a\r\n", "a"),
    ] {
        let error = error_of(&GET, answer("500 X", headers, "{}")).await;
        assert_eq!(error.request_id(), Some(expected), "{headers}");
    }
    assert_eq!(error_of(&GET, answer("500 X", "x-id: 1\r\n", "{}")).await.request_id(), None);
}

#[tokio::test]
async fn retry_after() {
    let date = "date: Wed, 21 Oct 2015 07:28:00 GMT\r\n";
    for (headers, seconds) in [
        ("retry-after: 120\r\n".to_owned(), Some(120)),
        ("retry-after: 0\r\n".to_owned(), Some(0)),
        (format!("{date}retry-after: Wed, 21 Oct 2015 07:28:30 GMT\r\n"), Some(30)),
        (format!("{date}retry-after: Wed, 21 Oct 2015 07:27:30 GMT\r\n"), Some(0)),
        (format!("{date}retry-after: Wednesday, 21-Oct-15 07:28:30 GMT\r\n"), Some(30)),
        (format!("{date}retry-after: Wed Oct 21 07:28:30 2015\r\n"), Some(30)),
        ("date: Thu Oct  1 07:28:00 2015\r\nretry-after: Thu Oct  1 07:28:30 2015\r\n".to_owned(), Some(30)),
        (
            "date: Thursday, 01-Oct-15 07:28:00 GMT\r\nretry-after: Thu, 1 Oct 2015 07:28:30 GMT\r\n".to_owned(),
            Some(30),
        ),
        // Without the date of the server its own clock counts: long ago is now.
        ("retry-after: Wed, 21 Oct 2015 07:28:30 GMT\r\n".to_owned(), Some(0)),
        ("retry-after: -5\r\n".to_owned(), None),
        ("retry-after: NaN\r\n".to_owned(), None),
        ("retry-after: 1e300\r\n".to_owned(), None),
        ("retry-after: soon\r\n".to_owned(), None),
        ("retry-after: 2015-10-21\r\n".to_owned(), None),
        ("retry-after: 1500\r\nretry-after-ms: 120000\r\n".to_owned(), Some(120)),
        ("retry-after: 120\r\nretry-after-ms: soon\r\n".to_owned(), Some(120)),
        (String::new(), None),
    ] {
        let bytes = answer("429 Too Many Requests", &headers, r#"{"message":"Rate limit exceeded"}"#);
        let error = error_of(&GET, bytes).await;
        assert_eq!(error.retry_after(), seconds.map(Duration::from_secs), "{headers}");
        assert_eq!(error.to_string(), "getThing: HTTP 429 Too Many Requests: Rate limit exceeded");
    }
}

#[tokio::test]
async fn the_body_of_an_error_is_limited() {
    let error = error_of(&GET, answer("500 X", "", vec![b'x'; 3 << 20])).await;
    assert_eq!(error.body().map(|body| body.len()), Some(1 << 20));

    let server = Server::answering(answer("500 X", "", vec![b'x'; 3000])).await;
    let client = server.builder().max_response_bytes(1000).build().expect("a client");
    let error = Call::<Value>::new(&client, &GET).send().await.expect_err("an error");
    assert_eq!(error.body().map(|body| body.len()), Some(1000));
}

#[tokio::test]
async fn an_error_that_breaks_off_is_still_that_error() {
    let start = || b"HTTP/1.1 503 X\r\ncontent-length: 100\r\nretry-after: 3\r\n\r\nover".to_vec();
    let server = Server::start([vec![Step::Send(start())], vec![Step::Send(start()), Step::Stall]]).await;
    let client = server.builder().timeout(Duration::from_secs(1)).build().expect("a client");
    for _ in 0..2 {
        let error = Call::<Value>::new(&client, &GET).send().await.expect_err("an error");
        assert_eq!(error.to_string(), "getThing: HTTP 503 Service Unavailable: over");
        assert_eq!(error.retry_after(), Some(Duration::from_secs(3)));
    }
}

#[tokio::test]
async fn nothing_shows_a_credential() {
    static SECURED: Operation = Operation::new("op", "GET", "/x").security(&[&["bearer", "key", "token"]]);
    let closed = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let nowhere = format!("http://{}", closed.local_addr().expect("an address"));
    drop(closed);
    let server = Server::start([
        vec![Step::Send(answer("400 Bad Request", "set-cookie: s3cr3t-k3y\r\n", "{}"))],
        vec![Step::Send(json_answer("200 OK", "{"))],
        vec![Step::Send(b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n1".to_vec())],
        vec![Step::Send(b"gibberish\r\n\r\n".to_vec())],
        vec![Step::Stall],
    ])
    .await;
    for url in [server.url(), server.url(), server.url(), server.url(), server.url(), nowhere] {
        let builder = server.builder().base_url(url).timeout(Duration::from_millis(200));
        let builder = builder.credential("bearer", SECRET).credential("key", SECRET).credential("token", SECRET);
        let mut call = Call::<Value>::new(&builder.build().expect("a client"), &SECURED);
        call.draft.query("password", SECRET);
        let error = call.send().await.expect_err("an error");
        let mut shown = format!("{error} {error:?} {error:#?}");
        let mut source = error.underlying();
        while let Some(cause) = source {
            shown += &format!("{cause} {cause:?}");
            source = cause.source();
        }
        assert!(!shown.contains(SECRET), "{shown}");
        assert!(!shown.contains("api_token"), "{shown}");
    }
}
