//! Cookies, as they stand on the wire.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use notte_runtime::http::{Call, Draft, Operation, Style};
use notte_runtime::json::Secret;
use serde_json::{Value, json};
use support::{GET, SECRET, Seen, Server, ok};

static SECURED: Operation = Operation::new("get", "GET", "/x").security(&[&["cookie"]]);

async fn sent(set: impl FnOnce(&mut Draft)) -> Seen {
    let server = Server::answering(ok()).await;
    let mut call = Call::<Value>::new(&server.client(), &GET);
    set(&mut call.draft);
    call.send().await.expect("an answer");
    server.only()
}

async fn styled(value: &Value, explode: bool) -> Option<String> {
    sent(|call| call.cookie_styled("color", value, explode)).await.header("cookie").map(str::to_owned)
}

#[tokio::test]
async fn style_examples_of_a_cookie() {
    let array = json!(["blue", "black", "brown"]);
    let object = json!({"B": 150, "G": 200, "R": 100});
    for (explode, value, on_the_wire) in [
        (false, json!(""), "color="),
        (false, json!("blue"), "color=blue"),
        (false, array.clone(), "color=blue,black,brown"),
        (false, object.clone(), "color=B,150,G,200,R,100"),
        (true, json!(""), "color="),
        (true, json!("blue"), "color=blue"),
        (true, array, "color=blue; color=black; color=brown"),
        (true, object, "B=150; G=200; R=100"),
    ] {
        assert_eq!(styled(&value, explode).await.as_deref(), Some(on_the_wire), "{explode} {value}");
    }
    for nothing in [json!(null), json!([]), json!({}), json!([null])] {
        assert_eq!(styled(&nothing, false).await, None, "{nothing}");
        assert_eq!(styled(&nothing, true).await, None, "{nothing}");
    }
}

#[tokio::test]
async fn several_cookies_are_one_header() {
    let seen = sent(|call| {
        call.cookie("a", "1");
        call.cookie("b", &true);
        call.cookie("c", &Secret::from("x=y/+&%20"));
        call.cookie("d", &Style::plain(&vec![1, 2], true));
    });
    assert_eq!(seen.await.headers("cookie"), ["a=1; b=true; c=x=y/+&%20; d=1,2"]);
}

#[tokio::test]
async fn a_cookie_set_again_is_replaced() {
    let seen = sent(|call| {
        call.cookie("a", "1");
        call.cookie_styled("b", &json!({"x": 1, "y": 2}), true);
        call.cookie("a", "2");
        call.cookie_styled("b", &json!({"z": 3}), true);
    });
    assert_eq!(seen.await.headers("cookie"), ["a=2; z=3"]);
}

#[tokio::test]
async fn those_of_the_client_and_of_a_credential_are_kept() {
    let server = Server::answering(ok()).await;
    let client = server.builder().header("cookie", "mine=1").credential("cookie", SECRET).build().expect("a client");
    let mut call = Call::<Value>::new(&client, &SECURED);
    call.draft.cookie("theme", "dark");
    call.send().await.expect("an answer");
    assert_eq!(server.only().headers("cookie"), ["mine=1; theme=dark; sid=s3cr3t-k3y"]);

    let server = Server::answering(ok()).await;
    let mut call = Call::<Value>::new(&server.client(), &GET).header("cookie", "one=1; two=2");
    call.draft.cookie("theme", "dark");
    call.send().await.expect("an answer");
    assert_eq!(server.only().headers("cookie"), ["one=1; two=2; theme=dark"]);
}

#[tokio::test]
async fn what_cannot_be_sent_is_refused() {
    for (name, value, why) in [
        ("a", "s3cr3t; admin=1", "the value of the cookie `a` has characters that cannot be sent"),
        ("a", "s3cr3t\r\nx: y", "the value of the cookie `a` has characters that cannot be sent"),
        ("a", "s3cr3t s3cr3t", "the value of the cookie `a` has characters that cannot be sent"),
        ("a", "s3cr3té", "the value of the cookie `a` has characters that cannot be sent"),
        ("a", "\"s3cr3t\"", "the value of the cookie `a` has characters that cannot be sent"),
        ("a=b", "s3cr3t", r#""a=b" is not the name of a cookie"#),
        ("", "s3cr3t", r#""" is not the name of a cookie"#),
        ("a;b", "s3cr3t", r#""a;b" is not the name of a cookie"#),
    ] {
        let server = Server::start([]).await;
        let mut call = Call::<Value>::new(&server.client(), &GET);
        call.draft.cookie(name, value);
        let error = call.send().await.expect_err(why);
        assert!(error.is_invalid());
        assert_eq!(error.to_string(), format!("getThing: {why}"));
        assert!(server.seen().is_empty());
    }
    // The names of members come from the caller.
    let server = Server::start([]).await;
    let mut call = Call::<Value>::new(&server.client(), &GET);
    call.draft.cookie_styled("a", &json!({"x; admin": "1"}), true);
    assert!(call.send().await.expect_err("a refusal").is_invalid());
}
