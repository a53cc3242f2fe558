//! A thousand calls at once against a server that fails a third of them.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use crate::support;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use notte_runtime::http::{Backoff, Call, ClientBuilder, Error, Operation, Retries, RetryBudget};
use serde_json::Value;
use support::{API, FillPath as _, Server};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Handle;
use tokio::task::JoinSet;

static ADD: Operation = Operation::new("add", "POST", "/{id}");
static SET: Operation = Operation::new("set", "PUT", "/{id}");

const CALLS: usize = 1000;
const ATTEMPTS: u32 = 6;

/// What a server did: how often it saw each id, and how often it carried it out; its connections, and those that are open.
#[derive(Default)]
struct Log {
    seen: HashMap<String, (usize, usize)>,
    requests: usize,
    open: usize,
}

type Shared = Arc<Mutex<Log>>;

/// A server that fails every third request, each time in another way, and keeps connections open otherwise.
async fn flaky(listener: TcpListener, log: Shared) {
    loop {
        let (stream, _) = listener.accept().await.expect("a connection");
        tokio::spawn(serve(stream, Arc::clone(&log)));
    }
}

async fn serve(mut stream: TcpStream, log: Shared) {
    log.lock().expect("a log").open += 1;
    let mut bytes = [0; 2048];
    // A request without a body comes in one piece.
    while let Ok(count @ 1..) = stream.read(&mut bytes).await {
        let head = String::from_utf8_lossy(&bytes[..count]).into_owned();
        let id = head.split(' ').nth(1).expect("a path").trim_start_matches('/').to_owned();
        let (reply, is_last) = reply(&mut log.lock().expect("a log"), id);
        if stream.write_all(reply).await.is_err() || is_last {
            break;
        }
    }
    // With bytes left unread the system would send a reset, which can overtake the answer.
    let _ = stream.shutdown().await;
    let _ = stream.read_to_end(&mut Vec::new()).await;
    log.lock().expect("a log").open -= 1;
}

/// The response to a request, and whether the connection ends with it.
fn reply(log: &mut Log, id: String) -> (&'static [u8], bool) {
    log.requests += 1;
    let fault = log.requests.is_multiple_of(3).then_some(log.requests / 3 % 4);
    // A call that is cut off was carried out: the client can't know.
    let is_done = matches!(fault, None | Some(3));
    let (seen, done) = log.seen.entry(id).or_default();
    *seen += 1;
    *done += usize::from(is_done);
    match fault {
        None => (b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nnull", false),
        Some(0) => (b"HTTP/1.1 503 X\r\nretry-after: 0\r\ncontent-length: 2\r\n\r\n{}", false),
        Some(1) => (b"HTTP/1.1 429 X\r\nretry-after-ms: 1\r\ncontent-length: 2\r\n\r\n{}", false),
        Some(2) => (b"HTTP/1.1 502 X\r\ncontent-length: 2\r\n\r\n{}", false),
        Some(_) => (b"HTTP/1.1 200 OK\r\ncontent-le", true),
    }
}

/// Sends all calls at once, half of them not idempotent. Returns what became of each, and what the server saw.
async fn outage(budget: &RetryBudget) -> (Vec<(String, Result<Value, Error>)>, Log) {
    let listener = Server::listen().await;
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let log = Shared::default();
    let server = tokio::spawn(flaky(listener, Arc::clone(&log)));
    let backoff = Backoff::between(Duration::from_millis(1), Duration::from_millis(2));
    let retries = Retries::new().backoff(backoff).attempts(ATTEMPTS).budget(budget.clone());
    let client = ClientBuilder::new(&API).base_url(url).retries(retries).build().expect("a client");
    let mut calls = JoinSet::new();
    for number in 0..CALLS {
        let client = client.clone();
        calls.spawn(async move {
            let (operation, id) =
                if number % 2 == 0 { (&ADD, format!("post-{number}")) } else { (&SET, format!("put-{number}")) };
            let result = Call::<Value>::new(&client, operation).path(id.as_str()).send().await;
            (id, result)
        });
    }
    let results = calls.join_all().await;
    drop(client);
    let is_quiet = || log.lock().expect("a log").open == 0 && Handle::current().metrics().num_alive_tasks() == 1;
    for _ in 0..500 {
        if is_quiet() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    // Of the tasks of this test, the server that waits for connections is left.
    assert_eq!((log.lock().expect("a log").open, Handle::current().metrics().num_alive_tasks()), (0, 1), "a leak");
    server.abort();
    let log = std::mem::take(&mut *log.lock().expect("a log"));
    (results, log)
}

/// Holds what became of each call against what the server saw of it. Returns how many failed.
fn failed(results: Vec<(String, Result<Value, Error>)>, log: &Log) -> usize {
    assert_eq!((results.len(), log.seen.len()), (CALLS, CALLS));
    let mut failed = 0;
    for (id, result) in results {
        let (seen, done) = log.seen[&id];
        assert!((1..=ATTEMPTS as usize).contains(&seen), "{id} was sent {seen} times");
        if id.starts_with("post") {
            assert!(done <= 1, "{id} was carried out {done} times");
        }
        match result {
            Ok(_) => assert!(done >= 1, "{id} is lost"),
            Err(error) => {
                failed += 1;
                assert_eq!(error.attempts(), u32::try_from(seen).ok(), "{id}: {error}");
            }
        }
    }
    failed
}

#[tokio::test]
async fn of_a_thousand_calls_none_is_lost_or_carried_out_twice() {
    let (results, log) = outage(&RetryBudget::with_tokens(100_000)).await;
    let failed = failed(results, &log);
    assert!(log.requests > 1100 && failed < 400, "{} requests, {failed} calls failed", log.requests);
}

#[tokio::test]
async fn no_more_is_sent_again_than_the_budget_allows() {
    let tokens = 50;
    let budget = RetryBudget::with_tokens(tokens);
    let (results, log) = outage(&budget).await;
    let retries = |result: &Result<Value, Error>| result.as_ref().err().and_then(Error::attempts).map(|sent| sent - 1);
    let in_vain: u32 = results.iter().filter_map(|(_, result)| retries(result)).sum();
    let failed = failed(results, &log);
    // An attempt costs at least 5. A call that succeeds gives back what its own cost, and one that needed none gives 1.
    let most = (tokens + CALLS as u32) / 5;
    assert!(in_vain <= most && budget.tokens() <= tokens, "{in_vain} retries in vain");
    let patient = outage(&RetryBudget::with_tokens(100_000)).await;
    assert!(log.requests < patient.1.requests, "{} and {} requests", log.requests, patient.1.requests);
    assert!(failed > self::failed(patient.0, &patient.1), "{failed} calls failed");
}
