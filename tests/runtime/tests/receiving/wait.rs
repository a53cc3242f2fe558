//! Waiting until a response says that something is over.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use std::time::{Duration, Instant};

use notte_runtime::http::{Call, Client, PollUntil, Progress, Wait, WaitError, Waiter};
use serde_json::Value;
use support::{GET, POST, Server, Step, answer, json};

fn status(text: &str) -> Vec<u8> {
    json("200 OK", &format!(r#"{{"status": "{text}"}}"#))
}

async fn server(answers: impl IntoIterator<Item = Vec<u8>>) -> Server {
    Server::start(answers.into_iter().map(|answer| vec![Step::Send(answer)]).collect::<Vec<_>>()).await
}

fn call(client: &Client) -> Call<Value> {
    Call::new(client, &GET)
}

fn progress(value: &Value) -> Progress {
    match value.get("status").and_then(Value::as_str) {
        Some("done") => Progress::Done,
        Some("failed") => Progress::Failed,
        _ => Progress::Running,
    }
}

const SOON: Duration = Duration::from_millis(10);
const LONG: Duration = Duration::from_secs(20);

#[tokio::test]
async fn it_ends_when_the_thing_is_done() {
    let server = server([status("new"), status("running"), status("done")]).await;
    let value = call(&server.client()).poll_until(SOON, LONG, progress).await.expect("a value");
    assert_eq!(value.get("status").and_then(Value::as_str), Some("done"));
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn a_bool_says_whether_it_is_done() {
    let server = server([status("new"), status("done")]).await;
    let is_done = |value: &Value| value.get("status").is_some_and(|status| status == "done");
    call(&server.client()).poll_until(SOON, LONG, is_done).await.expect("a value");
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn a_failed_thing_is_an_error_with_the_response() {
    let server = server([status("new"), status("failed")]).await;
    let error = call(&server.client()).poll_until(SOON, LONG, progress).await.expect_err("an error");
    let WaitError::Failed(value) = error else { panic!("{error}") };
    assert_eq!(value.get("status").and_then(Value::as_str), Some("failed"));
}

#[tokio::test]
async fn the_last_call_is_sent_at_the_deadline() {
    let server = server([status("new"), status("late")]).await;
    let started = Instant::now();
    let deadline = Duration::from_millis(200);
    let error = call(&server.client()).poll_until(LONG, deadline, progress).await.expect_err("an error");
    let WaitError::TimedOut { last, polls, elapsed } = error else { panic!("{error}") };
    assert_eq!((last.get("status").and_then(Value::as_str), polls), (Some("late"), 2));
    assert!(elapsed >= deadline && started.elapsed() < LONG, "{elapsed:?}");
}

#[tokio::test]
async fn the_server_says_how_long_to_wait() {
    let head = "content-type: application/json\r\nretry-after-ms: 20\r\n";
    let server = server([answer("202 Accepted", head, r#"{"status": "new"}"#), status("done")]).await;
    let started = Instant::now();
    call(&server.client()).poll_until(LONG, LONG, progress).await.expect("a value");
    assert!(started.elapsed() < LONG / 2);
}

/// Else a server whose date has passed would be asked without a pause.
#[tokio::test]
async fn a_time_that_has_passed_leaves_the_interval() {
    let past = "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\n";
    for head in ["retry-after: 0\r\n", "retry-after-ms: 0\r\n", past] {
        let head = format!("content-type: application/json\r\n{head}");
        let server = server([answer("202 Accepted", &head, r#"{"status": "new"}"#), status("done")]).await;
        let (started, interval) = (Instant::now(), Duration::from_millis(300));
        call(&server.client()).poll_until(interval, LONG, progress).await.expect("a value");
        assert!(started.elapsed() >= interval, "{head}");
    }
}

#[tokio::test]
async fn a_call_that_fails_ends_the_wait() {
    let server = server([status("new"), json("404 Not Found", "{}")]).await;
    let error = call(&server.client()).poll_until(SOON, LONG, progress).await.expect_err("an error");
    let WaitError::Call(error) = error else { panic!("{error}") };
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
}

#[tokio::test]
async fn the_body_is_sent_with_each_call() {
    let server = server([status("new"), status("done")]).await;
    let mut call = Call::<Value>::new(&server.client(), &POST);
    call.draft.json(&serde_json::json!({"id": 7}));
    tokio::spawn(call.poll_until(SOON, LONG, progress)).await.expect("a task").expect("a value");
    let bodies: Vec<_> = server.seen().into_iter().map(|seen| seen.body).collect();
    assert_eq!(bodies, [br#"{"id":7}"#, br#"{"id":7}"#]);
}

const WAITER: Waiter = Waiter::new(&["job", "state"], &["done", "7", "true"]).failed(&["failed", "-1"]);

fn wait(client: &Client) -> Wait<Value> {
    Wait::new(call(client), &WAITER).interval(SOON).deadline(LONG)
}

fn state(value: &str) -> Vec<u8> {
    json("200 OK", &format!(r#"{{"job": {{"state": {value}}}}}"#))
}

#[tokio::test]
async fn a_waiter_knows_the_ends() {
    for (end, is_done) in [(r#""done""#, true), ("7", true), ("true", true), (r#""failed""#, false), ("-1", false)] {
        // Neither a value that is not known nor null nor a missing member is an end.
        let running = [state(r#""new""#), state("null"), state("false"), json("200 OK", "{}"), json("200 OK", "[]")];
        let server = server(running.into_iter().chain([state(end)])).await;
        let ended = wait(&server.client()).await;
        assert_eq!(server.seen().len(), 6);
        match ended {
            Ok(value) if is_done => assert_eq!(value.pointer("/job/state").map(Value::to_string).as_deref(), Some(end)),
            Err(WaitError::Failed(value)) if !is_done => assert!(value.pointer("/job/state").is_some()),
            other => panic!("{end}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_waiter_has_its_times_and_a_wait_may_change_them() {
    const SHORT: Waiter = Waiter::new(&["job", "state"], &["done"]).interval(60).deadline(1);
    let server = server([state("1"), state("2")]).await;
    let started = Instant::now();
    let error = Wait::<Value>::new(call(&server.client()), &SHORT).await.expect_err("an error");
    let WaitError::TimedOut { polls, .. } = error else { panic!("{error}") };
    assert_eq!(polls, 2);
    assert!(started.elapsed() >= Duration::from_secs(1) && started.elapsed() < LONG);
}

#[tokio::test]
async fn a_waiter_passes_on_what_a_call_fails_with() {
    let server = server([state("1"), json("200 OK", "{")]).await;
    let error = wait(&server.client()).await.expect_err("an error");
    let WaitError::Call(error) = error else { panic!("{error}") };
    assert!(error.is_decode(), "{error}");
}
