//! Redirects: which are followed, and what goes along.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use notte_runtime::http::{Call, Client, Error, Operation};
use reqwest::redirect::Policy;
use serde_json::{Value, json};
use support::{SECRET, Server, Step, answer, json as json_answer, ok, redirect};

static GET: Operation = Operation::new("get", "GET", "/x").security(&[&["bearer", "key", "cookie", "token"]]);
static POST: Operation = Operation::new("post", "POST", "/x").security(&[&["bearer", "key"]]);

fn client(server: &Server) -> Client {
    let builder = server.builder().credential("bearer", SECRET).credential("key", SECRET);
    let builder = builder.credential("cookie", SECRET).credential("token", SECRET);
    builder.header("x-other-secret", SECRET).build().expect("a client")
}

fn script(answers: impl IntoIterator<Item = Vec<u8>>) -> impl IntoIterator<Item = Vec<Step>> {
    answers.into_iter().map(|answer| vec![Step::Send(answer)])
}

async fn post(server: &Server) -> Result<Value, Error> {
    let mut call = Call::<Value>::new(&client(server), &POST);
    call.draft.json(&json!({"a": 1}));
    call.send().await
}

#[tokio::test]
async fn a_307_takes_method_body_and_credentials_along() {
    for status in ["307 Temporary Redirect", "308 Permanent Redirect"] {
        let server = Server::start(script([redirect(status, "/x/"), json_answer("200 OK", "5")])).await;
        assert_eq!(post(&server).await.expect("an answer"), json!(5));
        let seen = server.seen();
        assert_eq!(seen[1].target(), "POST /x/");
        assert_eq!(seen[1].body, br#"{"a":1}"#);
        assert_eq!(seen[1].header("content-type"), Some("application/json"));
        assert_eq!(seen[1].header("authorization"), Some("Bearer s3cr3t-k3y"));
        assert_eq!(seen[1].header("x-api-key"), Some(SECRET));
    }
}

#[tokio::test]
async fn others_turn_a_post_into_a_get() {
    for status in ["301 Moved Permanently", "302 Found", "303 See Other"] {
        let server = Server::start(script([redirect(status, "y?a=b#c"), ok()])).await;
        post(&server).await.expect("an answer");
        let seen = server.seen();
        assert_eq!(seen[1].target(), "GET /y?a=b");
        assert!(seen[1].body.is_empty());
        assert_eq!(seen[1].header("content-type"), None);
        assert_eq!(seen[1].header("x-api-key"), Some(SECRET));
    }
}

#[tokio::test]
async fn another_origin_gets_no_credential() {
    let other = Server::answering(json_answer("200 OK", "7")).await;
    let server = Server::answering(redirect("302 Found", &format!("{}/file?sig=1", other.url()))).await;
    let call = Call::<Value>::new(&client(&server), &GET).header("x-per-call", SECRET);
    assert_eq!(call.send().await.expect("an answer"), json!(7));
    assert!(server.only().head.matches(SECRET).count() >= 6);
    let seen = other.only();
    assert_eq!(seen.target(), "GET /file?sig=1");
    assert!(!seen.head.contains(SECRET), "{}", seen.head);
    assert_eq!(seen.header("accept"), Some("application/json"));
    assert_eq!(seen.header("user-agent"), Some("suite/1.0"));
}

#[tokio::test]
async fn credentials_do_not_come_back_on_the_way_back() {
    let listener = Server::listen().await;
    let home = format!("http://{}/again", listener.local_addr().expect("an address"));
    let other = Server::answering(redirect("302 Found", &home)).await;
    let server = Server::on(listener, script([redirect("302 Found", &other.url()), ok()]));
    Call::<Value>::new(&client(&server), &GET).send().await.expect("an answer");
    let seen = server.seen();
    assert_eq!(seen[1].target(), "GET /again");
    assert!(!seen[1].head.contains(SECRET), "{}", seen[1].head);
    assert!(!other.only().head.contains(SECRET));
}

#[tokio::test]
async fn another_origin_gets_no_body() {
    let other = Server::start([]).await;
    let server = Server::answering(redirect("307 Temporary Redirect", &other.url())).await;
    let error = post(&server).await.expect_err("a refusal");
    assert_eq!(
        error.to_string(),
        format!("post: HTTP 307: the redirect would take the body to another origin, {}", other.url())
    );
    assert!(error.is_redirect());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(307));
    assert!(other.seen().is_empty());
}

