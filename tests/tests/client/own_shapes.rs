//! The client of Notte against the shapes that the API itself is known to have: where the description agrees with them, and where not. The
//! README of the client has the lists.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use std::collections::BTreeMap;
use std::time::Duration;

use notte_generated::json::Json;
use notte_generated::types::{
    Action, AgentStartRequest, Credential, ObserveRequest, PersonaCreateRequest, ScrapeFromHtmlRequest,
    ScrapeFromHtmlRequestFrame, ScrapeRequest, SessionStartRequest, VaultCreateRequest,
};
use notte_generated::{Client, Error, Replay, Retries, WaitError, With as _, response_format};
use notte_tests::calls::{OWN_SHAPES, Sending, bytes, json as sending};
use notte_tests::server::{Answer, KEY, Server, Shape};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

/// A client that tells differences, as `from_env` makes it.
fn client(server: &Server) -> Client {
    let builder = Client::builder().base_url(server.url()).bearer_auth(KEY).retries(Retries::never());
    builder.refuse_unrecognized(true).build().expect("a client")
}

fn server() -> Server {
    let server = Server::start(OWN_SHAPES);
    server.answer("pageScreenshot", Answer::bytes([0xFF, 0xD8, 0xFF].as_slice()).content_type("image/jpeg"));
    server.answer("sessionReplay", Answer::json(json!({ "mp4_url": "https://storage.test/r.mp4?signature=abc" })));
    server
}

/// What becomes of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// The request is taken, and the response is read.
    Works,
    /// The API wants another request.
    Refused,
    /// The response does not match its type: an error with the place.
    Unread,
    /// The response has no member that the description knows: an error.
    Unrecognized,
}

fn outcome(result: &Result<notte_tests::calls::Answered, Error>) -> Outcome {
    let Err(error) = result else { return Outcome::Works };
    match error.status().map(|status| status.as_u16()) {
        Some(422) => Outcome::Refused,
        _ if error.to_string().contains("none of the members") => Outcome::Unrecognized,
        _ if error.is_decode() => Outcome::Unread,
        _ => panic!("{error}"),
    }
}

type Send = fn(&Client) -> Sending;

/// Every operation, with the least that it takes in the description, and with `{}` rather than no body.
fn calls() -> Vec<(&'static str, Send)> {
    vec![
        ("health().check", |c| sending(c.health().check())),
        ("sessions().start_with", |c| sending(c.sessions().start_with(SessionStartRequest::default()))),
        ("sessions().list", |c| sending(c.sessions().list().only_active(true).page(2).page_size(50))),
        ("sessions().status", |c| sending(c.sessions().status("s"))),
        ("sessions().stop", |c| sending(c.sessions().stop("s"))),
        ("sessions().debug_info", |c| sending(c.sessions().debug_info("s"))),
        ("sessions().replay", |c| bytes(c.sessions().replay("s"))),
        ("sessions().cookies_get", |c| sending(c.sessions().cookies_get("s"))),
        ("sessions().cookies_set", |c| sending(c.sessions().cookies_set("s", []))),
        ("page().observe_with", |c| sending(c.page().observe_with("s", ObserveRequest::default()))),
        ("page().execute", |c| sending(c.page().execute("s", Action::new("reload")))),
        ("page().scrape_with", |c| sending(c.page().scrape_with("s", ScrapeRequest::default()))),
        ("page().screenshot", |c| bytes(c.page().screenshot("s"))),
        ("agents().start", |c| sending(c.agents().start("t", "s"))),
        ("agents().list", |c| sending(c.agents().list())),
        ("agents().status", |c| sending(c.agents().status("a"))),
        ("agents().stop", |c| sending(c.agents().stop("a"))),
        ("agents().get_script", |c| sending(c.agents().get_script("a"))),
        ("scraping().scrape_webpage", |c| sending(c.scraping().scrape_webpage("https://a.test"))),
        ("scraping().scrape_from_html_with", |c| {
            let frame = ScrapeFromHtmlRequestFrame::default().with(|frame| frame.html = Some("<p>".to_owned()));
            let request = ScrapeFromHtmlRequest::default().with(|request| request.frames = Some(vec![frame]));
            sending(c.scraping().scrape_from_html_with(request))
        }),
        ("scraping().search_web", |c| sending(c.scraping().search_web("q"))),
        ("personas().create_with", |c| sending(c.personas().create_with(PersonaCreateRequest::default()))),
        ("personas().list", |c| sending(c.personas().list())),
        ("personas().get", |c| sending(c.personas().get("p"))),
        ("personas().delete", |c| sending(c.personas().delete("p"))),
        ("personas().emails_list", |c| sending(c.personas().emails_list("p"))),
        ("personas().sms_list", |c| sending(c.personas().sms_list("p"))),
        ("vaults().create_with", |c| sending(c.vaults().create_with(VaultCreateRequest::default()))),
        ("vaults().list", |c| sending(c.vaults().list())),
        ("vaults().delete", |c| sending(c.vaults().delete("v"))),
        ("vaults().credentials_get", |c| sending(c.vaults().credentials_get("v").url("https://a.test"))),
        ("vaults().credentials_add_with", |c| {
            let credential = Credential::default().with(|value| value.url = Some("https://a.test".to_owned()));
            sending(c.vaults().credentials_add_with("v", credential))
        }),
        ("vaults().credentials_delete", |c| sending(c.vaults().credentials_delete("v", "https://a.test"))),
    ]
}

