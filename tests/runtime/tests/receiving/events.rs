//! Answers that come event by event: how they are cut, read and ended.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use futures_core::Stream;
use notte_runtime::http::{Call, Error, Event, Events, FromEvent, FromResponse, Operation, Reply, Text};
use serde_json::{Value, json};
use support::{SECRET, Server, Step, answer, work};
use tokio::sync::oneshot;

static GET: Operation = Operation::new("watch", "GET", "/events").accept("text/event-stream");

const SSE: &str = "text/event-stream";
const LINES: &str = "application/x-ndjson";
const SEQUENCE: &str = "application/json-seq";

fn head(media_type: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n")
}

/// Each piece as a chunk of its own: that is how they come out again.
fn chunked<'a>(media_type: &str, pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut answer = head(media_type).into_bytes();
    for piece in pieces.into_iter().filter(|piece| !piece.is_empty()) {
        answer.extend(chunk(piece));
    }
    answer.extend(b"0\r\n\r\n");
    answer
}

fn chunk(piece: &[u8]) -> Vec<u8> {
    [format!("{:x}\r\n", piece.len()).as_bytes(), piece, b"\r\n"].concat()
}

async fn open<T: FromEvent>(server: &Server) -> Events<T> {
    Call::<Events<T>>::new(&server.client(), &GET).send().await.expect("an answer")
}

/// What is in an event, or what is wrong with it.
type Read<T> = Result<(Option<String>, Option<String>, T), String>;

async fn all<T: FromEvent>(mut events: Events<T>) -> Vec<Read<T>> {
    let mut read = Vec::new();
    loop {
        match events.try_next().await {
            Ok(Some(Event { event, id, data, .. })) => read.push(Ok((event, id.map(|id| id.to_string()), data))),
            Ok(None) => break,
            Err(error) => read.push(Err(error.to_string())),
        }
    }
    // An end is an end.
    assert!(events.try_next().await.expect("an end").is_none());
    read
}

async fn read<T: FromEvent>(media_type: &str, body: impl AsRef<[u8]>) -> Vec<Read<T>> {
    let server = Server::answering(chunked(media_type, [body.as_ref()])).await;
    all(open(&server).await).await
}

/// The data of events that are all well.
async fn texts(media_type: &str, body: impl AsRef<[u8]>) -> Vec<String> {
    read::<Text>(media_type, body).await.into_iter().map(|event| event.expect("an event").2.0).collect()
}

async fn values(media_type: &str, body: impl AsRef<[u8]>) -> Vec<Result<Value, String>> {
    read::<Value>(media_type, body).await.into_iter().map(|event| event.map(|(_, _, data)| data)).collect()
}

fn event(event: Option<&str>, id: Option<&str>, data: &str) -> Read<Text> {
    Ok((event.map(str::to_owned), id.map(str::to_owned), Text(data.to_owned())))
}

#[tokio::test]
async fn the_lines_of_an_event() {
    for (body, expected) in [
        ("data: a\n\n", &["a"][..]),
        ("data:a\n\n", &["a"]),
        ("data:  a \n\n", &[" a "]),
        ("data:\ta\n\n", &["\ta"]),
        ("data: a\ndata: b\ndata\ndata:\n\n", &["a\nb\n\n"]),
        // HTML, 9.2.6, the examples.
        ("data\n\ndata\ndata\n\ndata:", &["", "\n"]),
        ("data:test\n\ndata: test\n\n", &["test", "test"]),
        (
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
            &["first event", "second event", " third event"],
        ),
        ("data: YHOO\ndata: +2\ndata: 10\n\n", &["YHOO\n+2\n10"]),
        (": a comment\ndata: a\n:\n:data: c\n\n", &["a"]),
        ("data: a: b:c\n\n", &["a: b:c"]),
        ("Data: a\ndata : b\n data: c\ndatax: d\nother: e\nother\n\n", &[]),
        ("event: x\nid: 1\n\n", &[]),
        ("\n\n\n", &[]),
        ("", &[]),
        ("data: a\n\n\n\ndata: b\n\n", &["a", "b"]),
        ("data: \u{0}\n\n", &["\u{0}"]),
        ("data: a\u{2028}b\u{85}c\u{b}d\n\n", &["a\u{2028}b\u{85}c\u{b}d"]),
    ] {
        assert_eq!(texts(SSE, body).await, expected, "{body:?}");
    }
}

