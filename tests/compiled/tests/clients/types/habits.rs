//! What users of Rust expect of enums, times, unknown members and errors.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::objects_compared_values::items::{GetItemError, Items};
use notte_compiled_fixtures::objects_compared_values::json::DateTime;
use notte_compiled_fixtures::objects_compared_values::types::{Dot, Item, ItemNext, ItemState, Mark, NewItem};
use notte_compiled_fixtures::runtime::http::{Api, Client, ClientBuilder, Error};
use notte_compiled_fixtures::runtime::json::from_json;
use notte_tests::server::{Answer, Server};
use serde_json::{Value, json};

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

fn client(url: &str) -> Client {
    ClientBuilder::new(&API).base_url(url).build().expect("a client")
}

fn item() -> Value {
    json!({ "state": "open", "created": "2026-01-01T10:00:00+02:00", "more": 1 })
}

fn time(text: &str) -> Result<DateTime, Error> {
    Ok(text.parse::<DateTime>()?)
}

#[test]
fn enums_are_compared_with_text() {
    let read: Item = from_json(&item()).unwrap();
    assert!(read.state == "open" && read.state == ItemState::Open && read.state.as_ref() == "open");
    assert!([&read.state].iter().all(|state| **state == *"open"));
    assert_eq!(String::from(read.state), "open");
}

#[test]
fn enums_have_an_order_and_list_what_is_known() {
    assert_eq!(ItemState::KNOWN, [ItemState::Open, ItemState::Closed]);
    let mut states = vec![ItemState::Open, ItemState::from("later"), ItemState::Closed];
    states.sort();
    assert_eq!(states, ["closed", "later", "open"]);
    // What a value is does not depend on how it was made.
    let made = ItemState::Unknown("open".to_owned());
    assert_eq!((&made, made.cmp(&ItemState::Open)), (&ItemState::Open, std::cmp::Ordering::Equal));
    assert!(std::collections::HashSet::from([ItemState::Open]).contains(&made));
}

#[test]
fn the_alternative_of_a_union_is_asked_for() {
    let dot: Mark = from_json(&json!({ "size": 3 })).unwrap();
    assert_eq!(dot.as_dot().map(|dot| dot.size), Some(3));
    assert!(dot.as_list().is_none() && dot.as_string().is_none());
    assert_eq!(String::try_from(dot.clone()), Err(dot.clone()));
    assert_eq!(Dot::try_from(dot).unwrap().size, 3);
    assert_eq!(Vec::<i64>::try_from(Mark::from(vec![1, 2])), Ok(vec![1, 2]));
    assert_eq!(Mark::from("x").as_string().map(String::as_str), Some("x"));
}

#[tokio::test]
async fn maps_are_given_as_pairs() {
    let server = Server::start(include_str!("../../../../fixtures/objects/compared-values/spec.yaml"));
    server.answer("createItem", Answer::json(item()));
    let items = Items::new(&client(&server.url()));
    items.create("a", [("env", "dev")]).counts([("x", 1)]).await.expect("an answer");
    let sent: Value = serde_json::from_slice(&server.last().body).unwrap();
    assert_eq!(sent, json!({ "name": "a", "labels": { "env": "dev" }, "counts": { "x": 1 } }));
    let labels = std::collections::BTreeMap::from([("env".to_owned(), "dev".to_owned())]);
    items.create("a", labels.clone()).await.expect("an answer");
    assert_eq!(NewItem::new("a", labels.clone()).labels, NewItem::new("a", [("env", "dev")]).labels);
}

#[test]
fn unknown_members_are_a_collection() {
    let mut read: Item = from_json(&item()).unwrap();
    read.extra.extend([("other", 2)]);
    let names: Vec<&String> = (&read.extra).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["more", "other"]);
    assert_eq!(read.extra.into_iter().count(), 2);
    assert!(read.note.as_ref().is_none() && read.note.unwrap_or_default().is_empty());
}

#[test]
fn nullable_values_are_given_as_text() {
    let mut read: Item = from_json(&item()).unwrap();
    read.note = "a".into();
    read.next = "closed".into();
    assert_eq!(read.note.as_deref(), Some("a"));
    assert_eq!(read.next.clone().map(String::from).as_deref(), Some("closed"));
    assert_eq!(read.next.into_iter().next(), Some(ItemNext::Closed));
}

#[test]
fn times_are_compared_by_instant() {
    let read: Item = from_json(&item()).unwrap();
    let same: DateTime = "2026-01-01T08:00:00.000Z".into();
    assert!(read.created == same && read.created < DateTime::from("2026-01-01T09:00:00Z"));
    assert_eq!(read.created.as_str(), "2026-01-01T10:00:00+02:00");
    assert!(time("soon").is_err_and(|error| error.is_invalid()));
}

#[tokio::test]
async fn the_errors_of_an_operation_are_errors() {
    let server = Server::start(include_str!("../../../../fixtures/objects/compared-values/spec.yaml"));
    server.answer("getItem", Answer::json(json!({ "message": "no such item" })).status(404));
    let error = Items::new(&client(&server.url())).get("7").send().await.expect_err("an error");
    let error = error.typed::<GetItemError>().expect("an answer");
    assert!(matches!(error, GetItemError::NotFound(_)));
    let error: Box<dyn std::error::Error> = Box::new(error);
    assert_eq!(error.to_string(), "no such item");
}

#[tokio::test]
async fn a_bearer_token_needs_no_scheme() {
    let server = Server::start(include_str!("../../../../fixtures/objects/compared-values/spec.yaml"));
    server.answer("getItem", Answer::json(item()));
    let builder = ClientBuilder::new(&API).base_url(server.url());
    let client = builder.bearer_token("t0ken").build().expect("a client");
    // The server refuses what its description does not have, after it has kept the request.
    Items::new(&client).get("7").await.expect_err("a refusal");
    assert_eq!(server.last().header("authorization"), Some("Bearer t0ken"));
    assert!(!format!("{client:?}").contains("t0ken"));
}
