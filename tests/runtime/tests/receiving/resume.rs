//! Streams of events that are resumed when their connection ends.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use std::time::{Duration, Instant};

use notte_runtime::http::{
    Backoff, Call, Error, EventSource, Events, FromEvent, Operation, ResumeEvents, Retries, RetryBudget, Text,
};
use support::{Server, Step, answer};

static WATCH: Operation = Operation::new("watch", "GET", "/events").accept("text/event-stream");
static CREATE: Operation = Operation::new("create", "POST", "/events").accept("text/event-stream");

fn quick() -> Retries {
    Retries::new().backoff(Backoff::between(Duration::from_millis(1), Duration::from_millis(2)))
}

/// A response that ends with its connection.
fn whole(body: &str) -> Vec<Step> {
    vec![Step::Send(format!("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n{body}").into_bytes())]
}

/// A response that breaks off.
fn broken(body: &str) -> Vec<Step> {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    vec![Step::Send(format!("{head}{:x}\r\n{body}\r\n", body.len()).into_bytes())]
}

fn status(status: &str) -> Vec<Step> {
    vec![Step::Send(answer(status, "", "{}"))]
}

fn source<T: FromEvent>(server: &Server, operation: &'static Operation, retries: Retries) -> EventSource<T> {
    let client = server.builder().retries(retries).build().expect("a client");
    Call::<Events<T>>::new(&client, operation).resume()
}

/// The ids and data of all events, and what ended them.
async fn all(mut events: EventSource<Text>) -> (Vec<(Option<String>, String)>, Option<Error>) {
    let mut read = Vec::new();
    loop {
        match events.try_next().await {
            Ok(Some(event)) => read.push((event.id.map(|id| id.to_string()), event.data.0)),
            Ok(None) => return (read, None),
            Err(error) => {
                assert!(events.try_next().await.expect("an end").is_none());
                return (read, Some(error));
            }
        }
    }
}

async fn ended(scripts: Vec<Vec<Step>>) -> (Vec<String>, Option<Error>, Vec<Option<String>>) {
    let server = Server::start(scripts).await;
    let (read, error) = all(source(&server, &WATCH, quick())).await;
    let told = server.seen().iter().map(|seen| seen.header("last-event-id").map(str::to_owned)).collect();
    (read.into_iter().map(|(_, data)| data).collect(), error, told)
}

fn told(ids: &[&str]) -> Vec<Option<String>> {
    ids.iter().map(|id| Some((*id).to_owned()).filter(|id| !id.is_empty())).collect()
}

#[tokio::test]
async fn they_go_on_after_the_last_event() {
    let scripts = vec![
        broken("id: 1\ndata: a\n\nid: 2\ndata: b\n\n"),
        whole("data: c\n\nid: ü 3\ndata: d\n\n"),
        broken("id: 4\ndata: e\n\n"),
        whole("data: [DONE]\n\n"),
    ];
    let server = Server::start(scripts).await;
    let (read, error) = all(source(&server, &WATCH, quick())).await;
    assert!(error.is_none());
    let read: Vec<_> = read.iter().map(|(id, data)| (id.as_deref(), data.as_str())).collect();
    // Events share an id until the next, also those of another connection.
    assert_eq!(read, [(Some("1"), "a"), (Some("2"), "b"), (Some("2"), "c"), (Some("ü 3"), "d"), (Some("4"), "e")]);
    let told: Vec<_> = server.seen().iter().map(|seen| seen.header("last-event-id").map(str::to_owned)).collect();
    assert_eq!(told, self::told(&["", "2", "ü 3", "4"]));
}

