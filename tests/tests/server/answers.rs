//! The strict server: its answers, as an ordinary client sees them.

use crate::support::{NOTTE, get, status};
use notte_tests::server::{Answer, KEY, Server, Shape, UNKNOWN_FIELD, unknown_value};
use reqwest::Client;
use serde_json::{Value, json};

#[tokio::test]
async fn full_is_the_default() {
    let server = Server::start(NOTTE);
    let session = status(&server).await.expect("an answer");
    let object = session.as_object().expect("an object");
    assert_eq!(object.len(), 14);
    assert!(!object.values().any(Value::is_null));
    assert_eq!(session["status"], "active");
    assert!(session["created_at"].as_str().is_some_and(|at| at.starts_with("2026-01-02T")));
    assert_ne!(session["viewport_width"], session["viewport_height"]);
    assert_eq!(server.last().answered_json(), session);
    assert_eq!(server.last().status, 200);
    server.assert_clean();
}

#[tokio::test]
async fn sparse_has_what_is_required() {
    let server = Server::start(NOTTE);
    server.answer("sessionStatus", Answer::sparse());
    assert_eq!(status(&server).await.expect("an answer"), json!({}));
    server.answer("listSessions", Answer::sparse());
    let list = get(&server, "/sessions").send().await.expect("an answer").bytes().await.expect("a body");
    assert_eq!(list.as_ref(), b"[{}]");
    assert_eq!(server.sample_request("pageExecute", Shape::Sparse), Some(json!({"action": {"type": "click"}})));
}

#[tokio::test]
async fn nulls_are_null_where_they_may_be() {
    let server = Server::start(NOTTE);
    server.answer("sessionStatus", Answer::nulls());
    let session = status(&server).await.expect("an answer");
    let nulls = session.as_object().expect("an object").iter().filter(|(_, value)| value.is_null());
    let nulls: Vec<&str> = nulls.map(|(name, _)| name.as_str()).collect();
    assert_eq!(nulls, ["user_agent", "viewport_width", "viewport_height", "viewer_url", "cdp_url"]);
}

#[tokio::test]
async fn every_made_body_of_notte_is_valid() {
    let server = Server::start(NOTTE);
    assert_eq!(server.operations().len(), 33);
    for (id, _, _) in server.operations() {
        for shape in [Shape::Full, Shape::Sparse, Shape::Nulls] {
            if let Some(body) = server.sample_answer(&id, 200, shape) {
                assert_eq!(server.answer_faults(&id, 200, &body), [""; 0], "{id} {shape:?} {body}");
            }
        }
    }
}

#[tokio::test]
async fn unknown_fields_are_put_into_every_object() {
    let server = Server::start(NOTTE);
    server.answer("sessionCookiesGet", Answer::full().unknown_fields());
    let body = get(&server, "/sessions/one/cookies").send().await.expect("an answer").bytes().await.expect("a body");
    let body: Value = serde_json::from_slice(&body).expect("JSON");
    assert_eq!(body[UNKNOWN_FIELD], unknown_value());
    assert_eq!(body["cookies"].as_array().map(Vec::len), Some(2));
    assert_eq!(body["cookies"][1][UNKNOWN_FIELD], unknown_value());
    server.answer("sessionStatus", Answer::json(json!({"a": [{}]})).unknown_fields());
    assert_eq!(status(&server).await.expect("an answer")["a"][0][UNKNOWN_FIELD], unknown_value());
}

#[tokio::test]
async fn binary_bodies_hold_every_byte() {
    let server = Server::start(NOTTE);
    let replay = get(&server, "/sessions/one/replay").send().await.expect("an answer");
    assert_eq!(replay.headers()["content-type"], "application/octet-stream");
    let replay = replay.bytes().await.expect("a body");
    assert!((0..=255).all(|byte| replay.contains(&byte)));
    let screenshot = Client::new().post(format!("{}/sessions/one/page/screenshot", server.url())).bearer_auth(KEY);
    let screenshot = screenshot.send().await.expect("an answer");
    assert_eq!(screenshot.headers()["content-type"], "image/png");
    assert!(screenshot.bytes().await.expect("a body").starts_with(b"\x89PNG"));
    server.answer("sessionReplay", Answer::sparse());
    assert!(
        get(&server, "/sessions/one/replay").send().await.expect("an answer").bytes().await.expect("a body").is_empty()
    );
    server.assert_clean();
}

#[tokio::test]
async fn a_script_runs_in_order() {
    let server = Server::start(NOTTE);
    server.answer("healthCheck", Answer::json("always").header("x-request-id", "7"));
    server.answer_once("healthCheck", Answer::json("first").status(503).header("retry-after", "1"));
    server.answer_once("healthCheck", Answer::bytes("<p>second").status(502).content_type("text/html"));
    let mut seen = Vec::new();
    for _ in 0..4 {
        let response = Client::new().get(format!("{}/health", server.url())).send().await.expect("an answer");
        let id = response.headers().contains_key("x-request-id");
        seen.push((response.status().as_u16(), id, response.bytes().await.expect("a body")));
    }
    let seen: Vec<_> = seen.iter().map(|(status, id, body)| (*status, *id, body.as_ref())).collect();
    let always = (200, true, b"\"always\"".as_slice());
    assert_eq!(seen, [(503, false, b"\"first\"".as_slice()), (502, false, b"<p>second"), always, always]);
    assert_eq!(server.requests().len(), 4);
    server.clear();
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn refusals_take_nothing_from_the_script() {
    let server = Server::start(NOTTE);
    server.answer_once("sessionStatus", Answer::json("kept"));
    assert_eq!(get(&server, "/sessions/one?x=1").send().await.expect("an answer").status(), 400);
    assert_eq!(status(&server).await.expect("an answer"), "kept");
}

#[tokio::test]
async fn redirects_and_empty_answers() {
    let server = Server::start(NOTTE);
    server.answer("listVaults", Answer::redirect(307, "/personas"));
    let response = get(&server, "/vaults").send().await.expect("an answer");
    assert_eq!((response.status().as_u16(), response.url().path()), (200, "/personas"));
    server.answer("listVaults", Answer::empty().status(204));
    let response = get(&server, "/vaults").send().await.expect("an answer");
    assert_eq!((response.status().as_u16(), response.headers().get("content-type")), (204, None));
    server.answer("listVaults", Answer::bytes("{}").content_type(""));
    let response = get(&server, "/vaults").send().await.expect("an answer");
    assert_eq!((response.status().as_u16(), response.headers().get("content-type")), (200, None));
}
