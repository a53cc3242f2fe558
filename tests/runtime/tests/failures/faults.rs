//! Faults of servers and networks that no other suite is about, each on a real connection. `docs/faults.md` has the table of all.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use crate::support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use notte_runtime::http::{
    Backoff, Call, Client, ClientBuilder, Error, Operation, Options, Pages, Paging, Retries, Token,
};
use serde_json::{Value, json};
use support::{API, GET, POST, Seen, Server, Step, answer, json as json_answer, ok, read};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

fn quick() -> Retries {
    Retries::new().backoff(Backoff::between(Duration::from_millis(1), Duration::from_millis(2)))
}

fn at(url: &str) -> Client {
    ClientBuilder::new(&API).base_url(url).retries(quick()).build().expect("a client")
}

/// A server that does something of its own with the first connection, and answers the second.
async fn faulty<F: Future<Output = ()> + Send + 'static>(
    fault: impl FnOnce(TcpStream) -> F + Send + 'static,
) -> (String, Arc<AtomicUsize>) {
    let listener = Server::listen().await;
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let requests = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&requests);
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.expect("a client");
        read(&mut stream).await;
        count.fetch_add(1, Ordering::SeqCst);
        let first = tokio::spawn(fault(stream));
        let (mut stream, _) = listener.accept().await.expect("a client");
        read(&mut stream).await;
        count.fetch_add(1, Ordering::SeqCst);
        stream.write_all(&ok()).await.expect("a client");
        first.await.expect("a server");
    });
    (url, requests)
}

#[tokio::test]
async fn every_status_is_a_value_or_an_error_and_few_are_sent_again() {
    let client = at("http://127.0.0.1");
    for operation in [&GET, &POST] {
        for status in 200..600_u16 {
            let is_again = operation.method() == "GET" && matches!(status, 408 | 429 | 502 | 503 | 504);
            let first = json_answer(&format!("{status} X"), "7");
            let server = Server::start([vec![Step::Send(first)], vec![Step::Send(ok())]]).await;
            let client = client.with(Options::new().base_url(server.url()));
            let result = Call::<Value>::new(&client, operation).send().await;
            assert_eq!(server.seen().len(), if is_again { 2 } else { 1 }, "{status}");
            match result {
                Ok(_) => assert!(status < 300 || is_again, "{status}"),
                Err(error) => {
                    assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
                    assert!(status >= 300 && error.is_status() && !error.retryable(), "{error}");
                }
            }
        }
    }
}

#[tokio::test]
async fn an_interim_response_is_none() {
    for interim in ["HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nlink: </a>; rel=preload\r\n\r\n"] {
        let server = Server::answering([interim.repeat(3).as_bytes(), &json_answer("200 OK", "7")].concat()).await;
        assert_eq!(Call::<Value>::new(&server.client(), &GET).send().await.expect("an answer"), json!(7));
    }
}

