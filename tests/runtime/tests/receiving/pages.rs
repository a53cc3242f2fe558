//! Pages: for each way in which APIs say where the next page is, a server that does it as its API does.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use std::time::Duration;

use notte_runtime::http::{Call, Client, Error, Fixed, Items, Operation, Options, Pages, Paging, Position};
use serde_json::{Value, json};
use support::{SECRET, Server, Step, answer};

static LIST: Operation = Operation::new("list", "GET", "/things").security(&[&["bearer", "token"]]);
static SEARCH: Operation = Operation::new("search", "POST", "/things/search");

/// GitHub: a `Link` header, an array.
static GITHUB: Paging = Paging::new().query("page").counts_pages(Some(1)).size("per_page").link().items(&[]);
/// Square: a cursor in the body.
static SQUARE: Paging = Paging::new().query("cursor").next_value(&["cursor"]).items(&["customers"]);
/// Slack: a cursor within `response_metadata`, empty at the end.
static SLACK: Paging =
    Paging::new().query("cursor").next_value(&["response_metadata", "next_cursor"]).items(&["members"]);
/// Clerk: an offset and a total.
static CLERK: Paging =
    Paging::new().query("offset").counts_items(0).size("limit").total_items(&["total_count"]).items(&["data"]);
/// Datadog: pages from zero.
static DATADOG: Paging =
    Paging::new().query("page").counts_pages(Some(0)).total_items(&["meta", "total"]).items(&["data"]);
/// Twilio: the address of the next page, without an origin.
static TWILIO: Paging =
    Paging::new().query("PageToken").size("PageSize").next_address(&["next_page_uri"]).items(&["calls"]);
/// OpenAI: `has_more`, and the id of the last item.
static OPENAI: Paging = Paging::new().query("after").has_more(&["has_more"]).last_item("id").items(&["data"]);
/// Okta: a `Link` header that is not described.
static OKTA: Paging = Paging::new().query("after").size("limit").items(&[]);
/// Notte: pages, and nothing that says where the end is.
static NOTTE: Paging = Paging::new().query("page").counts_pages(Some(1)).size("page_size").items(&[]);
/// E2B: the next value in a header.
static E2B: Paging = Paging::new().query("nextToken").next_header("x-next-token").items(&[]);
/// Plaid: a cursor in the body of a POST.
static PLAID: Paging = Paging::new().body(&["options", "cursor"]).next_value(&["next_cursor"]).items(&["added"]);
/// Linode: the number of pages.
static LINODE: Paging =
    Paging::new().query("page").counts_pages(Some(1)).total_pages(&["pages"]).current_page(&["page"]).items(&["data"]);

/// A page: the lines of its headers, and its body.
type Sent<'a> = (&'a str, &'a str);

async fn server(pages: &[Sent<'_>]) -> Server {
    let script = |(headers, body): &Sent<'_>| {
        let headers = format!("content-type: application/json\r\n{headers}");
        vec![Step::Send(answer("200 OK", &headers, body))]
    };
    Server::start(pages.iter().map(script).collect::<Vec<_>>()).await
}

fn client(server: &Server) -> Client {
    server.builder().credential("bearer", SECRET).credential("token", SECRET).build().expect("a client")
}

fn call(server: &Server) -> Call<Value> {
    Call::new(&client(server), &LIST)
}

fn items(server: &Server, paging: &'static Paging) -> Items<Value> {
    Pages::<Value, Value>::new(call(server).draft, paging).items()
}

fn targets(server: &Server) -> Vec<String> {
    let seen = server.seen();
    seen.iter()
        .map(|seen| seen.target().replace(&format!("api_token={SECRET}"), "K").replace("GET /things", ""))
        .collect()
}

/// All items of these pages, and what was asked for.
async fn walk(paging: &'static Paging, pages: &[Sent<'_>]) -> (Result<Value, Error>, Vec<String>) {
    let server = server(pages).await;
    let all = items(&server, paging).all().await.map(Value::from);
    (all, targets(&server))
}

#[tokio::test]
async fn link_headers_lead_on_as_github_sends_them() {
    let first = "link: </things?page=2&per_page=2>; rel=\"next\", </things?page=3>; rel=\"last\"\r\n";
    let second =
        "link: </things?page=1>; rel=\"prev\", </things?x=a,b&page=3>; title=\"a, <b>\"; rel=\"last next\"\r\n";
    let (all, asked) =
        walk(&GITHUB, &[(first, "[1]"), (second, "[]"), ("link: </things>; rel=\"first\"\r\n", "[2, 3]")]).await;
    assert_eq!(all.expect("all items"), json!([1, 2, 3]));
    assert_eq!(asked, ["?K", "?page=2&per_page=2&K", "?x=a,b&page=3&K"]);
}

