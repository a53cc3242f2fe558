//! What goes out: the path, the query, the headers, the body, as they stand on the wire.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use notte_runtime::http::{Api, Call, ClientBuilder, Draft, Error, Operation, Param, Style};
use notte_runtime::json::{DateTime, Json, OpenEnum, Secret};
use serde_json::{Value, json};
use support::{API, FillPath as _, GET, ITEM, POST, SECRET, Server, Step, ok};

async fn sent(call: impl FnOnce(&mut Draft), operation: &'static Operation) -> support::Seen {
    let server = Server::answering(ok()).await;
    let mut request = Call::<Value>::new(&server.client(), operation);
    call(&mut request.draft);
    request.send().await.expect("an answer");
    server.only()
}

/// Nothing may be sent: an empty list of scripts still notes a request.
async fn refused(
    build: impl FnOnce(ClientBuilder) -> ClientBuilder,
    operation: &'static Operation,
    call: impl FnOnce(Call<Value>) -> Call<Value>,
) -> Error {
    let server = Server::start([]).await;
    let client = build(server.builder()).build().expect("a client");
    let error = call(Call::new(&client, operation)).send().await.expect_err("a refusal");
    assert!(error.is_invalid(), "{error}");
    assert!(!error.retryable());
    assert!(server.seen().is_empty());
    error
}

#[tokio::test]
async fn a_value_stays_one_segment() {
    for (value, on_the_wire) in [
        ("a/b c?d#e%f", "a%2Fb%20c%3Fd%23e%25f"),
        ("%2e%2e", "%252e%252e"),
        ("..%2f", "..%252f"),
        ("\\..\\", "%5C..%5C"),
        ("a\tb\nc", "a%09b%0Ac"),
        ("AZaz09-._~", "AZaz09-._~"),
        ("...", "..."),
        ("é€😀", "%C3%A9%E2%82%AC%F0%9F%98%80"),
        (";=@&+$,!*'()[]:|^`{}\"<>", "%3B%3D%40%26%2B%24%2C%21%2A%27%28%29%5B%5D%3A%7C%5E%60%7B%7D%22%3C%3E"),
    ] {
        let server = Server::answering(ok()).await;
        let call = Call::<Value>::new(&server.client(), &ITEM).path(value).path(&7_i64);
        call.send().await.expect("an answer");
        assert_eq!(server.only().target(), format!("GET /items/{on_the_wire}/parts/7"));
    }
}

#[tokio::test]
async fn a_path_of_several_parts_in_a_segment() {
    static RANGE: Operation = Operation::new("range", "GET", "/files/{name}.{extension}/{from}-{to}:cut");
    let server = Server::answering(ok()).await;
    let call = Call::<Value>::new(&server.client(), &RANGE).path("a.b").path("png");
    call.path_styled(&vec![1, 2], Style::Simple, false).path(&3_u8).send().await.expect("an answer");
    assert_eq!(server.only().target(), "GET /files/a.b.png/1,2-3:cut");
}

#[tokio::test]
async fn a_query_in_the_path_stays_before_what_is_set() {
    static FIXED: Operation = Operation::new("fixed", "GET", "/items?kind=old");
    let server = Server::answering(ok()).await;
    let mut call = Call::<Value>::new(&server.client(), &FIXED);
    call.draft.query("page", &2_i64);
    call.send().await.expect("an answer");
    assert_eq!(server.only().target(), "GET /items?kind=old&page=2");
}

#[tokio::test]
async fn a_parameter_that_the_template_lets_have_several_segments() {
    for (template, sent) in [
        ("/{key+}", "/a/b%20c"),
        ("/{+key}", "/a/b%20c"),
        ("/{key*}", "/a/b%20c"),
        ("/{key=shelves/*}:move", "/a/b%20c:move"),
        ("/{key=**}", "/a/b%20c"),
        ("/{key:.*}", "/a/b%20c"),
        ("/{key=*}", "/a%2Fb%20c"),
        ("/{key:[^/]+}", "/a%2Fb%20c"),
        ("/{key}", "/a%2Fb%20c"),
    ] {
        let server = Server::answering(ok()).await;
        let operation: &'static Operation = Box::leak(Box::new(Operation::new("several", "GET", template)));
        Call::<Value>::new(&server.client(), operation).path("a/b c").send().await.expect(template);
        assert_eq!(server.only().target(), format!("GET {sent}"));
    }
    static KEY: Operation = Operation::new("key", "GET", "/{key+}");
    for value in ["", ".", "..", "a/../b", "a/."] {
        refused(|builder| builder, &KEY, |call| call.path(value)).await;
    }
}

