//! Sending failed calls again: after which faults, how often, and no more than the budget allows.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use crate::support;

use std::time::{Duration, Instant};

use notte_runtime::http::{Backoff, Call, Client, Error, Operation, Retries, RetryBudget};
use serde_json::{Value, json};
use support::{FillPath as _, GET, POST, Server, Step, answer, json as json_answer, ok};

static KEYED: Operation = Operation::new("keyed", "POST", "/thing").idempotency_header("Idempotency-Key");
static MEMBER: Operation = Operation::new("member", "POST", "/thing").idempotency_member("idempotency_key");
static PUT: Operation = Operation::new("put", "PUT", "/thing");

/// The policy of a test: the default one, without long waits.
fn quick() -> Retries {
    Retries::new().backoff(Backoff::between(Duration::from_millis(1), Duration::from_millis(2)))
}

fn client(server: &Server, retries: Retries) -> Client {
    server.builder().retries(retries).build().expect("a client")
}

/// How often a call was sent whose first answer is this one, and what came of it.
async fn sent(operation: &'static Operation, first: Vec<Step>) -> (usize, Result<Value, Error>) {
    let server = Server::start([first, vec![Step::Send(ok())]]).await;
    let mut call = Call::<Value>::new(&client(&server, quick()), operation);
    if operation.method() != "GET" {
        call.draft.json(&json!({"a": 1}));
    }
    let result = call.send().await;
    let seen = server.seen();
    assert!(seen.iter().all(|seen| seen.body == seen_body(&seen.body, operation)), "{seen:?}");
    (seen.len(), result)
}

fn seen_body(body: &[u8], operation: &Operation) -> Vec<u8> {
    match operation.method() {
        "GET" => Vec::new(),
        _ if operation.id() == "member" => body.to_vec(),
        _ => br#"{"a":1}"#.to_vec(),
    }
}

fn failure(status: &str, headers: &str) -> Vec<Step> {
    vec![Step::Send(answer(status, headers, "{}"))]
}

