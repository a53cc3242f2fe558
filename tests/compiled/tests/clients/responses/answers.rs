//! Answers that statuses, parameters of media types and names of events tell apart.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::responses_lenient::pets::Pets;
use notte_compiled_fixtures::responses_redirects::links::{Links, LoginHeaders};
use notte_compiled_fixtures::responses_sequences::events::{BesideEvent, EventsApi};
use notte_compiled_fixtures::responses_several::things::{PutThingAnswer, Things};
use notte_compiled_fixtures::responses_versions::notes::{
    GetNoteAnswer, GetNoteError, GetTaskAnswer, Notes, PutTaskAnswer,
};
use notte_compiled_fixtures::runtime::http::{Api, Client, ClientBuilder};
use notte_tests::server::{Answer, Server};

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

fn client(server: &Server) -> Client {
    ClientBuilder::new(&API).base_url(server.url()).build().expect("a client")
}

#[tokio::test]
async fn redirects_that_are_described_are_returned() {
    let server = Server::start(include_str!("../../../../fixtures/responses/redirects/spec.yaml"));
    let links = Links::new(&client(&server));
    server.answer("login", Answer::redirect(302, "/file"));
    let reply = links.login().state("a").send_with_meta().await.expect("the redirect");
    assert_eq!(reply.status.as_u16(), 302);
    assert_eq!(LoginHeaders::from(&reply.headers).location.as_deref(), Some("/file"));
    server.answer("upload", Answer::json(serde_json::json!({"id": 5})).status(303).header("location", "/file"));
    assert_eq!(links.upload().await.expect("the redirect").id, 5);
    server.answer("any", Answer::redirect(307, "/file"));
    links.any().await.expect("the redirect");

    // Beside a success it leads there.
    server.answer("download", Answer::redirect(302, "/mirror"));
    server.answer("mirror", Answer::bytes("a file").content_type("text/plain"));
    assert_eq!(links.download().await.expect("the file").0, "a file");
    let error = links.download().follow_redirects(false).await.expect_err("a redirect");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(302));
}

