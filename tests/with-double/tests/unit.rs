//! The code under test with a double, without a socket, and with a server on loopback, which gives the same.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use std::time::Duration;

use notte_generated::json::With as _;
use notte_generated::testing::{Double, Sample as _};
use notte_generated::types::{AgentResponse, AgentResponseStatus, AgentStartRequest, AgentStatusResponse};
use notte_generated::types::{SessionResponse, SessionResponseStatus};
use notte_generated::{Backoff, Client, ClientBuilder, Retries, WaitError, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use with_double::{ask, stop_all};

fn builder() -> ClientBuilder {
    Client::builder().retries(Retries::new().backoff(Backoff::between(Duration::ZERO, Duration::ZERO)))
}

fn session(id: &str, status: SessionResponseStatus) -> SessionResponse {
    SessionResponse::sample().with(|session| {
        session.session_id = Some(id.into());
        session.status = Some(status);
    })
}

fn pages() -> [Vec<SessionResponse>; 3] {
    use SessionResponseStatus::{Active, Closed};
    [vec![session("a", Active), session("b", Closed)], vec![session("c", Active)], vec![]]
}

fn agent(status: AgentResponseStatus, answer: Option<&str>) -> AgentStatusResponse {
    AgentStatusResponse::sample().with(|agent| {
        agent.status = Some(status);
        agent.answer = answer.map(str::to_owned).into();
    })
}

#[tokio::test]
async fn pages_and_a_retry() {
    let double = Double::new();
    let client = double.client(builder()).expect("a client");
    let [first, second, last] = pages();
    double.on(client.sessions().list()).answer(first).error(503, ()).answer(second).answer(last);
    double.on(client.sessions().stop("any")).answer(SessionResponse::sample());
    assert_eq!(stop_all(&client).await.expect("the ids"), ["a", "c"]);
    let sent = double.sent();
    let calls: Vec<_> =
        sent.iter().map(|sent| (sent.operation(), sent.query("page"), sent.path("session_id"))).collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        calls,
        [
            ("listSessions", None, None),
            ("sessionStop", None, text("a")),
            ("listSessions", text("2"), None),
            ("listSessions", text("2"), None),
            ("sessionStop", None, text("c")),
            ("listSessions", text("3"), None),
        ]
    );
}

#[tokio::test]
async fn the_same_pages_from_a_server() {
    let [first, second, last] = pages();
    let answers = vec![
        (200, json::to_text(&first)),
        (200, json::to_text(&session("a", SessionResponseStatus::Closed))),
        (503, String::new()),
        (200, json::to_text(&second)),
        (200, json::to_text(&session("c", SessionResponseStatus::Closed))),
        (200, json::to_text(&last)),
    ];
    let client = builder().bearer_token("key").base_url(serve(answers).await).build().expect("a client");
    assert_eq!(stop_all(&client).await.expect("the ids"), ["a", "c"]);
}

#[tokio::test]
async fn a_failure() {
    let double = Double::new();
    let client = double.client(builder()).expect("a client");
    double.on(client.sessions().list()).answer(pages()[0].clone());
    double.on(client.sessions().stop("any")).error(404, json::Json::from("no such session"));
    let error = stop_all(&client).await.expect_err("an error");
    assert_eq!((error.operation(), error.status().map(|status| status.as_u16())), (Some("sessionStop"), Some(404)));
}

#[tokio::test]
async fn a_wait_and_what_was_sent() {
    let double = Double::new();
    let client = double.client(builder()).expect("a client");
    double
        .on(client.agents().start("", ""))
        .answer(AgentResponse::sample().with(|agent| agent.agent_id = Some("7".into())));
    double
        .on(client.agents().status("7"))
        .exactly()
        .answer(agent(AgentResponseStatus::Active, None))
        .answer(agent(AgentResponseStatus::Closed, Some("42")));
    assert_eq!(ask(&client, "s1", "add").await.expect("an answer").as_deref(), Some("42"));
    let sent = double.sent();
    let request: AgentStartRequest = sent[0].json().expect("a request");
    assert_eq!(request, AgentStartRequest::new("add", "s1").with(|request| request.max_steps = Some(3)));
    assert_eq!(sent[0].header("authorization"), Some("Bearer a-credential"));
    assert_eq!(sent.len(), 3);
}

#[tokio::test]
async fn the_same_wait_from_a_server() {
    let answers = vec![
        (200, json::to_text(&AgentResponse::sample().with(|agent| agent.agent_id = Some("7".into())))),
        (200, json::to_text(&agent(AgentResponseStatus::Active, None))),
        (200, json::to_text(&agent(AgentResponseStatus::Closed, Some("42")))),
    ];
    let client = builder().bearer_token("key").base_url(serve(answers).await).build().expect("a client");
    assert_eq!(ask(&client, "s1", "add").await.expect("an answer").as_deref(), Some("42"));
}

#[tokio::test]
async fn a_call_without_an_answer_says_so_at_once() {
    let double = Double::new();
    let client = double.client(builder()).expect("a client");
    double.on(client.agents().status("7")).exactly().answer(agent(AgentResponseStatus::Closed, None));
    let error = ask(&client, "s1", "add").await.expect_err("an error");
    let WaitError::Call(error) = error else { panic!("{error}") };
    assert_eq!(
        error.to_string(),
        "agentStart: HTTP 501 Not Implemented: the double has no answer for this call of `agentStart`: set one with `on`"
    );
    assert_eq!(error.attempts(), Some(1));
    let other = client.agents().status("8").await.expect_err("an error");
    assert_eq!(other.status().map(|status| status.as_u16()), Some(501));
}

/// Answers requests in order, each on a connection of its own, and returns the address.
async fn serve(answers: Vec<(u16, String)>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        for (status, body) in answers {
            let (mut stream, _) = listener.accept().await.expect("a connection");
            let mut request = vec![0; 64 * 1024];
            let mut length = 0;
            loop {
                length += stream.read(&mut request[length..]).await.expect("a request");
                let text = String::from_utf8_lossy(&request[..length]).to_ascii_lowercase();
                let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
                let announced = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
                if body.len() >= announced.map_or(0, |length| length.parse().expect("a length")) {
                    break;
                }
            }
            let answer = format!(
                "HTTP/1.1 {status} Any\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
            stream.write_all(answer.as_bytes()).await.expect("an answer");
        }
    });
    format!("http://{address}")
}