#[tokio::test]
async fn a_reset_is_tried_again_where_that_does_no_harm() {
    for (name, sent) in [
        ("before the head", ""),
        ("within the head", "HTTP/1.1 200 OK\r\nconte"),
        ("after the head", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n"),
        ("within the body", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n[1, 2"),
    ] {
        for operation in [&GET, &POST] {
            let (url, requests) = faulty(move |mut stream| async move {
                stream.write_all(sent.as_bytes()).await.expect("a client");
                // What was sent arrives before the reset, which would take it away.
                tokio::time::sleep(Duration::from_millis(30)).await;
                stream.set_zero_linger().expect("a socket");
            })
            .await;
            let result = Call::<Value>::new(&at(&url), operation).send().await;
            let is_again = operation.method() == "GET";
            assert_eq!(requests.load(Ordering::SeqCst), if is_again { 2 } else { 1 }, "{name}");
            match result {
                Ok(_) => assert!(is_again, "{name}"),
                Err(error) => {
                    assert!(!is_again && !error.is_connect() && !error.is_timeout(), "{name}: {error}");
                    assert!(error.to_string().contains("reset"), "{name}: {error}");
                    assert_eq!(error.status().is_some(), name.contains("after") || name.contains("body"), "{name}");
                }
            }
        }
    }
}

/// Sends a text a byte at a time, until nobody reads it.
async fn drip(mut stream: TcpStream, text: &'static str) {
    for byte in text.bytes() {
        if stream.write_all(&[byte]).await.is_err() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_slow_drip_ends_with_the_time_of_the_attempt_or_of_the_call() {
    const HEAD: &str =
        "HTTP/1.1 200 OK\r\nx-padding: 0123456789012345678901234567890123456789\r\ncontent-length: 1\r\n\r\n7";
    const BODY: &str = "\n                                                                                          7";
    for in_body in [false, true] {
        let serve = move |mut stream: TcpStream| async move {
            if in_body {
                let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", BODY.len());
                let _ = stream.write_all(head.as_bytes()).await;
            }
            drip(stream, if in_body { BODY } else { HEAD }).await;
        };
        let (url, requests) = faulty(serve).await;
        let started = Instant::now();
        let call = Call::<Value>::new(&at(&url), &GET).timeout(Duration::from_millis(400));
        let error = call.send().await.expect_err("no time");
        assert!(error.is_timeout() && started.elapsed() < Duration::from_millis(1500), "{error}");
        assert_eq!((requests.load(Ordering::SeqCst), error.status().is_some()), (1, in_body));
        // A limit on the attempt leaves time for another one.
        let (url, requests) = faulty(serve).await;
        let client =
            ClientBuilder::new(&API).base_url(url).retries(quick()).attempt_timeout(Duration::from_millis(400));
        let client = client.build().expect("a client");
        Call::<Value>::new(&client, &GET).send().await.expect("an answer");
        assert_eq!(requests.load(Ordering::SeqCst), 2);
    }
}

/// Sends 100 MB in chunks, as far as they are taken, and counts them.
async fn hundred_megabytes(mut stream: TcpStream, head: &'static str, sent: Arc<AtomicUsize>) {
    let piece = vec![b' '; 1_000_000];
    let _ = stream.write_all(head.as_bytes()).await;
    for _ in 0..100 {
        let chunk = if head.contains("chunked") { [b"f4240\r\n", &piece[..], b"\r\n"].concat() } else { piece.clone() };
        if stream.write_all(&chunk).await.is_err() {
            return;
        }
        sent.fetch_add(1, Ordering::SeqCst);
    }
    let _ = stream.write_all(b"0\r\n\r\n").await;
}

#[tokio::test]
async fn of_a_hundred_megabytes_no_more_is_taken_than_the_limit() {
    const CHUNKED: &str = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    const SIZED: &str = "HTTP/1.1 200 OK\r\ncontent-length: 100000000\r\n\r\n";
    for (head, most) in [(CHUNKED, 75), (SIZED, 10)] {
        let sent = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&sent);
        let (url, requests) = faulty(move |stream| hundred_megabytes(stream, head, count)).await;
        let error = Call::<Value>::new(&at(&url), &GET).send().await.expect_err("too much");
        assert!(error.is_too_large() && error.to_string().contains("67108864 bytes"), "{error}");
        assert_eq!((error.attempts(), requests.load(Ordering::SeqCst)), (Some(1), 1));
        // Some more is on its way when the client hangs up.
        assert!(sent.load(Ordering::SeqCst) <= most, "{sent:?} MB");
    }
    // A stream has no limit, since it keeps nothing.
    let (url, _) = faulty(|stream| hundred_megabytes(stream, CHUNKED, Arc::default())).await;
    let mut stream = Call::<Value>::new(&at(&url), &GET).stream().await.expect("a stream");
    let (mut length, mut largest) = (0, 0);
    while let Some(piece) = stream.chunk().await.expect("a piece") {
        length += piece.len();
        largest = largest.max(piece.len());
    }
    assert!(length == 100_000_000 && largest <= 4 << 20, "{length}, {largest}");
}

/// A gzip stream of this many million blanks, which is 1/158 as long: a literal, and repetitions of the byte before (RFC 1951, 3.2.6).
#[cfg(feature = "gzip")]
fn bomb(millions: usize) -> Vec<u8> {
    let mut bytes = b"\x1f\x8b\x08\0\0\0\0\0\0\x03".to_vec();
    let (mut byte, mut filled) = (0_u8, 0);
    let mut push = |bits: &str| {
        for bit in bits.bytes() {
            byte |= (bit - b'0') << filled;
            filled += 1;
            if filled == 8 {
                bytes.push(std::mem::take(&mut byte));
                filled = 0;
            }
        }
    };
    // The last block, with fixed codes; a blank.
    push("110");
    push("01010000");
    for _ in 0..millions * 1_000_000 / 258 {
        // 258 bytes from one byte before.
        push("1100010100000");
    }
    bytes
}

#[cfg(feature = "gzip")]
#[tokio::test]
async fn a_gzip_bomb_is_bounded_by_what_it_becomes() {
    let bomb = bomb(300);
    assert!(bomb.len() < 2_000_000);
    let body = || answer("200 OK", "content-type: application/json\r\ncontent-encoding: gzip\r\n", &bomb);
    let server = Server::start([vec![Step::Send(body())], vec![Step::Send(ok())]]).await;
    let error = Call::<Value>::new(&at(&server.url()), &GET).send().await.expect_err("too much");
    assert!(error.is_too_large() && error.to_string().contains("67108864 bytes"), "{error}");
    assert_eq!((error.attempts(), server.seen().len()), (Some(1), 1));
    // As the body of an error it is cut.
    let mut bytes = body();
    bytes.splice(9..15, *b"404 No");
    let server = Server::answering(bytes).await;
    let error = Call::<Value>::new(&at(&server.url()), &GET).send().await.expect_err("not found");
    assert_eq!(
        (error.status().map(|status| status.as_u16()), error.body().map(|body| body.len())),
        (Some(404), Some(1 << 20))
    );
}

/// Makes a connection that ends with a fault of TLS, after what `serve` sends.
async fn tls_fault(serve: &'static [u8]) -> (Error, usize) {
    let listener = Server::listen().await;
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    let count = Arc::new(AtomicUsize::new(0));
    let connections = Arc::clone(&count);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            connections.fetch_add(1, Ordering::SeqCst);
            let _ = stream.write_all(serve).await;
            let _ = tokio::io::AsyncReadExt::read_to_end(&mut stream, &mut Vec::new()).await;
        }
    });
    let error = Call::<Value>::new(&at(&url), &GET).send().await.expect_err("no connection");
    (error, count.load(Ordering::SeqCst))
}

#[tokio::test]
async fn a_fault_of_tls_is_not_tried_again() {
    let plain: &[u8] = b"HTTP/1.1 400 Bad Request\r\n\r\n";
    // The record of an alert: fatal, and which.
    let handshake_failure: &[u8] = b"\x15\x03\x03\0\x02\x02\x28";
    let unrecognized_name: &[u8] = b"\x15\x03\x03\0\x02\x02\x70";
    for serve in [plain, handshake_failure, unrecognized_name] {
        let (error, connections) = tls_fault(serve).await;
        assert!(error.is_connect() && !error.retryable() && !error.is_timeout(), "{error}");
        assert_eq!((error.attempts(), connections), (Some(1), 1), "{error}");
    }
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_refused() {
    use tokio_rustls::TlsAcceptor;
    use tokio_rustls::rustls::ServerConfig;
    use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

    // For `localhost` and 127.0.0.1, signed by itself, and of no use elsewhere.
    let certificate = CertificateDer::from(&include_bytes!("../support/untrusted.cert.der")[..]);
    let key = PrivateKeyDer::try_from(&include_bytes!("../support/untrusted.key.der")[..]).expect("a key");
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![certificate], key);
    let acceptor = TlsAcceptor::from(Arc::new(config.expect("a certificate")));
    let listener = Server::listen().await;
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    let connections = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&connections);
    let server = tokio::spawn(async move {
        let mut is_request = false;
        while let Ok((stream, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::SeqCst);
            is_request |= acceptor.accept(stream).await.is_ok();
            if is_request {
                break;
            }
        }
    });
    let error = Call::<Value>::new(&at(&url), &GET).send().await.expect_err("no connection");
    assert!(error.is_connect() && !error.retryable(), "{error}");
    assert!(error.to_string().contains("certificate"), "{error}");
    assert_eq!((error.attempts(), connections.load(Ordering::SeqCst)), (Some(1), 1));
    assert!(!server.is_finished(), "a request was sent");
}

