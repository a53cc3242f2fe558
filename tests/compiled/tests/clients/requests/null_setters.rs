//! Setters of what may be null take a value, an `Option`, or null.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use notte_compiled_fixtures::null_nullable_and_absent::types::Thing;
use notte_compiled_fixtures::null_setters::issues::{Issues, UpdateIssue};
use notte_compiled_fixtures::null_setters::types::{UpdateIssueRequestState, UpdateIssueRequestTitle};
use notte_compiled_fixtures::runtime::http::{Api, ClientBuilder};
use notte_compiled_fixtures::runtime::json::{DateTime, Nullable};
use notte_tests::server::{Answer, Server};
use serde_json::{Value, json};

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };
const SPEC: &str = include_str!("../../../../fixtures/null/setters/spec.yaml");

/// The body that a call sends.
async fn sent(set: impl FnOnce(UpdateIssue) -> UpdateIssue) -> Value {
    let server = Server::start(SPEC);
    server.answer("updateIssue", Answer::empty());
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    set(Issues::new(&client).update(1)).await.expect("it is sent");
    server.requests()[0].json()
}

#[test]
fn what_is_required_takes_the_same() {
    let required = |request: Thing| request.always_nullable;
    assert_eq!(required(Thing::new("a", "b")).as_deref(), Some("b"));
    assert_eq!(required(Thing::new("a", String::from("b"))).as_deref(), Some("b"));
    assert_eq!(required(Thing::new("a", Some("b".to_owned()))).as_deref(), Some("b"));
    assert_eq!(required(Thing::new("a", None)), None);
    assert_eq!(required(Thing::new("a", Nullable::Null)), None);
}

#[tokio::test]
async fn values() {
    let set = |call: UpdateIssue| call.milestone(3).assignee("a").state("open").title("t").due("2026-01-01T00:00:00Z");
    let wanted = json!({"milestone": 3, "assignee": "a", "state": "open", "title": "t", "due": "2026-01-01T00:00:00Z"});
    assert_eq!(sent(set).await, wanted);
    let set = |call: UpdateIssue| call.assignee(String::from("a")).state(UpdateIssueRequestState::Closed).title(5);
    assert_eq!(sent(set).await, json!({"assignee": "a", "state": "closed", "title": 5}));
    assert_eq!(sent(|call| call.labels(["a", "b"])).await, json!({"labels": ["a", "b"]}));
}

#[tokio::test]
async fn null() {
    let all = json!({"milestone": null, "assignee": null, "state": null, "title": null, "due": null, "day": null});
    let set = |call: UpdateIssue| {
        let call = call.milestone(Nullable::Null).assignee(Nullable::Null).state(Nullable::Null);
        call.title(Nullable::Null).due(Nullable::Null).day(Nullable::Null)
    };
    assert_eq!(sent(set).await, all);
    let set = |call: UpdateIssue| call.milestone(None).assignee(None).state(None).title(None).due(None).day(None);
    assert_eq!(sent(set).await, all);
}

#[tokio::test]
async fn options() {
    let (number, text) = (Some(3), Some("a".to_owned()));
    let title: Option<UpdateIssueRequestTitle> = None;
    let due = Some(DateTime::from("2026-01-01T00:00:00Z"));
    let set = |call: UpdateIssue| call.milestone(number).assignee(text).title(title).due(due);
    let wanted = json!({"milestone": 3, "assignee": "a", "title": null, "due": "2026-01-01T00:00:00Z"});
    assert_eq!(sent(set).await, wanted);
    let absent = |call: UpdateIssue| call.milestone(3).milestone(Nullable::Absent);
    assert_eq!(sent(absent).await, json!({}));
}
