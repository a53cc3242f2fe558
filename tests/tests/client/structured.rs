//! Data in the form of a Rust type, and replays that are waited for, against a double of the API.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use std::error::Error as _;
use std::time::Duration;

use bytes::Bytes;
use notte_generated::json::{Json, JsonObject};
use notte_generated::testing::{Double, Sample as _};
use notte_generated::types::{
    AgentResponse, AgentResponseStatus, AgentStartRequest, AgentStatusResponse, GlobalScrapeRequest, ScrapeRequest,
    ScrapeResponse, SessionResponse, SessionStartRequest,
};
use notte_generated::{Client, Replay, Retries, StructuredError, WaitError, With as _, response_format};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

/// What a page is about.
#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
struct Article {
    title: String,
    /// The first one is the main author.
    authors: Vec<Author>,
    success: Option<bool>,
}

#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
struct Author {
    name: String,
}

fn double() -> (Double, Client) {
    let double = Double::new();
    let client = double.client(Client::builder().retries(Retries::never())).expect("a client");
    (double, client)
}

fn object(value: Value) -> JsonObject {
    value.as_object().cloned().expect("an object").into()
}

fn scraped(structured: Value) -> ScrapeResponse {
    ScrapeResponse::sample().with(|page| page.structured = object(structured).into())
}

fn article() -> Article {
    Article { title: "A".to_owned(), authors: vec![Author { name: "Ada".to_owned() }], success: None }
}

#[test]
fn the_schema_is_that_of_the_type() {
    let schema = Json::from(response_format::<Article>());
    assert_eq!(schema["required"], json!(["title", "authors"]));
    assert_eq!(schema["description"], json!("What a page is about."));
    assert_eq!(schema["properties"]["authors"]["items"], json!({ "$ref": "#/$defs/Author" }));
    assert_eq!(schema["$defs"]["Author"]["properties"]["name"]["type"], json!("string"));
    assert!(response_format::<Value>().get("type").is_none());
}

#[tokio::test]
async fn a_page_is_scraped_as_a_type_in_both_shapes() {
    let (double, client) = double();
    let data = json!({ "title": "A", "authors": [{ "name": "Ada" }] });
    let wrapped = json!({ "success": true, "error": null, "data": data });
    double.on(client.scraping().scrape_webpage("")).answer(scraped(data.clone())).answer(scraped(wrapped.clone()));
    let request = || GlobalScrapeRequest::new("https://a.test").with(|request| request.only_main_content = Some(true));
    for _ in 0..2 {
        assert_eq!(client.scrape_as::<Article>(request()).await.expect("an article"), article());
    }
    let sent: GlobalScrapeRequest = double.sent()[0].json().expect("a request");
    assert_eq!(sent.response_format.as_ref(), Some(&response_format::<Article>()));
    assert_eq!((&*sent.url, sent.only_main_content), ("https://a.test", Some(true)));
    // In a session.
    let started = SessionResponse::sample().with(|session| session.session_id = Some("s1".to_owned()));
    double.on(client.sessions().start()).answer(started);
    double.on(client.sessions().stop("")).answer(SessionResponse::sample());
    double.on(client.page().scrape("")).answer(scraped(wrapped));
    let session = client.session(SessionStartRequest::default()).await.expect("a session");
    assert_eq!(session.scrape_as::<Article>(ScrapeRequest::default()).await.expect("an article"), article());
    assert_eq!(double.sent().last().and_then(|sent| sent.path("session_id")).as_deref(), Some("s1"));
    session.close().await.expect("stopped");
}

#[test]
fn what_is_no_data_of_the_type_is_an_error_that_says_why() {
    let of = |structured: Value| scraped(structured).structured_as::<Article>().expect_err("an error");
    let refused = of(json!({ "success": false, "error": "a login is needed", "data": null }));
    assert_eq!(refused.to_string(), "the server found no such data: a login is needed");
    assert!(matches!(of(json!({ "success": true, "error": null, "data": null })), StructuredError::Missing));
    let none = ScrapeResponse::sample().structured_as::<Article>().expect_err("an error");
    assert_eq!(none.to_string(), "the response has no structured data");
    let other = of(json!({ "title": "A", "authors": "Ada" }));
    assert!(matches!(&other, StructuredError::Mismatch { data, .. } if data["authors"] == "Ada"));
    assert!(other.to_string().starts_with("the data is not of the type: invalid type: string \"Ada\""), "{other}");
    // Data with a member `success` is not taken for what the API wraps data into.
    let own = scraped(json!({ "title": "A", "authors": [], "success": false })).structured_as::<Article>();
    assert_eq!(own.expect("an article").success, Some(false));
}

