//! The face of a call: as generated code has it, and what its types promise.

#![allow(dead_code, reason = "each sample has the whole face of a call")]
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

#[macro_use]
#[path = "../../../../notte-codegen/runtime/macros/open_enum.rs"]
mod open_enum_macro;

use std::time::Duration;

use bytes::Bytes;
use notte_runtime::http::{
    AnySetters, ApiError, ByteStream, Call, Client, ClientBuilder, Draft, Error, Operation, Pending, Reply, Setters,
    TypedError,
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
        Draft::new(&self.client, &STATUS).path(session_id.as_ref()).call()
    }

    fn list(&self) -> List {
        Draft::new(&self.client, &LIST).call_with(ListSetters)
    }

    fn start(&self) -> Start {
        Draft::new(&self.client, &START).call_with(StartSetters { body: json!({}) })
    }

    fn stop(&self) -> Stop {
        Draft::new(&self.client, &START).call_with(StopSetters { body: None })
    }

    fn replay(&self) -> Replay {
        Draft::new(&self.client, &REPLAY).call_with(StartSetters { body: json!({"part": 1}) })
    }

    fn film(&self) -> Film {
        Draft::new(&self.client, &REPLAY).call()
    }
}

type List = Call<Vec<Value>, ListSetters, ListError>;
impl List {
    fn page(mut self, page: i64) -> Self {
        self.draft.query("page", &page);
        self
    }

    fn filter(mut self, filter: impl Into<String>) -> Self {
        self.draft.query("filter", &filter.into());
        self
    }
}
#[derive(Clone)]
struct ListSetters;
impl Setters for ListSetters {}

#[derive(Debug, PartialEq)]
enum ListError {
    NotFound(Value),
    Unknown,
}
impl From<&ApiError> for ListError {
    fn from(answer: &ApiError) -> Self {
        match answer.status().as_u16() {
            404 => answer.decode().map_or(Self::Unknown, Self::NotFound),
            _ => Self::Unknown,
        }
    }
}

type Start = Call<Value, StartSetters>;
impl Start {
    fn headless(mut self, headless: bool) -> Self {
        self.setters.body = json!({"headless": headless});
        self
    }

    /// A setter that is called as a method of other calls is.
    fn stream(mut self, stream: bool) -> Self {
        self.setters.body = json!({"stream": stream});
        self
    }
}
#[derive(Clone)]
struct StartSetters {
    body: Value,
}
impl AnySetters for StartSetters {
    fn fill(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

type Stop = Call<(), StopSetters>;
struct StopSetters {
    body: Option<String>,
}
impl Setters for StopSetters {
    fn fill(&self, draft: &mut Draft) {
        if let Some(body) = &self.body {
            draft.json(body);
        }
    }
}

type Replay = Call<Bytes, StartSetters>;
type Film = Call<Bytes>;

#[derive(Clone, Debug)]
enum Status {
    Active,
    Unknown(String),
}
impl OpenEnum for Status {
    const KNOWN: &'static [Self] = &[Self::Active];

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
    stop.setters.body = Some("done".to_owned());
    stop.await.expect("an answer");
    assert_eq!(server.only().body, br#""done""#);
}

#[tokio::test]
async fn a_call_that_streams() {
    let (server, replay) = sessions(answer("200 OK", "", "film")).await;
    let mut stream = replay.replay().send_stream().await.expect("an answer");
    assert_eq!(stream.chunk().await.expect("a piece"), Some(Bytes::from("film")));
    assert_eq!(server.only().body, br#"{"part":1}"#);
    let (_server, film) = sessions(answer("200 OK", "", "film")).await;
    assert_eq!(film.film().await.expect("an answer"), Bytes::from("film"));
    let (_server, film) = sessions(answer("200 OK", "", "film")).await;
    let mut stream = film.film().stream().await.expect("an answer");
    assert_eq!(stream.chunk().await.expect("a piece"), Some(Bytes::from("film")));
    let (server, start) = sessions(ok()).await;
    start.start().stream(true).await.expect("an answer");
    assert_eq!(server.only().body, br#"{"stream":true}"#);
}

#[tokio::test]
async fn a_setter_that_is_called_only_for_a_value() {
    let (server, sessions) = sessions(json_answer("200 OK", "[]")).await;
    let (page, filter) = (Some(3), None::<&str>);
    sessions.list().maybe(page, List::page).maybe(filter, List::filter).await.expect("an answer");
    assert_eq!(server.only().target(), "GET /sessions?page=3");
}

#[tokio::test]
async fn a_call_with_the_errors_of_its_operation() {
    let missing = || json_answer("404 Not Found", r#"{"id":"7"}"#);
    let (_server, first) = sessions(missing()).await;
    match first.list().send_typed().await.expect_err("an error") {
        TypedError::Response(body, error) => {
            assert_eq!(body, ListError::NotFound(json!({"id": "7"})));
            assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
        }
        TypedError::Other(error) => panic!("{error}"),
    }
    // Where no body is described, the error is the response.
    let (_server, second) = sessions(missing()).await;
    let TypedError::Response(body, _) = second.status("1").send_typed().await.expect_err("an error") else {
        panic!("it is a response")
    };
    assert_eq!(body.text(), r#"{"id":"7"}"#);
    let failed = async |sessions: Sessions| -> Result<Vec<Value>, Error> { Ok(sessions.list().send_typed().await?) };
    let (_server, third) = sessions(missing()).await;
    let error = failed(third).await.expect_err("an error");
    assert_eq!(error.api().map(|api| api.text().into_owned()).as_deref(), Some(r#"{"id":"7"}"#));
    let (_server, fourth) = sessions(json_answer("200 OK", "{}")).await;
    let error = fourth.list().send_typed().await.expect_err("no list");
    assert!(matches!(&error, TypedError::Other(error) if error.is_decode()), "{error}");
    let (_server, fifth) = sessions(json_answer("200 OK", "[1]")).await;
    assert_eq!(fifth.list().send_typed().await.expect("an answer"), [json!(1)]);
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
