//! The generated client: what it promises of requests.

use std::future::IntoFuture;

use notte_generated::With as _;
use notte_generated::json::{JsonObject, Nullable, from_slice, to_json, to_vec};
use notte_generated::types::{
    Action, AgentStartRequest, Cookie, GlobalScrapeRequestProxies, ScrapeRequest, SessionStartRequest,
    SessionStartRequestBrowserType, SessionStartRequestProxies,
};
use notte_generated::{ByteStream, Call, Client, ClientBuilder, Error, Pending, page, sessions, types};
use notte_tests::calls::{self, NOTTE};
use notte_tests::server::{Answer, KEY, Server};
use serde_json::{Value, json};

fn object(value: &Value) -> JsonObject {
    value.as_object().cloned().unwrap_or_default().into()
}

#[tokio::test]
async fn start_without_options_sends_no_default() {
    let server = Server::start(NOTTE);
    calls::client(&server.url()).sessions().start().await.expect("a session");
    assert_eq!(server.last().body, b"");
    assert_eq!(to_vec(&SessionStartRequest::default()), b"{}");
    assert_eq!(to_vec(&ScrapeRequest::default()), b"{}");
    server.assert_clean();
}

#[tokio::test]
async fn an_optional_body_is_sent_if_one_of_its_fields_is_set() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    notte.page().scrape("s1").await.expect("a page");
    assert_eq!((&*server.last().body, server.last().header("content-type")), (&b""[..], None));
    notte.page().scrape("s1").only_images(true).await.expect("a page");
    assert_eq!(server.last().json(), json!({ "only_images": true }));
    notte.page().scrape_with("s1", ScrapeRequest::default()).await.expect("a page");
    assert_eq!(server.last().body, b"{}");
    server.assert_clean();
}

#[tokio::test]
async fn proxies_are_a_list_or_a_boolean() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    let first = json!({ "type": "external", "server": "http://p.test", "username": "u", "password": null });
    let second = json!({ "type": "notte", "country": "ch", "geolocation": { "city": ["Bern", 3.5] } });
    let list = vec![object(&first), object(&second)];
    let request = SessionStartRequest::default()
        .with(|value| value.proxies = Some(SessionStartRequestProxies::List(list.clone())));
    let expected = json!({ "proxies": [first, second] });
    notte.sessions().start_with(request.clone()).await.expect("a session");
    assert_eq!(server.last().json(), expected);
    notte.sessions().start().proxies(list).await.expect("a session");
    assert_eq!(server.last().json(), expected);
    notte.sessions().start().proxies(true).await.expect("a session");
    assert_eq!(server.last().json(), json!({ "proxies": true }));
    notte.sessions().start().proxies(Vec::new()).await.expect("a session");
    assert_eq!(server.last().json(), json!({ "proxies": [] }));
    notte.scraping().scrape_webpage("https://a.test").proxies(vec![object(&first)]).await.expect("a page");
    assert_eq!(server.last().json(), json!({ "url": "https://a.test", "proxies": [first] }));
    server.assert_clean();
    assert_eq!(from_slice::<SessionStartRequest>(&to_vec(&request)).expect("it is read"), request);
    let unknown = from_slice::<SessionStartRequest>(br#"{"proxies":"residential"}"#).expect("it is read");
    assert_eq!(unknown.proxies, Some(SessionStartRequestProxies::Unknown("residential".into())));
    assert_eq!(to_json(&unknown), json!({ "proxies": "residential" }));
    assert_eq!(GlobalScrapeRequestProxies::from(false), GlobalScrapeRequestProxies::Bool(false));
}

#[tokio::test]
async fn a_request_is_a_value() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    let body = SessionStartRequest::default().with(|value| value.web_bot_auth = Some(true));
    notte.sessions().start_with(body).viewport_width(800).await.expect("a session");
    assert_eq!(server.last().json(), json!({ "web_bot_auth": true, "viewport_width": 800 }));
    let agent = AgentStartRequest::new("other", "s2");
    notte.agents().start_with(agent).max_steps(2).await.expect("an agent");
    assert_eq!(server.last().json(), json!({ "task": "other", "session_id": "s2", "max_steps": 2 }));
    server.assert_clean();
}

