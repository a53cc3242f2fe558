//! The double of an API.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use crate::support;

use std::time::Duration;

use bytes::Bytes;
use notte_runtime::http::testing::{Double, Sample};
use notte_runtime::http::{Backoff, Call, Client, ClientBuilder, ClientCredentials, Events, Operation, Retries, Text};
use notte_runtime::json::DateTime;
use serde_json::{Value, json};
use support::{API, FillPath as _, GET, ITEM, POST, SECRET};

static ANY: Operation = Operation::new("any", "GET", "/any").security(&[&["bearer"]]).accept("image/png, */*");

fn double() -> (Double, Client) {
    let double = Double::new();
    let quick = Retries::new().backoff(Backoff::between(Duration::ZERO, Duration::ZERO));
    let client = double.client(ClientBuilder::new(&API).retries(quick)).expect("a client");
    (double, client)
}

fn get(client: &Client) -> Call<Value> {
    Call::new(client, &GET)
}

#[tokio::test]
async fn answers_come_in_order_and_the_last_one_stays() {
    let (double, client) = double();
    double.on(get(&client)).answer(json!(1)).header("x-a", "b").answer(json!(2));
    let first = get(&client).send_with_meta().await.expect("an answer");
    assert_eq!(
        (first.value, first.headers["x-a"].as_bytes(), first.headers["content-type"].as_bytes()),
        (json!(1), &b"b"[..], &b"application/json"[..])
    );
    for _ in 0..3 {
        assert_eq!(get(&client).await.expect("an answer"), 2);
    }
    double.on(get(&client)).answer(json!(3));
    assert_eq!(get(&client).await.expect("an answer"), 3);
    assert_eq!(double.sent().len(), 5);
}

#[tokio::test]
async fn a_call_is_known_by_its_operation_or_by_its_arguments() {
    let (double, client) = double();
    let item = |id: &str, q: &str| {
        let mut call = Call::<Value>::new(&client, &ITEM).path(id).path("p");
        call.draft.query("q", q);
        call
    };
    double.on(item("any", "")).answer(json!("any"));
    double.on(item("a/b", "1 2")).exactly().answer(json!("one"));
    assert_eq!(item("a/b", "1 2").await.expect("an answer"), "one");
    assert_eq!(item("a/b", "3").await.expect("an answer"), "any");
    assert_eq!(item("x", "1 2").await.expect("an answer"), "any");
    let sent = double.sent();
    assert_eq!(
        (sent[0].path("item_id"), sent[0].path("part"), sent[0].path("q")),
        (Some("a/b".into()), Some("p".into()), None)
    );
    assert_eq!(
        (sent[0].query("q").as_deref(), sent[0].operation(), sent[0].method().as_str()),
        (Some("1 2"), "getItem", "GET")
    );
    let post = |body: &Value| {
        let mut call = Call::<Value>::new(&client, &POST);
        call.draft.json(body);
        call
    };
    double.on(post(&json!({"a": 1}))).exactly().answer(json!("a"));
    assert_eq!(post(&json!({"a": 1})).await.expect("an answer"), "a");
    assert_eq!(post(&json!({"a": 2})).await.expect_err("no answer").status().map(|status| status.as_u16()), Some(501));
    assert_eq!(double.sent()[4].json::<Value>().expect("JSON"), json!({"a": 2}));
}

#[tokio::test]
async fn bytes_texts_nothing_and_events() {
    let (double, client) = double();
    double.on(Call::<Bytes>::new(&client, &ANY)).answer(Bytes::from_static(b"\0"));
    let reply = Call::<Bytes>::new(&client, &ANY).send_with_meta().await.expect("an answer");
    assert_eq!((&reply.value[..], reply.headers["content-type"].as_bytes()), (&b"\0"[..], &b"image/png"[..]));
    double.on(Call::<Text>::new(&client, &ANY)).answer(Text("é".into()));
    assert_eq!(Call::<Text>::new(&client, &ANY).await.expect("an answer").0, "é");
    double.on(Call::<()>::new(&client, &ANY)).answer(());
    assert_eq!(Call::<()>::new(&client, &ANY).send_with_meta().await.expect("an answer").status, 204);
    let events = http::Response::builder().header("content-type", "text/event-stream").body("data: 1\n\ndata: 2\n\n");
    double.on(Call::<Events<Value>>::new(&client, &ANY)).response(events.expect("a response"));
    let mut events = Call::<Events<Value>>::new(&client, &ANY).await.expect("events");
    assert_eq!(events.try_next().await.expect("an event").expect("an event").data, 1);
}