#[tokio::test]
async fn parameters_of_media_types_tell_versions_apart() {
    let server = Server::start(include_str!("../../../../fixtures/responses/versions/spec.yaml"));
    let notes = Notes::new(&client(&server));
    let json = |media: &str, body: &str| server.answer("getNote", Answer::bytes(body).content_type(media));
    json("application/json", r#"{"x":"a"}"#);
    assert!(matches!(notes.get().await, Ok(GetNoteAnswer::OkJson(note)) if note.x == "a"));
    assert_eq!(
        server.last().header("accept"),
        Some(r#"application/json, application/json; v=2, application/json; v=3; full="a b""#)
    );
    json("application/json;v=2; charset=utf-8", r#"{"y":2}"#);
    assert!(matches!(notes.get().await, Ok(GetNoteAnswer::OkJsonV2(note)) if note.y == 2));
    json(r#"application/json; full="a b"; v=3"#, r#"{"z":true}"#);
    assert!(matches!(notes.get().await, Ok(GetNoteAnswer::OkJsonV3FullAB(note)) if note.z));
    server.answer("getNote", Answer::bytes(r#"{"q":"b"}"#).content_type("application/json;v=2").status(409));
    let error = notes.get().await.expect_err("a conflict");
    assert!(matches!(error.typed(), Some(GetNoteError::ConflictJsonV2(body)) if body.q == "b"), "{error}");
    server.answer("count", Answer::bytes("5\n").content_type("text/plain; format=flowed"));
    assert_eq!(notes.count().await.expect("a number"), 5);
}

#[tokio::test]
async fn a_status_is_what_the_description_says() {
    let server = Server::start(include_str!("../../../../fixtures/responses/versions/spec.yaml"));
    let notes = Notes::new(&client(&server));
    server.answer("getTask", Answer::bytes("5").content_type("application/json").status(201));
    assert!(matches!(notes.get_task().await, Ok(GetTaskAnswer::Success(number)) if *number == 5));
    server.answer("getTask", Answer::bytes(r#"{"name":"a"}"#).content_type("application/vnd.a+json"));
    assert!(matches!(notes.get_task().await, Ok(GetTaskAnswer::OkJson(task)) if task.name.as_deref() == Some("a")));
    server.answer("getTask", Answer::empty().status(202));
    assert!(matches!(notes.get_task().await, Ok(GetTaskAnswer::Accepted)));
    // `default` has all others, whatever they begin with.
    server.answer("putTask", Answer::bytes(r#"{"message":"later"}"#).content_type("application/json").status(202));
    let error = notes.put_task().await.expect_err("an error");
    assert_eq!(
        (error.status().map(|status| status.as_u16()), error.api().and_then(|answer| answer.message()).as_deref()),
        (Some(202), Some("later"))
    );
    server.answer("putTask", Answer::empty().status(204));
    assert!(matches!(notes.put_task().await, Ok(PutTaskAnswer::NoContent)));
}

#[tokio::test]
async fn an_undescribed_success_is_a_value_only_if_it_is_recognized() {
    let server = Server::start(include_str!("../../../../fixtures/responses/several/spec.yaml"));
    let things = Things::new(&client(&server));
    let answer = |operation: &str, status: u16, body: serde_json::Value| {
        server.answer(operation, Answer::json(body).status(status));
    };
    let (thing, job) = (serde_json::json!({"id": "a"}), serde_json::json!({"job": "b"}));
    // One type for several statuses.
    for (status, body, is_taken) in [(201, &job, true), (202, &thing, true), (202, &job, false)] {
        answer("same", status, body.clone());
        assert_eq!(things.same().await.is_ok(), is_taken, "{status} {body}");
    }
    // A range and `default` have all of theirs.
    answer("range", 206, job.clone());
    assert!(things.range().await.is_ok());
    answer("onlyDefault", 202, job.clone());
    assert!(things.only_default().await.is_ok());
    // Several types: the first with a body, or the one without.
    answer("putThing", 202, thing);
    assert!(matches!(things.put().await, Ok(PutThingAnswer::Ok(thing)) if thing.id.as_deref() == Some("a")));
    server.answer("putThing", Answer::empty().status(202));
    assert!(matches!(things.put().await, Ok(PutThingAnswer::NoContent)));
    answer("putThing", 202, job.clone());
    let error = things.put().await.expect_err("an error");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(202));
    assert_eq!(error.body().map(|body| &body[..]), Some(job.to_string().as_bytes()));
    // What is described is not read as another way.
    server.answer("putThing", Answer::empty().status(201));
    assert!(matches!(things.put().await, Ok(PutThingAnswer::Created(made)) if made.location.is_none()));
}

#[tokio::test]
async fn names_of_events_tell_what_they_carry() {
    let server = Server::start(include_str!("../../../../fixtures/responses/sequences/spec.yaml"));
    let events = EventsApi::new(&client(&server));
    let body = "event: add\ndata: {\"message\":\"a\"}\n\nevent: text\ndata: plain\n\nevent: add\ndata: []\n\ndata: {}\n\nevent: new\ndata: x\n\n";
    server.answer("beside", Answer::bytes(body).content_type("text/event-stream"));
    let mut stream = events.beside().await.expect("a stream");
    let first = stream.try_next().await.expect("an event").expect("one");
    assert!(matches!(first.data, BesideEvent::Add(step) if step.message.as_deref() == Some("a")));
    assert_eq!(stream.try_next().await.expect("an event").expect("one").data, BesideEvent::Text("plain".to_owned()));
    // What has a known name and another form is an error, and the stream goes on.
    assert!(stream.try_next().await.is_err());
    assert_eq!(stream.try_next().await.expect("an event").expect("one").data, BesideEvent::Unknown("{}".to_owned()));
    let last = stream.try_next().await.expect("an event").expect("one");
    assert_eq!((last.event.as_deref(), last.data), (Some("new"), BesideEvent::Unknown("x".to_owned())));
    let body = "event: add\ndata: {\"message\":\"a\"}\n\nevent: end\ndata: {\"message\":\"b\"}\n\n";
    server.answer("alike", Answer::bytes(body).content_type("text/event-stream"));
    let mut stream = events.alike().await.expect("a stream");
    let event = stream.try_next().await.expect("an event").expect("one");
    assert_eq!((event.event.as_deref(), event.data.message.as_deref()), (Some("add"), Some("a")));
}

#[tokio::test]
async fn a_lenient_client_takes_what_lacks_required_members() {
    let server = Server::start(include_str!("../../../../fixtures/responses/lenient/spec.yaml"));
    let lenient = ClientBuilder::new(&API).base_url(server.url()).lenient(true).build().expect("a client");
    let answer = || server.answer("getPet", Answer::json(serde_json::json!({"tags": ["a"], "like": {"c": 1}})));
    answer();
    let reply = Pets::new(&lenient).get().send_with_meta().await.expect("a pet");
    assert_eq!((reply.value.name.as_str(), reply.value.owner.id, reply.value.tags.len()), ("", 0, 1));
    let missing: Vec<String> = reply.faults.iter().map(|fault| fault.message().to_owned()).collect();
    let expected = ["name", "kind", "born", "owner", "twin"].map(|name| format!("missing field `{name}`"));
    assert_eq!(missing, expected);
    answer();
    let error = Pets::new(&client(&server)).get().await.expect_err("an error");
    assert_eq!(error.json_path().as_deref(), Some("$"));
}