#[tokio::test]
async fn the_ends_of_lines() {
    for (body, expected) in [
        ("data: a\rdata: b\r\rdata: c\r\r", &["a\nb", "c"][..]),
        ("data: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n", &["a\nb", "c"]),
        ("data: a\r\rdata: b\n\ndata: c\r\n\r\n", &["a", "b", "c"]),
        ("data: a\r\n\rdata: b\n\r\n", &["a", "b"]),
        ("data: a\n\r", &["a"]),
        ("data: a\r\r", &["a"]),
    ] {
        assert_eq!(texts(SSE, body).await, expected, "{body:?}");
    }
}

#[tokio::test]
async fn an_event_that_was_not_ended_is_dropped() {
    for body in ["data: a", "data: a\n", "data: a\r", "data: a\r\n", "data: a\ndata: b", "id: 1\ndata: a\n:"] {
        let body = format!("data: x\n\n{body}");
        assert_eq!(texts(SSE, &body).await, ["x"], "{body:?}");
    }
}

#[tokio::test]
async fn names_and_ids() {
    let body = "id: 1\nevent: add\ndata: a\n\n\
                data: b\n\n\
                id: 2\n\n\
                event:\ndata: c\n\n\
                id: 3\u{0}\ndata: d\n\n\
                event: x\n\n\
                data: e\nevent: one\nevent: two\n\n\
                id\ndata: f\n\n\
                retry: 10\nid:  é\ndata: g\n\n";
    assert_eq!(
        read::<Text>(SSE, body).await,
        [
            event(Some("add"), Some("1"), "a"),
            event(None, Some("1"), "b"),
            event(None, Some("2"), "c"),
            event(None, Some("2"), "d"),
            event(Some("two"), Some("2"), "e"),
            event(None, None, "f"),
            event(None, Some(" é"), "g"),
        ]
    );
}

#[tokio::test]
async fn a_byte_order_mark() {
    let bom = "\u{feff}";
    assert_eq!(texts(SSE, format!("{bom}data: a\n\n")).await, ["a"]);
    // One, and only at the start.
    assert_eq!(texts(SSE, format!("{bom}{bom}data: a\n\ndata: b\n\n")).await, ["b"]);
    assert_eq!(texts(SSE, format!("data: {bom}a\n\n{bom}data: b\n\n")).await, [format!("{bom}a")]);
    assert_eq!(texts(SSE, bom).await, [""; 0]);
    assert_eq!(values(LINES, format!("{bom}1\n2\n")).await, [Ok(json!(1)), Ok(json!(2))]);
    // Half of one is something else.
    assert_eq!(texts(SSE, b"\xef\xbbdata: a\n\ndata: b\n\n").await, ["b"]);
}

#[tokio::test]
async fn bytes_that_are_no_text() {
    assert_eq!(texts(SSE, b"data: a\xff\xe2\x82\n\n").await, ["a\u{fffd}\u{fffd}"]);
    let read = values(LINES, b"\"\xff\"\n1\n").await;
    assert_eq!(read, [Err("watch: the response is not UTF-8 text".to_owned()), Ok(json!(1))]);
}

#[tokio::test]
async fn pieces_cut_anywhere() {
    let sse =
        "\u{feff}: ping\r\nid: é1\r\nevent: 日本\rdata: {\"a\":\r\ndata:  \"€😀\"}\n\r\n\r\ndata:\"b\"\r\rdata: 3\n\n";
    let lines = "\u{feff}{\"a\": \"€😀\"}\r\n\n \r\n[1,\"\\n\"]\n2";
    let sequence = "\u{1e}{\"a\":\n \"€\\\"}😀\"}\n\u{1e}\u{1e}12\n\u{1e}[\n]\n\u{1e}\"x\"";
    for (media_type, body) in [(SSE, sse), (LINES, lines), (SEQUENCE, sequence)] {
        let whole = read::<Value>(media_type, body).await;
        assert!(whole.len() >= 3 && whole.iter().all(Result::is_ok), "{whole:?}");
        let body = body.as_bytes();
        for cut in 1..body.len() {
            let (first, second) = body.split_at(cut);
            let server = Server::answering(chunked(media_type, [first, second])).await;
            assert_eq!(all::<Value>(open(&server).await).await, whole, "{media_type} {cut}");
        }
        let server = Server::answering(chunked(media_type, body.chunks(1))).await;
        assert_eq!(all::<Value>(open(&server).await).await, whole, "{media_type}");
    }
}

