//! The strict server: connections and framing.

use notte_tests::server::{Answer, Probe, Rule, Server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const SPEC: &str = r"
openapi: 3.0.3
info: { title: Wire, version: '1' }
paths:
  /echo:
    post:
      operationId: echo
      requestBody: { content: { text/plain: { schema: { type: string } } } }
      responses: { '200': { description: '' } }
    head: { operationId: head, responses: { '200': { description: '', content: { application/json: {} } } } }
";

#[tokio::test]
async fn chunked_bodies_are_joined() {
    let server = Server::start(SPEC);
    let request = b"POST /echo HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: text/plain\r\n\
        transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\ntrailer: t\r\n\r\n";
    assert_eq!(Probe::raw(&server, request).await.status, 200);
    assert_eq!(server.last().body, b"abcde");
    server.assert_clean();
}

#[tokio::test]
async fn what_is_not_http_is_refused() {
    let server = Server::start(SPEC);
    let bad: [&[u8]; 7] = [
        b"nonsense\r\n\r\n",
        b"POST /echo HTTP/1.0\r\nhost: x\r\n\r\n",
        b"POST /echo HTTP/1.1\r\n\r\n",
        b"POST http://x/echo HTTP/1.1\r\nhost: x\r\n\r\n",
        b"POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: x\r\n\r\n",
        b"POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\ntransfer-encoding: chunked\r\n\r\n",
        b"POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n",
    ];
    for request in bad {
        assert_eq!(Probe::raw(&server, request).await.status, 400, "{}", String::from_utf8_lossy(request));
        server.assert_broke(Rule::Malformed);
    }
}

#[tokio::test]
async fn connections_are_kept_and_numbered() {
    let server = Server::start(SPEC);
    let client = reqwest::Client::new();
    let url = format!("{}/echo", server.url());
    for _ in 0..2 {
        client.post(&url).send().await.expect("an answer").bytes().await.expect("a body");
    }
    reqwest::Client::new().post(&url).send().await.expect("an answer");
    let connections: Vec<usize> = server.requests().iter().map(|request| request.connection).collect();
    assert_eq!(connections, [0, 0, 1]);
}

#[tokio::test]
async fn a_caller_who_waits_to_send_is_told_to_go_on() {
    let server = Server::start(SPEC);
    let mut stream = TcpStream::connect(server.address()).await.expect("a connection");
    let head = b"POST /echo HTTP/1.1\r\nhost: x\r\nconnection: close\r\nexpect: 100-continue\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\n";
    stream.write_all(head).await.expect("sent");
    let mut interim = [0; 25];
    stream.read_exact(&mut interim).await.expect("an interim answer");
    assert_eq!(&interim, b"HTTP/1.1 100 Continue\r\n\r\n");
    stream.write_all(b"ok").await.expect("sent");
    let mut rest = String::new();
    stream.read_to_string(&mut rest).await.expect("an answer");
    assert!(rest.starts_with("HTTP/1.1 200 "), "{rest}");
    assert_eq!(server.last().body, b"ok");
}

#[tokio::test]
async fn head_is_answered_without_a_body() {
    let server = Server::start(SPEC);
    let echo = Probe::anonymous("HEAD", "/echo").send(&server).await;
    assert_eq!((echo.status, echo.body.len()), (200, 0));
    assert!(echo.head.contains("content-length: "), "{}", echo.head);
}

#[tokio::test]
async fn a_dropped_server_is_gone() {
    let server = Server::start(SPEC);
    server.answer("echo", Answer::full().late(std::time::Duration::from_secs(60)));
    let mut stream = TcpStream::connect(server.address()).await.expect("a connection");
    stream.write_all(b"POST /echo HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
    while server.requests().is_empty() {
        tokio::task::yield_now().await;
    }
    let address = server.address();
    drop(server);
    assert_eq!(stream.read(&mut [0; 1]).await.unwrap_or_default(), 0);
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn a_caller_who_leaves_is_no_violation() {
    let server = Server::start(SPEC);
    let mut stream = TcpStream::connect(server.address()).await.expect("a connection");
    stream.write_all(b"POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nabc").await.expect("sent");
    drop(stream);
    assert_eq!(Probe::anonymous("POST", "/echo").send(&server).await.status, 200);
    assert_eq!(server.requests().len(), 1);
    server.assert_clean();
}

#[tokio::test]
#[should_panic(expected = "operation `nothing` is not described")]
async fn a_script_names_operations_that_are_there() {
    Server::start(SPEC).answer("nothing", Answer::full());
}

#[tokio::test]
async fn a_refusal_arrives_though_the_caller_goes_on() {
    let server = Server::start(SPEC);
    let request = [b"nonsense\r\n\r\n".as_slice(), &[b'x'; 20_000_000]].concat();
    assert_eq!(Probe::raw(&server, &request).await.status, 400);
}
