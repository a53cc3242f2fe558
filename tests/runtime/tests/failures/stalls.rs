//! Transfers that stand still, in both directions, and those that are only slow.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use crate::support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use notte_runtime::http::{Backoff, Body, Call, Client, ClientBuilder, Operation, Options, Retries};
use serde_json::Value;
use support::{API, GET, POST, Server, ok};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

static PUT: Operation = Operation::new("putThing", "PUT", "/thing");

const IDLE: Duration = Duration::from_millis(400);
const LONG: Duration = Duration::from_secs(30);

/// A server that does this with each connection, and the count of connections.
async fn serving<F: Future<Output = ()> + Send>(
    serve: impl Fn(TcpStream, usize) -> F + Send + Sync + 'static,
) -> (Client, Arc<AtomicUsize>) {
    let listener = Server::listen().await;
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (count, serve) = (Arc::new(AtomicUsize::new(0)), Arc::new(serve));
    let connections = Arc::clone(&count);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (number, serve) = (connections.fetch_add(1, Ordering::SeqCst), Arc::clone(&serve));
            tokio::spawn(async move { serve(stream, number).await });
        }
    });
    let retries = Retries::new().backoff(Backoff::between(Duration::from_millis(1), Duration::from_millis(2)));
    let builder = ClientBuilder::new(&API).base_url(url).retries(retries).timeout(LONG).idle_timeout(IDLE);
    (builder.build().expect("a client"), count)
}

/// Reads this many bytes, with a pause after each 256 KiB.
async fn take(stream: &mut TcpStream, mut length: usize, pause: Duration) {
    let mut piece = vec![0; 256 << 10];
    while length > 0 {
        let most = piece.len().min(length);
        let count = stream.read(&mut piece[..most]).await.unwrap_or_default();
        if count == 0 {
            return;
        }
        length -= count;
        if count > 4096 {
            tokio::time::sleep(pause).await;
        }
    }
}

/// More than the system keeps for a connection: Linux up to 36 MB.
const LARGE: usize = 64 << 20;

fn bodies(folder: &std::path::Path) -> [Body; 2] {
    let path = folder.join("large");
    std::fs::write(&path, vec![b'x'; LARGE]).expect("a file");
    [Body::from(vec![b'x'; LARGE]), Body::path(path)]
}

#[tokio::test]
async fn an_upload_that_nobody_takes_ends() {
    let folder = tempfile::tempdir().expect("a folder");
    for body in bodies(folder.path()) {
        for (operation, attempts) in [(&POST, 1), (&PUT, 3)] {
            let (client, connections) = serving(|mut stream, _| async move {
                take(&mut stream, 1 << 20, Duration::ZERO).await;
                tokio::time::sleep(LONG).await;
            })
            .await;
            let started = Instant::now();
            let mut call = Call::<Value>::new(&client, operation);
            call.draft.body("text/plain", body.clone());
            let error = call.send().await.expect_err("a stall");
            assert!(error.is_timeout() && error.to_string().contains("nothing was transferred for 400ms"), "{error}");
            assert_eq!((error.attempts(), connections.load(Ordering::SeqCst)), (Some(attempts), attempts as usize));
            assert!(started.elapsed() < LONG / 2, "{:?}", started.elapsed());
        }
    }
}

#[tokio::test]
async fn an_upload_that_is_slow_and_a_server_that_works_have_their_time() {
    let folder = tempfile::tempdir().expect("a folder");
    for body in bodies(folder.path()) {
        let (client, connections) = serving(|mut stream, _| async move {
            take(&mut stream, LARGE, Duration::from_millis(5)).await;
            // The rest of the head and of the body, and then some work.
            let mut rest = vec![0; 4096];
            while let Ok(Ok(1..)) = tokio::time::timeout(3 * IDLE, stream.read(&mut rest)).await {}
            let _ = stream.write_all(&ok()).await;
        })
        .await;
        let started = Instant::now();
        let mut call = Call::<Value>::new(&client, &POST);
        call.draft.body("text/plain", body);
        call.send().await.expect("an answer");
        assert!(started.elapsed() > 3 * IDLE, "{:?}", started.elapsed());
        assert_eq!(connections.load(Ordering::SeqCst), 1);
    }
}