#[tokio::test]
async fn a_segment_that_would_change_the_path_is_refused() {
    for (value, why) in [
        ("", "getItem: the path parameter `item_id` is empty"),
        (".", "getItem: the path parameter `item_id` is `.`"),
        ("..", "getItem: the path parameter `item_id` is `..`"),
    ] {
        let error = refused(|builder| builder, &ITEM, |call| call.path(value).path("x")).await;
        assert_eq!(error.to_string(), why);
        assert_eq!(error.operation(), Some("getItem"));
    }
    let second = refused(|builder| builder, &ITEM, |call| call.path("x").path("")).await;
    assert_eq!(second.to_string(), "getItem: the path parameter `part` is empty");
    let few = refused(|builder| builder, &ITEM, |call| call.path("x")).await;
    assert_eq!(few.to_string(), "getItem: the path parameter `part` has no value");
    let many = refused(|builder| builder, &GET, |call| call.path("x")).await;
    assert_eq!(many.to_string(), "getThing: more values than the path has parameters");
}

#[tokio::test]
async fn a_path_with_a_query_of_its_own() {
    static SEARCH: Operation = Operation::new("search", "GET", "/search?kind={kind}");
    let server = Server::answering(ok()).await;
    let mut call = Call::<Value>::new(&server.client(), &SEARCH).path("a&b#c");
    call.draft.query("q", "x");
    call.send().await.expect("an answer");
    assert_eq!(server.only().target(), "GET /search?kind=a%26b%23c&q=x");
}

#[tokio::test]
async fn a_query_value_is_replaced_and_not_repeated() {
    let seen = sent(
        |call| {
            call.query("page", &1_i64);
            call.query("only active", &true);
            call.query("page", &2_i64);
            call.query("q", "a b&c=d+e#é/?%");
            call.query("empty", "");
        },
        &GET,
    )
    .await;
    assert_eq!(seen.target(), "GET /thing?page=2&only%20active=true&q=a%20b%26c%3Dd%2Be%23%C3%A9%2F%3F%25&empty=");
}

#[tokio::test]
async fn lists_in_a_query() {
    let seen = sent(
        |call| {
            call.query_styled("tag", &list(&["a", "b c"]), Style::Form, true);
            call.query_styled("none", &list(&[]), Style::Form, true);
            call.query_styled("tag", &list(&["x", "y"]), Style::Form, true);
            call.query_styled("ids", &list(&["1,5", "2"]), Style::Form, false);
            call.query_styled("pipes", &vec![1, 2], Style::Pipe, false);
            call.query_styled("nothing", &list(&[]), Style::Form, false);
        },
        &GET,
    )
    .await;
    assert_eq!(seen.target(), "GET /thing?tag=x&tag=y&ids=1%2C5,2&pipes=1%7C2");
    let none = sent(|call| call.query_styled("none", &list(&[]), Style::Form, true), &GET).await;
    assert_eq!(none.target(), "GET /thing");
}

