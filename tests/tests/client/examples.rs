//! The examples of the client, run against a double of the API or the strict server. The suite `quickstart` runs the one that
//! is a program.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]
#![allow(dead_code, reason = "`main` of an example asks the environment for a key")]

#[path = "../../../notte-generated/examples/agent.rs"]
mod agent;
#[path = "../../../notte-generated/examples/blocking.rs"]
mod blocking;
#[path = "../../../notte-generated/examples/download.rs"]
mod download;
#[path = "../../../notte-generated/examples/own_transport.rs"]
mod own_transport;
#[path = "../../../notte-generated/examples/paging.rs"]
mod paging;
#[path = "../../../notte-generated/examples/structured_scrape.rs"]
mod structured_scrape;
// Its tests run here too.
#[path = "../../../notte-generated/examples/unit_test.rs"]
mod unit_test;
#[path = "../../../notte-generated/examples/vault_and_persona.rs"]
mod vault_and_persona;

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use notte_generated::json::JsonObject;
use notte_generated::testing::{Double, Sample as _};
use notte_generated::types::{
    AgentResponse, AgentResponseStatus, AgentStatusResponse, Credential, ScrapeResponse, SessionResponse,
    SessionResponseStatus, StepResponse, Vault, VaultDeleteResponse,
};
use notte_generated::{Client, Retries, With as _};
use notte_tests::calls::{NOTTE, OWN_SHAPES};
use notte_tests::server::{Answer, KEY, Server};
use serde_json::json;

/// A double in which sessions start and stop, and agents answer at once.
fn double() -> (Double, Client) {
    let double = Double::new();
    let client = double.client(Client::builder().retries(Retries::never())).expect("a client");
    let session = SessionResponse::sample().with(|session| session.session_id = Some("s1".to_owned()));
    double.on(client.sessions().start()).answer(session);
    double.on(client.sessions().stop("")).answer(SessionResponse::sample());
    let agent = AgentResponse::sample().with(|agent| agent.agent_id = Some("a1".to_owned()));
    double.on(client.agents().start("", "")).answer(agent);
    let closed = AgentStatusResponse::sample().with(|agent| {
        agent.status = Some(AgentResponseStatus::Closed);
        agent.success = true.into();
        agent.answer = "forty-two".into();
    });
    double.on(client.agents().status("")).answer(closed);
    (double, client)
}

fn sent(double: &Double) -> Vec<&'static str> {
    double.sent().iter().map(|sent| sent.operation()).collect()
}

fn object(value: &serde_json::Value) -> JsonObject {
    value.as_object().cloned().expect("an object").into()
}

#[tokio::test]
async fn an_agent() {
    let (double, client) = double();
    assert_eq!(agent::ask(&client, "what is it?").await.expect("an answer").as_deref(), Some("forty-two"));
    assert_eq!(sent(&double), ["sessionStart", "agentStart", "agentStatus", "sessionStop"]);
    let request: serde_json::Value = double.sent()[1].json().expect("a request");
    assert_eq!(request, json!({ "task": "what is it?", "session_id": "s1", "max_steps": 10 }));
}

#[tokio::test]
async fn pages() {
    let server = Server::start(NOTTE);
    let client = Client::builder().base_url(server.url()).bearer_auth(KEY).build().expect("a client");
    let page = |ids: &[&str], status| {
        let sessions = ids.iter().map(|id| json!({ "session_id": id, "status": status }));
        Answer::json(sessions.collect::<Vec<_>>())
    };
    let script = || {
        server.answer_once("listSessions", page(&["a", "b"], "active"));
        server.answer_once("listSessions", page(&["c"], "closed"));
        server.answer("listSessions", page(&[], ""));
    };
    script();
    assert_eq!(paging::active(&client).await.expect("ids"), ["a", "b"]);
    assert_eq!(server.requests().len(), 3);
    script();
    let (count, position) = paging::some(&client, 2).await.expect("a count");
    assert_eq!((count, position.is_some()), (3, true));
    server.assert_clean();
}

#[tokio::test]
async fn a_vault_and_a_persona() {
    let (double, client) = double();
    double.on(client.vaults().credentials_add("")).answer(Credential::default());
    double.on(client.personas().emails_list("")).answer(vec![object(&json!({ "subject": "welcome" }))]);
    let credential = Credential::default().with(|credential| {
        credential.url = Some("https://a.test".to_owned());
        credential.password = Some("correct horse".into()).into();
    });
    let count = vault_and_persona::sign_up(&client, "p1", "v1", credential.clone()).await.expect("mail");
    assert_eq!(count, 1);
    let expected =
        ["vaultCredentialsAdd", "sessionStart", "agentStart", "agentStatus", "personaEmailsList", "sessionStop"];
    assert_eq!(sent(&double), expected);
    let request: serde_json::Value = double.sent()[2].json().expect("a request");
    assert_eq!((&request["vault_id"], &request["persona_id"]), (&json!("v1"), &json!("p1")));
    assert!(!request.to_string().contains("correct horse"));
    // A vault of its own is deleted, also when the rest fails.
    let (double, client) = self::double();
    double.on(client.vaults().create()).answer(Vault::sample().with(|vault| vault.vault_id = Some("v1".to_owned())));
    double.on(client.vaults().delete("")).answer(VaultDeleteResponse::sample());
    double.on(client.vaults().credentials_add("")).error(500, ());
    assert!(vault_and_persona::with_vault(&client, "p1", credential).await.is_err());
    assert_eq!(sent(&double), ["vaultCreate", "vaultCredentialsAdd", "vaultDelete"]);
}

