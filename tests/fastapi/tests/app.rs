//! The client against the API that FastAPI describes, in both directions. `cargo lab fastapi` starts the API and sets `FASTAPI_URL`. Without
//! that, nothing is tested here.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "what fails here is the test")]

mod actions;

use std::collections::BTreeSet;
use std::io::Write as _;

use notte_fastapi::json::{DateTime, Json, JsonObject, Nullable, to_json};
use notte_fastapi::types::{
    AddCredentialsRequest, Cookie, CookieSameSite, EmailCredentials, ExternalProxy, FunctionRunRequest, NotteProxy,
    SecretRequest, SessionResponse, SessionResponseStatus, SessionStartRequest,
};
use notte_fastapi::{Client, ClientBuilder, Error, File, With as _, sessions};
use serde_json::{Value, json};

/// A builder for a client of the API, where that runs; else it is said aloud that this test was skipped.
fn builder(test: &str) -> Option<ClientBuilder> {
    let Ok(url) = std::env::var("FASTAPI_URL") else {
        // Written past the harness, which keeps what a passing test prints to itself.
        let line = format!("fastapi: {test} was skipped: FASTAPI_URL is not set, run `cargo lab fastapi`\n");
        std::io::stderr().write_all(line.as_bytes()).expect("it can be said");
        return None;
    };
    Some(Client::builder().base_url(url))
}

#[tokio::test]
async fn every_operation_in_both_directions() {
    let Some(builder) = builder("every operation") else { return };
    let client = builder.oauth2_password_bearer("a-token").build().expect("a client");
    let session = session(&client).await;
    cookies(&client, &session).await;
    actions::all(&client, &session).await;
    page(&client, &session).await;
    files(&client, &session).await;
    run(&client).await;
    secrets(&client).await;
    replay(&client, &session).await;
    let seen: BTreeSet<String> =
        client.request::<Vec<String>>("GET", "/seen").await.expect("ids").into_iter().collect();
    assert_eq!(seen, described());
}

/// The ids of the operations in the description.
fn described() -> BTreeSet<String> {
    let description: Value = serde_json::from_str(include_str!("../openapi.json")).expect("a description");
    let paths = description["paths"].as_object().expect("paths");
    let operations = paths.values().flat_map(|path| path.as_object().expect("a path").values());
    operations.map(|operation| operation["operationId"].as_str().expect("an id").to_owned()).collect()
}

async fn session(client: &Client) -> String {
    let proxies = vec![NotteProxy::default().with(|proxy| proxy.country = "ch".into()).into()];
    let request = SessionStartRequest::default().with(|request| {
        request.max_duration_minutes = Some(1440.0);
        request.proxies = Some(proxies.into());
        request.viewport_width = Nullable::Null;
        request.timeout = Some("PT5M".parse().expect("a duration"));
    });
    let started = client.sessions().start_with(request).browser_type("chrome").await.expect("a session");
    // What was not set was not sent.
    let asked = json!({
        "max_duration_minutes": 1440.0, "proxies": [{ "type": "notte", "country": "ch" }], "viewport_width": null,
        "browser_type": "chrome", "timeout": "PT5M",
    });
    assert_eq!(started.extra["asked"], asked);
    // A time without a zone is read, and kept as it is.
    assert_eq!(started.created_at.to_string(), "2026-08-07T10:00:00.123456");
    assert!(started.closed_at.is_null() && started.proxies == Some(true));
    let external = ExternalProxy::new("http://proxy.test").into();
    for proxies in [vec![external].into(), false.into()] {
        let request = SessionStartRequest::default().with(|request| request.proxies = Some(proxies));
        client.sessions().start_with(request).await.expect("a session");
    }
    let mut ids = Vec::new();
    let mut sessions = client.sessions().list().page_size(1).items();
    while let Some(session) = sessions.next().await {
        ids.push(session.expect("a session").session_id);
    }
    assert_eq!((ids.len(), &ids[0]), (3, &started.session_id));
    let status = client.sessions().status(&started.session_id).await.expect("a session");
    assert_eq!(status, started);
    started.session_id
}

async fn cookies(client: &Client, session: &str) {
    let cookies = [
        Cookie::new("sid", "a=b", true).with(|cookie| {
            cookie.expires = 1_767_225_600.25.into();
            cookie.same_site = CookieSameSite::Lax.into();
        }),
        Cookie::new("other", "", false),
    ];
    let set = client.sessions().set_cookies(session, cookies).await.expect("they are set");
    assert_eq!(set.message.as_deref(), Some("2 cookies"));
    let found = client.sessions().get_cookies(session).await.expect("cookies").cookies;
    let expected = json!([
        { "name": "sid", "value": "a=b", "httpOnly": true, "expires": 1_767_225_600.25, "sameSite": "Lax" },
        { "name": "other", "value": "", "httpOnly": false, "expires": -1.0, "sameSite": null },
    ]);
    assert_eq!(Value::Array(found.iter().map(to_json).collect()), expected);
}

async fn page(client: &Client, session: &str) {
    let page = client.page().observe(session).instructions("a form").perception_type("deep").await.expect("a page");
    assert_eq!(page.started_at, "2026-08-07T00:00:00".parse::<DateTime>().expect("a time"));
    assert_eq!((&*page.title, &*page.space.description, page.space.actions.len()), ("A page", "a form", 2));
    assert_eq!(page.screenshot.raw.bytes().expect("bytes"), [0xFF, 0xD8, 0xFF]);
    let plain = client.page().scrape(session).await.expect("a page");
    assert!(plain.structured.is_null() && plain.markdown == "# A page");
    let scraped = client.page().scrape(session).response_format(JsonObject::new()).await.expect("a page");
    let data = scraped.structured.into_option().expect("data");
    assert_eq!((data.success, to_json(data.data.as_ref().expect("data"))), (true, json!({ "price": 3.5 })));
    // An image, of which the description says nothing.
    let image = client.page().screenshot(session).await.expect("an image");
    assert_eq!(&*image, [0xFF, 0xD8, 0xFF, 0x00]);
    let mut stream = client.page().screenshot(session).stream().await.expect("a stream");
    assert_eq!(stream.chunk().await.expect("a piece").as_deref(), Some(&*image));
}