/// A server may redirect before it has taken the body. What is left of that does not count against the next request.
#[tokio::test]
async fn a_redirect_begins_without_the_transfer_before_it() {
    let (client, connections) = serving(|mut stream, number| async move {
        if number == 0 {
            take(&mut stream, 1 << 20, Duration::ZERO).await;
            let _ = stream.write_all(b"HTTP/1.1 303 See Other\r\nlocation: /made\r\ncontent-length: 0\r\n\r\n").await;
            tokio::time::sleep(LONG).await;
        }
        support::read(&mut stream).await;
        tokio::time::sleep(2 * IDLE).await;
        let _ = stream.write_all(&ok()).await;
    })
    .await;
    let mut call = Call::<Value>::new(&client, &POST);
    call.draft.body("text/plain", vec![b'x'; LARGE]);
    call.send().await.expect("an answer");
    assert_eq!(connections.load(Ordering::SeqCst), 2);
}

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 20\r\n\r\n";

#[tokio::test]
async fn a_response_that_stands_still_ends_and_a_slow_one_does_not() {
    for (operation, attempts) in [(&GET, 2), (&POST, 1)] {
        let (client, connections) = serving(|mut stream, number| async move {
            support::read(&mut stream).await;
            let _ = stream.write_all(HEAD.as_bytes()).await;
            // The second time, each piece has its time, and all of them take longer.
            for piece in 0..20 {
                if number == 0 && piece == 10 {
                    tokio::time::sleep(LONG).await;
                }
                tokio::time::sleep(IDLE / 8).await;
                let _ = stream.write_all(if piece == 19 { b"7" } else { b" " }).await;
            }
        })
        .await;
        let result = Call::<Value>::new(&client, operation).send().await;
        assert_eq!(connections.load(Ordering::SeqCst), attempts);
        match result {
            Ok(value) => assert!(value == 7 && attempts == 2),
            Err(error) => {
                assert!(error.is_timeout() && attempts == 1, "{error}");
                assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
                assert!(error.to_string().contains("nothing was transferred for 400ms"), "{error}");
            }
        }
    }
}

#[tokio::test]
async fn a_stream_ends_when_nothing_comes_and_not_while_nobody_asks() {
    let (client, _) = serving(|mut stream, _| async move {
        support::read(&mut stream).await;
        let _ = stream.write_all(HEAD.as_bytes()).await;
        for _ in 0..3 {
            let _ = stream.write_all(b" ").await;
            tokio::time::sleep(IDLE / 4).await;
        }
        tokio::time::sleep(LONG).await;
    })
    .await;
    let mut stream = Call::<Value>::new(&client, &GET).stream().await.expect("a stream");
    assert_eq!(stream.chunk().await.expect("a piece").as_deref(), Some(&b" "[..]));
    tokio::time::sleep(2 * IDLE).await;
    let error = loop {
        match stream.chunk().await {
            Ok(piece) => assert!(piece.is_some()),
            Err(error) => break error,
        }
    };
    assert!(error.is_timeout() && error.to_string().contains("nothing was transferred for 400ms"), "{error}");
}

#[tokio::test]
async fn a_call_may_have_another_limit_and_the_whole_has_one_too() {
    let (client, _) = serving(|mut stream, _| async move {
        support::read(&mut stream).await;
        let _ = stream.write_all(HEAD.as_bytes()).await;
        tokio::time::sleep(LONG).await;
    })
    .await;
    let patient = Options::new().idle_timeout(LONG).timeout(IDLE);
    let error = Call::<Value>::new(&client, &POST).with(patient).send().await.expect_err("a stall");
    assert!(error.to_string().contains("did not end within 400ms"), "{error}");
    let hasty = Options::new().idle_timeout(IDLE / 4);
    let error = Call::<Value>::new(&client, &POST).with(hasty).send().await.expect_err("a stall");
    assert!(error.to_string().contains("nothing was transferred for 100ms"), "{error}");
}
