//! Bodies from streams and from the file system, as they stand on the wire.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use std::cell::Cell;
use std::collections::VecDeque;
use std::error::Error as _;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use notte_runtime::http::Operation;
use notte_runtime::http::{Body, Call, Client, Draft, Error, File};
use serde_json::Value;
use support::{API, GET, POST, SECRET, Seen, Server, Step, answer, ok, redirect};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

static PUT: Operation = Operation::new("putThing", "PUT", "/thing");

const OCTETS: &str = "application/octet-stream";

/// A stream of these. It is no `Sync`, as many are.
struct Pieces(VecDeque<io::Result<&'static str>>, Cell<usize>);

fn pieces(pieces: impl IntoIterator<Item = io::Result<&'static str>>) -> Pieces {
    Pieces(pieces.into_iter().collect(), Cell::new(0))
}

impl Stream for Pieces {
    type Item = io::Result<&'static str>;

    /// Waits once before each piece.
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.1.set(self.1.get() + 1);
        if self.1.get() % 2 == 1 {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(self.0.pop_front())
    }
}

fn abc() -> Pieces {
    pieces([Ok("ab"), Ok(""), Ok("c")])
}

fn call(client: &Client, set: impl FnOnce(&mut Draft)) -> Call<Value> {
    let mut call = Call::new(client, &POST);
    set(&mut call.draft);
    call
}

async fn sent(set: impl FnOnce(&mut Draft)) -> Seen {
    let server = Server::answering(ok()).await;
    call(&server.client(), set).send().await.expect("an answer");
    server.only()
}

/// The error of a call that gets no answer; with the name of the operation it is what `Display` says.
async fn failed(set: impl FnOnce(&mut Draft)) -> Error {
    let listener = Server::listen().await;
    let client = notte_runtime::http::ClientBuilder::new(&API);
    let client = client.base_url(format!("http://{}", listener.local_addr().expect("a place")));
    // It reads all that comes and says nothing.
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move { stream.read_to_end(&mut Vec::new()).await.ok() });
        }
    });
    let call = call(&client.build().expect("a client"), set);
    tokio::time::timeout(Duration::from_secs(20), call.send()).await.expect("it hangs").expect_err("an error")
}

/// A path in a folder of its own, and what keeps the folder.
struct Path(PathBuf);

impl Path {
    fn new(name: &str) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("uploads-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder.join(name))
    }

    fn with(name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = Self::new(name);
        std::fs::write(&path.0, content).expect("a file");
        path
    }
}

impl Drop for Path {
    fn drop(&mut self) {
        self.0.parent().map(std::fs::remove_dir_all);
    }
}

fn large() -> Vec<u8> {
    (0..=250).cycle().take(1_000_001).collect()
}

#[tokio::test]
async fn bytes_are_as_simple_as_ever() {
    for body in [Body::from("abc"), "abc".to_owned().into(), vec![b'a', b'b', b'c'].into(), b"abc".as_slice().into()] {
        let seen = sent(|call| call.body(OCTETS, body)).await;
        assert_eq!((seen.header("content-length"), seen.body.as_slice()), (Some("3"), &b"abc"[..]));
        assert_eq!(seen.headers("content-type"), [OCTETS]);
    }
    let empty = sent(|call| call.body(OCTETS, Bytes::new())).await;
    assert_eq!((empty.header("content-length"), empty.body.len()), (Some("0"), 0));
}

#[tokio::test]
async fn a_stream_without_a_length_is_chunked() {
    let seen = sent(|call| call.body(OCTETS, Body::stream(abc()))).await;
    assert_eq!((seen.header("transfer-encoding"), seen.header("content-length")), (Some("chunked"), None));
    assert_eq!(seen.headers("content-type"), [OCTETS]);
    assert_eq!(str::from_utf8(&seen.body), Ok("2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"));
}

#[tokio::test]
async fn a_stream_with_a_length_is_not() {
    let seen = sent(|call| call.body(OCTETS, Body::sized_stream(abc(), 3))).await;
    assert_eq!((seen.header("transfer-encoding"), seen.header("content-length")), (None, Some("3")));
    assert_eq!(seen.body, b"abc");
    let empty = sent(|call| call.body(OCTETS, Body::sized_stream(pieces([]), 0))).await;
    assert_eq!((empty.header("content-length"), empty.body.len()), (Some("0"), 0));
}