#[tokio::test]
async fn absent_null_and_value_are_three_things() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    for (user_agent, body) in [
        (Nullable::Absent, json!({})),
        (Nullable::Null, json!({ "user_agent": null })),
        (Nullable::from("x"), json!({ "user_agent": "x" })),
        (Nullable::from(None), json!({ "user_agent": null })),
    ] {
        let request = SessionStartRequest::default().with(|value| value.user_agent = user_agent);
        notte.sessions().start_with(request).await.expect("a session");
        assert_eq!(server.last().json(), body);
    }
    server.answer_once("sessionStatus", Answer::json(json!({ "viewer_url": null, "cdp_url": "ws://c.test" })));
    let session = notte.sessions().status("s1").await.expect("a session");
    assert!(session.viewer_url.is_null() && session.user_agent.is_absent());
    assert_eq!(session.cdp_url.as_deref(), Some("ws://c.test"));
    server.assert_clean();
}

#[tokio::test]
async fn fields_that_are_not_described_can_be_sent() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    let mut action = Action::new("scroll_down");
    action.extra.insert("amount", 400);
    // The strict server refuses it, as it must: the description does not know the field.
    let refused = notte.page().execute("s1", action).await.expect_err("a refusal");
    assert_eq!(refused.status().map(|status| status.as_u16()), Some(400));
    assert_eq!(server.last().json(), json!({ "action": { "type": "scroll_down", "amount": 400 } }));
    let request = SessionStartRequest::default()
        .with(|value| value.browser_type = Some(SessionStartRequestBrowserType::from("chrome-next")));
    assert_eq!(to_json(&request), json!({ "browser_type": "chrome-next" }));
}

#[tokio::test]
async fn a_header_and_a_credential_can_be_given() {
    let server = Server::start(NOTTE);
    let notte = calls::builder(&format!("{}/", server.url())).header("x-notte-request-origin", "rust");
    let notte = notte.user_agent("mine/1").build().expect("a client");
    notte.sessions().list().header("x-trace", "7").await.expect("a list");
    let sent = server.last();
    assert_eq!(sent.path, "/sessions");
    assert_eq!(sent.header_values("x-trace"), ["7"]);
    assert_eq!(sent.header_values("x-notte-request-origin"), ["rust"]);
    assert_eq!(sent.header_values("user-agent"), ["mine/1"]);
    server.assert_clean();
}

#[tokio::test]
async fn without_a_key_only_the_health_check_is_sent() {
    let server = Server::start(NOTTE);
    let notte = Client::builder().base_url(server.url()).build().expect("a client");
    notte.health().check().await.expect("it needs no key");
    assert_eq!(server.last().header("authorization"), None);
    server.clear();
    for operation in calls::all().iter().filter(|operation| operation.id != "healthCheck") {
        let error = (operation.full.send)(&notte).await.expect_err("it needs a key");
        assert_eq!(error.to_string(), format!("{}: the client has no credential for `BearerAuth`", operation.id));
    }
    assert!(server.requests().is_empty());
    for key in ["", "a\nb"] {
        let error = Client::new(key).expect_err("no key");
        assert!(error.is_invalid() && !error.to_string().contains("a\nb"), "{error}");
    }
}

#[test]
fn a_client_crosses_threads() {
    fn crosses<T: Send + Sync + Clone + 'static>() {}
    fn sent<T: Send + 'static>() {}
    crosses::<Client>();
    crosses::<ClientBuilder>();
    crosses::<sessions::Sessions>();
    crosses::<sessions::SessionStart>();
    crosses::<page::PageExecute>();
    crosses::<Call<types::SessionResponse>>();
    crosses::<types::Credential>();
    crosses::<Cookie>();
    sent::<Error>();
    sent::<ByteStream>();
    sent::<Pending<types::SessionResponse>>();
    sent::<<sessions::SessionStart as IntoFuture>::IntoFuture>();
}

#[tokio::test]
async fn clones_share_what_they_are_made_of() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    let copy = notte.clone();
    drop(notte);
    tokio::spawn(async move { copy.vaults().list().await }).await.expect("the task ends").expect("a list");
    assert_eq!(server.last().header("authorization"), Some(format!("Bearer {KEY}").as_str()));
    server.assert_clean();
}

#[test]
fn timeouts_and_limits_are_as_documented() {
    let shown = format!("{:?}", Client::builder());
    assert!(shown.contains("timeout: 60s, connect_timeout: 10s, max_response_bytes: 67108864"), "{shown}");
    let page = include_str!("../../../docs/options.md");
    assert!(page.contains("60 seconds") && page.contains("10 of them to connect") && page.contains("64 MiB"));
}
