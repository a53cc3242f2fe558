//! Pages by the methods of builders.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::pages_rules::lists::Lists;
use notte_compiled_fixtures::runtime::http::{Api, ClientBuilder, Position};
use std::io::{Read as _, Write as _};
use std::net::TcpListener;

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

/// A server that gives these answers, one after the other, and returns what was asked for.
fn server(answers: &'static [&'static str]) -> (String, std::thread::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let thread = std::thread::spawn(move || {
        let mut asked = Vec::new();
        for answer in answers {
            let (mut stream, _) = listener.accept().expect("a connection");
            let mut bytes = [0; 4096];
            let count = stream.read(&mut bytes).expect("a request");
            let head = String::from_utf8_lossy(bytes.get(..count).unwrap_or_default()).into_owned();
            asked.push(head.lines().next().unwrap_or_default().to_owned());
            let length = answer.len();
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
            );
            stream.write_all([head.as_bytes(), answer.as_bytes()].concat().as_slice()).expect("a client");
        }
        asked
    });
    (address, thread)
}

fn lists(address: &str) -> Lists {
    let client = ClientBuilder::new(&API).base_url(address).build().expect("a client");
    Lists::new(&client)
}

#[tokio::test]
async fn items_come_from_all_pages() {
    let (address, server) = server(&[
        r#"{"members": [{"id": "a"}, {"id": "b"}], "response_metadata": {"next_cursor": "x"}}"#,
        r#"{"members": [{"id": "c"}], "response_metadata": {"next_cursor": ""}}"#,
    ]);
    let mut items = lists(&address).list_by_cursor().items();
    let mut ids = Vec::new();
    while let Some(thing) = items.next().await {
        ids.push(thing.expect("a thing").id);
    }
    assert_eq!(ids, ["a", "b", "c"]);
    assert_eq!(server.join().expect("requests"), ["GET /cursors HTTP/1.1", "GET /cursors?page=x HTTP/1.1"]);
}

#[tokio::test]
async fn a_position_goes_into_a_body_that_was_not_set() {
    let (address, server) = server(&[r#"{"found": [{"id": "a"}], "next_cursor": "n"}"#]);
    let position: Position = "value:m".parse().expect("a position");
    let mut pages = lists(&address).search().resume(position).max_pages(1);
    let page = pages.next().await.expect("a page").expect("no error");
    assert_eq!(page.value.next_cursor.as_deref(), Some("n"));
    assert!(pages.next().await.is_none());
    assert_eq!(pages.position().expect("a position").to_string(), "value:n");
    assert_eq!(server.join().expect("requests"), ["POST /search HTTP/1.1"]);
}