#[tokio::test]
async fn the_readme_says_of_each_operation_whether_it_works() {
    let server = server();
    let client = client(&server);
    assert_eq!(calls().len(), server.operations().len());
    let mut found: BTreeMap<Outcome, Vec<String>> = BTreeMap::new();
    for (name, call) in calls() {
        let result = call(&client).await;
        found.entry(outcome(&result)).or_default().push(format!("`{name}`"));
    }
    let readme = include_str!("../../../notte-generated/README.md");
    let line = |start: &str| -> Vec<String> {
        let line = readme.split("\n- ").find_map(|item| item.strip_prefix(start)).expect("a list in the README");
        let list = line.split("\n\n").next().unwrap_or_default();
        list.split('`').skip(1).step_by(2).map(|name| format!("`{name}`")).collect()
    };
    let said = BTreeMap::from([
        (Outcome::Works, line("Agree:")),
        (Outcome::Refused, line("The API wants another request:")),
        (Outcome::Unread, line("The response has another form:")),
        (Outcome::Unrecognized, line("The response has other members:")),
    ]);
    assert_eq!(said, found);
}

#[tokio::test]
async fn a_difference_is_an_error_that_says_what_it_is() {
    let server = server();
    let client = client(&server);
    let list = client.sessions().list().await.expect_err("a page");
    assert_eq!(list.to_string(), "listSessions: the response at $: expected an array, found an object");
    // Where the description has pages, `items` finds the list.
    let pages = client.sessions().list().items().next().await.expect("an item").expect("a session");
    assert!(pages.session_id.is_some());
    let debug = client.sessions().debug_info("s").await.expect_err("other members");
    assert!(debug.to_string().contains("none of the members"), "{debug}");
    let page = client.page().scrape_with("s", ScrapeRequest::default()).await.expect("a page");
    assert!(page.content.is_absent() && page.markdown().is_some());
    let refused =
        Answer::json(json!({ "detail": [{ "loc": ["body", "action"], "msg": "Extra inputs are not permitted" }] }));
    let refusal = client.page().execute("s", Action::new("reload")).await.expect_err("a refusal");
    assert!(refusal.is_status() && refusal.to_string().starts_with("pageExecute: HTTP 422"), "{refusal}");
    server.answer_once("sessionStart", refused.status(422));
    let refusal = client.session(SessionStartRequest::default()).await.expect_err("a refusal");
    assert!(refusal.to_string().contains("Extra inputs are not permitted"), "{refusal}");
}

#[tokio::test]
async fn a_session_is_used_and_stopped() {
    let server = server();
    let client = client(&server);
    let text = client
        .with_session(SessionStartRequest::default(), async |session| {
            session.execute(Action::new("goto").with(|action| action.url = "https://a.test".into())).await?;
            assert_eq!(server.last().json(), json!({ "type": "goto", "url": "https://a.test" }));
            let image = client.page().screenshot(session.id()).await?;
            assert_eq!(&*image, [0xFF, 0xD8, 0xFF]);
            server.clear();
            Ok::<_, Error>(session.started().created_at.clone().expect("a time").to_string())
        })
        .await
        .expect("a session");
    assert_eq!(text, "2026-08-07T10:00:00.123456");
    server.assert_clean();
}

