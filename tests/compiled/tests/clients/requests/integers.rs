//! Arguments and setters that take integers of any type.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::bodies_encoding::forms::Forms;
use notte_compiled_fixtures::day_one_browsers::sessions::Sessions;
use notte_compiled_fixtures::day_one_issues::issues::{Issues, IssuesListForRepo};
use notte_compiled_fixtures::runtime::http::{Api, Client, ClientBuilder, Error, File, Integer, Scheme, SchemeKind};
use notte_compiled_fixtures::runtime::json::Nullable;
use notte_tests::server::{Answer, KEY, Server};
use serde_json::{Value, json};
use std::fmt::Debug;

static API: Api =
    Api { base_url: "", user_agent: "suite/1.0", schemes: &[Scheme { name: "HTTPBearer", kind: SchemeKind::Bearer }] };

fn client(server: &Server) -> Client {
    ClientBuilder::new(&API).base_url(server.url()).bearer_token(KEY).build().expect("a client")
}

fn start() -> (Server, Issues) {
    let server = Server::start(include_str!("../../../day-one/issues.yaml"));
    let issue =
        json!({ "number": 7, "title": "a", "state": "open", "updated_at": "2026-01-02T09:00:00Z", "body": null });
    server.answer("issues/list-for-repo", Answer::json(json!([])));
    server.answer("issues/update", Answer::json(issue));
    let issues = Issues::new(&client(&server));
    (server, issues)
}

/// What an error says that came before anything was sent.
fn refused<T: Debug>(result: Result<T, Error>) -> String {
    let error = result.expect_err("it is out of range");
    assert!(error.is_invalid());
    error.to_string()
}

#[tokio::test]
async fn each_type_is_taken() {
    async fn list(server: &Server, issues: &Issues, size: impl Integer<i64>) {
        issues.list_for_repo("o", "r").per_page(size).await.expect("a list");
        assert_eq!(server.last().query.as_deref(), Some("per_page=100"));
    }
    let (server, issues) = start();
    list(&server, &issues, 100).await;
    list(&server, &issues, 100_i8).await;
    list(&server, &issues, 100_i64).await;
    list(&server, &issues, 100_i128).await;
    list(&server, &issues, 100_isize).await;
    list(&server, &issues, 100_u8).await;
    list(&server, &issues, 100_u16).await;
    list(&server, &issues, 100_u64).await;
    list(&server, &issues, 100_u128).await;
    list(&server, &issues, [(); 100].len()).await;
    let setter = |size: Option<usize>| issues.list_for_repo("o", "r").maybe(size, IssuesListForRepo::per_page);
    setter(Some(100)).await.expect("a list");
    assert_eq!(server.last().query.as_deref(), Some("per_page=100"));
    server.assert_clean();
}

#[tokio::test]
async fn in_a_path_a_body_and_a_part() {
    let (server, issues) = start();
    let body = |server: &Server| -> Value { server.last().json() };
    issues.update("o", "r", 7_u64).milestone(3_usize).await.expect("an issue");
    assert_eq!((server.last().path.as_str(), body(&server)), ("/repos/o/r/issues/7", json!({ "milestone": 3 })));
    // Null is taken as before, and what is an integer need not be said.
    let number: Option<i64> = Some(3);
    for call in [
        issues.update("o", "r", 7).milestone(3),
        issues.update("o", "r", 7).milestone(Some(3)),
        issues.update("o", "r", 7).milestone(number),
        issues.update("o", "r", 7).milestone(Nullable::Value(3)),
    ] {
        call.await.expect("an issue");
        assert_eq!(body(&server), json!({ "milestone": 3 }));
    }
    for call in [issues.update("o", "r", 7).milestone(None), issues.update("o", "r", 7).milestone(Nullable::Null)] {
        call.await.expect("an issue");
        assert_eq!(body(&server), json!({ "milestone": null }));
    }
    server.assert_clean();

    let server = Server::start(include_str!("../../../day-one/browsers.yaml"));
    server.answer("session_start_sessions_start_post", Answer::empty());
    // The response is none that fits; the request is what matters.
    let _ = Sessions::new(&client(&server)).start().timeout_minutes(5_u8).await;
    assert_eq!(server.last().json()["timeout_minutes"], 5);

    let server = Server::start(include_str!("../../../../fixtures/bodies/encoding/spec.yaml"));
    server.answer("sendParts", Answer::empty());
    Forms::new(&client(&server))
        .send_parts(File::new("p.png", "P").content_type("image/png"), 9_u16)
        .await
        .expect("it is sent");
    assert!(String::from_utf8_lossy(&server.last().body).to_lowercase().contains("x-rate: 9\r\n"));
}

#[tokio::test]
async fn out_of_range_is_an_error_of_the_call() {
    let (server, issues) = start();
    let says = |text: &str, name: &str| {
        assert!(text.contains(&format!("the value of `{name}` is out of range: it must fit in `i64`")), "{text}")
    };
    says(&refused(issues.list_for_repo("o", "r").per_page(u64::MAX).await), "per_page");
    says(&refused(issues.list_for_repo("o", "r").page(i128::MIN).per_page(1).await), "page");
    says(&refused(issues.list_for_repo("o", "r").page(u128::MAX).await), "page");
    says(&refused(issues.update("o", "r", u64::MAX).await), "number");
    says(&refused(issues.update("o", "r", 7).milestone(u64::MAX).await), "milestone");
    // Neither is the value shown, which may be a secret.
    assert!(!refused(issues.update("o", "r", u64::MAX).await).contains(&u64::MAX.to_string()));
    issues.list_for_repo("o", "r").per_page(i64::MAX).await.expect("it fits");
    issues.list_for_repo("o", "r").page(i64::MIN).await.expect("it fits");
    assert_eq!(server.requests().len(), 2);

    let server = Server::start(include_str!("../../../day-one/browsers.yaml"));
    says(&refused(Sessions::new(&client(&server)).start().timeout_minutes(u64::MAX).await), "timeout_minutes");
    assert!(server.requests().is_empty());

    let server = Server::start(include_str!("../../../../fixtures/bodies/encoding/spec.yaml"));
    let sent =
        Forms::new(&client(&server)).send_parts(File::new("p.png", "P").content_type("image/png"), u64::MAX).await;
    says(&refused(sent), "photo_x_rate");
    assert!(server.requests().is_empty());
}