/// A fault, how the server makes it, and whether calls that are and that are not idempotent are sent again.
type Row = (&'static str, fn() -> Vec<Step>, bool, bool);

#[tokio::test]
async fn each_fault_is_followed_by_what_the_table_says() {
    let again = "retry-after: 0\r\n";
    // The fault; whether an idempotent call is sent again, and whether any other is.
    let table: Vec<Row> = vec![
        ("400", || failure("400 Bad Request", ""), false, false),
        ("401", || failure("401 Unauthorized", ""), false, false),
        ("403", || failure("403 Forbidden", ""), false, false),
        ("404", || failure("404 Not Found", ""), false, false),
        ("408", || failure("408 Request Timeout", ""), true, false),
        ("409", || failure("409 Conflict", ""), false, false),
        ("429", || failure("429 Too Many Requests", ""), true, false),
        ("500", || failure("500 Internal Server Error", ""), false, false),
        ("501", || failure("501 Not Implemented", ""), false, false),
        ("502", || failure("502 Bad Gateway", ""), true, false),
        ("503", || failure("503 Service Unavailable", ""), true, false),
        ("504", || failure("504 Gateway Timeout", ""), true, false),
        ("529", || failure("529 Overloaded", ""), false, false),
        ("403 after", || failure("403 Forbidden", "retry-after: 0\r\n"), true, true),
        ("429 after", || failure("429 Too Many Requests", "retry-after: 0\r\n"), true, true),
        ("429 after ms", || failure("429 Too Many Requests", "retry-after-ms: 1\r\n"), true, true),
        ("503 after", || failure("503 Service Unavailable", "retry-after: 0\r\n"), true, true),
        ("closed before the head", Vec::new, true, false),
        ("closed within the head", || vec![Step::Send(b"HTTP/1.1 200 OK\r\nconte".to_vec())], true, false),
        ("cut off", || vec![Step::Send(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n[1,".to_vec())], true, false),
        ("not JSON", || vec![Step::Send(json_answer("200 OK", "[1,"))], false, false),
    ];
    assert!(again.ends_with("\r\n"));
    for (name, fault, idempotent, other) in table {
        for (operation, is_again) in
            [(&GET, idempotent), (&PUT, idempotent), (&KEYED, idempotent), (&MEMBER, idempotent), (&POST, other)]
        {
            let (count, result) = sent(operation, fault()).await;
            assert_eq!(count, if is_again { 2 } else { 1 }, "{name}, {}", operation.id());
            match result {
                Ok(_) => assert!(is_again, "{name}"),
                Err(error) => assert_eq!((is_again, error.attempts()), (false, Some(1)), "{name}: {error}"),
            }
        }
    }
}

#[tokio::test]
async fn a_refused_connection_is_tried_again_whatever_the_method() {
    let address = Server::listen().await.local_addr().expect("an address");
    let client =
        notte_runtime::http::ClientBuilder::new(&support::API).base_url(format!("http://{address}")).retries(quick());
    let error = Call::<Value>::new(&client.build().expect("a client"), &POST).send().await.expect_err("an error");
    assert!(error.is_connect());
    assert_eq!(error.attempts(), Some(3));
    assert!(error.to_string().ends_with("(after 3 attempts)"), "{error}");
}

#[tokio::test]
async fn attempts_end_and_the_last_error_is_told() {
    let script = (0..5).map(|_| failure("503 Service Unavailable", "")).collect::<Vec<_>>();
    let server = Server::start(script).await;
    let error = Call::<Value>::new(&client(&server, quick().attempts(4)), &GET).send().await.expect_err("an error");
    assert_eq!((error.attempts(), error.status().map(|status| status.as_u16())), (Some(4), Some(503)));
    assert_eq!(server.seen().len(), 4);
}

#[tokio::test]
async fn a_client_without_retries_sends_once() {
    let (server, never) =
        (Server::start([failure("503 Service Unavailable", "retry-after: 0\r\n")]).await, Retries::never());
    let error = Call::<Value>::new(&client(&server, never), &GET).send().await.expect_err("an error");
    assert_eq!((error.attempts(), server.seen().len()), (Some(1), 1));
    assert!(!error.to_string().contains("attempts"));
}

#[tokio::test]
async fn a_server_that_asks_for_too_long_a_wait_is_an_error_at_once() {
    let date = "date: Fri, 07 Aug 2026 10:00:00 GMT\r\nretry-after: Fri, 07 Aug 2026 10:05:00 GMT\r\n";
    for headers in ["retry-after: 300\r\n", "retry-after-ms: 300000\r\n", date] {
        let (started, server) = (Instant::now(), Server::start([failure("429 Too Many Requests", headers)]).await);
        let error = Call::<Value>::new(&client(&server, quick()), &GET).send().await.expect_err("an error");
        assert_eq!((error.attempts(), error.retry_after()), (Some(1), Some(Duration::from_secs(300))));
        assert!(started.elapsed() < Duration::from_secs(5));
    }
}

#[tokio::test]
async fn the_wait_is_what_the_server_says_by_its_own_clock() {
    // Both clocks are years off from here.
    let date = "date: Fri, 07 Aug 2015 10:00:00 GMT\r\nretry-after: Fri, 07 Aug 2015 10:00:01 GMT\r\n";
    for headers in ["retry-after: 0.3\r\n", "retry-after-ms: 300\r\n", date] {
        let started = Instant::now();
        let (count, result) = sent(&GET, failure("503 Service Unavailable", headers)).await;
        assert!(result.is_ok() && count == 2);
        assert!((300..3000).contains(&started.elapsed().as_millis()), "{headers}: {:?}", started.elapsed());
    }
}

#[tokio::test]
async fn no_wait_goes_beyond_the_time_limit() {
    let server = Server::start([failure("503 Service Unavailable", "retry-after: 2\r\n")]).await;
    let started = Instant::now();
    let call = Call::<Value>::new(&client(&server, quick()), &GET).timeout(Duration::from_secs(1));
    let error = call.send().await.expect_err("an error");
    assert_eq!((error.status().map(|status| status.as_u16()), error.attempts()), (Some(503), Some(1)));
    assert!(started.elapsed() < Duration::from_millis(900));
}

#[tokio::test]
async fn an_attempt_has_a_limit_of_its_own() {
    let server = Server::start([vec![Step::Stall], vec![Step::Send(ok())]]).await;
    let client =
        server.builder().retries(quick()).attempt_timeout(Duration::from_millis(300)).build().expect("a client");
    assert!(Call::<Value>::new(&client, &GET).send().await.is_ok());
    assert_eq!(server.seen().len(), 2);
    let server = Server::start([vec![Step::Stall], vec![Step::Stall]]).await;
    let client =
        server.builder().retries(quick()).attempt_timeout(Duration::from_millis(300)).build().expect("a client");
    let error = Call::<Value>::new(&client, &POST).send().await.expect_err("an error");
    assert!(error.is_timeout() && error.to_string().contains("300ms"), "{error}");
    assert_eq!(error.attempts(), Some(1));
}

#[tokio::test]
async fn settings_of_an_api_change_the_table() {
    let retries = || quick().always_on(&[529]).never_on(&[429]).on(&[500]);
    for (status, get, post) in
        [("529 Overloaded", 2, 2), ("429 Too Many Requests", 1, 1), ("500 Internal Server Error", 2, 1)]
    {
        for (operation, count) in [(&GET, get), (&POST, post)] {
            let server = Server::start([failure(status, ""), vec![Step::Send(ok())]]).await;
            let _ = Call::<Value>::new(&client(&server, retries()), operation).send().await;
            assert_eq!(server.seen().len(), count, "{status}");
        }
    }
}

#[tokio::test]
async fn an_empty_budget_ends_retries_and_successes_fill_it() {
    let budget = RetryBudget::with_tokens(20);
    let script = vec![failure("502 Bad Gateway", ""), failure("502 Bad Gateway", ""), vec![Step::Send(ok())]];
    let server = Server::start(script).await;
    let client = client(&server, quick().budget(budget.clone()));
    let error = Call::<Value>::new(&client, &GET).send().await.expect_err("an error");
    // 14 of 20 were taken by the second attempt; there was none left for a third.
    assert_eq!((error.attempts(), budget.tokens()), (Some(2), 6));
    Call::<Value>::new(&client.clone(), &GET).send().await.expect("an answer");
    assert_eq!(budget.tokens(), 7);
}

#[tokio::test]
async fn a_key_is_made_once_for_a_call() {
    let script = || vec![failure("502 Bad Gateway", ""), vec![Step::Send(ok())], vec![Step::Send(ok())]];
    let server = Server::start(script()).await;
    let client_ = client(&server, quick());
    for _ in 0..2 {
        Call::<Value>::new(&client_, &KEYED).send().await.expect("an answer");
    }
    let seen = server.seen();
    let keys: Vec<_> = seen.iter().map(|seen| seen.header("idempotency-key").expect("a key")).collect();
    assert!(keys[0] == keys[1] && keys[1] != keys[2], "{keys:?}");
    assert!(keys[0].len() == 36 && keys[0].as_bytes()[14] == b'4', "{keys:?}");
    let server = Server::start(script()).await;
    let mut call = Call::<Value>::new(&client(&server, quick()), &MEMBER);
    call.draft.json(&json!({"a": 1}));
    call.send().await.expect("an answer");
    let bodies: Vec<Value> =
        server.seen().iter().map(|seen| serde_json::from_slice(&seen.body).expect("JSON")).collect();
    assert!(bodies[0] == bodies[1] && bodies[0]["a"] == 1 && bodies[0]["idempotency_key"].is_string(), "{bodies:?}");
    let server = Server::start([vec![Step::Send(ok())]]).await;
    Call::<Value>::new(&client(&server, quick()), &KEYED)
        .header("Idempotency-Key", "mine")
        .send()
        .await
        .expect("an answer");
    assert_eq!(server.only().header("idempotency-key"), Some("mine"));
}