#[tokio::test]
async fn an_event_is_there_as_soon_as_it_ended() {
    for (media_type, first, rest) in [
        (SSE, "data: 1\n\n", "data: 2\n\n"),
        (SSE, "data: 1\r\r", "\ndata: 2\r\r"),
        (SSE, "data: 1\r\n\r", "\ndata: 2\r\n\r\n"),
        (LINES, "1\n", "2\n"),
        (SEQUENCE, "\u{1e}1\n", "\u{1e}2\n"),
        (SEQUENCE, "\u{1e}[\n1]\n", "\u{1e}2\n"),
    ] {
        let (tell, told) = oneshot::channel();
        let server = Server::start([vec![
            Step::Send([head(media_type).as_bytes(), &chunk(first.as_bytes())].concat()),
            Step::Await(told),
            Step::Send([chunk(rest.as_bytes()), b"0\r\n\r\n".to_vec()].concat()),
        ]])
        .await;
        let mut events = open::<Value>(&server).await;
        let one = tokio::time::timeout(Duration::from_secs(5), events.next()).await;
        assert!(one.unwrap_or_else(|_| panic!("{media_type} {first:?}")).expect("an event").is_ok());
        tell.send(()).expect("a server");
        assert_eq!(events.try_next().await.expect("an event").map(|event| event.data), Some(json!(2)));
        assert!(events.try_next().await.expect("an end").is_none());
    }
}

#[tokio::test]
async fn done_is_the_end() {
    let body = "data: 1\n\ndata: [DONE]\n\ndata: 2\n\n";
    assert_eq!(values(SSE, body).await, [Ok(json!(1))]);
    assert_eq!(texts(SSE, body).await, ["1"]);
    // Even of what goes on.
    let server =
        Server::start([vec![Step::Send([head(SSE).as_bytes(), &chunk(body.as_bytes())].concat()), Step::Stall]]).await;
    let read = tokio::time::timeout(Duration::from_secs(5), all::<Value>(open(&server).await)).await;
    assert_eq!(read.expect("an end").len(), 1);
    // It says nothing in lines of JSON.
    assert_eq!(values(LINES, "1\n[DONE]\n2\n").await.len(), 3);
}

#[tokio::test]
async fn a_broken_event_and_the_next_one() {
    let why = |place: &str| format!("watch: the response at $: {place}");
    assert_eq!(
        values(SSE, "data: 1\n\ndata: {\"a\":\n\ndata: 2\n\n").await,
        [
            Ok(json!(1)),
            Err("watch: the response at $: unexpected end of input at line 1 column 6".to_owned()),
            Ok(json!(2))
        ]
    );
    let read = read::<i64>(SSE, format!("id: 7\ndata: \"{SECRET}\"\n\ndata: 2\n\n")).await;
    assert_eq!(read, [Err(why("expected an integer, found a string")), Ok((None, Some("7".to_owned()), 2))]);
    assert_eq!(values(LINES, "{\"a\":\n2\n").await.get(1), Some(&Ok(json!(2))));
    assert_eq!(values(SEQUENCE, "\u{1e}{\"a\":\n\u{1e}2\n").await.get(1), Some(&Ok(json!(2))));

    let server = Server::answering(chunked(SSE, [&b"data: {\"token\": \"s3cr3t-k3y\"\n\n"[..]])).await;
    let error = open::<Value>(&server).await.try_next().await.expect_err("a broken event");
    assert!(error.is_decode() && !error.retryable());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert_eq!(error.json_path().as_deref(), Some("$"));
    assert_eq!(error.body().map(|body| &body[..]), Some(&b"{\"token\": \"s3cr3t-k3y\""[..]));
    assert!(!format!("{error} {error:?}").contains(SECRET));
}

