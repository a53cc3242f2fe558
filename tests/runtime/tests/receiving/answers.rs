//! What comes back: values, bytes, and bodies that are not what they should be.

#![allow(clippy::expect_used, clippy::panic, reason = "what fails here is the test")]

use crate::support;

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use notte_runtime::http::{ByteStream, Call, Error, FromResponse, Operation, Text};
use notte_runtime::json::DateTime;
use serde_json::{Value, json};
use support::{GET, POST, Server, Step, answer, json as json_answer, ok};
use tokio::sync::oneshot;

type Numbers = BTreeMap<String, Vec<i64>>;

async fn get<T: FromResponse>(bytes: impl Into<Vec<u8>>) -> Result<T, Error> {
    let server = Server::answering(bytes).await;
    Call::<_>::new(&server.client(), &GET).send().await
}

async fn get_with_limit<T: FromResponse>(bytes: Vec<u8>, limit: usize) -> Result<T, Error> {
    let server = Server::answering(bytes).await;
    let client = server.builder().max_response_bytes(limit).build().expect("a client");
    Call::<_>::new(&client, &GET).send().await
}

fn chunked(chunks: &[&str]) -> Vec<u8> {
    let body: String = chunks.iter().map(|chunk| format!("{:x}\r\n{chunk}\r\n", chunk.len())).collect();
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n";
    format!("{head}connection: close\r\n\r\n{body}0\r\n\r\n").into_bytes()
}