#[tokio::test]
async fn observed_actions_go_back_as_they_came() {
    let server = server();
    let actions = [
        json!({ "type": "click", "id": "B1", "selector": { "css": "#go" }, "timeout": 15000, "category": "Interaction" }),
        json!({ "type": "fill", "id": "I1", "value": "", "press_enter": null }),
        json!({ "type": "check", "id": "C1", "value": true }),
        json!({ "type": "reload" }),
    ];
    let mut page = server.sample_answer("pageObserve", 200, Shape::Full).expect("a page");
    page["space"]["actions"] = json!(actions);
    server.answer("pageObserve", Answer::json(page));
    let client = client(&server);
    let session = client.session(SessionStartRequest::default()).await.expect("a session");
    let observed = session.actions(ObserveRequest::default()).await.expect("actions");
    assert_eq!(observed.len(), 4);
    for (action, expected) in observed.iter().zip(&actions) {
        session.execute(action.clone()).await.expect("executed").checked().expect("a success");
        assert_eq!(server.last().json(), *expected);
    }
    let fill = observed[1].clone().with(|action| action.value = "Ada".into());
    session.execute(fill).await.expect("executed");
    assert_eq!(server.last().json()["value"], "Ada");
    // Only the first one was sent as the description has it, and refused.
    let refused = server.requests().into_iter().filter(|sent| !sent.violations.is_empty()).count();
    assert_eq!((refused, server.requests().len()), (1, 2 + 1 + 5));
    server.answer("pageObserve", Answer::json(json!({ "space": {} })));
    let none = session.actions(ObserveRequest::default()).await.expect_err("no actions");
    assert_eq!(none.to_string(), "the response has no `space.actions`");
    session.close().await.expect("stopped");
}

#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
struct Price {
    /// In euros.
    amount: f64,
}

#[tokio::test]
async fn an_agent_answers_as_a_type() {
    let server = server();
    let client = client(&server);
    let status = |status: &str, answer: Value| {
        json!({ "agent_id": "a", "session_id": "s", "status": status, "created_at": "2026-08-07T10:00:00", "task": "t",
            "success": answer.is_string(), "answer": answer, "steps": [{ "action": null }] })
    };
    server.answer_once("agentStatus", Answer::json(status("active", Value::Null)));
    server.answer("agentStatus", Answer::json(status("closed", json!(r#"{"amount": 3.5}"#))));
    let run = || client.run_agent(AgentStartRequest::new("t", "s")).interval(Duration::from_millis(1));
    assert_eq!(run().answer::<Price>().await.expect("an answer"), Price { amount: 3.5 });
    let sent = server.requests().into_iter().find(|sent| sent.operation.as_deref() == Some("agentStart"));
    assert_eq!(sent.expect("a request").json()["response_format"], *Json::from(response_format::<Price>()));
    // An agent that is not closed in time is stopped, with the session that the API asks for.
    server.answer("agentStatus", Answer::json(status("active", Value::Null)));
    run().limit(Duration::ZERO).await.expect_err("too late");
    assert_eq!(server.last().operation.as_deref(), Some("agentStop"));
    server.assert_clean();
}

#[tokio::test]
async fn a_replay_is_waited_for() {
    let server = server();
    let client = client(&server);
    let to_come = json!({ "detail": "No replay", "status": 404, "retryable": true });
    server.answer_once("sessionReplay", Answer::json(to_come).status(404).header("Retry-After-Ms", "1"));
    let replay = client.wait_for_replay("s", Duration::from_secs(60)).await.expect("a replay");
    let Replay::Links(links) = &replay else { panic!("{replay:?}") };
    assert_eq!(links.mp4_url(), Some("https://storage.test/r.mp4?signature=abc"));
    assert!(!format!("{replay:?}").contains("abc"));
    assert_eq!(server.requests().len(), 2);
    // A time that has passed leaves the interval, which the deadline cuts short.
    let to_come = json!({ "detail": "No replay", "status": 404, "retryable": true });
    server.answer("sessionReplay", Answer::json(to_come).status(404).header("Retry-After", "0"));
    let late = client.wait_for_replay("s", Duration::from_millis(200)).await.expect_err("too late");
    assert!(matches!(late, WaitError::TimedOut { polls: 2, .. }), "{late}");
    server.assert_clean();
}