#[tokio::test]
async fn a_connection_that_breaks_off() {
    for (media_type, body) in
        [(SSE, "data: 1\n\ndata: 2\n\ndata: 3\n"), (LINES, "1\n2\n[3,"), (SEQUENCE, "\u{1e}1\n\u{1e}2\n\u{1e}[3,")]
    {
        let broken = [head(media_type).as_bytes(), &chunk(body.as_bytes())].concat();
        let server = Server::answering(broken).await;
        let mut events = open::<Value>(&server).await;
        for expected in 1..=2 {
            assert_eq!(events.try_next().await.expect("an event").map(|event| event.data), Some(json!(expected)));
        }
        let error = events.try_next().await.expect_err("a broken connection");
        assert!(error.to_string().starts_with("watch: the response broke off: "), "{error}");
        assert!(error.retryable());
        // Neither the half of an event nor the error again.
        assert!(events.try_next().await.expect("an end").is_none());
        assert!(events.next().await.is_none());
    }
}

#[tokio::test]
async fn a_server_that_goes_quiet() {
    let server = Server::start([vec![
        Step::Send([head(SSE).as_bytes(), &chunk(b"data: 1\n\ndata: 2\n")].concat()),
        Step::Stall,
    ]])
    .await;
    let call = Call::<Events<Value>>::new(&server.client(), &GET).timeout(Duration::from_millis(300));
    let mut events = call.send().await.expect("an answer");
    assert!(events.try_next().await.expect("an event").is_some());
    assert!(events.try_next().await.expect_err("a timeout").is_timeout());
    assert!(events.try_next().await.expect("an end").is_none());
}

#[tokio::test]
async fn a_wait_that_is_given_up_loses_nothing() {
    let (tell, told) = oneshot::channel();
    let server = Server::start([vec![
        Step::Send([head(SSE).as_bytes(), &chunk(b"id: 1\nda")].concat()),
        Step::Await(told),
        Step::Send([chunk(b"ta: 1\n\n"), b"0\r\n\r\n".to_vec()].concat()),
    ]])
    .await;
    let mut events = open::<Value>(&server).await;
    for _ in 0..3 {
        assert!(tokio::time::timeout(Duration::from_millis(50), events.next()).await.is_err());
    }
    tell.send(()).expect("a server");
    let event = events.try_next().await.expect("an event").expect("an event");
    assert_eq!((event.id.as_deref(), event.data), (Some("1"), json!(1)));
}

#[tokio::test]
async fn lines_of_json() {
    for media_type in [
        "application/x-ndjson",
        "application/jsonl",
        "Application/JSONL; charset=utf-8",
        "text/plain",
        "application/stream+json",
    ] {
        let body = "{\"a\": 1}\n\n  \r\n [2] \r\n\"\\n\"\n\n4";
        let expected = [json!({"a": 1}), json!([2]), json!("\n"), json!(4)].map(Ok);
        assert_eq!(values(media_type, body).await, expected, "{media_type}");
    }
    assert_eq!(values(LINES, "").await, []);
    assert_eq!(values(LINES, "\n\n").await, []);
    assert_eq!(texts(LINES, "  a \r\n\tb\n").await, ["  a ", "\tb"]);
    let events = read::<Value>(LINES, "1\n").await;
    assert_eq!(events, [Ok((None, None, json!(1)))]);
}

#[tokio::test]
async fn json_text_sequences() {
    for media_type in [SEQUENCE, "application/geo+json-seq"] {
        let body =
            "\u{1e}{\"a\":\n  [1,\n  \"}\\\"\u{7f}\"]\n}\n\u{1e}\u{1e}\n\u{1e}2\n\u{1e}\"x\"\u{1e}[3]\u{1e} 4 \u{1e}{}";
        let expected = [json!({"a": [1, "}\"\u{7f}"]}), json!(2), json!("x"), json!([3]), json!(4), json!({})].map(Ok);
        assert_eq!(values(media_type, body).await, expected, "{media_type}");
    }
    let escaped = "{\"a\": \"\\\"}\",\n\"b\": \"\\\\\",\n\"c\": [\n]}\n";
    assert_eq!(values(SEQUENCE, escaped).await, [Ok(json!({"a": "\"}", "b": "\\", "c": []}))]);
    // RFC 7464, 2.4: without anything after it, a number may have been longer.
    let cut = || Err("watch: the response at $: unexpected end of input".to_owned());
    assert_eq!(values(SEQUENCE, "\u{1e}12\u{1e}3\n\u{1e}true\u{1e}null").await, [cut(), Ok(json!(3)), cut(), cut()]);
    let read = values(SEQUENCE, "\u{1e}{\"a\": \"x\n\u{1e}[1, {\n\u{1e}2\n").await;
    assert_eq!(read.len(), 3, "{read:?}");
    assert!(read[0].is_err() && read[1].is_err() && read[2] == Ok(json!(2)), "{read:?}");
}