#[tokio::test]
async fn a_file_is_opened_when_it_is_sent() {
    let path = Path::new("later.bin");
    let server = Server::answering(ok()).await;
    let call = call(&server.client(), |call| call.body(OCTETS, Body::path(&path.0)));
    std::fs::write(&path.0, large()).expect("a file");
    call.send().await.expect("an answer");
    let seen = server.only();
    assert_eq!((seen.header("transfer-encoding"), seen.header("content-length")), (None, Some("1000001")));
    assert!(seen.body == large());
}

#[tokio::test]
async fn a_file_that_is_not_there_is_named_and_nothing_is_sent() {
    let path = Path::new("gone.bin");
    let server = Server::start([vec![Step::Send(ok())]]).await;
    let call = call(&server.client(), |call| call.body(OCTETS, Body::path(&path.0)));
    let error = call.clone().send().await.expect_err("an error");
    let says = error.to_string();
    assert!(says.starts_with("postThing: the body (`") && says.contains(path.0.to_str().expect("text")), "{says}");
    assert!(error.is_body() && !error.is_invalid() && !error.retryable() && !error.is_timeout(), "{says}");
    let source = error.underlying().and_then(|source| source.downcast_ref::<io::Error>());
    assert_eq!(source.map(io::Error::kind), Some(io::ErrorKind::NotFound));
    assert!(server.seen().is_empty());
    // It is looked for each time.
    std::fs::write(&path.0, "now").expect("a file");
    call.send().await.expect("an answer");
    assert_eq!(server.only().body, b"now");
    let folder = path.0.parent().expect("a folder").to_owned();
    assert!(failed(|call| call.body(OCTETS, Body::path(folder))).await.is_body());
}

#[tokio::test]
async fn files_and_streams_are_parts() {
    let path = Path::with("a b.bin", large());
    let seen = sent(|call| {
        call.part("note", &"n".to_owned(), None);
        call.files("disk", [File::from(path.0.as_path()).content_type("image/png")], None);
        call.files("stream", [File::new("s.txt", Body::sized_stream(abc(), 3))], None);
        call.files("bytes", [File::new("b.txt", "bytes")], None);
    });
    let seen = seen.await;
    let boundary = seen.header("content-type").and_then(|media| media.strip_prefix("multipart/form-data; boundary="));
    let boundary = boundary.expect("a boundary");
    let part = |head: &str, content: &[u8]| {
        let head = format!("--{boundary}\r\nContent-Disposition: form-data; name={head}\r\n\r\n");
        [head.as_bytes(), content, b"\r\n"].concat()
    };
    let expected = [
        part("\"note\"", b"n"),
        part("\"disk\"; filename=\"a b.bin\"\r\nContent-Type: image/png", &large()),
        part("\"stream\"; filename=\"s.txt\"\r\nContent-Type: application/octet-stream", b"abc"),
        part("\"bytes\"; filename=\"b.txt\"\r\nContent-Type: application/octet-stream", b"bytes"),
        format!("--{boundary}--\r\n").into_bytes(),
    ];
    assert!(seen.body == expected.concat());
    assert_eq!(seen.header("content-length"), Some(seen.body.len().to_string().as_str()));

    let seen = sent(|call| call.files("s", [Body::stream(abc()).into()], None)).await;
    assert_eq!((seen.header("transfer-encoding"), seen.header("content-length")), (Some("chunked"), None));
    let text = str::from_utf8(&seen.body).expect("text");
    assert!(text.contains("\r\n2\r\nab\r\n1\r\nc\r\n") && text.ends_with("--\r\n\r\n0\r\n\r\n"), "{text}");
}