#[tokio::test]
async fn a_user_in_the_location_is_dropped() {
    let other = Server::answering(ok()).await;
    let first = Server::answering(redirect("302 Found", &format!("http://u:p@{}/", other.address))).await;
    Call::<Value>::new(&client(&first), &GET).send().await.expect("an answer");
    assert_eq!(other.only().header("authorization"), None);
}

#[tokio::test]
async fn ten_are_followed_and_not_more() {
    let hop = || redirect("302 Found", "/next");
    let ten = (0..10).map(|_| hop()).chain([ok()]);
    let server = Server::start(script(ten)).await;
    Call::<Value>::new(&client(&server), &GET).send().await.expect("an answer");
    assert_eq!(server.seen().len(), 11);

    let server = Server::start(script((0..12).map(|_| hop()))).await;
    let error = Call::<Value>::new(&client(&server), &GET).send().await.expect_err("a refusal");
    assert_eq!(error.to_string(), "get: HTTP 302: more than 10 redirects");
    assert_eq!(server.seen().len(), 11);
}

#[tokio::test]
async fn what_cannot_be_followed() {
    for location in ["ftp://example.com/", "file:///etc/passwd", "http://[::1"] {
        let server = Server::answering(redirect("302 Found", location)).await;
        let error = Call::<Value>::new(&client(&server), &GET).send().await.expect_err(location);
        assert_eq!(error.to_string(), "get: HTTP 302: the redirect has no URL that can be followed");
    }
    // Without a location it is an answer like any other, and not a success.
    for status in ["302 Found", "304 Not Modified", "300 Multiple Choices"] {
        let server = Server::answering(answer(status, "", "")).await;
        let error = Call::<Value>::new(&client(&server), &GET).send().await.expect_err(status);
        assert_eq!(error.to_string(), format!("get: HTTP {status}"));
        assert!(error.is_status());
    }
}

#[tokio::test]
async fn a_client_of_the_caller_without_a_policy_follows_the_same_rules() {
    let http = reqwest::Client::builder().redirect(Policy::none()).build().expect("a client");
    let other = Server::answering(ok()).await;
    let server = Server::answering(redirect("302 Found", &other.url())).await;
    let builder = server.builder().http_client(http);
    let builder = ["bearer", "key", "cookie", "token"]
        .into_iter()
        .fold(builder, |builder, scheme| builder.credential(scheme, SECRET));
    Call::<Value>::new(&builder.build().expect("a client"), &GET).send().await.expect("an answer");
    assert!(!other.only().head.contains(SECRET));
}

#[tokio::test]
async fn a_redirect_that_is_the_response_is_returned() {
    static LOGIN: Operation = Operation::new("login", "GET", "/login").redirects();
    let answer = redirect("302 Found", "https://example.com/login");
    let server = Server::answering(answer.clone()).await;
    let reply = Call::<()>::new(&server.client(), &LOGIN).send_with_meta().await.expect("the redirect");
    assert_eq!(
        (reply.status.as_u16(), &reply.headers["location"]),
        (302, &"https://example.com/login".parse().unwrap())
    );

    let other = Server::answering(json_answer("200 OK", "7")).await;
    let server = Server::answering(redirect("302 Found", &other.url())).await;
    let call = Call::<Value>::new(&server.client(), &LOGIN).follow_redirects(true);
    assert_eq!(call.send().await.expect("an answer"), json!(7));

    // Without a place to go it is no redirect.
    let server = Server::answering(support::answer("304 Not Modified", "", "")).await;
    let error = Call::<()>::new(&server.client(), &LOGIN).send().await.expect_err("no redirect");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(304));
}

#[tokio::test]
async fn a_caller_may_want_no_redirect_followed() {
    let server = Server::answering(redirect("307 Temporary Redirect", "/there")).await;
    let call = Call::<Value>::new(&client(&server), &GET).follow_redirects(false);
    let error = call.send().await.expect_err("a redirect");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(307));
    assert_eq!(error.api().and_then(|answer| answer.headers().get("location")), Some(&"/there".parse().unwrap()));
    assert_eq!(server.only().target().split('?').next(), Some("GET /x"));
}
