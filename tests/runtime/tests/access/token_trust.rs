//! What holds for calls holds for the requests for their tokens: which faults are tried again, for how long, and where secrets go.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use crate::support;

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use notte_runtime::http::{
    Backoff, Call, ClientBuilder, ClientCredentials, Error, Operation, Retries, RetryBudget, Token, Transient,
};
use serde_json::Value;
use support::{API, SECRET, Server, Step, answer, ok, redirect};

static SECURE: Operation = Operation::new("secure", "GET", "/secure").security(&[&["bearer"]]);

fn quick() -> Retries {
    Retries::new().backoff(Backoff::between(Duration::from_millis(1), Duration::from_millis(2)))
}

fn token() -> Vec<Step> {
    vec![Step::Send(answer("200 OK", "", r#"{"access_token":"t0"}"#))]
}

/// A call whose token comes from this address.
async fn call(url: &str, change: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Result<Value, Error> {
    let api = Server::answering(ok()).await;
    let credentials = ClientCredentials::new(url, "an id", SECRET);
    let builder = api.builder().retries(quick()).client_credentials(credentials);
    Call::<Value>::new(&change(builder).build().expect("a client"), &SECURE).await
}

#[tokio::test]
async fn a_redirect_of_a_token_endpoint_is_not_followed() {
    for status in ["301 X", "302 X", "303 X", "307 X", "308 X"] {
        let other = Server::start([token()]).await;
        let endpoint = Server::answering(redirect(status, &format!("{}/token", other.url()))).await;
        let error = call(&endpoint.url(), |builder| builder).await.expect_err("no token");
        assert!(error.is_token(), "{error}");
        assert_eq!((endpoint.seen().len(), other.seen().len()), (1, 0), "{status}");
    }
}

#[cfg(feature = "rustls")]
#[tokio::test]
async fn a_fault_of_tls_of_a_token_endpoint_is_not_tried_again() {
    let listener = Server::listen().await;
    let url = format!("https://{}/token", listener.local_addr().expect("an address"));
    let connections = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&connections);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::SeqCst);
            let alert = b"\x15\x03\x03\0\x02\x02\x28";
            let _ = tokio::io::AsyncWriteExt::write_all(&mut stream, alert).await;
            let _ = tokio::io::AsyncReadExt::read_to_end(&mut stream, &mut Vec::new()).await;
        }
    });
    let error = call(&url, |builder| builder).await.expect_err("no token");
    assert!(error.is_token() && !error.to_string().contains(SECRET), "{error}");
    assert_eq!(connections.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_wait_that_a_token_endpoint_asks_for_is_bounded() {
    let started = Instant::now();
    let busy = || vec![Step::Send(answer("503 X", "retry-after: 21\r\n", ""))];
    let endpoint = Server::start([busy(), token()]).await;
    let error = call(&endpoint.url(), |builder| builder).await.expect_err("no token");
    assert!(error.is_token() && started.elapsed() < Duration::from_secs(10), "{error}");
    assert_eq!(endpoint.seen().len(), 1);
}

#[tokio::test]
async fn a_token_endpoint_that_stands_still_has_the_time_of_an_attempt_and_of_the_call() {
    let stall = || vec![Step::Stall];
    let endpoint = Server::start([stall(), token()]).await;
    let limit = Duration::from_millis(100);
    call(&endpoint.url(), |builder| builder.attempt_timeout(limit)).await.expect("the second attempt has a token");
    assert_eq!(endpoint.seen().len(), 2);
    let endpoint = Server::start([stall(), stall(), stall()]).await;
    let error = call(&endpoint.url(), |builder| builder.timeout(limit * 3).attempt_timeout(limit)).await;
    assert!(error.as_ref().is_err_and(|error| error.is_timeout() || error.is_token()), "{error:?}");
    assert!(endpoint.seen().len() <= 3);
    let started = Instant::now();
    let endpoint = Server::start([stall()]).await;
    let error = call(&endpoint.url(), |builder| builder.timeout(limit)).await.expect_err("no token in time");
    assert!(error.is_timeout() && started.elapsed() < Duration::from_secs(10), "{error}");
}

/// What comes of a call whose source fails like this at first, and how often it was asked.
async fn asked<E>(fail: fn() -> E, change: impl FnOnce(ClientBuilder) -> ClientBuilder) -> (Result<Value, Error>, usize)
where
    E: Into<Box<dyn std::error::Error + Send + Sync>> + Send + 'static,
{
    let api = Server::answering(ok()).await;
    let count = Arc::new(AtomicUsize::new(0));
    let fetches = Arc::clone(&count);
    let builder = api.builder().retries(quick()).token_source(move || {
        let is_first = fetches.fetch_add(1, Ordering::SeqCst) == 0;
        async move { if is_first { Err(fail()) } else { Ok(Token::new("t0")) } }
    });
    let result = Call::<Value>::new(&change(builder).build().expect("a client"), &SECURE).await;
    (result, count.load(Ordering::SeqCst))
}

#[tokio::test]
async fn a_source_is_asked_again_where_its_error_may_pass() {
    let same = |builder| builder;
    let (result, count) = asked(|| Transient::new("the vault is sealed"), same).await;
    assert!(result.is_ok() && count == 2, "{result:?}");
    let (result, count) = asked(|| io::Error::from(io::ErrorKind::ConnectionRefused), same).await;
    assert!(result.is_ok() && count == 2, "{result:?}");
    let (result, count) = asked(|| io::Error::other("no such secret"), same).await;
    assert!(result.is_err_and(|error| error.to_string() == "secure: no token: no such secret") && count == 1);
}

#[tokio::test]
async fn a_source_is_asked_again_within_the_policy() {
    let sealed = || Transient::new("the vault is sealed");
    let error = |(result, count): (Result<Value, Error>, usize)| (result.expect_err("no token").to_string(), count);
    let expected = ("secure: no token: the vault is sealed".to_owned(), 1);
    assert_eq!(error(asked(sealed, |builder| builder.retries(Retries::never())).await), expected);
    let poor = quick().budget(RetryBudget::with_tokens(0));
    assert_eq!(error(asked(sealed, |builder| builder.retries(poor)).await), expected);
    // The wait is random, and less than the limit once in 200 million times.
    let slow = Retries::new().backoff(Backoff::between(Duration::from_secs(1 << 30), Duration::from_secs(1 << 30)));
    let limit = Duration::from_secs(5);
    assert_eq!(error(asked(sealed, |builder| builder.retries(slow).timeout(limit)).await), expected);
}

#[tokio::test]
async fn the_error_that_a_source_marks_is_below_that_of_the_call() {
    let sealed = || Transient::new(io::Error::other("the vault is sealed"));
    let (result, _) = asked(sealed, |builder| builder.retries(Retries::never())).await;
    let error = result.expect_err("no token");
    let cause = error.underlying().and_then(|cause| cause.downcast_ref::<io::Error>());
    assert_eq!(cause.map(ToString::to_string).as_deref(), Some("the vault is sealed"), "{error:?}");
}

/// The error of a call to another API, which the closure makes for its token.
async fn failed_call(status: &str, headers: &str) -> Error {
    let server = Server::answering(answer(status, headers, "")).await;
    let client = ClientBuilder::new(&API).base_url(server.url()).retries(Retries::never()).build().expect("a client");
    Call::<Value>::new(&client, &support::GET).await.expect_err("an error")
}

#[tokio::test]
async fn a_source_that_calls_an_api_is_asked_again_as_that_call_would_be() {
    for (status, headers, times) in
        [("503 X", "", 2), ("503 X", "retry-after: 0\r\n", 2), ("503 X", "retry-after: 30\r\n", 1), ("404 X", "", 1)]
    {
        let api = Server::answering(ok()).await;
        let count = Arc::new(AtomicUsize::new(0));
        let fetches = Arc::clone(&count);
        let builder = api.builder().retries(quick()).token_source(move || {
            let is_first = fetches.fetch_add(1, Ordering::SeqCst) == 0;
            async move { if is_first { Err(failed_call(status, headers).await) } else { Ok(Token::new("t0")) } }
        });
        let result = Call::<Value>::new(&builder.build().expect("a client"), &SECURE).await;
        assert_eq!(
            (count.load(Ordering::SeqCst), result.is_ok()),
            (times, times == 2),
            "{status} {headers} {result:?}"
        );
    }
}