#[tokio::test]
async fn a_stream_that_breaks_off_is_named() {
    let broken = || pieces([Ok("ab"), Err(io::Error::other("the disk is on fire"))]);
    let error = failed(|call| call.body(OCTETS, Body::stream(broken()))).await;
    assert_eq!(error.to_string(), "postThing: the body can't be sent: the disk is on fire");
    assert!(error.is_body() && !error.is_connect() && !error.retryable());
    let error = failed(|call| call.files("photo", [File::new("p", Body::sized_stream(broken(), 9))], None)).await;
    assert_eq!(error.to_string(), "postThing: the part `photo` can't be sent: the disk is on fire");
    assert!(error.underlying().is_some_and(|source| source.is::<io::Error>()));
    // Another try would have nothing to send, whatever the method.
    let client = Server::start([]).await.client();
    let mut call = Call::<Value>::new(&client, &PUT);
    call.draft.body(OCTETS, Body::stream(broken()));
    assert!(!call.send().await.expect_err("an error").retryable());
}

#[tokio::test]
async fn a_length_that_is_wrong_is_named() {
    let error = failed(|call| call.body(OCTETS, Body::sized_stream(abc(), 5))).await;
    assert_eq!(error.to_string(), "postThing: the body can't be sent: it ended 2 bytes early");
    let error = failed(|call| call.files("f", [File::new("f", Body::sized_stream(abc(), 2))], None)).await;
    assert_eq!(error.to_string(), "postThing: the part `f` can't be sent: it is longer than its length says");
}

#[tokio::test]
async fn a_stream_that_stalls_takes_the_time_of_the_call() {
    struct Never;
    impl Stream for Never {
        type Item = io::Result<Bytes>;
        fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            Poll::Pending
        }
    }
    let server = Server::start([vec![Step::Stall]]).await;
    let call = call(&server.client(), |call| call.body(OCTETS, Body::stream(Never)));
    let error = call.timeout(Duration::from_millis(100)).send().await.expect_err("it never ends");
    assert!(error.is_timeout() && !error.is_body(), "{error}");
}

#[tokio::test]
async fn a_stream_is_sent_once_and_a_file_as_often_as_needed() {
    let scripts = || [redirect("307 Temporary Redirect", "/there"), ok()].map(|answer| vec![Step::Send(answer)]);
    let path = Path::with("a.bin", "content");
    let server = Server::start(scripts()).await;
    call(&server.client(), |call| call.body(OCTETS, Body::path(&path.0))).send().await.expect("an answer");
    let bodies: Vec<_> = server.seen().into_iter().map(|seen| seen.body).collect();
    assert_eq!(bodies, [b"content", b"content"]);

    let server = Server::start(scripts()).await;
    let error = call(&server.client(), |call| call.body(OCTETS, Body::sized_stream(abc(), 3))).send().await;
    let error = error.expect_err("the stream is gone");
    assert_eq!(error.to_string(), "postThing: the body can't be sent: a stream can be sent only once");
    assert!(error.is_body());
    assert_eq!(server.seen().len(), 1);

    let server = Server::start([vec![Step::Send(ok())]]).await;
    let call = call(&server.client(), |call| call.files("f", [File::new("f", Body::stream(abc()))], None));
    call.clone().send().await.expect("an answer");
    let error = call.send().await.expect_err("the stream is gone");
    assert_eq!(error.to_string(), "postThing: the part `f` can't be sent: a stream can be sent only once");
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_missing_file_leaves_the_streams_beside_it() {
    let path = Path::new("later.bin");
    let server = Server::answering(ok()).await;
    let call = call(&server.client(), |call| {
        call.files("s", [File::new("s", Body::sized_stream(abc(), 3))], None);
        call.files("f", [File::path(&path.0)], None);
    });
    assert!(call.clone().send().await.expect_err("an error").is_body());
    std::fs::write(&path.0, "x").expect("a file");
    call.send().await.expect("an answer");
    assert!(str::from_utf8(&server.only().body).expect("text").contains("\r\n\r\nabc\r\n"));
}

/// Endless, and counts what was asked for.
struct Zeros(Arc<AtomicUsize>);

impl Stream for Zeros {
    type Item = io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Poll::Ready(Some(Ok(Bytes::from_static(&[0; 1 << 16]))))
    }
}

