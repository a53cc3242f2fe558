//! Methods that take a struct of named arguments, whatever their arguments are.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::operations_named_arguments::a::{
    A, AddUserArgs, ChangeLabelArgs, GetLabelArgs, MoveArgs, PutFileArgs, PutLabelArgs, PutLabelWithArgs, PutNoteArgs,
    SendFormArgs,
};
use notte_compiled_fixtures::operations_named_arguments::types::{
    AddUserRequestRole, ChangeLabelRequest, PutLabelRequest,
};
use notte_compiled_fixtures::runtime::http::{Api, ClientBuilder, File};
use notte_tests::server::{Answer, Request, Server};
use serde_json::json;

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

fn start() -> (Server, A) {
    let server = Server::start(include_str!("../../../../fixtures/operations/named-arguments/spec.yaml"));
    for id in ["get_label", "put_label", "change_label", "add_user", "move", "put_file", "put_note", "send_form"] {
        server.answer(id, Answer::empty());
    }
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    (server, A::new(&client))
}

fn sent(server: &Server) -> (String, String) {
    let Request { path, body, .. } = server.last();
    (path, String::from_utf8_lossy(&body).into_owned())
}

#[tokio::test]
async fn parameters_and_members() {
    let (server, a) = start();
    // A text that is owned is borrowed like any other.
    let owner = String::from("o");
    let label = || GetLabelArgs { repo: "r", owner: &owner, r#type: "bug" };
    a.get_label(label()).await.expect("it is sent");
    assert_eq!(sent(&server), ("/repos/o/r/labels/bug".to_owned(), String::new()));
    let new = PutLabelArgs { owner: &owner, repo: "r", r#type: "bug", color: "red" };
    a.put_label(new).await.expect("it is sent");
    assert_eq!(sent(&server), ("/repos/o/r/labels/bug".to_owned(), r#"{"color":"red"}"#.to_owned()));
    // Methods that take the same have one struct, by a name for each.
    let (whole, changed): (PutLabelWithArgs<'_>, ChangeLabelArgs<'_>) = (label(), label());
    a.put_label_with(whole, PutLabelRequest::new("blue")).await.expect("it is sent");
    assert_eq!(sent(&server).1, r#"{"color":"blue"}"#);
    a.change_label(changed).color("green").await.expect("it is sent");
    assert_eq!(sent(&server).1, r#"{"color":"green"}"#);
    a.change_label_with(label(), ChangeLabelRequest::default()).await.expect("it is sent");
    assert_eq!(sent(&server).1, "{}");
    server.assert_clean();
}

#[tokio::test]
#[allow(deprecated, reason = "the operation is")]
async fn values_of_any_type() {
    let (server, a) = start();
    let role = AddUserRequestRole::Admin;
    let user = AddUserArgs { name: "ada", api_key: "k", token: "t".into(), role, tags: vec!["x".to_owned()] };
    a.add_user(user).await.expect("it is sent");
    let wanted = json!({ "name": "ada", "apiKey": "k", "token": "t", "role": "admin", "tags": ["x"] });
    assert_eq!(server.last().json(), wanted);
    a.r#move(MoveArgs { from: 1, to: 2, x_count: 3 }).await.expect("it is sent");
    assert_eq!((server.last().path.as_str(), server.last().header("x-count")), ("/moves/1/2", Some("3")));
    let file = PutFileArgs { folder: "f", name: "n", content_type: "image/png", body: "PNG".into() };
    a.put_file(file).await.expect("it is sent");
    assert_eq!(server.last().header("content-type"), Some("image/png"));
    assert_eq!(sent(&server), ("/files/f/n".to_owned(), "PNG".to_owned()));
    a.put_note(PutNoteArgs { folder: "f", name: "n", body: "Hi." }).await.expect("it is sent");
    assert_eq!(sent(&server), ("/notes/f/n".to_owned(), "Hi.".to_owned()));
    let scan = File::new("scan.png", "PNG");
    a.send_form(SendFormArgs { title: "t", author: "ada", note: "n", scan }).await.expect("it is sent");
    assert!(sent(&server).1.contains("filename=\"scan.png\""), "{:?}", sent(&server));
    server.assert_clean();
}

#[test]
fn secrets_are_not_shown() {
    let role = AddUserRequestRole::Admin;
    let name = "https://ada:pw@a.example/";
    let user = AddUserArgs { name, api_key: "k-1", token: "t-1".into(), role, tags: vec!["x".to_owned()] };
    let wanted = r#"AddUserArgs { name: "https://..@a.example/", apiKey: Secret(..), token: Secret(..), role: Admin, tags: ["x"] }"#;
    assert_eq!(format!("{user:?}"), wanted);
    let long = GetLabelArgs { owner: &"o".repeat(2000), repo: "r", r#type: "t" };
    let shown = format!("{long:?}");
    assert!(shown.contains("oo.. (2002 bytes)") && shown.ends_with(r#"repo: "r", type: "t" }"#), "{shown}");
}