#[tokio::test]
async fn faults_are_those_of_the_network() {
    let (double, client) = double();
    let post = || Call::<Value>::new(&client, &POST);
    double.on(post()).refuse().disconnect();
    let error = post().await.expect_err("an error");
    assert_eq!((error.is_connect(), error.attempts()), (false, Some(2)), "{error}");
    double.on(post()).refuse();
    let error = post().await.expect_err("an error");
    assert_eq!((error.is_connect(), error.attempts()), (true, Some(3)), "{error}");
    double.on(get(&client)).break_off(http::Response::new("{")).answer(json!(1));
    assert_eq!(get(&client).await.expect("an answer"), 1);
    double.on(get(&client)).stall();
    assert!(get(&client).timeout(Duration::from_millis(20)).await.expect_err("an error").is_timeout());
    double.on(get(&client)).answer(json!(1)).after(Duration::from_secs(60));
    assert!(get(&client).timeout(Duration::from_millis(20)).await.expect_err("an error").is_timeout());
    double.on(get(&client)).error(1000, ());
    assert!(get(&client).await.expect_err("an error").to_string().ends_with("`1000` is not a status"));
    double.on(get(&client)).error(422, json!({"message": "no"}));
    assert_eq!(get(&client).await.expect_err("an error").to_string(), "getThing: HTTP 422 Unprocessable Entity: no");
}

#[tokio::test]
async fn credentials_of_the_builder_stay() {
    let double = Double::new();
    let builder = ClientBuilder::new(&API).base_url("http://there.test/v2").credential("bearer", SECRET);
    let client = double.client(builder).expect("a client");
    double.on(Call::<()>::new(&client, &ANY)).answer(());
    Call::<()>::new(&client, &ANY).await.expect("an answer");
    let sent = double.sent();
    assert_eq!(
        (sent[0].header("authorization"), sent[0].uri().to_string()),
        (Some("Bearer s3cr3t-k3y"), "http://there.test/v2/any".to_owned())
    );
    assert!(!format!("{sent:?}{double:?}{client:?}").contains(SECRET));
}

#[test]
fn samples_are_empty_values() {
    assert_eq!(
        (String::sample(), i64::sample(), bool::sample(), Vec::<i64>::sample()),
        (String::new(), 0, false, vec![])
    );
    assert_eq!(Option::<i64>::sample(), None);
    assert_eq!((DateTime::sample().as_str(), Value::sample()), ("2024-01-01T00:00:00Z", json!({})));
}

#[tokio::test]
async fn exactly_leaves_the_key_of_a_call_out() {
    static CREATE: Operation = Operation::new("create", "POST", "/all").idempotency_member("key");
    let (double, client) = double();
    let create = |body: Value| {
        let mut call = Call::<Value>::new(&client, &CREATE);
        call.draft.json(&body);
        call
    };
    double.on(create(json!({"a": 1}))).exactly().exactly().answer(json!("a"));
    assert_eq!(create(json!({"a": 1})).await.expect("an answer"), "a");
    create(json!({"a": 2})).await.expect_err("another call");
}

#[tokio::test]
async fn exactly_a_call_that_is_invalid_is_no_call() {
    let (double, client) = double();
    double.on(Call::<Value>::new(&client, &ITEM).path("").path("p")).exactly().answer(json!("none"));
    Call::<Value>::new(&client, &ITEM).path("a").path("p").await.expect_err("another call");
}

#[tokio::test]
async fn parameters_of_any_template_are_read() {
    async fn seen(template: &'static Operation, values: &[&str], name: &str) -> Option<String> {
        let double = Double::new();
        let client = double.client(ClientBuilder::new(&API).base_url("http://api.test/base/v1")).expect("a client");
        let call = values.iter().fold(Call::<Value>::new(&client, template), |call, value| call.path(*value));
        call.await.expect_err("no answer");
        double.sent()[0].path(name)
    }
    static FILE: Operation = Operation::new("file", "GET", "/files/{id}.json");
    static DATES: Operation = Operation::new("dates", "GET", "/{from}..{to}");
    static DEEP: Operation = Operation::new("deep", "GET", "/files/{+name}/raw");
    static SHELF: Operation = Operation::new("shelf", "GET", "/x/{name=shelves/*}");
    static ACTION: Operation = Operation::new("action", "GET", "/items/{id}?action=run");
    assert_eq!(seen(&FILE, &["a.json"], "id").await.as_deref(), Some("a.json"));
    assert_eq!(seen(&DATES, &["1", "2"], "to").await.as_deref(), Some("2"));
    assert_eq!(seen(&DEEP, &["a/b c"], "name").await.as_deref(), Some("a/b c"));
    assert_eq!(seen(&SHELF, &["shelves/1"], "name").await.as_deref(), Some("shelves/1"));
    assert_eq!(seen(&ACTION, &["7"], "id").await.as_deref(), Some("7"));
    assert_eq!(seen(&ACTION, &["7"], "none").await, None);
}

#[tokio::test]
async fn a_token_endpoint_is_part_of_the_double() {
    let double = Double::new();
    let credentials = ClientCredentials::new("https://login.test/token", "id", SECRET);
    let client = double.client(ClientBuilder::new(&API).client_credentials(credentials)).expect("a client");
    double.on(Call::<()>::new(&client, &ANY)).answer(());
    Call::<()>::new(&client, &ANY).await.expect("an answer");
    let sent = double.sent();
    assert_eq!((sent.len(), sent[0].header("authorization")), (1, Some("Bearer a-token")));
}