#[test]
fn parameters_as_text() {
    struct Level(String);
    impl OpenEnum for Level {
        const KNOWN: &'static [Self] = &[];

        fn from_text(text: &str) -> Self {
            Self(text.to_owned())
        }
        fn as_str(&self) -> &str {
            &self.0
        }
    }
    fn text(value: &impl Param) -> String {
        value.text().into_owned()
    }
    assert_eq!(text(&true), "true");
    assert_eq!(text(&-3_i8), "-3");
    assert_eq!(text(&u64::MAX), "18446744073709551615");
    assert_eq!(text(&1.0_f64), "1");
    assert_eq!(text(&0.1_f32), "0.1");
    assert_eq!(text(&"a"), "a");
    assert_eq!(text(&Level("high".to_owned())), "high");
    assert_eq!(text(&Secret::new("x")), "x");
    assert_eq!(text(&"2024-01-02T03:04:05".parse::<DateTime>().expect("a date")), "2024-01-02T03:04:05");
    assert_eq!(text(&Json::from("plain")), "plain");
    assert_eq!(text(&Json::from(json!({"a": [1]}))), r#"{"a":[1]}"#);
}

#[tokio::test]
async fn headers_of_a_call() {
    static TEXT: Operation = Operation::new("text", "GET", "/thing").accept("text/plain, */*");
    let server = Server::answering(ok()).await;
    let client = server.builder().header("x-all", "client").header("X-Kept", "1").build().expect("a client");
    let mut call = Call::<Value>::new(&client, &TEXT).header("X-All", "first").header("x-all", "second");
    call.draft.set_header("x-number", &12_i64);
    call.send().await.expect("an answer");
    let seen = server.only();
    assert_eq!(seen.headers("x-all"), ["second"]);
    assert_eq!(seen.header("x-kept"), Some("1"));
    assert_eq!(seen.header("x-number"), Some("12"));
    assert_eq!(seen.header("accept"), Some("text/plain, */*"));
    assert_eq!(seen.header("user-agent"), Some("suite/1.0"));
    assert_eq!(seen.header("referer"), None);
}

#[tokio::test]
async fn a_header_that_cannot_be_sent_is_refused() {
    let value = format!("{SECRET}\r\nx-injected: 1");
    let error = refused(|builder| builder, &GET, |call| call.header("x-a", &value)).await;
    assert_eq!(error.to_string(), "getThing: the value of the header `x-a` has characters that cannot be sent");
    let error = refused(|builder| builder, &GET, |call| call.header("x a", "v")).await;
    assert_eq!(error.to_string(), r#"getThing: "x a" is not the name of a header"#);
}

#[tokio::test]
async fn the_first_fault_is_the_one_that_is_said() {
    let error = refused(|builder| builder, &ITEM, |call| call.path("").path("..").header("\n", "")).await;
    assert_eq!(error.to_string(), "getItem: the path parameter `item_id` is empty");
}

#[tokio::test]
async fn bodies() {
    let seen = sent(|call| call.json(&json!({"a": 1})), &POST).await;
    assert_eq!(seen.target(), "POST /thing");
    assert_eq!(seen.header("content-type"), Some("application/json"));
    assert_eq!(seen.body, br#"{"a":1}"#);

    let patch = sent(
        |call| {
            call.set_header("content-type", "application/merge-patch+json");
            call.json(&json!(null));
        },
        &POST,
    )
    .await;
    assert_eq!(patch.headers("content-type"), ["application/merge-patch+json"]);
    assert_eq!(patch.body, b"null");

    let raw = sent(|call| call.set_bytes("image/png", &b"\x89PNG"[..]), &POST).await;
    assert_eq!(raw.header("content-type"), Some("image/png"));
    assert_eq!(raw.body, b"\x89PNG");

    let none = sent(|_| (), &POST).await;
    assert_eq!(none.header("content-type"), None);
    assert_eq!(none.body, b"");
}

#[tokio::test]
async fn base_urls() {
    for (suffix, path) in [("", "/thing"), ("/", "/thing"), ("/v1", "/v1/thing"), ("/a/v1/", "/a/v1/thing")] {
        let server = Server::answering(ok()).await;
        let client = server.builder().base_url(server.url() + suffix).build().expect("a client");
        assert_eq!(client.base_url(), server.url() + suffix.trim_end_matches('/'));
        Call::<Value>::new(&client, &GET).send().await.expect("an answer");
        assert_eq!(server.only().target(), format!("GET {path}"));
    }
}

#[test]
fn bad_base_urls() {
    for (url, why) in [
        ("", "the base URL is not set"),
        ("api.example.com", "the base URL is not valid: relative URL without a base"),
        ("ftp://example.com", "the base URL is neither http nor https"),
        ("data:text/plain,x", "the base URL is neither http nor https"),
        ("http://", "the base URL is not valid: empty host"),
        ("https://user:s3cr3t@example.com", "the base URL has a user or a password: use the credentials of the client"),
        ("https://example.com?key=s3cr3t", "the base URL has a query or a fragment"),
        ("https://example.com/#a", "the base URL has a query or a fragment"),
    ] {
        let error = ClientBuilder::new(&API).base_url(url).build().expect_err(url);
        assert_eq!(error.to_string(), why);
        assert!(error.is_invalid());
        assert_eq!(error.operation(), None);
    }
}

#[test]
fn bad_settings() {
    let builder = || ClientBuilder::new(&API).base_url("https://example.com");
    for (builder, why) in [
        (
            builder().credential("other", "x"),
            "the API has no security scheme `other`, it has: bearer, basic, key, token, cookie",
        ),
        (builder().credential("bearer", ""), "the credential for `bearer` is empty"),
        (builder().credential("key", "s3cr3t\n"), "the credential for `key` has characters that cannot be sent"),
        (builder().credential("cookie", "s3;cr3t"), "the credential for `cookie` has characters that cannot be sent"),
        (builder().credential("basic", "s3cr3t"), "the credential for `basic` is not `user:password`"),
        (builder().basic("key", "u", "p"), "`key` takes no user and password"),
        (builder().basic("basic", "u:v", "p"), "the user for `basic` has a colon"),
        (builder().header("x y", "s3cr3t"), r#""x y" is not the name of a header"#),
        (builder().user_agent("s3cr3t\0"), "the value of the header `user-agent` has characters that cannot be sent"),
    ] {
        assert_eq!(builder.build().expect_err(why).to_string(), why);
    }
    static OPEN: Api = Api { base_url: "https://example.com", user_agent: "suite/1.0", schemes: &[] };
    let error = ClientBuilder::new(&OPEN).credential("other", "x").build().expect_err("no scheme");
    assert_eq!(error.to_string(), "the API has no security scheme `other`, it has none");
}

#[tokio::test]
async fn dropping_a_call_sends_nothing() {
    let server = Server::start([vec![Step::Stall]]).await;
    let call = Call::<Value>::new(&server.client(), &GET);
    drop(call.clone().send());
    drop(call);
    assert!(server.seen().is_empty());
}

fn list(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

#[tokio::test]
async fn what_is_not_described_can_be_called() {
    let pet = || vec![Step::Send(support::json("200 OK", r#"{"name": "Rex"}"#))];
    let server = Server::start([pet(), pet()]).await;
    let client = server.builder().credential("bearer", SECRET).credential("token", "t").build().unwrap();
    let pet: Value = client.request("GET", "/pets/1?full=yes").query_param("page", "2").await.unwrap();
    assert_eq!(pet["name"], "Rex");
    let seen = server.seen();
    assert_eq!(seen[0].target(), "GET /pets/1?full=yes&page=2&api_token=t");
    assert_eq!(seen[0].header("authorization"), Some(format!("Bearer {SECRET}").as_str()));
    let _: Value = client.request_json("POST", "/pets", &serde_json::json!({"name": "Rex"})).await.unwrap();
    let seen = server.seen();
    assert_eq!(
        (seen[1].target(), seen[1].body.as_slice()),
        ("POST /pets?api_token=t", br#"{"name":"Rex"}"#.as_slice())
    );
}

#[tokio::test]
async fn an_undescribed_call_stays_below_the_base_url() {
    let server = Server::answering(ok()).await;
    let client = server.builder().build().unwrap();
    for (method, path) in
        [("GET", "@example.com/"), ("GET", "pets"), ("GET", "/pets#one"), ("get", "/pets"), ("GET X", "/pets")]
    {
        let error = client.request::<()>(method, path).await.unwrap_err();
        assert!(error.is_invalid(), "{method} {path}: {error}");
    }
    assert!(server.seen().is_empty());
}
