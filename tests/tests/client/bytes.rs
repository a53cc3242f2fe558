//! The generated client: answers that are bytes, whole and piece by piece.

use std::time::Duration;

use notte_tests::calls::{self, NOTTE};
use notte_tests::server::{Answer, Server};
use serde_json::json;

#[tokio::test]
async fn bytes_are_taken_whole() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    for answer in [Answer::full(), Answer::full().chunked(11, Duration::ZERO), Answer::sparse()] {
        server.answer("sessionReplay", answer.clone());
        server.answer("pageScreenshot", answer);
        let replay = notte.sessions().replay("s1").await.expect("a replay");
        assert_eq!(replay, server.last().answered);
        let screenshot = notte.page().screenshot("s1").send_with_meta().await.expect("a screenshot");
        assert_eq!(screenshot.value, server.last().answered);
        assert_eq!(screenshot.headers["content-type"], "image/png");
    }
    server.assert_clean();
}

/// Screenshots are said to come as JPEG, and replays as JSON: a client of bytes takes what comes.
#[tokio::test]
async fn bytes_of_another_type_are_taken_too() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    server.answer("pageScreenshot", Answer::bytes(b"\xff\xd8\xff").content_type("image/jpeg"));
    let screenshot = notte.page().screenshot("s1").send_with_meta().await.expect("a screenshot");
    assert_eq!(
        (screenshot.value.as_ref(), screenshot.headers["content-type"].as_bytes()),
        (b"\xff\xd8\xff".as_slice(), b"image/jpeg".as_slice())
    );
    server.answer("sessionReplay", Answer::json(json!({ "mp4_url": "https://a.test" })));
    let replay = notte.sessions().replay("s1").await.expect("a replay");
    assert_eq!(replay.as_ref(), br#"{"mp4_url":"https://a.test"}"#);
}

#[tokio::test]
async fn bytes_are_streamed() {
    let server = Server::start(NOTTE);
    let notte = calls::builder(&server.url()).max_response_bytes(16).build().expect("a client");
    let all: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    server.answer("sessionReplay", Answer::bytes(all.clone()).chunked(10_000, Duration::from_millis(1)));
    let mut stream = notte.sessions().replay("s1").stream().await.expect("a head");
    assert_eq!(
        (stream.status().as_u16(), stream.headers()["content-type"].as_bytes()),
        (200, b"application/octet-stream".as_slice())
    );
    let (mut read, mut pieces) = (Vec::new(), 0);
    while let Some(piece) = stream.chunk().await.expect("a piece") {
        assert!(!piece.is_empty());
        read.extend_from_slice(&piece);
        pieces += 1;
    }
    assert!(pieces > 1, "it was held back until it was whole");
    assert_eq!(read, all);
    assert!(stream.chunk().await.expect("the end stays the end").is_none());
    server.assert_clean();
}

#[tokio::test]
async fn the_first_piece_comes_before_the_last_is_sent() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    // A head and one chunk, then nothing: the rest never comes.
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/octet-stream\r\ncontent-length: 10\r\n\r\nfirst";
    server.answer("sessionReplay", Answer::raw(head));
    let mut stream = notte.sessions().replay("s1").stream().await.expect("a head");
    assert_eq!(stream.chunk().await.expect("a piece").as_deref(), Some(b"first".as_slice()));
    let error = stream.chunk().await.expect_err("it broke");
    assert!(error.to_string().starts_with("sessionReplay: the response broke off"), "{error}");
    assert_eq!((error.status().map(|status| status.as_u16()), error.retryable()), (Some(200), true));
    assert!(stream.chunk().await.expect("nothing after an error").is_none());
}

#[tokio::test]
async fn each_piece_has_its_time() {
    let server = Server::start(NOTTE);
    let notte = calls::builder(&server.url()).timeout(Duration::from_millis(300)).build().expect("a client");
    server.answer("pageScreenshot", Answer::full().chunked(100, Duration::from_secs(40)));
    let error = match notte.page().screenshot("s1").stream().await {
        Ok(mut stream) => stream.chunk().await.expect_err("it is late"),
        // Where the machine is slow, the head is late already.
        Err(error) => error,
    };
    assert!(error.is_timeout() && error.operation() == Some("pageScreenshot"), "{error}");
}

#[tokio::test]
async fn an_error_is_an_error_before_the_stream() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    server.answer("sessionReplay", Answer::json(json!({ "detail": "Replay is not ready" })).status(404));
    let error = notte.sessions().replay("s1").stream().await.expect_err("an error");
    assert_eq!(error.to_string(), "sessionReplay: HTTP 404 Not Found: Replay is not ready");
    server.assert_clean();
}
