//! The generated client: answers with an error status, in all the shapes that Notte gives them.

use notte_generated::types::Cookie;
use notte_generated::{Client, Error};
use notte_tests::calls::{self, NOTTE};
use notte_tests::server::{Answer, Server};
use serde_json::json;

/// The error that this answer becomes, of an operation that is idempotent.
async fn failed(answer: Answer) -> Error {
    let server = Server::start(NOTTE);
    server.answer("sessionStatus", answer);
    let outcome = calls::client(&server.url()).sessions().status("s1").await;
    server.assert_clean();
    let error = outcome.expect_err("an error");
    assert_eq!(error.operation(), Some("sessionStatus"));
    error
}

fn message(error: &Error) -> Option<String> {
    error.api().and_then(notte_generated::ApiError::message)
}

#[tokio::test]
async fn the_message_is_found_in_every_shape() {
    for (status, body, expected) in [
        (
            401,
            json!({ "message": "Authentication failed. Please check your credentials." }),
            "Authentication failed. Please check your credentials.",
        ),
        (404, json!({ "detail": "Not Found" }), "Not Found"),
        (
            500,
            json!({ "detail": "No snapshot", "error": "No snapshot", "message": "No snapshot", "status": 500 }),
            "No snapshot",
        ),
        (
            429,
            json!({ "message": "Rate limit exceeded", "detail": "Please wait a minute" }),
            "Rate limit exceeded: Please wait a minute",
        ),
        (
            400,
            json!({ "error": { "code": "bad_request", "message": "No such action", "source": "page" } }),
            "No such action",
        ),
        (409, json!({ "error": "Session already stopped" }), "Session already stopped"),
        (
            404,
            json!({
                "detail": "Replay is not ready", "session_id": null, "status": 404, "error": "Replay is not ready",
                "message": "Replay is not ready", "replay_status": "processing", "retryable": true,
            }),
            "Replay is not ready",
        ),
        (
            422,
            json!({ "detail": [
                { "type": "missing", "loc": ["body", "task"], "msg": "Field required", "input": { "key": "secret" } },
                { "type": "int", "loc": ["query", "page", 0], "msg": "Not an integer", "ctx": {} },
            ] }),
            "body.task: Field required; query.page.0: Not an integer",
        ),
        (
            422,
            json!({
                "message": "[{'type': 'extra_forbidden', 'input': 'secret'}]",
                "detail": [{ "type": "extra_forbidden", "loc": ["body", "headless"], "msg": "Extra inputs are not permitted" }],
            }),
            "body.headless: Extra inputs are not permitted",
        ),
    ] {
        let error =
            failed(Answer::json(body.clone()).status(status).header("x-error-class", "NotteApiExecutionError")).await;
        assert_eq!(message(&error).as_deref(), Some(expected), "{body}");
        assert!(error.is_status() && !error.is_decode() && !error.is_timeout() && !error.is_invalid());
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        let shown = error.to_string();
        assert!(shown.starts_with(&format!("sessionStatus: HTTP {status} ")) && shown.ends_with(expected), "{shown}");
        assert!(!shown.contains("secret") && !format!("{error:?}").contains("secret"), "{error:?}");
        let api = error.into_api().expect("an answer of the API");
        assert_eq!(api.json(), Some(body));
        assert_eq!(api.headers()["x-error-class"], "NotteApiExecutionError");
    }
}

#[tokio::test]
async fn a_page_of_a_proxy_is_kept_and_not_shown() {
    let page = "<!doctype html><title>502 Bad Gateway</title><p>nginx";
    for status in [500, 502] {
        let error = failed(Answer::bytes(page).content_type("text/html; charset=utf-8").status(status)).await;
        assert_eq!(message(&error), None);
        assert!(!error.to_string().contains("nginx"), "{error}");
        assert_eq!(error.body().map(|body| body.as_ref()), Some(page.as_bytes()));
        assert_eq!(error.api().map(|api| api.text().into_owned()).as_deref(), Some(page));
        assert_eq!(error.retryable(), status == 502);
    }
}

#[tokio::test]
async fn bodies_that_say_nothing_are_errors_all_the_same() {
    for (answer, expected) in [
        (Answer::empty().status(503), None),
        (Answer::bytes("upstream\n timed out ").content_type("text/plain").status(504), Some("upstream\n timed out")),
        (Answer::bytes("{\"detail\": \"cut").content_type("application/json").status(500), None),
        (Answer::json(json!(null)).status(400), None),
        (Answer::json(json!([])).status(418), None),
        (Answer::json(json!({ "detail": { "field": ["is too short"] } })).status(400), Some("field: is too short")),
        (Answer::bytes([0xff, 0xfe]).content_type("application/octet-stream").status(500), None),
        (Answer::json(json!({ "message": "much" })).status(400).truncated(5), None),
    ] {
        let error = failed(answer.clone()).await;
        assert!(error.is_status(), "{error}");
        assert_eq!(error.status().map(|status| status.as_u16()), answer.status);
        assert_eq!(message(&error).as_deref(), expected, "{answer:?}");
    }
}

#[tokio::test]
async fn a_long_message_is_cut_where_it_is_shown() {
    let long = format!("first\nsecond {}", "x".repeat(5_000));
    let error = failed(Answer::json(json!({ "message": long })).status(400)).await;
    assert!(error.to_string().len() < 400 && !error.to_string().contains('\n'), "{error}");
    assert_eq!(message(&error), Some(long));
}

#[tokio::test]
async fn an_error_can_be_read_as_a_type() {
    let error = failed(Answer::json(json!({ "name": "x", "path": null, "code": 7 })).status(400)).await;
    let api = error.api().expect("an answer of the API");
    let cookie: Cookie = api.decode().expect("any type of the client");
    assert_eq!(cookie.name.as_deref(), Some("x"));
    assert_eq!(cookie.extra["code"], 7);
    assert!(api.decode::<bool>().is_err());
}

#[tokio::test]
async fn every_operation_has_its_name_in_its_errors() {
    let server = Server::start(NOTTE);
    let notte: Client = calls::client(&server.url());
    for operation in calls::all() {
        server.answer(operation.id, Answer::json(json!({ "detail": "No" })).status(401));
        for (name, case) in operation.cases() {
            let error = (case.send)(&notte).await.expect_err("an error");
            assert_eq!(error.to_string(), format!("{}: HTTP 401 Unauthorized: No", operation.id), "{name}");
        }
    }
    server.assert_clean();
}