#[tokio::test]
async fn a_structured_scrape() {
    let (double, client) = double();
    let data = json!({ "offers": [{ "name": "tea", "price": 3.5 }, { "name": "air", "price": null }] });
    let page = ScrapeResponse::sample().with(|page| page.structured = object(&data).into());
    double.on(client.scraping().scrape_webpage("")).answer(page);
    let found = structured_scrape::offers(&client, "https://a.test").await.expect("offers").offers;
    let offer = |name: &str, price| structured_scrape::Offer { name: name.to_owned(), price };
    assert_eq!(found, [offer("tea", Some(3.5)), offer("air", None)]);
}

#[tokio::test]
async fn downloads() {
    let (double, client) = double();
    let done = StepResponse::sample().with(|step| step.success = Some(true));
    double.on(client.page().execute("", notte_generated::types::Action::new(""))).answer(done);
    double.on(client.page().screenshot("")).answer(Bytes::from_static(b"an image"));
    let folder = tempfile::tempdir().expect("a folder");
    let image = folder.path().join("page.png");
    assert_eq!(download::visit(&client, &image).await.expect("an id"), "s1");
    assert_eq!(std::fs::read(&image).expect("an image"), b"an image");
    let video = folder.path().join("replay.mp4");
    let links = Bytes::from_static(br#"{"mp4_url": "https://a.test/replay"}"#);
    double.on(client.sessions().replay("")).answer(Bytes::from_static(b"a video")).answer(links);
    assert_eq!(download::replay(&client, "s1", &video).await.expect("a replay"), None);
    assert_eq!(std::fs::read(&video).expect("a video"), b"a video");
    let url = download::replay(&client, "s1", &video).await.expect("a replay");
    assert_eq!(url.as_deref(), Some("https://a.test/replay"));
}

#[tokio::test]
async fn an_own_transport() {
    let server = Server::start(NOTTE);
    server.answer_once("healthCheck", Answer::json(json!({})).status(503).header("Retry-After-Ms", "1"));
    let builder = Client::builder().base_url(server.url()).bearer_auth(KEY);
    let lines = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&lines);
    let transport = builder.http_transport().expect("a transport");
    let told = own_transport::told(transport, move |line| kept.lock().expect("lines").push(line.to_owned()));
    let client = builder.transport(told).build().expect("a client");
    client.health().check().await.expect("healthy");
    assert_eq!(*lines.lock().expect("lines"), ["GET /health: 503 Service Unavailable", "GET /health: 200 OK"]);
}

#[test]
fn a_program_without_async() {
    let (double, client) = double();
    let page = ScrapeResponse::sample().with(|page| page.content = "# Hello".into());
    double.on(client.scraping().scrape_webpage("")).answer(page);
    assert_eq!(blocking::markdown(&client, "https://a.test").expect("a page").as_deref(), Some("# Hello"));
    let session = || SessionResponse::sample().with(|session| session.status = Some(SessionResponseStatus::Active));
    double.on(client.sessions().list()).answer(vec![session(), session()]).answer(vec![session()]).answer(Vec::new());
    assert_eq!(blocking::count(&client).expect("a count"), 3);
}

#[tokio::test]
async fn they_work_with_the_shapes_of_the_api_itself() {
    let server = Server::start(OWN_SHAPES);
    let client = Client::builder().base_url(server.url()).bearer_auth(KEY).retries(Retries::never());
    let client = client.refuse_unrecognized(true).build().expect("a client");
    let closed =
        json!({ "agent_id": "a", "session_id": "s", "status": "closed", "success": true, "answer": "forty-two" });
    server.answer("agentStatus", Answer::json(closed));
    assert_eq!(agent::ask(&client, "what is it?").await.expect("an answer").as_deref(), Some("forty-two"));
    let page = |has_next: bool| {
        let items = [json!({ "session_id": "s", "status": "active" })];
        json!({ "items": items, "page": 1, "page_size": 50, "has_next": has_next, "has_previous": false })
    };
    server.answer_once("listSessions", Answer::json(page(true)));
    server.answer("listSessions", Answer::json(page(false)));
    assert_eq!(paging::active(&client).await.expect("ids"), ["s", "s"]);
    let folder = tempfile::tempdir().expect("a folder");
    let image = folder.path().join("page.jpg");
    server.answer("pageScreenshot", Answer::bytes([0xFF, 0xD8]).content_type("image/jpeg"));
    let id = download::visit(&client, &image).await.expect("an id");
    assert_eq!(std::fs::read(&image).expect("an image"), [0xFF, 0xD8]);
    server.answer("sessionReplay", Answer::json(json!({ "mp4_url": "https://storage.test/replay" })));
    let replay = download::replay(&client, &id, &folder.path().join("replay.mp4")).await.expect("a replay");
    assert_eq!(replay.as_deref(), Some("https://storage.test/replay"));
    let data = json!({ "offers": [{ "name": "tea", "price": 3.5 }] });
    let structured = json!({ "success": true, "error": null, "data": data });
    server.answer("scrapeWebpage", Answer::json(json!({ "markdown": "", "structured": structured })));
    let found = structured_scrape::offers(&client, "https://a.test").await.expect("offers").offers;
    assert_eq!(found.len(), 1);
}

#[test]
fn the_readme_lists_them() {
    let readme = include_str!("../../../notte-generated/README.md");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../notte-generated/examples");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the examples") {
        let name = entry.expect("a file").file_name().into_string().expect("a name");
        assert!(readme.contains(&format!("](examples/{name})")), "{name}");
        count += 1;
    }
    assert!(count >= 9, "{count}");
    let quickstart = include_str!("../../../notte-generated/examples/quickstart.rs");
    assert!(quickstart.lines().next().is_some_and(|line| line.contains("a third party's summary")));
    assert!(readme.lines().take(8).any(|line| line.contains("a third party's summary")));
}
