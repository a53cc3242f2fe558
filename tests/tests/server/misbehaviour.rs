//! The strict server: how it misbehaves, as an ordinary client sees it.

use std::time::{Duration, Instant};

use crate::support::{NOTTE, get, status};
use notte_tests::server::{Answer, Server};
use serde_json::json;

#[tokio::test]
async fn truncated_answers_break_the_body() {
    let server = Server::start(NOTTE);
    server.answer("sessionStatus", Answer::full().truncated(10));
    let response = get(&server, "/sessions/one").send().await.expect("a head");
    assert!(response.content_length().is_some_and(|length| length > 10));
    assert!(response.bytes().await.is_err());
}

#[tokio::test]
async fn closed_and_garbage_answers_break_the_request() {
    let server = Server::start(NOTTE);
    for answer in [Answer::closed(), Answer::garbage(), Answer::raw("HTTP/1.1 200 OK\r\nContent-")] {
        server.answer("sessionStatus", answer);
        assert!(get(&server, "/sessions/one").send().await.is_err());
        assert_eq!(server.last().status, 0);
    }
    server.answer("sessionStatus", Answer::full());
    status(&server).await.expect("an answer");
}

#[tokio::test]
async fn slow_answers_are_whole() {
    let server = Server::start(NOTTE);
    let pause = Duration::from_millis(40);
    server.answer("sessionStatus", Answer::json(json!([1, 2, 3])).chunked(3, pause));
    let start = Instant::now();
    assert_eq!(status(&server).await.expect("an answer"), json!([1, 2, 3]));
    assert!(start.elapsed() >= 3 * pause);
    server.answer("sessionStatus", Answer::json(1).late(3 * pause));
    let start = Instant::now();
    assert!(get(&server, "/sessions/one").timeout(pause).send().await.is_err_and(|error| error.is_timeout()));
    assert_eq!(status(&server).await.expect("an answer"), 1);
    assert!(start.elapsed() >= 4 * pause);
}