/// Who has stored an id goes on from there, also when the connection ends before the next event.
#[tokio::test]
async fn they_go_on_after_the_id_that_the_caller_names() {
    let scripts = vec![broken(": nothing\n\n"), broken("data: a\n\n"), whole("id: 8\ndata: b\n\ndata: [DONE]\n\n")];
    let server = Server::start(scripts).await;
    let client = server.builder().retries(quick()).build().expect("a client");
    let mut events = Call::<Events<Text>>::new(&client, &WATCH).header("Last-Event-ID", "7").resume();
    assert_eq!(events.last_event_id(), Some("7"));
    let first = events.try_next().await.expect("no error").expect("an event");
    assert_eq!((first.id.as_deref(), first.data.0.as_str()), (Some("7"), "a"));
    assert_eq!(events.try_next().await.expect("no error").and_then(|event| event.id).as_deref(), Some("8"));
    assert_eq!(events.last_event_id(), Some("8"));
    let told: Vec<_> = server.seen().iter().map(|seen| seen.header("last-event-id").map(str::to_owned)).collect();
    assert_eq!(told, self::told(&["7", "7", "7"]));
}

#[tokio::test]
async fn an_event_that_was_not_ended_is_not_the_last_one() {
    let scripts = vec![
        broken("id: 1\ndata: a\n\nid: 2\ndata: b\n"),
        broken("id: 2\ndata: b\n\nid: 3\n\n"),
        // An id without data counts, an empty one takes the last away, and one that no header can have does so too.
        broken("id\ndata: c\n\n"),
        broken("id: x\u{1}\ndata: d\n\n"),
        status("204 No Content"),
    ];
    let (read, error, ids) = ended(scripts).await;
    assert!(error.is_none());
    assert_eq!(read, ["a", "b", "c", "d"]);
    assert_eq!(ids, told(&["", "1", "3", "", ""]));
}

#[tokio::test]
async fn the_end_is_what_the_server_says() {
    let (read, error, ids) =
        ended(vec![whole("data: a\n\ndata: [DONE]\n\n"), status("500 Internal Server Error")]).await;
    assert_eq!((read.len(), ids.len(), error.is_none()), (1, 1, true));
    let (read, error, ids) = ended(vec![whole("data: a\n\n"), status("204 No Content"), whole("data: b\n\n")]).await;
    assert_eq!((read.len(), ids.len(), error.is_none()), (1, 2, true));
    let (read, error, ids) = ended(vec![whole("data: a\n\n"), status("404 Not Found"), whole("data: b\n\n")]).await;
    assert_eq!((read.len(), ids.len()), (1, 2));
    assert_eq!(error.and_then(|error| error.status()).map(|status| status.as_u16()), Some(404));
    // What passes is tried again as with any call.
    let scripts =
        vec![whole("id: 7\ndata: a\n\n"), status("503 Service Unavailable"), whole("data: b\n\ndata: [DONE]\n\n")];
    let (read, error, ids) = ended(scripts).await;
    assert_eq!((read.len(), error.is_none()), (2, true));
    assert_eq!(ids, told(&["", "7", "7"]));
}

#[tokio::test]
async fn without_events_attempts_end() {
    // An event in between begins the count anew.
    let scripts = || {
        vec![
            broken(": hello\n"),
            broken("data: a\n\n"),
            broken(": hello\n"),
            broken(": hello\n"),
            broken("data: b\n\n"),
        ]
    };
    let (read, error, ids) = ended(scripts()).await;
    assert_eq!((read.as_slice(), ids.len()), (&["a".to_owned()][..], 4));
    assert!(error.expect("an error").to_string().contains("broke off"));
    // A stream that ends well, and has nothing more, is over.
    let (read, error, ids) = ended(vec![whole("data: a\n\n"), whole(""), whole(""), whole("data: b\n\n")]).await;
    assert_eq!((read.as_slice(), ids.len(), error.is_none()), (&["a".to_owned()][..], 3, true));
    let server = Server::start(scripts()).await;
    let (read, _) = all(source(&server, &WATCH, quick().attempts(4))).await;
    assert_eq!(read.len(), 2);
}