#[tokio::test]
async fn no_more_is_asked_for_than_the_server_takes() {
    let listener = Server::listen().await;
    let client = notte_runtime::http::ClientBuilder::new(&API);
    let client = client.base_url(format!("http://{}", listener.local_addr().expect("a place")));
    let count = Arc::new(AtomicUsize::new(0));
    let call = call(&client.build().expect("a client"), |call| {
        call.body(OCTETS, Body::stream(Zeros(Arc::clone(&count))));
    });
    let sending = tokio::spawn(call.send().into_future());
    let (mut stream, _) = listener.accept().await.expect("a connection");
    tokio::time::sleep(Duration::from_millis(300)).await;
    let asked = count.load(Ordering::Relaxed);
    // What the system and HTTP keep is some megabytes at most.
    assert!(asked > 0 && asked < 1024, "{asked} pieces");
    // An answer before the end is an answer.
    stream.write_all(&answer("413 Payload Too Large", "", "too large")).await.expect("sent");
    let error = sending.await.expect("no panic").expect_err("an error");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(413), "{error}");
}

#[tokio::test]
async fn what_is_downloaded_can_be_uploaded_as_it_comes() {
    let from = Server::answering(answer("200 OK", "content-type: application/octet-stream\r\n", large())).await;
    let download = Call::<Bytes>::new(&from.client(), &GET).stream().await.expect("a head");
    let seen = sent(|call| call.body(OCTETS, Body::sized_stream(download, 1_000_001))).await;
    assert!(seen.body == large());
}

/// What a body tells of its progress.
type Told = Arc<std::sync::Mutex<Vec<(u64, Option<u64>)>>>;

fn told(body: Body) -> (Body, Told) {
    let told = Told::default();
    let tell = Arc::clone(&told);
    (body.on_progress(move |sent, length| tell.lock().expect("a list").push((sent, length))), told)
}

fn taken(told: &Told) -> Vec<(u64, Option<u64>)> {
    std::mem::take(&mut told.lock().expect("a list"))
}

#[tokio::test]
async fn a_body_tells_how_far_it_is() {
    let path = Path::with("large", large());
    let length = large().len() as u64;
    for source in [Body::from(large()), Body::path(&path.0)] {
        let (body, told) = told(source);
        let seen = sent(|call| call.body(OCTETS, body)).await;
        assert_eq!((seen.header("content-length"), seen.body == large()), (Some("1000001"), true));
        let told = taken(&told);
        assert!(told.len() > 5 && told.is_sorted() && told.iter().all(|(_, of)| *of == Some(length)), "{told:?}");
        assert_eq!(told.last(), Some(&(length, Some(length))));
    }
    // Without a length, as a part of a form, and where there is nothing.
    let (body, told_) = told(Body::stream(abc()));
    sent(|call| call.body(OCTETS, body)).await;
    assert_eq!(taken(&told_), [(2, None), (3, None)]);
    let (body, told_) = told(Body::sized_stream(abc(), 3));
    sent(|call| call.files("file", [File::new("abc", body)], None)).await;
    assert_eq!(taken(&told_), [(2, Some(3)), (3, Some(3))]);
    let (body, told_) = told(Body::from(""));
    sent(|call| call.body(OCTETS, body)).await;
    assert_eq!(taken(&told_), []);
}

#[tokio::test]
async fn progress_begins_anew_with_each_attempt() {
    let server = Server::start([
        vec![Step::Send(redirect("307 Temporary Redirect", "/again"))],
        vec![Step::Send(answer("503 X", "retry-after: 0\r\n", ""))],
        vec![Step::Send(ok())],
    ])
    .await;
    let client = server.builder().retries(notte_runtime::http::Retries::new()).build().expect("a client");
    let (body, told) = told(Body::from("abc"));
    let mut call = Call::<Value>::new(&client, &PUT);
    call.draft.body(OCTETS, body);
    call.send().await.expect("an answer");
    assert_eq!(taken(&told), [(3, Some(3)); 3]);
    assert!(server.seen().iter().all(|seen| seen.body == b"abc"));
}

#[test]
fn what_is_sent_does_not_show() {
    let path = Body::path("/a/b");
    assert_eq!(format!("{path:?}"), r#"Body { path: "/a/b" }"#);
    assert_eq!(format!("{:?}", Body::from(SECRET)), "Body { bytes: 10 }");
    let stream = Body::sized_stream(abc(), 3);
    assert_eq!(format!("{stream:?}"), "Body { length: Some(3), is_sent: false, .. }");
    fn is_send<T: Send + Sync>(_: &T) {}
    is_send(&stream);
    is_send(&File::new("f", stream.clone()));
}
