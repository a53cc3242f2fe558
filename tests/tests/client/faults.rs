//! The generated client: connections that break, answers that are late, and successes that are not what was described.

use std::time::Duration;

use notte_generated::Error;
use notte_tests::calls::{self, NOTTE};
use notte_tests::server::{Answer, Server, Shape};
use serde_json::json;

/// Later than any test waits, and sooner than the client gives up by itself.
const LATE: Duration = Duration::from_secs(40);

/// As long as a test waits for what does not come.
const SHORT: Duration = Duration::from_millis(50);

#[tokio::test]
async fn a_success_that_is_not_as_described_is_named_and_kept() {
    let whole = "{\"session_id\": \"s1\", \"status\": \"active\"}";
    for (answer, path, expected) in [
        (
            Answer::bytes("<html>Sign in").content_type("text/html"),
            None,
            "the response is \"text/html\", where JSON is expected",
        ),
        (
            Answer::bytes("ok").content_type("text/plain"),
            None,
            "the response is \"text/plain\", where JSON is expected",
        ),
        (Answer::json(json!([{ "session_id": "s1" }])), Some("$"), "the response at $: expected an object"),
        (Answer::json(json!("s1")), Some("$"), "the response at $: expected an object"),
        (Answer::json(json!(null)), Some("$"), "the response at $: expected an object"),
        (
            Answer::json(json!({ "viewport_width": { "px": 1 } })),
            Some("$.viewport_width"),
            "the response at $.viewport_width: expected an integer",
        ),
        (
            Answer::json(json!({ "viewport_height": 720.5 })),
            Some("$.viewport_height"),
            "the response at $.viewport_height: expected an integer",
        ),
        (Answer::json(json!({ "status": 3 })), Some("$.status"), "the response at $.status: expected a string"),
        (Answer::bytes(&whole[..20]).content_type("application/json"), Some("$"), "the response at $: "),
        (Answer::bytes(format!("{whole}]")).content_type("application/json"), Some("$"), "the response at $: "),
        (
            Answer::bytes(b"{\"session_id\":\"\xff\"}").content_type("application/json"),
            Some("$"),
            "the response at $: ",
        ),
    ] {
        let server = Server::start(NOTTE);
        server.answer("sessionStatus", answer.clone());
        let error = calls::client(&server.url()).sessions().status("s1").await.expect_err("it is not a session");
        let shown = error.to_string();
        assert!(shown.starts_with(&format!("sessionStatus: {expected}")), "{shown}");
        assert!(error.is_decode() && !error.is_status() && !error.retryable(), "{shown}");
        assert_eq!(error.json_path().as_deref(), path, "{shown}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(answer.status.unwrap_or(200)));
        assert_eq!(error.body().map(|body| body.as_ref()), Some(server.last().answered.as_slice()));
        server.assert_clean();
    }
}

/// Notte's own SDK takes an answer without a body as an object without members.
#[tokio::test]
async fn a_success_without_a_body_is_an_empty_value() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    for answer in [Answer::empty(), Answer::empty().status(204)] {
        server.answer("sessionStatus", answer.clone());
        let session = notte.sessions().status("s1").await.expect("a session without members");
        assert_eq!(session.session_id, None);
        server.answer("listSessions", answer.clone());
        let list = notte.sessions().list().await;
        match answer.status {
            Some(204) => assert!(list.expect("a list without elements").is_empty()),
            _ => assert!(list.expect_err("no list").is_empty()),
        }
    }
}

#[tokio::test]
async fn the_path_of_a_fault_leads_into_lists() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    server.answer("listSessions", Answer::json(json!([{}, { "viewport_width": 1 }, { "viewport_width": "wide" }])));
    let error = notte.sessions().list().await.expect_err("a fault");
    assert_eq!(error.json_path().as_deref(), Some("$[2].viewport_width"));
    server
        .answer("pageObserve", Answer::json(json!({ "space": { "actions": [{ "type": "click" }, { "id": "I1" }] } })));
    let error = notte.page().observe("s1").await.expect_err("a fault");
    assert_eq!(error.json_path().as_deref(), Some("$.space.actions[1]"));
    assert_eq!(error.to_string(), "pageObserve: the response at $.space.actions[1]: missing field `type`");
    // A page of items, which is what the live API is said to send: an error, and no empty list.
    server.answer("listAgents", Answer::json(json!({ "items": [], "page": 1, "has_next": false })));
    let error = notte.agents().list().await.expect_err("a fault");
    assert!(error.is_decode() && error.to_string().contains("expected an array"), "{error}");
    server.assert_clean();
}

