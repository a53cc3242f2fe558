//! What the build script made, run against a server.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use build_script::client::types::{Book, BookKind};
use build_script::client::{Client, json::Nullable};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

/// Answers one request with this body, and gives the request.
fn answer_once(body: &'static str) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/v1", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        let mut buffer = [0; 4096];
        while !is_complete(&request) {
            let read = stream.read(&mut buffer).unwrap();
            request.extend_from_slice(&buffer[..read]);
        }
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";
        write!(stream, "{head}Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        String::from_utf8(request).unwrap()
    });
    (url, server)
}

fn is_complete(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    body.len() >= length.unwrap_or(0)
}

#[tokio::test]
async fn a_book_is_read() {
    let (url, server) = answer_once(r#"{"title":"Emma","year":null,"kind":"essay","shelf":3}"#);
    let client = Client::builder().credential("Key", "k-1").base_url(url).build().unwrap();
    let book = client.books().get("a/b").await.unwrap();
    assert_eq!(book.title, "Emma");
    assert_eq!(book.year, Nullable::Null);
    assert_eq!(book.kind, Some(BookKind::Unknown("essay".to_owned())));
    assert_eq!(book.extra["shelf"], 3);
    let request = server.join().unwrap();
    assert!(request.starts_with("GET /v1/books/a%2Fb HTTP/1.1\r\n"), "{request}");
    assert!(request.contains("x-key: k-1\r\n"), "{request}");
}

#[tokio::test]
async fn a_book_is_sent() {
    let (url, server) = answer_once(r#"{"title":"Emma"}"#);
    let client = Client::builder().credential("Key", "k-1").base_url(url).build().unwrap();
    let book = client.books().donate("Emma").kind(BookKind::Novel).year(1815).await.unwrap();
    assert_eq!(book, Book::new("Emma"));
    let request = server.join().unwrap();
    assert!(request.starts_with("POST /v1/books HTTP/1.1\r\n"), "{request}");
    assert!(request.ends_with(r#"{"title":"Emma","year":1815,"kind":"novel"}"#), "{request}");
}