#[tokio::test]
async fn json_values() {
    let numbers: Numbers = get(json_answer("200 OK", r#"{"a":[1,2]}"#)).await.expect("an answer");
    assert_eq!(numbers, BTreeMap::from([("a".to_owned(), vec![1, 2])]));
    assert_eq!(get::<Value>(chunked(&["[1,", "2]"])).await.expect("an answer"), json!([1, 2]));
    for status in ["200 OK", "201 Created", "203 Non-Authoritative Information", "299 Fine"] {
        assert_eq!(get::<i64>(json_answer(status, "5")).await.expect("an answer"), 5);
    }
}

#[tokio::test]
async fn what_may_be_of_any_type_is_a_string_where_it_is_no_json() {
    static ANY: Operation = Operation::new("any", "GET", "/thing").accept("application/json, */*");
    let plain = |body: &str| answer("200 OK", "content-type: text/plain; charset=utf-8\r\n", body);
    for (bytes, text) in
        [(plain("a \"b\"\n"), "a \"b\"\n"), (plain(""), ""), (json_answer("200 OK", r#""quoted""#), "quoted")]
    {
        let server = Server::answering(bytes).await;
        let read: String = Call::<_>::new(&server.client(), &ANY).send().await.expect("an answer");
        assert_eq!(read, text);
    }
    let server = Server::answering(plain("five")).await;
    let error = Call::<i64>::new(&server.client(), &ANY).send().await.expect_err("no number");
    assert!(error.to_string().contains("text/plain"), "{error}");
    assert!(get::<String>(plain("a")).await.is_err());
}

#[tokio::test]
async fn a_value_in_plain_text() {
    static PLAIN: Operation = Operation::new("count", "GET", "/count").accept("text/plain");
    async fn read<T: FromResponse>(bytes: Vec<u8>) -> Result<T, Error> {
        let server = Server::answering(bytes).await;
        Call::<_>::new(&server.client(), &PLAIN).send().await
    }
    let plain = |body: &str| answer("200 OK", "content-type: text/plain; charset=utf-8\r\n", body);
    for body in ["5", " 5\n", "\u{feff}5\r\n"] {
        assert_eq!(read::<i32>(plain(body)).await.expect("a number"), 5);
    }
    assert!(read::<bool>(plain("true\n")).await.expect("a boolean"));
    assert_eq!(read::<f64>(json_answer("200 OK", "0.5")).await.expect("a number"), 0.5);
    assert_eq!(read::<i32>(answer("200 OK", "", "5")).await.expect("a number"), 5);

    for (body, fault) in [("many", "at $: "), ("5 of 7", "at $: "), ("5000000000", "at $: expected an integer (i32)")] {
        let error = read::<i32>(plain(body)).await.expect_err("no number");
        assert!(error.is_decode() && error.json_path().as_deref() == Some("$"), "{error}");
        assert!(error.to_string().starts_with(&format!("count: the response {fault}")), "{error}");
    }
    let error = read::<i32>(plain("")).await.expect_err("nothing");
    assert!(error.is_decode() && error.to_string().contains("is empty"), "{error}");
    // Text that is not asked for is not read, unless it is JSON.
    let error = read::<i32>(answer("200 OK", "content-type: text/html\r\n", "<5>")).await.expect_err("a page");
    assert!(error.to_string().contains(r#""text/html", where JSON is expected"#), "{error}");
    assert_eq!(get::<i32>(plain("5")).await.expect("a number"), 5);

    // A string stands there without quotes, in any answer that is not JSON.
    for bytes in [plain("2026-01-02\n"), answer("200 OK", "", "2026-01-02"), json_answer("200 OK", r#""2026-01-02""#)] {
        assert_eq!(read::<DateTime>(bytes).await.expect("a day").as_str(), "2026-01-02");
    }
    assert!(read::<DateTime>(plain(" ")).await.expect_err("nothing").is_decode());
    assert!(read::<DateTime>(json_answer("200 OK", "2026-01-02")).await.expect_err("no JSON").is_decode());
}

#[tokio::test]
async fn content_types_that_are_json() {
    for content_type in [
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON;charset=UTF-8",
        "text/json",
        "application/problem+json",
        "application/vnd.api+json; version=1",
        "application/x-amz-json-1.1",
        "application/x-json",
    ] {
        let bytes = answer("200 OK", &format!("content-type: {content_type}\r\n"), "5");
        assert_eq!(get::<i64>(bytes).await.expect(content_type), 5);
    }
    assert_eq!(get::<i64>(answer("200 OK", "", "5")).await.expect("an answer"), 5);
}

#[tokio::test]
async fn content_types_that_are_not() {
    let page =
        answer("200 OK", "content-type: text/html; charset=utf-8\r\nx-request-id: r1\r\n", "<html>secret</html>");
    let error = get::<Value>(page).await.expect_err("a page");
    assert_eq!(error.to_string(), r#"getThing: the response is "text/html", where JSON is expected"#);
    assert!(error.is_decode() && !error.is_status() && !error.retryable());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert_eq!(error.request_id(), Some("r1"));
    assert_eq!(error.body().map(|body| &body[..]), Some(&b"<html>secret</html>"[..]));
    assert_eq!(error.json_path(), None);
}

#[tokio::test]
async fn json_with_another_label() {
    for label in ["text/plain", "application/octet-stream", "text/html", "image/png"] {
        let head = format!("content-type: {label}\r\n");
        let numbers: Numbers = get(answer("200 OK", &head, r#"{"a":[1]}"#)).await.expect(label);
        assert_eq!(numbers, BTreeMap::from([("a".to_owned(), vec![1])]));
        let error = get::<Numbers>(answer("200 OK", &head, r#"{"a":[true]}"#)).await.expect_err("no number");
        assert_eq!(error.json_path().as_deref(), Some("$.a[0]"));
        let error = get::<Numbers>(answer("200 OK", &head, r#"{"a":[1]"#)).await.expect_err("half");
        assert_eq!(error.to_string(), format!("getThing: the response is {label:?}, where JSON is expected"));
    }
}

// With the feature it is decoded.
#[cfg(not(feature = "gzip"))]
#[tokio::test]
async fn a_body_that_is_encoded() {
    let gzip = b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xab\xae\x05\0\x43\xbf\xa6\xa3\x02\0\0\0";
    let encoded = || answer("200 OK", "content-type: application/json\r\ncontent-encoding: gzip\r\n", gzip);
    let fault = r#"getThing: the response has the `Content-Encoding` "gzip", which this client does not decode"#;
    assert_eq!(get::<Value>(encoded()).await.expect_err("no JSON").to_string(), fault);
    assert_eq!(get::<Text>(encoded()).await.expect_err("no text").to_string(), fault);
    assert_eq!(get::<Bytes>(encoded()).await.expect("bytes"), Bytes::from_static(gzip));
    let plain = answer("200 OK", "content-type: application/json\r\ncontent-encoding: identity\r\n", "5");
    assert_eq!(get::<i64>(plain).await.expect("a number"), 5);
}

#[tokio::test]
async fn a_value_that_takes_too_much_memory() {
    // For a limit of 2 MiB, 32 MiB of memory, half of it for entries of 16 bytes.
    let most = (32 << 20) / 2 / 16;
    let numbers = |count: usize| json_answer("200 OK", &format!("[{}0]", "0,".repeat(count - 1)));
    let value = get_with_limit::<Vec<i8>>(numbers(most - 1), 2 << 20).await.expect("an answer");
    assert_eq!(value.len(), most - 1);
    let Err(error) = get_with_limit::<Value>(numbers(most - 1), 2 << 20).await else {
        panic!("a tree of as many values is too much");
    };
    assert!(error.is_too_large() && !error.is_decode() && !error.retryable(), "{error}");
    assert!(error.to_string().contains("takes more memory than the client allows"), "{error}");
    // A small response may always be a value that is large beside it.
    get_with_limit::<Value>(numbers(1_000), 2 << 10).await.expect("an answer");
}

#[tokio::test]
async fn empty_bodies() {
    let bodiless = || [answer("204 No Content", "", ""), answer("205 Reset Content", "", "")];
    for bytes in [json_answer("200 OK", "")].into_iter().chain(bodiless()) {
        // Null, and an object without members, are what is there.
        assert_eq!(get::<Value>(bytes.clone()).await.expect("null"), Value::Null);
        assert_eq!(get::<Option<i64>>(bytes.clone()).await.expect("null"), None);
        assert_eq!(get::<Numbers>(bytes.clone()).await.expect("an object"), Numbers::new());
        let error = get::<i64>(bytes).await.expect_err("nothing");
        assert_eq!(error.to_string(), "getThing: the response is empty, where JSON is expected");
        assert!(error.is_decode() && error.is_empty());
    }
    for bytes in bodiless() {
        assert_eq!(get::<Vec<i64>>(bytes).await.expect("a list"), Vec::<i64>::new());
    }
    assert!(get::<Vec<i64>>(json_answer("200 OK", "")).await.expect_err("nothing").is_empty());
    assert!(!get::<i64>(json_answer("200 OK", " ")).await.expect_err("no JSON").is_empty());
    get::<()>(answer("204 No Content", "", "")).await.expect("an answer");
    get::<()>(answer("200 OK", "content-type: text/html\r\n", "<p>")).await.expect("an answer");
    assert_eq!(get::<Bytes>(answer("204 No Content", "", "")).await.expect("an answer"), Bytes::new());
}

#[tokio::test]
async fn json_that_is_not_as_described() {
    let error = get::<Numbers>(json_answer("200 OK", r#"{"a b":[1,"s3cr3t"]}"#)).await.expect_err("a string");
    assert_eq!(error.to_string(), r#"getThing: the response at $["a b"][1]: expected an integer, found a string"#);
    assert_eq!(error.json_path().as_deref(), Some(r#"$["a b"][1]"#));
    assert!(error.underlying().is_some());
    let error = get::<Value>(json_answer("200 OK", r#"{"a":"#)).await.expect_err("half");
    assert_eq!(error.json_path().as_deref(), Some("$"));
    assert!(error.to_string().starts_with("getThing: the response at $: unexpected end of input"), "{error}");
}

#[tokio::test]
async fn text_and_bytes() {
    let text = answer("200 OK", "content-type: text/plain\r\n", "grüß");
    assert_eq!(get::<Text>(text.clone()).await.expect("an answer").0, "grüß");
    assert_eq!(get::<Text>(text.clone()).await.expect("an answer").to_string(), "grüß");
    assert_eq!(get::<Bytes>(text).await.expect("an answer"), "grüß".as_bytes());
    let error = get::<Text>(answer("200 OK", "", b"\xff\xfe")).await.expect_err("no text");
    assert_eq!(error.to_string(), "getThing: the response is not UTF-8 text");
}

#[tokio::test]
async fn a_reply_has_the_head_as_well() {
    let headers = "content-type: application/json\r\nx-ratelimit-remaining: 9\r\nset-cookie: s=s3cr3t\r\n";
    let server = Server::answering(answer("201 Created", headers, "5")).await;
    let reply = Call::<i64>::new(&server.client(), &POST).send_with_meta().await.expect("an answer");
    assert_eq!((reply.status.as_u16(), reply.value), (201, 5));
    assert_eq!(reply.headers["x-ratelimit-remaining"], "9");
    assert!(!format!("{reply:?}").contains("s3cr3t"));
}

#[tokio::test]
async fn too_large() {
    let body = format!("{:?}", "x".repeat(98));
    assert_eq!(get_with_limit::<String>(json_answer("200 OK", &body), 100).await.expect("an answer").len(), 98);
    let halves = body.split_at(50);
    let parts = chunked(&[halves.0, halves.1]);
    assert_eq!(get_with_limit::<String>(parts.clone(), 100).await.expect("an answer").len(), 98);

    // By its length: nothing of the body has to come for it.
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 9223372036854775807\r\n\r\n".to_vec();
    for bytes in [head, json_answer("200 OK", &body), parts] {
        let error = get_with_limit::<String>(bytes, 99).await.expect_err("too much");
        assert_eq!(error.to_string(), "getThing: the response is larger than 99 bytes");
        assert!(error.is_too_large() && !error.is_decode() && !error.retryable());
        assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    }
}

#[tokio::test]
async fn broken_off() {
    let length = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[1,".to_vec();
    let chunks = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\n[1,\r\n5\r\n2".to_vec();
    for bytes in [length, chunks] {
        let error = get::<Value>(bytes).await.expect_err("half");
        assert!(error.to_string().starts_with("getThing: the response broke off: "), "{error}");
        assert!(!error.is_decode() && !error.is_connect() && !error.is_timeout());
        assert!(error.retryable());
        assert!(error.underlying().is_some());
    }
    let error = get::<Value>(b"".to_vec()).await.expect_err("nothing");
    assert!(error.to_string().starts_with("getThing: no answer: "), "{error}");
    assert!(!error.is_connect() && error.status().is_none());
}

#[tokio::test]
async fn no_connection() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", closed.local_addr().expect("an address"));
    drop(closed);
    let server = Server::answering(ok()).await;
    let client = server.builder().base_url(url).build().expect("a client");
    let error = Call::<Value>::new(&client, &POST).send().await.expect_err("no server");
    assert!(error.is_connect() && error.retryable() && !error.is_timeout());
    assert!(error.to_string().starts_with("postThing: no connection: Connection refused"), "{error}");
    // The cause is said once: what prints the whole chain has nothing to add, and who needs the errors below has them.
    assert!(std::error::Error::source(&error).is_none());
    assert!(error.underlying().and_then(std::error::Error::source).is_some());
}

#[tokio::test]
async fn a_server_that_never_answers() {
    let limit = Duration::from_millis(100);
    let server = Server::start([vec![Step::Stall], vec![Step::Stall]]).await;
    let client = server.builder().timeout(limit).build().expect("a client");
    let error = Call::<Value>::new(&client, &GET).send().await.expect_err("a timeout");
    assert_eq!(error.to_string(), "getThing: no answer within 100ms");
    assert!(error.is_timeout() && error.retryable() && !error.is_connect());
    assert_eq!(error.status(), None);

    // A call has its own limit; a POST may have been carried out.
    let call = Call::<Value>::new(&server.client(), &POST).timeout(limit);
    let error = call.send().await.expect_err("a timeout");
    assert!(error.is_timeout() && !error.retryable());
}

#[tokio::test]
async fn a_server_that_stalls_in_the_body() {
    let start = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[1,".to_vec();
    let server = Server::start([vec![Step::Send(start), Step::Stall]]).await;
    // Long enough for the head to come on a busy machine.
    let call = Call::<Value>::new(&server.client(), &GET).timeout(Duration::from_secs(1));
    let error = call.send().await.expect_err("a timeout");
    assert_eq!(error.to_string(), "getThing: the response did not end within 1s");
    assert!(error.is_timeout() && !error.is_decode());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
}

#[tokio::test]
async fn a_head_has_no_body() {
    static HEAD: Operation = Operation::new("headThing", "HEAD", "/thing");
    let server = Server::answering("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n").await;
    let client = server.builder().max_response_bytes(9).build().expect("a client");
    Call::<()>::new(&client, &HEAD).send().await.expect("an answer");
}

#[tokio::test]
async fn a_timeout_of_any_length() {
    let server = Server::answering(ok()).await;
    let call = Call::<Value>::new(&server.client(), &GET).timeout(Duration::MAX);
    call.send().await.expect("an answer");
}

#[tokio::test]
async fn a_stream_gives_each_piece_as_it_comes() {
    let (go_on, signal) = oneshot::channel();
    let head = b"HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: 6\r\n\r\none".to_vec();
    let server = Server::start([vec![Step::Send(head), Step::Await(signal), Step::Send(b"two".to_vec())]]).await;
    let client = server.builder().max_response_bytes(1).build().expect("a client");
    let mut stream = Call::<Bytes>::new(&client, &GET).stream().await.expect("an answer");
    assert_eq!(stream.status().as_u16(), 200);
    assert_eq!(stream.headers()["content-type"], "image/png");
    // The server sends the second piece only when the first is here.
    assert_eq!(stream.chunk().await.expect("a piece"), Some(Bytes::from("one")));
    go_on.send(()).expect("a server");
    let next = poll_fn(|cx| Pin::new(&mut stream).poll_next(cx)).await;
    assert_eq!(next.expect("a piece").expect("a piece"), Bytes::from("two"));
    assert_eq!(stream.chunk().await.expect("the end"), None);
    assert_eq!(stream.chunk().await.expect("the end"), None);
}

#[tokio::test]
async fn a_body_that_is_not_described_can_be_had_as_a_stream() {
    let bytes = b"HTTP/1.1 200 OK\r\ncontent-type: application/zip\r\ncontent-length: 3\r\n\r\nzip".to_vec();
    let server = Server::answering(bytes).await;
    let mut stream = Call::<()>::new(&server.client(), &GET).stream().await.expect("an answer");
    assert_eq!(stream.headers()["content-type"], "application/zip");
    assert_eq!(stream.chunk().await.expect("a piece"), Some(Bytes::from("zip")));
    assert_eq!(stream.chunk().await.expect("the end"), None);
}

#[tokio::test]
async fn a_stream_that_breaks_off_ends_with_an_error() {
    let bytes = b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\none".to_vec();
    let server = Server::answering(bytes).await;
    let mut stream = Call::<Bytes>::new(&server.client(), &GET).stream().await.expect("an answer");
    assert_eq!(stream.chunk().await.expect("a piece"), Some(Bytes::from("one")));
    let error = stream.chunk().await.expect_err("the break");
    assert!(error.to_string().starts_with("getThing: the response broke off: "), "{error}");
    assert_eq!(stream.chunk().await.expect("the end"), None);
}

#[tokio::test]
async fn the_timeout_of_a_stream_counts_for_each_piece() {
    let bytes = b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\none".to_vec();
    let server = Server::start([vec![Step::Send(bytes), Step::Stall], vec![Step::Stall]]).await;
    let call = Call::<Bytes>::new(&server.client(), &GET).timeout(Duration::from_secs(1));
    let mut stream: ByteStream = call.clone().stream().await.expect("an answer");
    assert_eq!(stream.chunk().await.expect("a piece"), Some(Bytes::from("one")));
    let error = stream.chunk().await.expect_err("a timeout");
    assert!(error.is_timeout());
    assert!(call.stream().await.expect_err("a timeout").is_timeout());
}

#[tokio::test]
async fn a_piece_is_not_lost_when_the_wait_for_it_ends() {
    let (go_on, signal) = oneshot::channel();
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n".to_vec();
    let server = Server::start([vec![Step::Send(head), Step::Await(signal), Step::Send(b"one".to_vec())]]).await;
    let mut stream = Call::<Bytes>::new(&server.client(), &GET).stream().await.expect("an answer");
    let waited = tokio::time::timeout(Duration::from_millis(1), stream.chunk()).await;
    assert!(waited.is_err());
    go_on.send(()).expect("a server");
    assert_eq!(stream.chunk().await.expect("a piece"), Some(Bytes::from("one")));
}

#[tokio::test]
async fn a_stream_of_an_error_is_the_error() {
    let server = Server::answering(json_answer("404 Not Found", r#"{"detail":"gone"}"#)).await;
    let error = Call::<Bytes>::new(&server.client(), &GET).stream().await.expect_err("an error");
    assert_eq!(error.to_string(), "getThing: HTTP 404 Not Found: gone");
}
