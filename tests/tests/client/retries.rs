//! The generated client: what it says of trying again.

use std::time::Duration;

use notte_generated::Client;
use notte_tests::calls::{self, NOTTE};
use notte_tests::server::{Answer, Server};
use serde_json::json;

#[tokio::test]
async fn what_may_be_tried_again() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    for (status, get, post) in [
        (400, false, false),
        (401, false, false),
        (404, false, false),
        (403, true, true),
        (408, true, false),
        (422, false, false),
        (429, true, true),
        (500, false, false),
        (502, true, false),
        (503, true, true),
        (504, true, false),
        (529, false, false),
    ] {
        let answer = Answer::json(json!({ "message": "no" })).status(status).header("retry-after", "7");
        server.answer("sessionStatus", answer.clone());
        server.answer("sessionStart", answer);
        let error = notte.sessions().status("s1").await.expect_err("an error");
        assert_eq!((error.retryable(), error.retry_after()), (get, Some(Duration::from_secs(7))), "{status}");
        let error = notte.sessions().start().await.expect_err("an error");
        assert_eq!(error.retryable(), post, "{status}");
    }
    server.assert_clean();
    // A client without retries sends each call once.
    assert_eq!(server.requests().len(), 24);
}

#[tokio::test]
async fn retry_after_is_seconds_or_a_date() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    for (value, expected) in [
        (Some("30"), Some(Duration::from_secs(30))),
        (Some("0"), Some(Duration::ZERO)),
        (Some(" 1.5 "), Some(Duration::from_millis(1_500))),
        (Some("Fri, 07 Aug 2026 10:00:30 GMT"), Some(Duration::from_secs(30))),
        (Some("Fri, 07 Aug 2026 09:00:00 GMT"), Some(Duration::ZERO)),
        (Some("soon"), None),
        (Some("-1"), None),
        (Some("1e400"), None),
        (None, None),
    ] {
        let mut answer = Answer::json(json!({ "message": "Rate limit exceeded" })).status(429);
        answer = answer.header("date", "Fri, 07 Aug 2026 10:00:00 GMT").header("x-request-id", "r-1");
        if let Some(value) = value {
            answer = answer.header("retry-after", value);
        }
        server.answer("listVaults", answer);
        let error = notte.vaults().list().await.expect_err("an error");
        assert_eq!(error.retry_after(), expected, "{value:?}");
        assert_eq!(error.request_id(), Some("r-1"));
    }
}

#[tokio::test]
async fn the_policy_of_the_api_is_the_default() {
    let server = Server::start(NOTTE);
    let notte = Client::builder()
        .base_url(server.url())
        .credential("BearerAuth", notte_tests::server::KEY)
        .build()
        .expect("a client");
    for (status, attempts) in [(503, 4), (529, 4), (429, 1), (500, 1)] {
        let answer = Answer::json(json!({ "message": "no" })).status(status).header("retry-after", "0");
        server.answer("sessionStart", answer);
        let before = server.requests().len();
        let error = notte.sessions().start().await.expect_err("an error");
        assert_eq!(
            (error.attempts(), server.requests().len() - before),
            (Some(attempts), attempts as usize),
            "{status}"
        );
    }
}