async fn files(client: &Client, session: &str) {
    let file = |name: &str, bytes: &'static [u8]| File::new(name, bytes).content_type("application/x-test");
    let kept = client.files().upload(session, file("größe 1.bin", b"\0\x01")).note("two\r\nlines").await;
    let kept = kept.expect("it is kept");
    assert_eq!((&*kept.filename, kept.size, kept.note.as_deref()), ("größe 1.bin", 2, Some("two\r\nlines")));
    assert_eq!(kept.mime_type.as_deref(), Some("application/x-test"));
    assert_eq!(&*client.files().get(session, &kept.id).await.expect("a file"), b"\0\x01");
    client.files().delete(session, &kept.id).await.expect("it is gone");
    let several = client.files().upload_files(session, [file("a", b"1"), file("b", b"23")]).await;
    assert_eq!(several.expect("they are kept"), ["a: 1", "b: 2"]);
}

async fn run(client: &Client) {
    let variables = json!({ "a": [1, null], "b": "é" });
    let request = FunctionRunRequest::default()
        .with(|request| request.variables = variables.as_object().cloned().map(Into::into));
    let mut events = client.functions().start_run_with("f 1", "a key", request).await.expect("events");
    let mut found = Vec::new();
    while let Some(event) = events.try_next().await.expect("an event") {
        found.push(event.data);
    }
    assert_eq!(
        found,
        [json!({ "type": "log", "message": "a key" }), json!({ "type": "result", "message": variables })]
    );
}

async fn secrets(client: &Client) {
    let secret = client.secrets().create_with(SecretRequest::new("a name", "hunter2")).await.expect("a secret");
    // Two templates of one path: by its name, and by its id.
    assert_eq!(client.secrets().get("a name").await.expect("a secret"), secret);
    let gone = client.secrets().delete(&secret.secret_id).await.expect("it is gone");
    assert_eq!(gone.status.as_str(), "success");
    let credentials = EmailCredentials::new("ada@a.test", "hunter2");
    let request = AddCredentialsRequest::new("https://a.test", credentials);
    assert!(!format!("{request:?}").contains("hunter2"));
    let added = client.vaults().add_credentials_with("v", request).await.expect("they are added");
    assert_eq!(added.message.as_deref(), Some("https://a.test: ada@a.test"));
}

/// Two responses of one operation, by status.
async fn replay(client: &Client, session: &str) {
    let error = client.sessions().replay(session).await.expect_err("no replay");
    match error.typed::<sessions::SessionReplayError>() {
        Some(sessions::SessionReplayError::NotFound(missing)) => assert!(!missing.retryable, "{missing:?}"),
        other => panic!("{other:?}"),
    }
    let stopped: SessionResponse = client.sessions().stop(session).close_reason("done").await.expect("it is stopped");
    assert_eq!((stopped.status, &*stopped.extra["close_reason"]), (SessionResponseStatus::Closed, &json!("done")));
    let replay = client.sessions().replay(session).await.expect("a replay");
    assert_eq!(replay.mp4_url, "https://storage.test/replay.mp4");
    let health = client.health().health().await.expect("healthy");
    assert_eq!(health["origin"], None);
}

#[tokio::test]
async fn headers_of_every_operation_are_set_once() {
    let Some(builder) = builder("headers") else { return };
    let client = builder.x_request_origin("rust").build().expect("a client");
    assert_eq!(client.health().health().await.expect("healthy")["origin"].as_deref(), Some("rust"));
}

#[tokio::test]
async fn errors_are_those_of_fastapi() {
    let Some(builder) = builder("errors") else { return };
    let client = builder.clone().oauth2_password_bearer("a-token").build().expect("a client");
    let error = client.sessions().start().max_duration_minutes(0.0).viewport_width(1).await.expect_err("too short");
    assert!(
        error
            .to_string()
            .contains("HTTP 422 Unprocessable Entity: body.max_duration_minutes: Input should be greater than 0"),
        "{error}"
    );
    let Some(sessions::StartSessionError::UnprocessableEntity(body)) = error.typed() else { panic!("{error}") };
    let detail = &body.detail.as_ref().expect("details")[0];
    assert_eq!((&*detail.r#type, to_json(&detail.loc)), ("greater_than", json!(["body", "max_duration_minutes"])));
    // A member that the application does not know: the type refuses it, and so does the application.
    let unknown = json!({ "headless": true });
    assert!(notte_fastapi::json::from_json::<SessionStartRequest>(&unknown).is_err());
    let refused = client.request_json::<Json>("POST", "/sessions/start", &unknown).await.expect_err("a refusal");
    assert!(refused.to_string().ends_with("body.headless: Extra inputs are not permitted"), "{refused}");
    let missing = client.sessions().status("nowhere").await.expect_err("no session");
    assert_eq!(missing.to_string(), "session_status_sessions__session_id__get: HTTP 404 Not Found: No such session");
    let stranger = builder.oauth2_password_bearer("another").build().expect("a client");
    let refused: Error = stranger.sessions().list().await.expect_err("a refusal");
    assert!(refused.to_string().ends_with("HTTP 401 Unauthorized: Authentication failed."), "{refused}");
}
