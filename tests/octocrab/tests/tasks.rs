//! The five tasks of the page, run against a double of the API, and the page's figures.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use github::testing::{Double, Sample as _};
use github::types::{FullRepository, Issue, IssueComment, Release, ReleaseAsset};
use github::{Backoff, Client, Error, Retries, With as _, task_1, task_2, task_3, task_4, task_5};
use serde_json::{Value, json};
use std::time::Duration;

fn double() -> (Double, Client) {
    let double = Double::new();
    let quick = Retries::new().backoff(Backoff::between(Duration::ZERO, Duration::ZERO));
    let builder = Client::builder().bearer_token("a-token").retries(quick);
    // With the addresses of the description: the double knows both hosts.
    let client = double.client(builder.base_url("https://api.github.com")).expect("a client");
    (double, client)
}

fn issue(number: i64) -> Issue {
    Issue::sample().with(|issue| {
        issue.number = number;
        issue.title = format!("It breaks, {number}");
    })
}

#[tokio::test]
async fn issues_of_all_pages() {
    let (double, client) = double();
    let next = r#"<https://api.github.com/repos/o/r/issues?labels=bug&per_page=100&page=2>; rel="next""#;
    let pages = double.on(client.issues().list_for_repo("", "")).answer(vec![issue(1), issue(2)]);
    pages.header("link", next).answer(vec![issue(3)]);
    let issues = task_1::bugs(&client).await.expect("issues");
    assert_eq!(issues.iter().map(|issue| issue.number).collect::<Vec<_>>(), [1, 2, 3]);
    let sent = double.sent();
    assert_eq!((sent.len(), sent[0].query("labels").as_deref()), (2, Some("bug")));
    assert_eq!(sent[1].query("page").as_deref(), Some("2"));
    assert_eq!(sent[1].header("authorization"), Some("Bearer a-token"));
}

#[tokio::test]
async fn an_issue_and_a_comment() {
    let (double, client) = double();
    double.on(client.issues().create("", "", "")).answer(issue(7));
    let comment = IssueComment::sample().with(|comment| comment.body = "I look into it.".to_owned());
    double.on(client.issues().create_comment("", "", 0, "")).answer(comment.clone());
    assert_eq!(task_2::report(&client).await.expect("a comment"), comment);
    let sent = double.sent();
    let body: Value = sent[0].json().expect("JSON");
    assert_eq!(body, json!({ "title": "It breaks", "body": "Like this.", "labels": ["bug"] }));
    assert_eq!(sent[1].path("issue_number").as_deref(), Some("7"));
}

#[tokio::test]
async fn a_file_goes_to_the_host_of_its_operation() {
    let double = Double::new();
    // Without a base URL of its own, which would say where all calls go.
    let builder = Client::builder().bearer_token("a-token").transport(double.clone());
    let client = builder.build().expect("a client");
    let release = Release::sample().with(|release| release.id = 5);
    double.on(client.repos().get_release_by_tag("", "", "")).answer(release);
    let asset = ReleaseAsset::sample().with(|asset| asset.size = 3);
    double.on(client.repos().upload_release_asset("", "", 0, "")).answer(asset.clone());
    let folder = tempfile::tempdir().expect("a folder");
    std::env::set_current_dir(folder.path()).expect("a folder");
    let missing = task_3::publish(&client, "v1").await.expect_err("no file");
    assert!(missing.is_body(), "{missing}");
    std::fs::write("tool.tar.gz", "\0\x01\x02").expect("a file");
    assert_eq!(task_3::publish(&client, "v1").await.expect("an asset"), asset);
    let sent = double.sent().pop().expect("a request");
    assert_eq!(sent.uri(), "https://uploads.github.com/repos/o/r/releases/5/assets?name=tool.tar.gz");
    assert_eq!((&**sent.body(), sent.header("content-type")), (&b"\0\x01\x02"[..], Some("application/octet-stream")));
}

#[tokio::test]
async fn a_repository_that_has_changed_and_one_that_has_not() {
    let (double, client) = double();
    let repository = FullRepository::sample().with(|repository| repository.stargazers_count = Some(3));
    let answers = double.on(client.repos().get("", "")).answer(repository.clone()).header("etag", "\"2\"");
    answers.error(304, ()).error(500, ());
    let mut tag = "\"1\"".to_owned();
    assert_eq!(task_4::changed(&client, &mut tag).await.expect("a repository"), Some(repository));
    assert_eq!(tag, "\"2\"");
    assert_eq!(task_4::changed(&client, &mut tag).await.expect("nothing new"), None);
    assert_eq!(double.sent()[1].header("if-none-match"), Some("\"2\""));
    assert!(task_4::changed(&client, &mut tag).await.is_err());
}

#[tokio::test]
async fn no_such_issue_and_a_limit() {
    let (double, client) = double();
    assert!(task_5::client("a-token").is_ok());
    let limit = json!({ "message": "You have exceeded a secondary rate limit." });
    let answers = double.on(client.issues().get("", "", 0)).error(403, limit.clone()).header("retry-after", "0");
    let answers = answers.answer(issue(1)).error(404, json!({ "message": "Not Found" }));
    answers.error(403, limit).header("retry-after", "3600");
    assert_eq!(task_5::title(&client, 1).await.expect("a title").as_deref(), Some("It breaks, 1"));
    assert_eq!(double.sent().len(), 2);
    assert_eq!(task_5::title(&client, 2).await.expect("no issue"), None);
    let limited: Error = task_5::title(&client, 1).await.expect_err("a limit");
    assert_eq!(limited.retry_after(), Some(Duration::from_secs(3600)));
    assert_eq!(double.sent().len(), 4);
}

#[test]
fn the_figures_of_the_page_are_those_of_its_blocks() {
    let page = include_str!("../../../docs/octocrab.md");
    let lines = |fence: &str| -> Vec<usize> {
        let blocks = page.split(fence).skip(1).filter_map(|rest| rest.split_once("```"));
        blocks.map(|(block, _)| block.lines().filter(|line| !line.trim().is_empty()).count()).collect()
    };
    let (theirs, ours) = (lines("```rust,ignore\n"), lines("```rust,no_run\n"));
    assert_eq!((theirs.len(), ours.len()), (5, 5));
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| [")).collect();
    assert_eq!(rows.len(), 5);
    for ((row, theirs), ours) in rows.iter().zip(theirs).zip(ours) {
        assert!(row.ends_with(&format!("| {theirs} | {ours} |")), "{row}: {theirs}, {ours}");
        assert!(ours <= theirs, "{row}");
    }
}
