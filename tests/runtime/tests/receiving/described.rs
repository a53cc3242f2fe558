//! Answers beside the description: what is missing, what is unknown, and what media types tell apart.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use bytes::Bytes;
use notte_runtime::http::{Call, Error, FromResponse, Operation};
use notte_runtime::json::{Extra, Node, Wire, Writer};
use serde_json::Value;
use support::{GET, Server, answer, json as json_answer};

struct Person {
    name: String,
    age: i64,
    home: Home,
    nick: Option<String>,
    extra: Extra,
}

#[derive(Debug, PartialEq)]
struct Home {
    street: String,
    rooms: Vec<i64>,
}

impl Wire for Person {
    fn read(node: Node<'_>) -> Self {
        let mut object = node.object();
        Self {
            name: object.required("name"),
            age: object.required("age"),
            home: object.required("home"),
            nick: object.optional("nick"),
            extra: object.extra::<Self>(),
        }
    }

    fn write(&self, _: &mut Writer) {}
}

impl Wire for Home {
    fn read(node: Node<'_>) -> Self {
        let mut object = node.object();
        Self { street: object.required("street"), rooms: object.required("rooms") }
    }

    fn write(&self, _: &mut Writer) {}
}

#[tokio::test]
async fn a_lenient_client_gives_what_is_there_and_says_what_is_missing() {
    let body = r#"{"age":3,"home":{"rooms":[1]},"more":null}"#;
    let server = Server::answering(json_answer("200 OK", body)).await;
    let error = Call::<Person>::new(&server.client(), &GET).send().await.err().expect("an error");
    assert!(error.to_string().contains("missing field `name`"), "{error}");

    let server = Server::answering(json_answer("200 OK", body)).await;
    let client = server.builder().lenient(true).build().expect("a client");
    let reply = Call::<Person>::new(&client, &GET).send_with_meta().await.expect("a person");
    assert_eq!((reply.value.name.as_str(), reply.value.age, &reply.value.nick), ("", 3, &None));
    assert_eq!(reply.value.home, Home { street: String::new(), rooms: vec![1] });
    assert!(reply.value.extra.contains_key("more"));
    let faults: Vec<String> = reply.faults.iter().map(ToString::to_string).collect();
    assert_eq!(faults, ["at $: missing field `name`", "at $.home: missing field `street`"]);

    // A member whose members are missing with it is one fault, and a member of the wrong type is still an error.
    let server = Server::answering(json_answer("200 OK", r#"{"name":"a","age":3}"#)).await;
    let client = server.builder().lenient(true).build().expect("a client");
    let reply = Call::<Person>::new(&client, &GET).send_with_meta().await.expect("a person");
    assert_eq!(reply.faults.len(), 1);
    let server = Server::answering(json_answer("200 OK", r#"{"name":5,"age":3}"#)).await;
    let client = server.builder().lenient(true).build().expect("a client");
    let error = Call::<Person>::new(&client, &GET).send().await.err().expect("an error");
    assert_eq!(error.json_path().as_deref(), Some("$.name"));

    // Nothing at all is an object that lacks every member, and no number.
    let server = Server::answering(json_answer("200 OK", "")).await;
    let client = server.builder().lenient(true).build().expect("a client");
    let reply = Call::<Person>::new(&client, &GET).send_with_meta().await.expect("a person");
    assert_eq!((reply.value.age, reply.faults.len()), (0, 3));
    let server = Server::answering(json_answer("200 OK", "")).await;
    let client = server.builder().lenient(true).build().expect("a client");
    assert!(Call::<i64>::new(&client, &GET).send().await.expect_err("nothing").is_empty());
}

#[derive(Debug)]
struct Known {
    name: Option<String>,
    extra: Extra,
}

impl Wire for Known {
    fn read(node: Node<'_>) -> Self {
        let mut object = node.object();
        Self { name: object.optional("name"), extra: object.extra::<Self>() }
    }

    fn write(&self, _: &mut Writer) {}
}

#[tokio::test]
async fn an_object_of_unknown_members_is_an_error_on_demand() {
    for (body, is_known) in [
        (r#"{"detail":"something is wrong"}"#, false),
        ("{}", true),
        (r#"{"name":null,"detail":1}"#, true),
        (r#"{"detail":1,"name":"a"}"#, true),
    ] {
        let server = Server::answering(json_answer("200 OK", body)).await;
        let value = Call::<Known>::new(&server.client(), &GET).send().await.expect("a value");
        assert_eq!((value.name.is_some(), value.extra.is_empty()), (body.contains("\"a\""), body == "{}"));
        let server = Server::answering(json_answer("200 OK", body)).await;
        let client = server.builder().refuse_unrecognized(true).build().expect("a client");
        let outcome = Call::<Known>::new(&client, &GET).send().await;
        assert_eq!(outcome.is_ok(), is_known, "{body}: {outcome:?}");
        // What may have any members has no unknown ones.
        let server = Server::answering(json_answer("200 OK", body)).await;
        let client = server.builder().refuse_unrecognized(true).build().expect("a client");
        Call::<Value>::new(&client, &GET).send().await.expect("any JSON");
    }
}

#[tokio::test]
async fn an_undescribed_success_must_be_recognized() {
    static MADE: Operation = Operation::new("make", "GET", "/thing").statuses(&[(201, 201), (203, 207)]);
    let send = async |operation: &'static Operation, status: &str, body: &str, is_lenient: bool| {
        let server = Server::answering(json_answer(status, body)).await;
        let client = server.builder().lenient(is_lenient).build().expect("a client");
        Call::<Known>::new(&client, operation).send().await
    };
    for (operation, status, body, is_taken) in [
        (&GET, "200 OK", r#"{"job":1}"#, true),
        (&GET, "202 Accepted", r#"{"job":1}"#, false),
        (&GET, "202 Accepted", r#"{"name":"a","job":1}"#, true),
        (&GET, "202 Accepted", "{}", true),
        (&GET, "202 Accepted", "", true),
        (&MADE, "200 OK", r#"{"job":1}"#, false),
        (&MADE, "201 Created", r#"{"job":1}"#, true),
        (&MADE, "202 Accepted", r#"{"job":1}"#, false),
        (&MADE, "206 Partial Content", r#"{"job":1}"#, true),
    ] {
        for is_lenient in [false, true] {
            let outcome = send(operation, status, body, is_lenient).await;
            assert_eq!(outcome.is_ok(), is_taken, "{status} {body}: {outcome:?}");
        }
    }
    // The error has all that came.
    let error = send(&GET, "202 Accepted", r#"{"job":1}"#, false).await.expect_err("an error");
    assert!(error.is_decode());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(202));
    assert_eq!(error.body().map(|body| &body[..]), Some(&br#"{"job":1}"#[..]));
    assert!(error.to_string().contains("has the status 202"), "{error}");
}

#[tokio::test]
async fn a_page_is_no_image() {
    static IMAGE: Operation = Operation::new("image", "GET", "/thing").accept("image/png");
    static FILE: Operation = Operation::new("file", "GET", "/thing").accept("application/octet-stream");
    static PAGE: Operation = Operation::new("page", "GET", "/thing").accept("image/png, text/*");
    for (media, is_taken) in [
        ("image/png", true),
        ("application/octet-stream", true),
        ("image/jpeg", true),
        ("text/html; charset=utf-8", false),
        ("application/problem+json", false),
    ] {
        let bytes = answer("200 OK", &format!("content-type: {media}\r\n"), "x");
        let server = Server::answering(bytes.clone()).await;
        let outcome = Call::<Bytes>::new(&server.client(), &IMAGE).send().await;
        assert_eq!(outcome.is_ok(), is_taken, "{media}");
        let server = Server::answering(bytes.clone()).await;
        assert_eq!(Call::<Bytes>::new(&server.client(), &IMAGE).stream().await.is_ok(), is_taken, "{media}");
        // A file comes with its own type.
        let server = Server::answering(bytes.clone()).await;
        assert!(Call::<Bytes>::new(&server.client(), &FILE).send().await.is_ok(), "{media}");
        let server = Server::answering(bytes).await;
        let is_page_taken = is_taken || media.starts_with("text/");
        assert_eq!(Call::<Bytes>::new(&server.client(), &PAGE).send().await.is_ok(), is_page_taken, "{media}");
    }
}

#[tokio::test]
async fn parameters_tell_media_types_apart() {
    struct Seen(Vec<bool>);
    impl FromResponse for Seen {
        fn from_response(response: notte_runtime::http::Response) -> Result<Self, Error> {
            let ranges =
                ["application/json", "application/json; v=2", r#"application/*;V="2";a="b;\"c""#, "text/json;v=2"];
            Ok(Self(ranges.iter().map(|range| response.is_media(range)).collect()))
        }
    }
    for (media, expected) in [
        ("application/json", [true, false, false, false]),
        ("Application/JSON ;V=2", [true, true, false, false]),
        (r#"application/json;a="b;\"c";v=2"#, [true, true, true, false]),
        (r#"application/json; note="v=2""#, [true, false, false, false]),
        ("text/json; v=2; charset=utf-8", [false, false, false, true]),
    ] {
        let server = Server::answering(answer("200 OK", &format!("content-type: {media}\r\n"), "1")).await;
        let seen = Call::<Seen>::new(&server.client(), &GET).send().await.expect("an answer");
        assert_eq!(seen.0, expected, "{media}");
    }
    static PLAIN: Operation = Operation::new("plain", "GET", "/thing").accept("text/plain; format=\"a,b\"");
    let server = Server::answering(answer("200 OK", "content-type: text/plain; format=flowed\r\n", "5 ")).await;
    assert_eq!(Call::<i64>::new(&server.client(), &PLAIN).send().await.expect("a number"), 5);
    let server = Server::answering(answer("200 OK", "content-type: text/plain\r\n", "five")).await;
    assert_eq!(Call::<String>::new(&server.client(), &PLAIN).send().await.expect("a text"), "five");
}