#[tokio::test]
async fn a_declared_link_that_is_missing_is_the_end() {
    let (all, asked) = walk(&GITHUB, &[("", "[1, 2]")]).await;
    assert_eq!(all.expect("all items"), json!([1, 2]));
    assert_eq!(asked.len(), 1);
}

#[tokio::test]
async fn cursors_lead_on_through_short_and_empty_pages() {
    let pages = [
        ("", r#"{"customers": [1, 2], "cursor": "a b"}"#),
        ("", r#"{"customers": [], "cursor": "/c"}"#),
        // Square leaves out what is empty.
        ("", r#"{"cursor": "d"}"#),
        ("", r#"{"customers": [3]}"#),
    ];
    let (all, asked) = walk(&SQUARE, &pages).await;
    assert_eq!(all.expect("all items"), json!([1, 2, 3]));
    assert_eq!(asked, ["?K", "?cursor=a%20b&K", "?cursor=%2Fc&K", "?cursor=d&K"]);
    let pages = [
        ("", r#"{"members": [1], "response_metadata": {"next_cursor": "x"}}"#),
        ("", r#"{"members": [2], "response_metadata": {"next_cursor": ""}}"#),
    ];
    let (all, asked) = walk(&SLACK, &pages).await;
    assert_eq!(all.expect("all items"), json!([1, 2]));
    assert_eq!(asked, ["?K", "?cursor=x&K"]);
}

#[tokio::test]
async fn an_offset_goes_on_after_what_arrived() {
    let pages = [
        ("", r#"{"data": [1, 2, 3], "total_count": 5}"#),
        ("", r#"{"data": [4], "total_count": 5}"#),
        ("", r#"{"data": [5], "total_count": 5}"#),
    ];
    let (all, asked) = walk(&CLERK, &pages).await;
    assert_eq!(all.expect("all items"), json!([1, 2, 3, 4, 5]));
    assert_eq!(asked, ["?K", "?offset=3&K", "?offset=4&K"]);
}

#[tokio::test]
async fn an_offset_and_a_size_of_the_caller_hold() {
    let pages = [("", r#"{"data": [1, 2], "total_count": 13}"#), ("", r#"{"data": [3], "total_count": 13}"#)];
    let server = server(&pages).await;
    let mut call = call(&server);
    call.draft.query("offset", "10");
    call.draft.query("limit", "2");
    let all = Pages::<Value, Value>::new(call.draft, &CLERK).items().all().await;
    assert_eq!(Value::from(all.expect("all items")), json!([1, 2, 3]));
    assert_eq!(targets(&server), ["?offset=10&limit=2&K", "?offset=12&limit=2&K"]);
}

#[tokio::test]
async fn pages_from_zero_skip_none() {
    let pages = [
        ("", r#"{"data": [1, 2], "meta": {"total": 4}}"#),
        // Some items were filtered out, so the pages have fewer than the total.
        ("", r#"{"data": [], "meta": {"total": 4}}"#),
    ];
    let (all, asked) = walk(&DATADOG, &pages).await;
    assert_eq!(all.expect("all items"), json!([1, 2]));
    assert_eq!(asked, ["?K", "?page=1&K"]);
}

#[tokio::test]
async fn the_page_number_of_an_undeclared_first_page_is_in_the_answer() {
    static ZERO: Paging = Paging::new().query("page").counts_pages(None).current_page(&["page"]).items(&["data"]);
    let pages = [("", r#"{"data": [1], "page": 0}"#), ("", r#"{"data": [2], "page": 1}"#), ("", r#"{"data": []}"#)];
    let (all, asked) = walk(&ZERO, &pages).await;
    assert_eq!(all.expect("all items"), json!([1, 2]));
    assert_eq!(asked, ["?K", "?page=1&K", "?page=2&K"]);
}

#[tokio::test]
async fn the_number_of_pages_ends_the_walk() {
    let pages = [("", r#"{"data": [1], "page": 1, "pages": 2}"#), ("", r#"{"data": [2], "page": 2, "pages": 2}"#)];
    let (all, asked) = walk(&LINODE, &pages).await;
    assert_eq!(all.expect("all items"), json!([1, 2]));
    assert_eq!(asked, ["?K", "?page=2&K"]);
}

#[tokio::test]
async fn addresses_in_the_body_are_followed() {
    let pages = [
        ("", r#"{"calls": [1], "next_page_uri": "/things?PageToken=PT2&Page=1"}"#),
        ("", r#"{"calls": [2], "next_page_uri": null}"#),
    ];
    let server = server(&pages).await;
    let mut call = call(&server);
    call.draft.query("PageSize", "50");
    let all = Pages::<Value, Value>::new(call.draft, &TWILIO).items().all().await;
    assert_eq!(Value::from(all.expect("all items")), json!([1, 2]));
    assert_eq!(targets(&server), ["?PageSize=50&K", "?PageToken=PT2&Page=1&PageSize=50&K"]);
    assert_eq!(server.seen()[1].header("authorization"), Some("Bearer s3cr3t-k3y"));
}

#[tokio::test]
async fn the_last_item_is_the_next_position() {
    let pages = [
        ("", r#"{"data": [{"id": "a"}, {"id": "b"}], "has_more": true}"#),
        ("", r#"{"data": [{"id": "c"}], "has_more": false}"#),
    ];
    let (all, asked) = walk(&OPENAI, &pages).await;
    assert_eq!(all.expect("all items"), json!([{"id": "a"}, {"id": "b"}, {"id": "c"}]));
    assert_eq!(asked, ["?K", "?after=b&K"]);
}

#[tokio::test]
async fn a_link_that_is_not_described_is_followed() {
    let server = Server::on(Server::listen().await, Vec::new());
    drop(server);
    let listener = Server::listen().await;
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    let headers = format!(
        "content-type: application/json\r\nlink: <{origin}/things>; rel=\"self\"\r\nlink: <{origin}/things?after=00u>; rel=\"next\"\r\n"
    );
    let script =
        [vec![Step::Send(answer("200 OK", &headers, "[1]"))], vec![Step::Send(support::json("200 OK", "[2]"))]];
    let server = Server::on(listener, script);
    let all = items(&server, &OKTA).all().await;
    assert_eq!(Value::from(all.expect("all items")), json!([1, 2]));
    assert_eq!(targets(&server), ["?K", "?after=00u&K"]);
}

#[tokio::test]
async fn an_object_around_a_described_list_is_read() {
    for body in [r#"{"items": [1, 2], "page": 1, "tags": []}"#, r#"[1, 2]"#] {
        let empty = body.replace("1, 2", "");
        let (all, asked) = walk(&NOTTE, &[("", body), ("", &empty)]).await;
        assert_eq!(all.expect("all items"), json!([1, 2]));
        assert_eq!(asked, ["?K", "?page=2&K"]);
        let server = server(&[("", body), ("", &empty)]).await;
        let mut pages = Pages::<Vec<i64>>::new(call(&server).draft, &NOTTE);
        let page = pages.next().await.expect("a page").expect("no error");
        assert_eq!((page.value, page.status.as_u16()), (vec![1, 2], 200));
    }
    // What the object says of further pages is believed, in an empty page too.
    let page = |items: &str, more: bool| format!(r#"{{"items": [{items}], "page": 1, "has_next": {more}}}"#);
    let (first, empty, last) = (page("1, 2", true), page("", true), page("3", false));
    let (all, asked) = walk(&NOTTE, &[("", &first), ("", &empty), ("", &last)]).await;
    assert_eq!(all.expect("all items"), json!([1, 2, 3]));
    assert_eq!(asked, ["?K", "?page=2&K", "?page=3&K"]);
}

#[tokio::test]
async fn a_header_has_the_next_value() {
    let (all, asked) = walk(&E2B, &[("x-next-token: t1\r\n", "[1]"), ("x-next-token: \r\n", "[2]")]).await;
    assert_eq!(all.expect("all items"), json!([1, 2]));
    assert_eq!(asked, ["?K", "?nextToken=t1&K"]);
}

#[tokio::test]
async fn a_cursor_goes_into_the_body_beside_what_the_caller_set() {
    let pages = [("", r#"{"added": [1], "next_cursor": "n1"}"#), ("", r#"{"added": [2], "next_cursor": null}"#)];
    let server = server(&pages).await;
    let mut call = Call::<Value>::new(&client(&server), &SEARCH);
    call.draft.json(&json!({"options": {"size": 9}, "text": "a"}));
    let all = Pages::<Value, Value>::new(call.draft, &PLAID).items().all().await;
    assert_eq!(Value::from(all.expect("all items")), json!([1, 2]));
    let bodies: Vec<Value> =
        server.seen().iter().map(|seen| serde_json::from_slice(&seen.body).expect("JSON")).collect();
    assert_eq!(bodies[0], json!({"options": {"size": 9}, "text": "a"}));
    assert_eq!(bodies[1], json!({"options": {"size": 9, "cursor": "n1"}, "text": "a"}));
}

#[tokio::test]
async fn a_repeated_cursor_is_an_error() {
    let same = r#"{"customers": [1], "cursor": "a"}"#;
    let (all, asked) = walk(&SQUARE, &[("", same), ("", same)]).await;
    let error = all.expect_err("an error");
    assert_eq!(error.to_string(), "list: HTTP 200: the next page is one that was fetched already");
    assert_eq!(asked.len(), 2);
}

#[tokio::test]
async fn what_is_sent_with_each_call_goes_along_to_an_address() {
    static VERSIONED: Operation = Operation::new("list", "GET", "/things").fixed(&[Fixed::Query("version", "2")]);
    let next = |address: &str| format!(r#"{{"calls": [1], "next_page_uri": "{address}"}}"#);
    let (first, second) = (next("/things?PageToken=a"), next("/things?PageToken=b&team=theirs&version=3"));
    let server = server(&[("", &first), ("", &second), ("", r#"{"calls": [2]}"#)]).await;
    let options = Options::new().query("team", "ours").query("trace id", "1 2");
    let call = Call::<Value>::new(&client(&server).with(options), &VERSIONED).query_param("filter", "x");
    Pages::<Value, Value>::new(call.draft, &TWILIO).items().all().await.expect("all items");
    // What the server says stands, also of a filter, which is in the token.
    let expected = [
        "?version=2&team=ours&trace%20id=1%202&filter=x",
        "?PageToken=a&version=2&team=ours&trace+id=1+2",
        "?PageToken=b&team=theirs&version=3&trace+id=1+2",
    ];
    assert_eq!(targets(&server), expected);
}

#[tokio::test]
async fn a_hostile_address_gets_no_request() {
    let other = Server::answering(support::ok()).await;
    let port = other.address.port();
    let hostile = [
        format!("http://127.0.0.1:{port}/things"),
        format!("//127.0.0.1:{port}/things"),
        format!("http://user:pass@127.0.0.1:{port}/things"),
        "https://example.org/things".to_owned(),
        "file:///etc/passwd".to_owned(),
        format!("http://localhost:{port}/"),
    ];
    for address in hostile {
        let link = format!("link: <{address}>; rel=next\r\n");
        let body = format!(r#"{{"calls": [1], "next_page_uri": "{address}"}}"#);
        for (paging, page) in [(&GITHUB, (link.as_str(), "[1]")), (&TWILIO, ("", body.as_str()))] {
            let server = server(&[page]).await;
            let mut items = items(&server, paging);
            assert_eq!(items.next().await.expect("an item").expect("no error"), json!(1));
            let error = items.next().await.expect("an end").expect_err("an error");
            assert!(error.is_redirect(), "{error}");
            assert!(items.next().await.is_none());
            assert_eq!(server.seen().len(), 1);
        }
    }
    assert!(other.seen().is_empty());
}

#[tokio::test]
async fn a_walk_goes_on_where_it_was_stopped() {
    let pages = [("", r#"{"customers": [1], "cursor": "a"}"#), ("", r#"{"customers": [2], "cursor": "b:c"}"#)];
    let first = server(&pages).await;
    let mut walk = Pages::<Value, Value>::new(call(&first).draft, &SQUARE).max_pages(2);
    while walk.next().await.is_some() {}
    let stored = walk.position().expect("a position").to_string();
    assert_eq!(stored, "value:b:c");
    let position: Position = stored.parse().expect("a position");
    let second = server(&[("", r#"{"customers": [3]}"#)]).await;
    let mut walk = Pages::<Value, Value>::new(call(&second).draft, &SQUARE).resume(position);
    assert_eq!(walk.next().await.expect("a page").expect("no error").value, json!({"customers": [3]}));
    assert!(walk.next().await.is_none() && walk.position().is_none());
    assert_eq!(targets(&second), ["?cursor=b%3Ac&K"]);
}

#[tokio::test]
async fn an_error_ends_the_walk_at_the_page_that_failed() {
    let ok = |body: &str| vec![Step::Send(support::json("200 OK", body))];
    let failed = vec![Step::Send(support::json("404 Not Found", "{}"))];
    let server = Server::start([ok(r#"{"customers": [1], "cursor": "a"}"#), failed]).await;
    let mut items = items(&server, &SQUARE);
    assert!(items.next().await.is_some_and(|item| item.is_ok()));
    assert_eq!(items.status().map(|status| status.as_u16()), Some(200));
    assert!(items.headers().is_some_and(|headers| headers["content-type"] == "application/json"));
    assert_eq!(
        items.next().await.expect("an error").expect_err("an error").status().map(|status| status.as_u16()),
        Some(404)
    );
    assert!(items.next().await.is_none());
    assert_eq!(items.position().expect("a position").to_string(), "value:a");
}

#[tokio::test]
async fn the_deadline_is_for_all_pages() {
    let server = Server::start([
        vec![Step::Send(support::json("200 OK", r#"{"customers": [1], "cursor": "a"}"#))],
        vec![Step::Stall],
    ])
    .await;
    let mut items = items(&server, &SQUARE).deadline(Duration::from_millis(300));
    assert!(items.next().await.is_some_and(|item| item.is_ok()));
    let error = items.next().await.expect("an error").expect_err("an error");
    assert!(error.is_timeout(), "{error}");
}
