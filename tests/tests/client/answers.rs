//! The generated client: what it promises of answers.

use notte_generated::json::{DateTime, from_json, from_slice, to_json, to_vec};
use notte_generated::types::{
    AgentResponseStatus, Cookie, SessionResponse, SessionResponseStatus, SessionStartRequest,
};
use notte_tests::calls::{self, NOTTE};
use notte_tests::server::{Answer, Server, UNKNOWN_FIELD, unknown_value};
use serde_json::json;

#[tokio::test]
async fn an_unknown_status_and_an_unknown_field_are_kept() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    let sent = json!({ "status": "authenticating", "steps": [{ "type": "goto" }], "created_at": null });
    server.answer("sessionStatus", Answer::json(sent.clone()).unknown_fields());
    let session = notte.sessions().status("s1").await.expect("a session");
    let status = session.status.clone().expect("a status");
    assert_eq!(status, SessionResponseStatus::Unknown("authenticating".to_owned()));
    assert_eq!((status.as_str(), status.to_string().as_str()), ("authenticating", "authenticating"));
    assert_eq!(session.extra[UNKNOWN_FIELD], unknown_value());
    assert_eq!(session.created_at, None);
    assert_eq!(to_json(&session), server.last().answered_json());
    assert_eq!(from_slice::<SessionResponse>(&to_vec(&session)).expect("it is read"), session);
}

#[tokio::test]
async fn known_values_of_an_enum_are_named() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    for (text, status) in [
        ("active", SessionResponseStatus::Active),
        ("closed", SessionResponseStatus::Closed),
        ("error", SessionResponseStatus::Error),
        ("timed_out", SessionResponseStatus::TimedOut),
        ("ACTIVE", SessionResponseStatus::Unknown("ACTIVE".to_owned())),
        ("", SessionResponseStatus::Unknown(String::new())),
    ] {
        server.answer("sessionStop", Answer::json(json!({ "status": text })));
        let session = notte.sessions().stop("s1").await.expect("a session");
        assert_eq!(session.status, Some(status.clone()));
        assert_eq!(SessionResponseStatus::from(text), status);
        assert_eq!(to_json(&session), json!({ "status": text }));
    }
    server.answer("agentStop", Answer::json(json!({ "status": "closed" })));
    let agent = notte.agents().stop("a1").await.expect("an agent");
    assert_eq!(agent.status, Some(AgentResponseStatus::Closed));
}

#[tokio::test]
async fn times_without_a_zone_are_read_and_kept() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    for (text, point) in [
        ("2026-08-07T10:00:00.123456", "2026-08-07T10:00:00.123456Z"),
        ("2026-08-07T10:00:00", "2026-08-07T10:00:00Z"),
        ("2026-08-07", "2026-08-07T00:00:00Z"),
        ("2026-08-07T10:00:00.120000+00:00", "2026-08-07T10:00:00.12Z"),
        ("2026-08-07T10:00:00.5+02:00", "2026-08-07T08:00:00.5Z"),
        ("2026-08-07 10:00:00", "2026-08-07T10:00:00Z"),
    ] {
        server.answer("agentStatus", Answer::json(json!({ "created_at": text, "closed_at": null })));
        let agent = notte.agents().status("a1").await.expect("an agent");
        let created = agent.created_at.clone().expect("a time");
        assert_eq!(created.timestamp().map(|point| point.to_string()).as_deref(), Ok(point), "{text}");
        assert_eq!(created.as_str(), text);
        assert_eq!(to_json(&agent), json!({ "created_at": text, "closed_at": null }));
    }
    // A text that is no time at all does not spoil the rest of the answer.
    server.answer("agentStatus", Answer::json(json!({ "created_at": "soon", "task": "x" })));
    let agent = notte.agents().status("a1").await.expect("an agent");
    assert_eq!(agent.task.as_deref(), Some("x"));
    assert!(agent.created_at.expect("a time").timestamp().is_err());
    assert!("soon".parse::<DateTime>().is_err());
}

#[test]
fn numbers_and_texts_are_written_as_they_came() {
    for text in [
        r#"{"expires":1767225600.25}"#,
        r#"{"expires":-1.0}"#,
        r#"{"expires":0.1}"#,
        r#"{"name":"\"\\\n\u0001é😀"}"#,
        r#"{"httpOnly":false,"x_big":123456789012345678901234567890}"#,
        r#"{"x_list":[1.50,1e3,-0.0,[],{}]}"#,
    ] {
        let cookie: Cookie = from_slice(text.as_bytes()).expect("a cookie");
        assert_eq!(to_json(&cookie), serde_json::from_str::<serde_json::Value>(text).expect("JSON"), "{text}");
    }
    let whole: Cookie = from_slice(br#"{"expires":1767225600}"#).expect("a cookie");
    assert_eq!(whole.expires, Some(1_767_225_600.0));
    let large = json!({ "network_request_bytes": i64::MAX, "network_response_bytes": 9_007_199_254_740_993_i64 });
    let session: SessionResponse = from_json(&large).expect("a session");
    assert_eq!(to_json(&session), large);
}

#[tokio::test]
async fn the_status_and_the_headers_come_along() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    server.answer("listVaults", Answer::json(json!([])).status(201).header("x-ratelimit-remaining", "59"));
    let reply = notte.vaults().list().send_with_meta().await.expect("a list");
    assert_eq!(reply.status, 201);
    assert_eq!(reply.headers["x-ratelimit-remaining"], "59");
    assert!(reply.value.is_empty());
    let reply = notte.sessions().start().send_with_meta().await.expect("a session");
    assert_eq!((reply.status.as_u16(), reply.value.session_id.is_some()), (200, true));
}

#[tokio::test]
async fn redirects_are_followed_on_the_same_host_alone() {
    let server = Server::start(NOTTE);
    let other = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    server.answer("sessionStatus", Answer::redirect(307, "/sessions/other"));
    server.answer("sessionStart", Answer::redirect(308, &format!("{}/vaults/create", server.url())));
    server.answer("listPersonas", Answer::redirect(302, &format!("{}/personas", other.url())));
    // For ever in a circle: the answer to the second request is the same.
    let error = notte.sessions().status("s1").await.expect_err("a circle");
    assert!(error.is_redirect() && server.requests().len() < 40, "{error}");
    server.answer_once("sessionStatus", Answer::redirect(307, "/sessions/other"));
    server.answer_once("sessionStatus", Answer::json(json!({ "status": "active" })));
    let session = notte.sessions().status("s1").await.expect("a session");
    assert_eq!(session.status, Some(SessionResponseStatus::Active));
    assert_eq!(server.last().path, "/sessions/other");
    notte.sessions().start_with(SessionStartRequest::default()).await.expect("an answer");
    assert_eq!((server.last().path.as_str(), server.last().body.as_slice()), ("/vaults/create", b"{}".as_slice()));
    // The key stays at home, so the other server refuses the request.
    let error = notte.personas().list().await.expect_err("no key");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
    let strayed = other.last();
    assert_eq!((strayed.path.as_str(), strayed.header("authorization")), ("/personas", None));
    assert_eq!(other.requests().len(), 1);
}
