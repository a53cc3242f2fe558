//! The generated client: every operation, on the wire and back.

use std::collections::BTreeSet;

use notte_tests::calls::{self, Answered, NOTTE};
use notte_tests::server::{Answer, KEY, Request, Server, Shape};
use serde_json::Value;

/// The value that the description has at these steps.
fn described<'a>(document: &'a Value, steps: &[&str]) -> &'a Value {
    steps.iter().fold(document, |node, step| &node[*step])
}

fn names(object: Option<&Value>) -> BTreeSet<String> {
    object.and_then(Value::as_object).into_iter().flatten().map(|(name, _)| name.clone()).collect()
}

fn answered(request: &Request, like: &Answered) -> Answered {
    match like {
        Answered::Json(_) => Answered::Json(request.answered_json()),
        Answered::Bytes(_) => Answered::Bytes(request.answered.clone()),
    }
}

#[tokio::test]
async fn the_table_has_every_operation_once() {
    let server = Server::start(NOTTE);
    let mut described: Vec<_> = server.operations().into_iter().map(|(id, _, _)| id).collect();
    let mut called: Vec<_> = calls::all().iter().map(|operation| operation.id.to_owned()).collect();
    described.sort();
    called.sort();
    assert_eq!(called, described);
    assert_eq!(called.len(), 33);
}

#[tokio::test]
async fn full_calls_set_all_that_is_described() {
    let server = Server::start(NOTTE);
    let document: Value = serde_yaml::from_str(NOTTE).expect("YAML");
    let operations = server.operations();
    for operation in calls::all() {
        let id = operation.id;
        let body = server.sample_request(id, Shape::Full);
        assert_eq!(names(operation.full.expected.body.as_ref()), names(body.as_ref()), "{id}");
        let (_, method, template) = operations.iter().find(|(known, _, _)| known == id).expect("it is described");
        let node = described(&document, &["paths", template, &method.to_lowercase()]);
        let parameters = node["parameters"].as_array().into_iter().flatten();
        let in_query = parameters.filter(|parameter| parameter["in"] == "query");
        let in_query: BTreeSet<_> = in_query.filter_map(|parameter| parameter["name"].as_str()).collect();
        let sent = operation.full.expected.query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        let sent: BTreeSet<_> = sent.map(|pair| pair.split('=').next().unwrap_or_default()).collect();
        assert_eq!(sent, in_query, "{id}");
    }
}

#[tokio::test]
async fn every_call_is_sent_as_written() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    for operation in calls::all() {
        for (name, case) in operation.cases() {
            server.clear();
            (case.send)(&notte).await.unwrap_or_else(|error| panic!("{name}: {error}"));
            server.assert_clean();
            let (sent, expected) = (server.last(), &case.expected);
            assert_eq!(server.requests().len(), 1, "{name}");
            assert_eq!(sent.operation.as_deref(), Some(operation.id), "{name}");
            assert_eq!((sent.method.as_str(), sent.path.as_str()), (expected.method, expected.path), "{name}");
            assert_eq!(sent.query.as_deref(), expected.query, "{name}");
            let key = expected.key.then(|| format!("Bearer {KEY}"));
            assert_eq!(sent.header_values("authorization"), key.as_deref().as_slice(), "{name}");
            assert_eq!(sent.header_values("accept"), [expected.accept], "{name}");
            assert_eq!(
                sent.header_values("user-agent"),
                [concat!("notte-generated/", env!("CARGO_PKG_VERSION"))],
                "{name}"
            );
            let known = ["accept", "authorization", "content-length", "content-type", "host", "user-agent"];
            for (header, value) in &sent.headers {
                assert!(known.contains(&header.as_str()), "{name}: {header}: {value}");
            }
            match &expected.body {
                Some(body) => {
                    assert_eq!(&sent.json(), body, "{name}");
                    assert_eq!(sent.header_values("content-type"), ["application/json"], "{name}");
                }
                None => {
                    assert!(sent.body.is_empty(), "{name}");
                    assert_eq!(sent.header("content-type"), None, "{name}");
                }
            }
        }
    }
}

#[tokio::test]
async fn no_answer_loses_anything() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    let answers = [
        ("full", Answer::full()),
        ("sparse", Answer::sparse()),
        ("nulls", Answer::nulls()),
        ("unknown", Answer::full().unknown_fields()),
        ("nulls and unknown", Answer::nulls().unknown_fields()),
        ("in small chunks", Answer::full().chunked(7, std::time::Duration::ZERO)),
    ];
    for operation in calls::all() {
        for (kind, answer) in &answers {
            server.answer(operation.id, answer.clone());
            let name = format!("{}, {kind}", operation.id);
            let read = (operation.minimal.send)(&notte).await.unwrap_or_else(|error| panic!("{name}: {error}"));
            let sent = server.last();
            assert_eq!(read, answered(&sent, &read), "{name}");
            assert_eq!(sent.answered.is_empty(), read == Answered::Bytes(Vec::new()), "{name}");
        }
    }
    server.assert_clean();
}

/// What a new version of the API may well do: a null where none is described.
#[tokio::test]
async fn a_null_where_none_is_described_is_kept() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    for operation in calls::all() {
        let Some(Value::Object(full)) = server.sample_answer(operation.id, 200, Shape::Full) else { continue };
        let nulls: Value =
            full.into_iter().map(|(name, _)| (name, Value::Null)).collect::<serde_json::Map<_, _>>().into();
        server.answer(operation.id, Answer::json(nulls.clone()));
        let read = (operation.minimal.send)(&notte).await.unwrap_or_else(|error| panic!("{}: {error}", operation.id));
        assert_eq!(read, Answered::Json(nulls), "{}", operation.id);
    }
    server.assert_clean();
}

#[tokio::test]
async fn a_call_can_be_made_twice_and_at_once() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    let sending: Vec<_> = calls::all().iter().flat_map(|one| [one.minimal.send, one.full.send]).collect();
    let mut tasks = tokio::task::JoinSet::new();
    for send in sending.iter().chain(&sending) {
        tasks.spawn(send(&notte));
    }
    let done = tasks.join_all().await;
    assert!(done.iter().all(Result::is_ok));
    assert_eq!(server.requests().len(), 4 * 33);
    server.assert_clean();
}