#[tokio::test]
async fn a_token_that_ends_amid_a_walk_is_renewed_on_the_wire() {
    static PAGED: Paging = Paging::new().query("after").link().items(&[]);
    static LIST: Operation = Operation::new("list", "GET", "/thing").security(&[&["bearer"]]);
    let page =
        |body: &str| answer("200 OK", "content-type: application/json\r\nlink: </thing?after=2>; rel=next\r\n", body);
    let server = Server::start([
        vec![Step::Send(page("[1, 2]"))],
        vec![Step::Send(json_answer("401 Unauthorized", "{}"))],
        vec![Step::Send(json_answer("200 OK", "[3]"))],
    ])
    .await;
    let fetched = Arc::new(AtomicUsize::new(0));
    let fetch = move || {
        let number = fetched.fetch_add(1, Ordering::SeqCst);
        async move { Ok::<_, Error>(Token::new(format!("token-{number}"))) }
    };
    let client = server.builder().retries(Retries::never()).token_source(fetch).build().expect("a client");
    let items = Pages::<Value, Value>::new(Call::<Value>::new(&client, &LIST).draft, &PAGED).items().all().await;
    assert_eq!(items.expect("all items"), [json!(1), json!(2), json!(3)]);
    let sent: Vec<_> = server.seen().iter().map(|seen| (seen.target().to_owned(), bearer(seen))).collect();
    let expected = [("GET /thing", "0"), ("GET /thing?after=2", "0"), ("GET /thing?after=2", "1")];
    assert_eq!(sent, expected.map(|(target, token)| (target.to_owned(), format!("Bearer token-{token}"))));
}

fn bearer(seen: &Seen) -> String {
    seen.header("authorization").expect("a token").to_owned()
}
