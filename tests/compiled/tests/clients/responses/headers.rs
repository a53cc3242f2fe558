//! The headers of answers by their types, as a server gives them.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::responses_headers::pets::{AddPetHeaders, ListPetsHeaders, Pets, PutPetHeaders};
use notte_compiled_fixtures::responses_headers::types;
use notte_compiled_fixtures::runtime::http::{Api, ClientBuilder, Reply};
use notte_compiled_fixtures::runtime::json;
use notte_tests::server::{Answer, Server};

const DESCRIPTION: &str = include_str!("../../../../fixtures/responses/headers/spec.yaml");

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

async fn list(headers: &[(&str, &str)]) -> Reply<()> {
    let server = Server::start(DESCRIPTION);
    let answer = headers.iter().fold(Answer::empty(), |answer, (name, value)| answer.header(name, value));
    server.answer("listPets", answer);
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    Pets::new(&client).list().send_with_meta().await.expect("an answer")
}

#[tokio::test]
async fn each_type_is_read() {
    let reply = list(&[
        ("x-total", "12"),
        ("X-Share", "0.5"),
        ("X-Last", "true"),
        ("X-Until", "2026-01-02T03:04:05Z"),
        ("X-Day", "2026-01-02"),
        ("X-Order", "down"),
        ("X-Kinds", "cat, dog"),
        ("X-Kinds", "hamster"),
        ("X-Pages", "1,2,3"),
        ("X-Orders", "age,size"),
        ("X-Point", "x,1"),
        ("X-Json", r#"{"a":1}"#),
        ("X-Cursor", r#" {"at":7,"order":"sideways","more":[1]} "#),
        ("X-Names", r#"["a,b","c"]"#),
        ("X-Any", "0.5"),
        ("X-Two", "2"),
        ("Type", "big"),
        ("Set-Cookie", "a=1; Expires=Wed, 01 Jan 2026 00:00:00 GMT"),
        ("Set-Cookie", "b=2"),
        ("X-Rate-Left", "4"),
    ])
    .await;
    let headers = ListPetsHeaders::from(&reply.headers);
    assert_eq!(headers.x_total, Some(12));
    assert_eq!(headers.x_share, Some(0.5));
    assert_eq!(headers.x_last, Some(true));
    assert_eq!(headers.x_until.as_ref().map(|until| until.as_str()), Some("2026-01-02T03:04:05Z"));
    assert_eq!(headers.x_day.as_ref().map(|day| day.as_str()), Some("2026-01-02"));
    assert_eq!(headers.x_order.as_ref().map(|order| order.as_str()), Some("down"));
    assert_eq!(headers.x_kinds.as_deref(), Some(["cat", "dog", "hamster"].map(str::to_owned).as_slice()));
    assert_eq!(headers.x_pages, Some(vec![1, 2, 3]));
    assert_eq!(headers.x_orders, Some(vec![types::Order::Age, types::Order::from("size")]));
    assert_eq!(headers.x_point.as_deref(), Some("x,1"));
    assert_eq!(headers.x_json.as_ref().and_then(|json| json["a"].as_i64()), Some(1));
    let cursor = headers.x_cursor.as_ref().expect("a cursor");
    assert_eq!((cursor.at, &cursor.order), (7, &Some(types::Order::from("sideways"))));
    assert_eq!(json::to_text(cursor), r#"{"at":7,"order":"sideways","more":[1]}"#);
    assert_eq!(headers.x_names, Some(Some(vec!["a,b".to_owned(), "c".to_owned()])));
    assert_eq!(headers.x_any.as_ref().map(json::to_text).as_deref(), Some("0.5"));
    assert_eq!(headers.x_two.as_deref(), Some("2"));
    assert_eq!(headers.r#type.as_deref(), Some("big"));
    let cookies = headers.set_cookie.as_ref().expect("cookies");
    let cookies: Vec<&str> = cookies.iter().map(|cookie| cookie.expose()).collect();
    assert_eq!(cookies, ["a=1; Expires=Wed, 01 Jan 2026 00:00:00 GMT", "b=2"]);
    assert_eq!(headers.x_rate_left, Some(4));
    assert!(!format!("{headers:?}").contains("b=2"));
}

#[tokio::test]
async fn what_is_missing_or_not_as_described_is_nothing_and_stays_in_the_headers() {
    let reply = list(&[("X-Total", "many"), ("X-Last", "yes"), ("X-Pages", "1,b"), ("X-Kinds", "")]).await;
    assert_eq!(ListPetsHeaders::from(&reply.headers).x_cursor, None);
    let broken = list(&[("X-Cursor", r#"{"at":"7"}"#), ("X-Names", "null"), ("X-Any", "{")]).await;
    let headers = ListPetsHeaders::from(&broken.headers);
    assert_eq!((headers.x_cursor, headers.x_names, headers.x_any), (None, Some(None), None));
    assert_eq!(broken.headers["x-cursor"], r#"{"at":"7"}"#);
    let headers = ListPetsHeaders::from(&reply.headers);
    assert_eq!((headers.x_total, headers.x_share, headers.x_last), (None, None, None));
    assert_eq!(headers.x_pages, None);
    assert_eq!(headers.x_kinds, Some(Vec::new()));
    assert_eq!(headers.set_cookie, None);
    assert_eq!(reply.headers["x-total"], "many");
    assert_eq!(reply.headers["x-pages"], "1,b");
}

#[test]
fn operations_that_declare_the_same_share_a_struct() {
    let headers: AddPetHeaders = PutPetHeaders::from(&http::HeaderMap::new());
    assert_eq!(headers.x_rate_left, None);
}
