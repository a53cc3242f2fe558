//! Responses that become files.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use std::fs;
use std::future::IntoFuture as _;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use notte_runtime::http::testing::Double;
use notte_runtime::http::{ByteStream, Call, ClientBuilder};
use serde_json::Value;
use support::{API, FillPath as _, GET, Server, Step, answer};
use tempfile::tempdir;

async fn stream(steps: Vec<Step>) -> (Server, ByteStream) {
    let server = Server::start([steps]).await;
    let stream = Call::<Value>::new(&server.client(), &GET).stream().await.expect("a response");
    (server, stream)
}

fn whole(body: &str) -> Vec<Step> {
    vec![Step::Send(answer("200 OK", "content-type: application/octet-stream\r\n", body))]
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_response_becomes_a_file() {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("a.bin");
    let told = Arc::new(Mutex::new(Vec::new()));
    let tell = Arc::clone(&told);
    let (_server, body) = stream(whole("abc")).await;
    let count = body.save(&path).on_progress(move |done, all| tell.lock().expect("a list").push((done, all))).await;
    assert_eq!((count.expect("saved"), fs::read(&path).expect("a file")), (3, b"abc".to_vec()));
    assert_eq!(told.lock().expect("a list").last(), Some(&(3, Some(3))));
    assert_eq!(names(folder.path()), ["a.bin"]);
}

#[tokio::test]
async fn a_file_that_exists_stays_unless_it_may_be_replaced() {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("a.bin");
    fs::write(&path, "old").expect("a file");
    let (_server, body) = stream(whole("new")).await;
    let error = body.save(&path).await.expect_err("an error");
    assert!(error.is_save(), "{error}");
    assert_eq!(error.to_string(), "getThing: the response can't be saved: the file exists");
    assert_eq!(fs::read(&path).expect("a file"), b"old");
    let (_server, body) = stream(whole("new")).await;
    body.save(&path).overwrite().await.expect("saved");
    assert_eq!((fs::read(&path).expect("a file"), names(folder.path())), (b"new".to_vec(), vec!["a.bin".to_owned()]));
}

#[tokio::test]
async fn a_file_that_comes_into_being_meanwhile_stays() {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("a.bin");
    let (told, other) = (path.clone(), path.clone());
    let (_server, body) = stream(whole("new")).await;
    let saved = body.save(&path).on_progress(move |_, _| fs::write(&told, "other").expect("a file")).await;
    assert!(saved.expect_err("an error").is_save());
    assert_eq!((fs::read(other).expect("a file"), names(folder.path()).len()), (b"other".to_vec(), 1));
}

#[tokio::test]
async fn a_part_of_a_response_is_no_file() {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("a.bin");
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc".to_vec();
    let (_server, body) = stream(vec![Step::Send(head.clone())]).await;
    let error = body.save(&path).await.expect_err("an error");
    assert!(!error.is_save(), "{error}");
    assert_eq!(names(folder.path()), [""; 0]);
    // A stalled one ends with its time limit, and one that is dropped leaves nothing.
    let server =
        Server::start([vec![Step::Send(head.clone()), Step::Stall], vec![Step::Send(head), Step::Stall]]).await;
    let client = server.builder().timeout(Duration::from_millis(200)).build().expect("a client");
    let body = Call::<Value>::new(&client, &GET).stream().await.expect("a response");
    assert!(body.save(&path).await.expect_err("an error").is_timeout());
    let body = Call::<Value>::new(&server.client(), &GET).stream().await.expect("a response");
    let dropped = tokio::time::timeout(Duration::from_millis(100), body.save(&path).into_future()).await;
    assert!(dropped.is_err());
    assert_eq!(names(folder.path()), [""; 0]);
}

#[tokio::test]
async fn a_body_that_is_shorter_than_it_was_said_to_be_is_no_file() {
    let folder = tempdir().expect("a folder");
    let double = Double::new();
    let client = double.client(ClientBuilder::new(&API)).expect("a client");
    let call = || Call::<Value>::new(&client, &GET);
    // HTTP itself would notice; a service may not.
    let short = http::Response::builder().header("content-length", "4").body("abc").expect("a response");
    double.on(call()).response(short);
    let error =
        call().stream().await.expect("a response").save(folder.path().join("a.bin")).await.expect_err("an error");
    assert_eq!(
        error.to_string(),
        "getThing: the response can't be saved: the body is shorter than its `Content-Length`"
    );
    assert_eq!(names(folder.path()), [""; 0]);
}

#[tokio::test]
async fn a_path_that_can_t_be_written_is_an_error() {
    let folder = tempdir().expect("a folder");
    for path in [folder.path().join("no/such/folder/a.bin"), folder.path().join("..")] {
        let (_server, body) = stream(whole("abc")).await;
        assert!(body.save(path).await.expect_err("an error").is_save());
    }
    assert_eq!(names(folder.path()), [""; 0]);
}