#[tokio::test]
async fn the_budget_ends_them_too_and_gets_back_what_they_took() {
    let budget = RetryBudget::with_tokens(14);
    let scripts = || vec![broken("data: a\n\n"), broken("data: b\n\n"), broken(": c\n"), broken("data: d\n\n")];
    let server = Server::start(scripts()).await;
    let (read, error) = all(source(&server, &WATCH, quick().attempts(10).budget(budget.clone()))).await;
    // The response without an event gave back what each response gives.
    assert_eq!((read.len(), error.is_some(), budget.tokens()), (2, true, 1));
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn the_server_says_how_long_to_wait() {
    let slow = Retries::new().backoff(Backoff::between(Duration::from_secs(30), Duration::from_secs(60)));
    // What is no number of milliseconds says nothing.
    let scripts =
        vec![broken("retry: 50\nretry: 1s\nretry: \ndata: a\n\n"), broken("data: b\n\n"), status("204 No Content")];
    let server = Server::start(scripts).await;
    let started = Instant::now();
    let (read, error) = all(source(&server, &WATCH, slow.clone())).await;
    assert_eq!((read.len(), error.is_none()), (2, true));
    assert!(started.elapsed() >= Duration::from_millis(100) && started.elapsed() < Duration::from_secs(20));
    // Nobody waits for longer than the policy allows.
    for time in ["20001", "18446744073709551615"] {
        let server = Server::start([broken(&format!("retry: {time}\ndata: a\n\n")), whole("data: b\n\n")]).await;
        let (read, error) = all(source(&server, &WATCH, slow.clone())).await;
        assert_eq!((read.len(), error.is_some(), server.seen().len()), (1, true, 1), "{time}");
        // Where nothing failed, that is the end.
        let server = Server::start([whole(&format!("retry: {time}\ndata: a\n\n")), whole("data: b\n\n")]).await;
        let (read, error) = all(source(&server, &WATCH, slow.clone())).await;
        assert_eq!((read.len(), error.is_none(), server.seen().len()), (1, true, 1), "{time}");
    }
}

#[tokio::test]
async fn what_does_harm_twice_is_sent_once() {
    let server = Server::start([broken("data: a\n\n"), whole("data: b\n\n")]).await;
    let (read, error) = all(source(&server, &CREATE, quick())).await;
    assert_eq!((read.len(), error.is_some(), server.seen().len()), (1, true, 1));
    let server = Server::start([broken("data: a\n\n"), whole("data: b\n\ndata: [DONE]\n\n")]).await;
    let client = server.builder().retries(quick()).build().expect("a client");
    let call = Call::<Events<Text>>::new(&client, &CREATE).header("Idempotency-Key", "k");
    let (read, error) = all(call.resume()).await;
    assert_eq!((read.len(), error.is_none()), (2, true));
    let keys: Vec<_> = server.seen().iter().map(|seen| seen.header("idempotency-key").map(str::to_owned)).collect();
    assert_eq!(keys, told(&["k", "k"]));
}

#[tokio::test]
async fn an_event_that_is_not_as_described_ends_nothing() {
    let server = Server::start([broken("id: 1\ndata: x\n\nid: 2\ndata: 2\n\n"), status("204 No Content")]).await;
    let mut events = source::<i64>(&server, &WATCH, quick());
    assert!(events.try_next().await.expect_err("an error").is_decode());
    assert_eq!(events.try_next().await.expect("an event").expect("an event").data, 2);
    assert_eq!(events.last_event_id(), Some("2"));
    assert!(events.try_next().await.expect("an end").is_none());
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn a_stall_is_a_broken_connection() {
    let stalled = || [broken("data: a\n\n"), vec![Step::Stall]].into_iter().flatten().collect::<Vec<_>>();
    let server = Server::start([stalled(), status("204 No Content")]).await;
    let client = server.builder().retries(quick()).build().expect("a client");
    let call = Call::<Events<Text>>::new(&client, &WATCH).timeout(Duration::from_millis(200));
    let (read, error) = all(call.resume()).await;
    assert_eq!((read.len(), error.is_none(), server.seen().len()), (1, true, 2));
}

#[tokio::test]
async fn other_sequences_have_nothing_to_go_on_from() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/x-ndjson\r\n\r\n";
    let server = Server::start([vec![Step::Send(format!("{head}1\n2\n").into_bytes())], whole("data: 3\n\n")]).await;
    let (read, error) = all(source(&server, &WATCH, quick())).await;
    assert_eq!((read.len(), error.is_none(), server.seen().len()), (2, true, 1));
}
