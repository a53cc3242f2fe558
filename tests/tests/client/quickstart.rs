//! The example of the generated client, run as a program against the strict server.

use std::path::Path;
use std::process::{Command, Output};

use notte_tests::calls::{NOTTE, OWN_SHAPES};
use notte_tests::server::{Answer, KEY, Server};
use serde_json::json;

/// The calls of a run in which all goes well.
const ALL: [&str; 6] = ["sessionStart", "pageExecute", "pageObserve", "pageScrape", "pageScreenshot", "sessionStop"];

async fn run(url: &str, key: Option<&str>, argument: Option<&Path>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quickstart"));
    command.env("NOTTE_API_URL", url).env_remove("NOTTE_API_KEY").args(argument);
    if let Some(key) = key {
        command.env("NOTTE_API_KEY", key);
    }
    let ended = tokio::task::spawn_blocking(move || command.output()).await.expect("the task ends");
    ended.expect("the example can be run")
}

fn operations(server: &Server) -> Vec<String> {
    server.requests().into_iter().filter_map(|request| request.operation).collect()
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test]
async fn six_calls_in_order() {
    let server = Server::start(NOTTE);
    let id = "a/b";
    server.answer("sessionStart", Answer::json(json!({ "session_id": id })));
    server.answer("sessionStop", Answer::json(json!({ "status": "closed" })));
    server.answer("pageScrape", Answer::json(json!({ "content": "Größe" })));
    server.answer("pageObserve", Answer::json(json!({ "space": { "actions": [{ "type": "click" }] } })));
    let folder = tempfile::tempdir().expect("a folder");
    let picture = folder.path().join("page.png");
    let output = run(&server.url(), Some(KEY), Some(&picture)).await;
    assert!(output.status.success(), "{}", errors(&output));
    server.assert_clean();
    assert_eq!(operations(&server), ALL);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let said: Vec<_> = said.lines().collect();
    assert_eq!(said[..3], ["session a/b", "the page offers 1 actions", "scraped 5 characters"]);
    let requests = server.requests();
    assert_eq!(requests[0].json(), json!({ "max_duration_minutes": 5 }));
    assert_eq!(requests[1].json(), json!({ "action": { "type": "goto", "url": "https://example.com" } }));
    assert_eq!(requests[2].json(), json!({ "instructions": "the links of the page" }));
    assert_eq!(requests[3].json(), json!({ "only_main_content": true }));
    assert!(requests[1..].iter().all(|request| request.path_parameter("session_id") == Some(id)));
    assert_eq!(std::fs::read(picture).expect("a screenshot"), requests[4].answered);
}

#[tokio::test]
async fn it_runs_with_the_shapes_of_the_api_itself() {
    let server = Server::start(OWN_SHAPES);
    server.answer("pageScreenshot", Answer::bytes([0xFF, 0xD8]).content_type("image/jpeg"));
    let folder = tempfile::tempdir().expect("a folder");
    let picture = folder.path().join("page.jpg");
    let output = run(&server.url(), Some(KEY), Some(&picture)).await;
    assert!(output.status.success(), "{}", errors(&output));
    assert_eq!(std::fs::read(picture).expect("a screenshot"), [0xFF, 0xD8]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("the page offers 2 actions") && !said.contains("scraped 0"), "{said}");
    // The first form of the action is refused, which is known before anything is done.
    let refused = server.requests().into_iter().filter(|request| !request.violations.is_empty());
    assert_eq!(refused.filter_map(|request| request.operation).collect::<Vec<_>>(), ["pageExecute"]);
}

#[tokio::test]
async fn the_session_is_stopped_when_a_step_fails() {
    for (step, failing) in ALL.iter().enumerate().skip(1) {
        let server = Server::start(NOTTE);
        server.answer(failing, Answer::json(json!({ "detail": "out of order" })).status(500));
        let output = run(&server.url(), Some(KEY), None).await;
        assert!(!output.status.success(), "{failing}");
        let said = errors(&output);
        assert!(said.contains(&format!("{failing}: HTTP 500 Internal Server Error: out of order")), "{said}");
        let mut expected = ALL[..=step].to_vec();
        if *failing != "sessionStop" {
            expected.push("sessionStop");
        }
        assert_eq!(operations(&server), expected);
        server.assert_clean();
    }
}

#[tokio::test]
async fn nothing_goes_on_when_the_session_does_not_start() {
    let server = Server::start(NOTTE);
    server.answer_once("sessionStart", Answer::json(json!({ "message": "Too many" })).status(429));
    let said = errors(&run(&server.url(), Some(KEY), None).await);
    assert!(said.contains("sessionStart: HTTP 429 Too Many Requests: Too many"), "{said}");
    server.answer_once("sessionStart", Answer::sparse());
    let said = errors(&run(&server.url(), Some(KEY), None).await);
    assert!(said.contains("the response has no id of the session"), "{said}");
    assert_eq!(operations(&server), ["sessionStart"; 2]);
}

#[tokio::test]
async fn a_missing_key_is_said_and_nothing_is_sent() {
    let server = Server::start(NOTTE);
    for key in [None, Some(""), Some(" ")] {
        let output = run(&server.url(), key, None).await;
        assert!(!output.status.success());
        let said = errors(&output);
        assert!(said.contains("the environment variable NOTTE_API_KEY is not set"), "{said}");
    }
    let output = run("nowhere", Some(KEY), None).await;
    assert!(!output.status.success());
    assert!(errors(&output).contains("the base URL is not valid"), "{}", errors(&output));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_wrong_key_is_said_and_not_shown() {
    let server = Server::start(NOTTE);
    let output = run(&server.url(), Some("wrong-key-1234"), None).await;
    let said = errors(&output);
    assert!(!output.status.success() && said.contains("sessionStart: HTTP 401 Unauthorized"), "{said}");
    assert!(!said.contains("1234"), "{said}");
    assert_eq!(server.requests().len(), 1);
}
