//! Calls without `async`.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use std::thread;
use std::time::Duration;

use notte_runtime::http::blocking::{IntoBlocking as _, SendBlocking as _, block_on};
use notte_runtime::http::{Call, Client, PollUntil as _};
use serde_json::Value;
use support::{GET, Server, Step, answer, json, ok};

fn get(client: &Client) -> Call<Value> {
    Call::new(client, &GET)
}

/// A server on a runtime of its own, as of another process.
fn serve(steps: Vec<Vec<Step>>) -> (tokio::runtime::Runtime, Server) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let server = runtime.block_on(Server::start(steps));
    (runtime, server)
}

#[test]
fn a_call_is_sent_from_any_thread() {
    let (_runtime, server) = serve((0..9).map(|_| vec![Step::Send(ok())]).collect());
    let client = server.client();
    get(&client).send_blocking().expect("an answer");
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let client = client.clone();
            thread::spawn(move || get(&client).send_blocking().map(drop))
        })
        .collect();
    for thread in threads {
        thread.join().expect("a thread").expect("an answer");
    }
    assert_eq!(server.seen().len(), 9);
}

#[test]
fn time_limits_waits_and_streams_are_those_of_async_calls() {
    let text = json("200 OK", r#""done""#);
    let page = answer("200 OK", "content-type: application/octet-stream\r\n", "abc");
    let (_runtime, server) =
        serve(vec![vec![Step::Stall], vec![Step::Send(ok())], vec![Step::Send(text)], vec![Step::Send(page)]]);
    let client = server.client();
    let error = get(&client).timeout(Duration::from_millis(50)).send_blocking().expect_err("an error");
    assert!(error.is_timeout(), "{error}");
    let wait = get(&client).poll_until(Duration::from_millis(1), Duration::from_secs(20), |value| value == "done");
    assert_eq!(block_on(wait).expect("no runtime").expect("an answer"), "done");
    let stream = block_on(get(&client).stream()).expect("no runtime").expect("a stream");
    let pieces: Result<Vec<_>, _> = stream.into_blocking().expect("an iterator").collect();
    assert_eq!(pieces.expect("pieces").concat(), b"abc");
}

#[tokio::test]
async fn within_a_runtime_it_is_an_error() {
    let server = Server::answering(ok()).await;
    let client = server.client();
    let error = get(&client).send_blocking().expect_err("an error");
    assert!(error.is_invalid(), "{error}");
    assert_eq!(error.to_string(), "a blocking call was made within an async runtime: `await` the call there");
    let stream = get(&client).stream().await.expect("a stream");
    assert!(stream.into_blocking().is_err());
    assert!(block_on(async {}).is_err());
}

#[test]
fn an_iterator_that_was_moved_into_a_runtime_ends_after_the_error() {
    let (runtime, server) = serve(vec![vec![Step::Send(ok())]]);
    let stream = block_on(get(&server.client()).stream()).expect("no runtime").expect("a stream");
    let pieces = stream.into_blocking().expect("an iterator");
    let seen: Vec<_> = runtime.block_on(async { pieces.take(9).collect() });
    assert!(seen.len() == 1 && seen.iter().all(Result::is_err), "{seen:?}");
}
