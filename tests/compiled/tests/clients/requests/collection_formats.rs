//! Lists of Swagger 2.0 on the wire: each `collectionFormat` in each place, read back by a decoder of the specification's table.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::runtime::http::{Api, Client, ClientBuilder};
use notte_compiled_fixtures::swagger2_collection_formats::pets::{ListPetsHeaders, Pets};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

const ANSWER: &str = "HTTP/1.1 204 No Content\r\nX-Csv: 1, 2\r\nX-Pipes: 3|4\r\nX-Ssv: a,b c\r\nX-Tsv: a b\tc\r\nX-Rows: 1,2|3\r\nconnection: close\r\n\r\n";

/// Takes one request, answers it with 204, and gives its text.
fn server() -> (Client, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let request = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let (mut text, mut buffer) = (String::new(), [0; 4096]);
        while !is_whole(&text) {
            let count = stream.read(&mut buffer).expect("bytes");
            assert!(count > 0, "the request ends early: {text}");
            text.push_str(str::from_utf8(buffer.get(..count).expect("bytes")).expect("text"));
        }
        stream.write_all(ANSWER.as_bytes()).expect("an answer");
        text
    });
    (ClientBuilder::new(&API).base_url(url).build().expect("a client"), request)
}

fn is_whole(text: &str) -> bool {
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = header(head, "content-length").map_or(0, |length| length.parse().expect("a length"));
    body.len() >= length
}

fn header(head: &str, name: &str) -> Option<String> {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    let mut values = lines.filter(|(key, _)| key.eq_ignore_ascii_case(name));
    // A tab may be what is asked for, so only the space behind the colon is taken off.
    values.next().map(|(_, value)| value.strip_prefix(' ').unwrap_or(value).to_owned())
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(byte) = bytes.get(at) {
        let hex = text.get(at + 1..at + 3).filter(|_| *byte == b'%');
        out.push(hex.map_or(*byte, |hex| u8::from_str_radix(hex, 16).expect("two digits")));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).expect("text")
}

/// The values of a name in a query or a form.
fn values(query: &str, name: &str) -> Vec<String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.filter(|(key, _)| decoded(key) == name).map(|(_, value)| decoded(value)).collect()
}

/// The only value of a name, split at a separator.
fn list(query: &str, name: &str, separator: char) -> Vec<String> {
    let values = values(query, name);
    assert_eq!(values.len(), 1, "{name} in {query}");
    values.iter().flat_map(|value| value.split(separator)).map(str::to_owned).collect()
}

fn numbers(text: &str, separator: char) -> Vec<i64> {
    text.split(separator).map(|number| number.parse().expect("a number")).collect()
}

#[tokio::test]
async fn in_paths_queries_and_headers() {
    let (client, request) = server();
    let call = Pets::new(&client).list(["a,b", "c d", "é/?"], [vec![1, 2], vec![3]]);
    let call = call.csv(["a|b", "c d&e"]).ssv(["a,b", "c|d"]).tsv(["a b", "c,d"]).pipes(["a,b", "c d"]);
    let call = call.multi(["a,b", "c|d"]).rows([vec![1, 2], vec![3]]).deep([vec![vec![1, 2], vec![3]], vec![vec![4]]]);
    call.x_csv(["a|b", "c d"]).x_tsv(["a,b", "c d"]).await.expect("an answer");

    let request = request.join().expect("a request");
    let target = request.split(' ').nth(1).expect("a target");
    let (path, query) = target.split_once('?').expect("a query");
    let segments: Vec<String> = path.split('/').map(decoded).collect();
    let raw: Vec<&str> = path.split('/').collect();
    assert_eq!(raw.get(..2), Some(["", "pets"].as_slice()), "{path}");
    // What is in an item is encoded before the items are put together.
    let names: Vec<String> = raw.get(2).expect("names").split("%7C").map(decoded).collect();
    assert_eq!(names, ["a,b", "c d", "é/?"]);
    let pairs: Vec<Vec<i64>> = segments.get(3).expect("pairs").split(',').map(|row| numbers(row, ' ')).collect();
    assert_eq!(pairs, [vec![1, 2], vec![3]]);
    assert_eq!(segments.len(), 4, "{path}");

    assert_eq!(list(query, "csv", ','), ["a|b", "c d&e"]);
    assert_eq!(list(query, "ssv", ' '), ["a,b", "c|d"]);
    assert_eq!(list(query, "tsv", '\t'), ["a b", "c,d"]);
    assert_eq!(list(query, "pipes", '|'), ["a,b", "c d"]);
    assert_eq!(values(query, "multi"), ["a,b", "c|d"]);
    let rows: Vec<Vec<i64>> = values(query, "rows").iter().map(|row| numbers(row, '|')).collect();
    assert_eq!(rows, [vec![1, 2], vec![3]]);
    let deep: Vec<Vec<Vec<i64>>> = list(query, "deep", '|')
        .iter()
        .map(|outer| outer.split(' ').map(|inner| numbers(inner, ',')).collect())
        .collect();
    assert_eq!(deep, [vec![vec![1, 2], vec![3]], vec![vec![4]]]);

    let head = request.split("\r\n\r\n").next().expect("a head");
    assert_eq!(header(head, "x-csv").as_deref(), Some("a|b,c d"));
    assert_eq!(header(head, "x-tsv").as_deref(), Some("a,b\tc d"));
}

#[tokio::test]
async fn in_forms() {
    let (client, request) = server();
    let call = Pets::new(&client).add(["a"], [vec![1]]);
    call.csv(["a|b", "c d"]).tsv(["a b", "c,d"]).multi(["a,b", "c&d"]).await.expect("an answer");
    let request = request.join().expect("a request");
    let (head, body) = request.split_once("\r\n\r\n").expect("a body");
    assert_eq!(header(head, "content-type").as_deref(), Some("application/x-www-form-urlencoded"));
    let body = body.replace('+', "%20");
    assert_eq!(list(&body, "csv", ','), ["a|b", "c d"]);
    assert_eq!(list(&body, "tsv", '\t'), ["a b", "c,d"]);
    assert_eq!(values(&body, "multi"), ["a,b", "c&d"]);
}

#[tokio::test]
async fn an_empty_list_is_not_sent() {
    let (client, request) = server();
    let none: [&str; 0] = [];
    let call = Pets::new(&client).list(["a"], [vec![1]]).csv(none).tsv(none).multi(none);
    call.rows([]).x_csv(["a"]).await.expect("an answer");
    let request = request.join().expect("a request");
    assert_eq!(request.split(' ').nth(1), Some("/pets/a/1"));
}

#[tokio::test]
async fn in_headers_of_answers() {
    let (client, request) = server();
    let reply = Pets::new(&client).list(["a"], [vec![1]]).x_csv(["a"]).send_with_meta().await.expect("an answer");
    request.join().expect("a request");
    let headers = ListPetsHeaders::from(&reply.headers);
    assert_eq!(headers.x_csv, Some(vec![1, 2]));
    assert_eq!(headers.x_pipes, Some(vec![3, 4]));
    assert_eq!(headers.x_ssv.as_deref(), Some(["a,b", "c"].map(str::to_owned).as_slice()));
    assert_eq!(headers.x_tsv.as_deref(), Some(["a b", "c"].map(str::to_owned).as_slice()));
    assert_eq!(headers.x_rows.as_deref(), Some("1,2|3"));
}