#[tokio::test]
async fn json_that_is_not_a_sequence_by_its_name() {
    let pretty = "{\n  \"a\": [\n    1\n  ]\n}";
    assert_eq!(values("application/json", pretty).await, [Ok(json!({"a": [1]}))]);
    assert_eq!(values("application/json", "5").await, [Ok(json!(5))]);
    assert_eq!(values("application/json", "{\"a\": 1}\n{\"a\": 2}\n").await.len(), 2);
}

#[tokio::test]
async fn what_has_no_events_in_it() {
    let server = Server::answering(answer("200 OK", "content-type: text/html\r\n", "<p>Log in</p>")).await;
    let error = Call::<Events<Value>>::new(&server.client(), &GET).send().await.expect_err("an error");
    assert_eq!(error.to_string(), "watch: the response is \"text/html\", where events are expected");
    assert!(error.is_decode());
    // Without a type it is what was asked for.
    let server = Server::answering(answer("200 OK", "", "data: 1\n\n")).await;
    assert_eq!(all::<Value>(open(&server).await).await.len(), 1);
    let server = Server::answering("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").await;
    assert_eq!(all::<Value>(open(&server).await).await, []);
    let server = Server::answering(support::json("404 Not Found", r#"{"message": "no"}"#)).await;
    let error = Call::<Events<Value>>::new(&server.client(), &GET).send().await.expect_err("an error");
    assert_eq!(error.to_string(), "watch: HTTP 404 Not Found: no");
}

/// Each piece costs what it is long, not what has come in before it. What a piece costs is compared with the same event in
/// large pieces, since the speed of the machine is not known: a reader that looked at everything again would do 1000 times the work.
#[tokio::test]
async fn a_large_event_in_small_pieces() {
    async fn cost(media_type: &str, body: &[u8], size: usize) -> Duration {
        let server = Server::answering(chunked(media_type, body.chunks(size))).await;
        let before = work();
        let read = all::<Text>(open(&server).await).await;
        let took = work() - before;
        assert_eq!(read.len(), 1);
        assert!(read.iter().all(Result::is_ok));
        took
    }
    let text = "x".repeat(2 << 20);
    for (media_type, body) in [
        (SSE, format!("data: {text}\n\n")),
        (LINES, format!("{text}\n")),
        (SEQUENCE, format!("\u{1e}\"{text}\"\n")),
        (SEQUENCE, format!("\u{1e}[{}]\n", "1,\n".repeat(1 << 19))),
        (SSE, format!("{}\n", "data: x\n".repeat(1 << 18))),
    ] {
        let large = cost(media_type, body.as_bytes(), 1 << 20).await;
        let small = cost(media_type, body.as_bytes(), 1 << 10).await;
        assert!(small < large * 100, "{media_type}: {small:?} in small pieces, {large:?} in large ones");
    }
}

#[tokio::test]
async fn many_small_events_in_one_piece() {
    async fn cost(count: usize) -> Duration {
        let body = "data: 1\n\n".repeat(count);
        let server = Server::answering(chunked(SSE, [body.as_bytes()])).await;
        let before = work();
        assert_eq!(all::<i64>(open(&server).await).await.len(), count);
        work() - before
    }
    // Copying the rest of the piece for each event would be 10,000 times as much work.
    let (few, many) = (cost(2_000).await, cost(200_000).await);
    assert!(many < few * 2_000, "{many:?} for 200,000, {few:?} for 2,000");
}

async fn limited(media_type: &str, pieces: &[&[u8]]) -> (usize, Error) {
    let server = Server::answering(chunked(media_type, pieces.iter().copied())).await;
    let client = server.builder().max_response_bytes(1000).build().expect("a client");
    let mut events = Call::<Events<Text>>::new(&client, &GET).send().await.expect("an answer");
    let mut count = 0;
    loop {
        match events.try_next().await {
            Ok(event) => assert!(event.is_some(), "an error is expected"),
            Err(error) => {
                assert!(events.try_next().await.expect("an end").is_none());
                return (count, error);
            }
        }
        count += 1;
    }
}

#[tokio::test]
async fn an_event_that_is_too_large() {
    let small = "y".repeat(900);
    let large = "x".repeat(2000);
    for (media_type, body) in [
        (SSE, format!("data: {small}\n\ndata: {large}\n\ndata: y\n\n")),
        (SSE, format!("data: {small}\n\ndata: {large}")),
        (SSE, format!("data: {small}\n\n{}\n", "data: xxxxxxxx\n".repeat(200))),
        (SSE, format!("data: {small}\n\n:{large}")),
        // The name and the id count, and the id goes on to the events that follow.
        (SSE, format!("data: y\n\nid: {small}\ndata: {small}\n\ndata: y\n\n")),
        (SSE, format!("id: {small}\ndata: y\n\ndata: {small}\n\ndata: y\n\n")),
        (SSE, format!("data: y\n\nevent: {small}\ndata: {small}\n\ndata: y\n\n")),
        (LINES, format!("{small}\n{large}\ny\n")),
        (LINES, format!("{small}\n{large}")),
        (SEQUENCE, format!("\u{1e}\"{small}\"\n\u{1e}\"{large}\"\n\u{1e}1\n")),
        (SEQUENCE, format!("\u{1e}\"{small}\"\n\u{1e}[{}", "1,\n".repeat(2000))),
    ] {
        for pieces in [body.as_bytes().chunks(64).collect::<Vec<_>>(), vec![body.as_bytes()]] {
            let (count, error) = limited(media_type, &pieces).await;
            assert_eq!(count, 1, "{media_type}");
            assert!(error.is_too_large(), "{error}");
            assert_eq!(error.to_string(), "watch: the response is larger than 1000 bytes");
        }
    }
    // The limit is not one on all of them, and as much as it says is taken.
    for (media_type, body, count) in
        [(SSE, format!("data: {small}\n\n").repeat(50), 50), (LINES, "y".repeat(1000) + "\n", 1)]
    {
        let server = Server::answering(chunked(media_type, [body.as_bytes()])).await;
        let client = server.builder().max_response_bytes(1000).build().expect("a client");
        let events = Call::<Events<Text>>::new(&client, &GET).send().await.expect("an answer");
        assert_eq!(all(events).await.len(), count);
    }
}

#[tokio::test]
async fn events_share_an_id() {
    let server = Server::answering(chunked(SSE, [&b"id: 7\ndata: a\n\ndata: b\n\n"[..]])).await;
    let mut events = open::<Text>(&server).await;
    let mut next = async || events.try_next().await.expect("an event").expect("an event").id.expect("an id");
    let (first, second) = (next().await, next().await);
    assert_eq!(&*first, "7");
    assert!(std::sync::Arc::ptr_eq(&first, &second));
}

const _: () = {
    assert!(Events::<Value>::IS_STREAM && Reply::<Events<Value>>::IS_STREAM);
    assert!(!Value::IS_STREAM);
};

#[tokio::test]
async fn as_a_stream_and_with_meta() {
    fn is_sendable<T: Send + Unpin>(_: &T) {}
    let server = Server::answering(chunked(SSE, [&b"data: 1\n\ndata: 2\n\n"[..]])).await;
    let reply = Call::<Events<Value>>::new(&server.client(), &GET).send_with_meta().await.expect("an answer");
    assert_eq!(reply.headers.get("content-type").and_then(|value| value.to_str().ok()), Some(SSE));
    let mut events = reply.value;
    is_sendable(&events);
    let mut count = 0;
    while let Some(event) = poll_fn(|cx| Pin::new(&mut events).poll_next(cx)).await {
        event.expect("an event");
        count += 1;
    }
    assert_eq!(count, 2);
    assert!(format!("{events:?}").starts_with("Events {"));
}
