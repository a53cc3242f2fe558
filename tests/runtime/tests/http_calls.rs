//! The face of a call: as generated code has it, and what its types promise.

#![allow(dead_code, reason = "each sample has the whole face of a call")]
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

#[macro_use]
#[path = "../../../notte-codegen/runtime/macros/call.rs"]
mod call_macro;
#[macro_use]
#[path = "../../../notte-codegen/runtime/macros/open_enum.rs"]
mod open_enum_macro;

use std::time::Duration;

use bytes::Bytes;
use notte_runtime::http::{
    ApiError, ByteStream, Call, Client, ClientBuilder, Error, Operation, Options, Pending, Reply,
};
use notte_runtime::json::{OpenEnum, from_slice, to_vec};
use serde_json::{Value, json};
use support::{Server, answer, json as json_answer, ok};

static STATUS: Operation = Operation::new("sessionStatus", "GET", "/sessions/{session_id}");
static LIST: Operation = Operation::new("listSessions", "GET", "/sessions");
static START: Operation = Operation::new("sessionStart", "POST", "/sessions/start");
static REPLAY: Operation = Operation::new("sessionReplay", "POST", "/replay").accept("*/*");

struct Sessions {
    client: Client,
}

impl Sessions {
    fn status(&self, session_id: impl AsRef<str>) -> Call<Value> {
        Call::new(&self.client, &STATUS).path(session_id.as_ref())
    }

    fn list(&self) -> List {
        List { call: Call::new(&self.client, &LIST) }
    }

    fn start(&self) -> Start {
        Start { call: Call::new(&self.client, &START), body: json!({}) }
    }

    fn stop(&self) -> Stop {
        Stop { call: Call::new(&self.client, &START), reason: None }
    }

    fn replay(&self) -> Replay {
        Replay { call: Call::new(&self.client, &REPLAY), body: json!({"part": 1}) }
    }

    fn film(&self) -> Film {
        Film { call: Call::new(&self.client, &REPLAY) }
    }
}

#[derive(Clone)]
#[must_use]
struct List {
    call: Call<Vec<Value>>,
}
impl List {
    fn page(mut self, page: i64) -> Self {
        self.call.query("page", &page);
        self
    }
}
call!(List => Vec<Value>);

#[derive(Clone)]
#[must_use]
struct Start {
    call: Call<Value>,
    body: Value,
}
impl Start {
    fn headless(mut self, headless: bool) -> Self {
        self.body = json!({"headless": headless});
        self
    }
}
call!(Start => Value, body);

#[must_use]
struct Stop {
    call: Call<()>,
    reason: Option<String>,
}
call!(Stop => (), reason?);

#[must_use]
struct Replay {
    call: Call<Bytes>,
    body: Value,
}
call!(Replay => Bytes, body; stream);

#[must_use]
struct Film {
    call: Call<Bytes>,
}
call!(Film => Bytes; stream);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Status {
    Active,
    Unknown(String),
}
impl OpenEnum for Status {
    fn from_text(text: &str) -> Self {
        match text {
            "active" => Self::Active,
            _ => Self::Unknown(text.to_owned()),
        }
    }
    fn as_str(&self) -> &str {
        match self {
            Self::Active => "active",
            Self::Unknown(text) => text,
        }
    }
}
mod wire {
    use super::Status;
    use notte_runtime::json;
    open_enum!(Status);
}

async fn sessions(answer: Vec<u8>) -> (Server, Sessions) {
    let server = Server::answering(answer).await;
    let client = server.client();
    (server, Sessions { client })
}

#[tokio::test]
async fn a_call_without_options() {
    let (server, sessions) = sessions(json_answer("200 OK", r#"{"a":1}"#)).await;
    let status = sessions.status(String::from("s 1")).await.expect("an answer");
    assert_eq!(status, json!({"a": 1}));
    assert_eq!(server.only().target(), "GET /sessions/s%201");
}

#[tokio::test]
async fn a_call_with_setters() {
    let (server, sessions) = sessions(json_answer("200 OK", "[1]")).await;
    let call = sessions.list().page(1).page(2).header("x-a", "b").timeout(Duration::from_secs(5));
    let reply: Reply<Vec<Value>> = call.clone().send_with_meta().await.expect("an answer");
    assert_eq!(reply.value, [json!(1)]);
    assert_eq!(server.only().target(), "GET /sessions?page=2");
    assert_eq!(server.only().header("x-a"), Some("b"));
    assert_eq!(format!("{call:?}"), r#"Call { operation: "listSessions", method: "GET", path: "/sessions", .. }"#);
}

#[tokio::test]
async fn a_call_with_a_body() {
    let (server, sessions) = sessions(ok()).await;
    sessions.start().headless(true).await.expect("an answer");
    assert_eq!(server.only().body, br#"{"headless":true}"#);
}

#[tokio::test]
async fn a_call_with_a_body_that_may_be_none() {
    let (server, first) = sessions(answer("204 No Content", "", "")).await;
    first.stop().await.expect("an answer");
    assert_eq!((server.only().body.as_slice(), server.only().header("content-type")), (&b""[..], None));
    let (server, second) = sessions(answer("204 No Content", "", "")).await;
    let mut stop = second.stop();
    stop.reason = Some("done".to_owned());
    stop.await.expect("an answer");
    assert_eq!(server.only().body, br#""done""#);
}

#[tokio::test]
async fn a_call_that_streams() {
    let (server, replay) = sessions(answer("200 OK", "", "film")).await;
    let mut stream = replay.replay().stream().await.expect("an answer");
    assert_eq!(stream.chunk().await.expect("a piece"), Some(Bytes::from("film")));
    assert_eq!(server.only().body, br#"{"part":1}"#);
    let (_server, film) = sessions(answer("200 OK", "", "film")).await;
    assert_eq!(film.film().await.expect("an answer"), Bytes::from("film"));
}

#[test]
fn an_open_enum() {
    assert_eq!(Status::Active.to_string(), "active");
    assert_eq!(format!("{:>8}", Status::Active), "  active");
    assert_eq!("odd".parse(), Ok(Status::Unknown("odd".to_owned())));
    assert_eq!(Status::from("active"), Status::Active);
    assert_eq!(Status::from(String::from("x")), Status::Unknown("x".to_owned()));
    assert_eq!(from_slice::<Status>(br#""odd""#).expect("a string"), Status::from("odd"));
    assert_eq!(to_vec(&Status::Active), br#""active""#);
}

#[test]
fn what_the_types_promise() {
    fn send<T: Send + 'static>() {}
    fn sync<T: Sync>() {}
    fn clone<T: Clone>() {}
    fn unpin<T: Unpin>() {}
    fn error<T: std::error::Error>() {}
    // Not `Clone`, not `Send`, not `Sync`: a call does not hold what it is answered with.
    struct Answer(#[expect(dead_code, reason = "for its type")] *const ());

    send::<Client>();
    sync::<Client>();
    clone::<Client>();
    send::<ClientBuilder>();
    sync::<ClientBuilder>();
    send::<Call<Answer>>();
    sync::<Call<Answer>>();
    clone::<Call<Answer>>();
    send::<Pending<Answer>>();
    unpin::<Pending<Answer>>();
    send::<ByteStream>();
    unpin::<ByteStream>();
    send::<Error>();
    sync::<Error>();
    error::<Error>();
    error::<ApiError>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_go_into_tasks() {
    let (_server, sessions) = sessions(ok()).await;
    let task = tokio::spawn(async move { sessions.status("x").send().await });
    task.await.expect("a task").expect("an answer");
}
