//! Operations that answer with one value or with events.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::responses_streamed::answers::Answers;
use notte_compiled_fixtures::responses_streamed::types::Question;
use notte_compiled_fixtures::runtime::http::{Api, ClientBuilder};
use notte_tests::server::{Answer, Server};
use serde_json::json;

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

fn start() -> (Server, Answers) {
    let server = Server::start(include_str!("../../../../fixtures/responses/streamed/spec.yaml"));
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    let answers = Answers::new(&client);
    (server, answers)
}

fn whole() -> Answer {
    Answer::json(json!({ "text": "a" }))
}

fn events() -> Answer {
    Answer::bytes("data: {\"text\":\"a\"}\n\n").header("content-type", "text/event-stream")
}

#[tokio::test]
async fn a_method_of_events_sends_the_flag() {
    let (server, answers) = start();
    server.answer("createAnswer", events());
    answers.create_events("why").body("b").await.expect("events");
    assert_eq!(server.last().json(), json!({ "prompt": "why", "stream": true, "body": "b" }));
    answers.create_events_with(Question::new("why")).await.expect("events");
    assert_eq!(server.last().json(), json!({ "prompt": "why", "stream": true }));
    server.answer("getAnswer", events());
    answers.get_events().await.expect("events");
    assert_eq!(server.last().query.as_deref(), Some("stream=true"));
    server.answer("replaceAnswer", events());
    answers.replace_events().model("m").await.expect("events");
    assert_eq!(server.last().json(), json!({ "stream": true, "model": "m" }));
}

#[tokio::test]
async fn a_method_of_one_value_sends_no_flag_where_none_means_that() {
    let (server, answers) = start();
    server.answer("createAnswer", whole());
    answers.create("why").await.expect("an answer");
    assert_eq!(server.last().json(), json!({ "prompt": "why" }));
    // A request that asks for events is asked for one value all the same.
    let mut request = Question::new("why");
    request.stream = true.into();
    answers.create_with(request).await.expect("an answer");
    assert_eq!(server.last().json(), json!({ "prompt": "why" }));
    server.answer("getAnswer", whole());
    answers.get().await.expect("an answer");
    assert_eq!(server.last().query.as_deref(), Some("stream=false"));
    server.answer("replaceAnswer", whole());
    answers.replace().model("m").await.expect("an answer");
    assert_eq!(server.last().json(), json!({ "stream": false, "model": "m" }));
}

#[tokio::test]
async fn one_value_is_no_event() {
    let (server, answers) = start();
    server.answer("createAnswer", whole());
    assert!(answers.create_events("why").await.expect_err("no events").is_decode());
    let labeled = Answer::bytes("{\"text\":\"a\"}").header("content-type", "application/vnd.answer+json");
    server.answer("createAnswer", labeled);
    assert!(answers.create_events("why").await.expect_err("no events").is_decode());
}