#[tokio::test]
async fn every_operation_names_itself_where_its_answer_is_no_json() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    for operation in calls::all() {
        if server.sample_answer(operation.id, 200, Shape::Sparse).is_none() {
            continue;
        }
        server.answer(operation.id, Answer::bytes("<p>").content_type("text/html"));
        let error = (operation.minimal.send)(&notte).await.expect_err("a fault");
        assert_eq!(error.operation(), Some(operation.id));
        assert!(error.is_decode(), "{error}");
        server.answer(operation.id, Answer::json(json!(7)));
        let error = (operation.minimal.send)(&notte).await.expect_err("a fault");
        assert_eq!((error.is_decode(), error.json_path().as_deref()), (true, Some("$")), "{error}");
    }
}

#[tokio::test]
async fn json_in_another_guise_is_read() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    for content_type in ["application/json; charset=utf-8", "APPLICATION/JSON", "application/problem+json", ""] {
        server.answer("sessionStatus", Answer::bytes(" {\"session_id\":\"s1\"}\r\n").content_type(content_type));
        let session = notte.sessions().status("s1").await.expect("a session");
        assert_eq!(session.session_id.as_deref(), Some("s1"), "{content_type}");
    }
}

async fn broken(answer: Answer, idempotent: bool) -> Error {
    let server = Server::start(NOTTE);
    server.answer("sessionStatus", answer.clone());
    server.answer("sessionStart", answer);
    let notte = calls::client(&server.url());
    let outcome = if idempotent { notte.sessions().status("s1").await } else { notte.sessions().start().await };
    outcome.expect_err("it broke")
}

#[tokio::test]
async fn a_broken_connection_is_neither_an_answer_nor_a_timeout() {
    for answer in
        [Answer::closed(), Answer::garbage(), Answer::raw("HTTP/1.1 200 OK\r\nContent-"), Answer::full().truncated(9)]
    {
        for idempotent in [true, false] {
            let error = broken(answer.clone(), idempotent).await;
            assert!(!error.is_status() && !error.is_timeout() && !error.is_decode() && !error.is_invalid(), "{error}");
            assert_eq!(error.retryable(), idempotent, "{error}");
            assert_eq!(
                error.status().is_some(),
                matches!(answer.delivery, notte_tests::server::Delivery::Truncated { .. })
            );
        }
    }
}

#[tokio::test]
async fn a_late_answer_is_a_timeout() {
    let server = Server::start(NOTTE);
    let notte = calls::builder(&server.url()).timeout(SHORT).build().expect("a client");
    let pause = Answer::full().chunked(4, LATE);
    for answer in [Answer::full().late(LATE), pause] {
        server.answer("sessionStatus", answer.clone());
        server.answer("sessionStart", answer);
        let error = notte.sessions().status("s1").await.expect_err("it is late");
        assert!(error.is_timeout() && error.retryable() && !error.is_connect(), "{error}");
        let error = notte.sessions().start().await.expect_err("it is late");
        assert!(error.is_timeout() && !error.retryable(), "{error}");
        assert!(error.to_string().contains("within 50ms"), "{error}");
    }
    // A call may have its own time.
    server.answer("sessionStatus", Answer::full());
    notte.sessions().status("s1").timeout(LATE).await.expect("a session");
    server.assert_clean();
}

#[tokio::test]
async fn more_than_the_limit_is_not_taken() {
    let server = Server::start(NOTTE);
    let notte = calls::builder(&server.url()).max_response_bytes(64).build().expect("a client");
    let fits = json!({ "code": "x".repeat(64 - "{\"code\":\"\"}".len()) });
    let large = json!({ "code": "x".repeat(65) });
    for deliver in [|answer: Answer| answer, |answer: Answer| answer.chunked(50, Duration::ZERO)] {
        server.answer("getScript", deliver(Answer::json(fits.clone())));
        notte.agents().get_script("a1").await.expect("it fits");
        server.answer("getScript", deliver(Answer::json(large.clone())));
        let error = notte.agents().get_script("a1").await.expect_err("it is too large");
        assert!(error.is_too_large() && !error.is_decode() && !error.retryable(), "{error}");
        assert_eq!(error.to_string(), "getScript: the response is larger than 64 bytes");
    }
    server.answer("sessionReplay", Answer::bytes(vec![7; 65]));
    assert!(notte.sessions().replay("s1").await.expect_err("it is too large").is_too_large());
    server.answer("getScript", Answer::json(large).status(500));
    let error = notte.agents().get_script("a1").await.expect_err("an error");
    assert_eq!((error.is_status(), error.body().map(|body| body.len())), (true, Some(64)));
}