#[tokio::test]
async fn an_agent_answers_as_a_type() {
    let (double, client) = double();
    let started = AgentResponse::sample().with(|agent| agent.agent_id = Some("a1".to_owned()));
    double.on(client.agents().start("", "")).answer(started);
    let closed = |success: bool, answer: Option<&str>| {
        AgentStatusResponse::sample().with(|agent| {
            agent.status = Some(AgentResponseStatus::Closed);
            agent.success = success.into();
            agent.answer = answer.map(str::to_owned).into();
        })
    };
    let statuses = double.on(client.agents().status(""));
    let statuses = statuses.answer(closed(true, Some(r#"{"title": "A", "authors": [{"name": "Ada"}]}"#)));
    statuses.answer(closed(true, Some("I found it"))).answer(closed(true, None)).answer(closed(false, Some("{}")));
    let run = async || client.run_agent(AgentStartRequest::new("t", "s1")).answer::<Article>().await;
    assert_eq!(run().await.expect("an answer"), article());
    let sent: AgentStartRequest = double.sent()[0].json().expect("a request");
    assert_eq!(sent.response_format.as_ref(), Some(&response_format::<Article>()));
    let prose = run().await.expect_err("no JSON");
    assert!(matches!(&prose, StructuredError::Mismatch { data, .. } if data == "I found it"), "{prose}");
    assert!(matches!(run().await, Err(StructuredError::Missing)));
    let failed = run().await.expect_err("a failure");
    assert!(matches!(&failed, StructuredError::Agent(error) if matches!(**error, WaitError::Failed(_))), "{failed}");
    // A call that fails is told once.
    double.on(client.agents().start("", "")).refuse();
    let refused = run().await.expect_err("no connection");
    assert_eq!(refused.to_string().matches("no connection").count(), 1, "{refused}");
    assert!(refused.source().is_none());
}

const DEADLINE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_replay_is_waited_for() {
    let (double, client) = double();
    let to_come = json!({ "detail": "No replay", "status": 404, "retryable": true });
    let replays = double.on(client.sessions().replay(""));
    let replays = replays.error(404, to_come.clone()).header("Retry-After-Ms", "1").error(404, ());
    replays.header("Retry-After-Ms", "1").answer(Bytes::from_static(b"\0\0\0\x20ftypisom"));
    let replay = client.wait_for_replay("s/1", DEADLINE).await.expect("a replay");
    assert!(matches!(replay, Replay::Video(video) if video.ends_with(b"ftypisom")));
    assert_eq!(double.sent().len(), 3);
    assert_eq!(double.sent()[2].path("session_id").as_deref(), Some("s/1"));
    // What never comes.
    double.on(client.sessions().replay("")).error(404, to_come);
    let late = client.wait_for_replay("s1", Duration::ZERO).await.expect_err("too late");
    assert!(matches!(&late, WaitError::TimedOut { last, polls: 1, .. } if last.is_status()), "{late}");
}

#[tokio::test]
async fn a_replay_that_will_not_come_is_not_waited_for() {
    for (status, body) in [
        (404, json!({ "message": "Session s1 is still active" })),
        (404, json!({ "message": "Nothing was recorded", "retryable": false })),
        (403, json!({ "message": "No" })),
    ] {
        let (double, client) = double();
        double.on(client.sessions().replay("")).error(status, body.clone());
        let error = client.wait_for_replay("s1", DEADLINE).await.expect_err("an error");
        let WaitError::Call(error) = error else { panic!("{error}") };
        assert!(error.to_string().ends_with(body["message"].as_str().expect("a message")), "{error}");
        assert_eq!(double.sent().len(), 1);
    }
}
