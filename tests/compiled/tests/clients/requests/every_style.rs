//! Every style of every place with every type, against an encoder of its own: the algorithm of RFC 6570, 3.2.1, with the operators that
//! OpenAPI gives to its styles (Style Values), and its tables for what RFC 6570 does not have.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::parameters_every_style::styles::Styles;
use notte_compiled_fixtures::parameters_every_style::types::Object;
use notte_compiled_fixtures::runtime::http::{Api, ClientBuilder};
use std::sync::mpsc::{Receiver, Sender, channel};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

/// An operator of RFC 6570, 3.2: what begins an expression, what separates its values, whether they are named, and what stands for a
/// value without characters.
#[derive(Clone, Copy)]
struct Operator {
    first: &'static str,
    separator: &'static str,
    is_named: bool,
    if_empty: &'static str,
}

const SIMPLE: Operator = Operator { first: "", separator: ",", is_named: false, if_empty: "" };
const LABEL: Operator = Operator { first: ".", separator: ".", is_named: false, if_empty: "" };
const MATRIX: Operator = Operator { first: ";", separator: ";", is_named: true, if_empty: "" };
const FORM: Operator = Operator { first: "", separator: "&", is_named: true, if_empty: "=" };

/// A value as RFC 6570, 2.3 knows them.
enum Value<'a> {
    Text(String),
    List(&'a [String]),
    Pairs(Vec<(&'static str, String)>),
}

/// RFC 6570, 1.5: only unreserved characters are left as they are.
fn percent(text: &str) -> String {
    let mut written = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => written.push(byte as char),
            _ => written.push_str(&format!("%{byte:02X}")),
        }
    }
    written
}

/// A name, and the value behind it if that has characters.
fn named(operator: Operator, name: &str, value: &str) -> String {
    match (operator.is_named, value.is_empty()) {
        (false, _) => value.to_owned(),
        (true, true) => format!("{}{}", percent(name), operator.if_empty),
        (true, false) => format!("{}={value}", percent(name)),
    }
}

/// An expression of one variable (RFC 6570, 3.2.1); `write` is how values are encoded.
fn expand(operator: Operator, name: &str, value: &Value<'_>, explode: bool, write: fn(&str) -> String) -> String {
    let body = match value {
        Value::Text(text) => named(operator, name, &write(text)),
        Value::List(list) if explode => {
            let items: Vec<String> = list.iter().map(|item| named(operator, name, &write(item))).collect();
            items.join(operator.separator)
        }
        Value::Pairs(pairs) if explode => {
            let pairs: Vec<String> = pairs
                .iter()
                .map(|(key, value)| match (value.is_empty(), operator.is_named) {
                    (true, true) => format!("{key}{}", operator.if_empty),
                    _ => format!("{key}={}", write(value)),
                })
                .collect();
            pairs.join(operator.separator)
        }
        Value::List(list) => {
            let items: Vec<String> = list.iter().map(|item| write(item)).collect();
            named(operator, name, &items.join(","))
        }
        Value::Pairs(pairs) => {
            let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key},{}", write(value))).collect();
            named(operator, name, &pairs.join(","))
        }
    };
    format!("{}{body}", operator.first)
}

/// `spaceDelimited` and `pipeDelimited`: the encoded separator between all values (OpenAPI, Style Examples).
fn delimited(name: &str, value: &Value<'_>, separator: &str) -> String {
    let texts: Vec<String> = match value {
        Value::Text(text) => vec![percent(text)],
        Value::List(list) => list.iter().map(|item| percent(item)).collect(),
        Value::Pairs(pairs) => pairs.iter().flat_map(|(key, value)| [(*key).to_owned(), percent(value)]).collect(),
    };
    format!("{name}={}", texts.join(separator))
}

/// `deepObject`: each member with its name in brackets.
fn deep(name: &str, pairs: &[(&str, String)]) -> String {
    let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{name}%5B{key}%5D={}", percent(value))).collect();
    pairs.join("&")
}

/// What is sent: one value of each type.
struct Sample {
    text: String,
    number: i64,
    list: Vec<String>,
    object: Object,
}

impl Sample {
    fn new(text: &str, number: i64, list: &[&str], red: i64, green: &str) -> Self {
        let list = list.iter().map(|item| (*item).to_owned()).collect();
        Self { text: text.to_owned(), number, list, object: Object::new(red, green) }
    }

    fn values(&self) -> [(&'static str, Value<'_>); 4] {
        [
            ("text", Value::Text(self.text.clone())),
            ("number", Value::Text(self.number.to_string())),
            ("list", Value::List(&self.list)),
            ("object", Value::Pairs(self.pairs())),
        ]
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        vec![("R", self.object.r.to_string()), ("G", self.object.g.clone())]
    }

    fn expanded(&self, operator: Operator, explode: bool, write: fn(&str) -> String) -> Vec<String> {
        self.values().iter().map(|(name, value)| expand(operator, name, value, explode, write)).collect()
    }
}

/// Any text, for places that are encoded.
fn samples() -> Vec<Sample> {
    vec![
        Sample::new("blue", 1, &["blue", "black", "brown"], 100, "200"),
        Sample::new("a b", -7, &["x y", "z"], 0, "a b,c"),
        Sample::new("q?&=#%/\\", 9_007_199_254_740_993, &["a,b", "c;d", "e|f", "g.h", "i=j&k"], -1, "%41+\"<>"),
        Sample::new("gr\u{fc}n \u{2713}", 0, &["\u{1f600}"], 5, "[]{}@:!$'()*"),
    ]
}

/// Text that headers and cookies carry as it is.
fn plain_samples() -> Vec<Sample> {
    vec![
        Sample::new("blue", 1, &["blue", "black", "brown"], 100, "200"),
        Sample::new("a=b", -7, &["x/y", "z"], 0, "a%20b"),
    ]
}

fn as_it_is(text: &str) -> String {
    text.to_owned()
}

/// A request as it stood on the wire: its first line, its headers, its body.
struct Request {
    target: String,
    head: String,
    body: String,
}

impl Request {
    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

async fn serve(listener: TcpListener, seen: Sender<Request>) {
    loop {
        let (mut stream, _) = listener.accept().await.expect("a connection");
        let mut bytes = Vec::new();
        let whole = loop {
            let mut piece = [0; 4096];
            let read = stream.read(&mut piece).await.expect("a piece");
            bytes.extend_from_slice(piece.get(..read).unwrap_or_default());
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
            let length =
                head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                break text;
            }
        };
        let (head, body) = whole.split_once("\r\n\r\n").expect("a head");
        let (line, head) = head.split_once("\r\n").expect("headers");
        let target = line.split(' ').nth(1).expect("a target").to_owned();
        stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").await.expect("sent");
        seen.send(Request { target, head: head.to_owned(), body: body.to_owned() }).expect("a listener");
    }
}

async fn start() -> (Styles, Receiver<Request>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (sender, seen) = channel();
    tokio::spawn(serve(listener, sender));
    (Styles::new(&ClientBuilder::new(&API).base_url(url).build().expect("a client")), seen)
}

/// Sends a sample with a method of the client, and returns the request.
macro_rules! sent {
    ($styles:ident.$method:ident, $seen:ident, $($argument:expr),*) => {{
        $styles.$method($($argument),*).await.expect("an answer");
        $seen.recv().expect("a request")
    }};
    ($styles:ident.$method:ident, $seen:ident, all $sample:ident) => {
        sent!($styles.$method, $seen, &$sample.text, $sample.number, $sample.list.clone(), $sample.object.clone())
    };
}

#[tokio::test]
async fn paths() {
    let (styles, seen) = start().await;
    for sample in samples() {
        let check = |request: Request, name: &str, operator: Operator, explode: bool| {
            let expected = sample.expanded(operator, explode, percent).join("/");
            assert_eq!(request.target, format!("/path_{name}/{expected}"));
        };
        check(sent!(styles.path_simple, seen, all sample), "simple", SIMPLE, false);
        check(sent!(styles.path_simple_exploded, seen, all sample), "simple_exploded", SIMPLE, true);
        let flat = Operator { separator: ",", ..LABEL };
        check(sent!(styles.path_label, seen, all sample), "label", flat, false);
        check(sent!(styles.path_label_exploded, seen, all sample), "label_exploded", LABEL, true);
        check(sent!(styles.path_matrix, seen, all sample), "matrix", MATRIX, false);
        check(sent!(styles.path_matrix_exploded, seen, all sample), "matrix_exploded", MATRIX, true);
    }
}

#[tokio::test]
async fn queries() {
    let (styles, seen) = start().await;
    for sample in samples() {
        for (request, name, explode) in [
            (sent!(styles.query_form, seen, all sample), "query_form", false),
            (sent!(styles.query_form_exploded, seen, all sample), "query_form_exploded", true),
        ] {
            assert_eq!(request.target, format!("/{name}?{}", sample.expanded(FORM, explode, percent).join("&")));
        }
        let [.., (_, list), (_, object)] = sample.values();
        for (request, name, separator) in [
            (sent!(styles.query_space, seen, sample.list.clone(), sample.object.clone()), "query_space", "%20"),
            (sent!(styles.query_pipe, seen, sample.list.clone(), sample.object.clone()), "query_pipe", "%7C"),
        ] {
            let (list, object) = (delimited("list", &list, separator), delimited("object", &object, separator));
            assert_eq!(request.target, format!("/{name}?{list}&{object}"));
        }
        let request = sent!(styles.query_deep, seen, sample.object.clone());
        assert_eq!(request.target, format!("/query_deep?{}", deep("object", &sample.pairs())));
    }
}

#[tokio::test]
async fn headers_and_cookies() {
    let (styles, seen) = start().await;
    for sample in plain_samples() {
        for (request, explode) in
            [(sent!(styles.header, seen, all sample), false), (sent!(styles.header_exploded, seen, all sample), true)]
        {
            let found =
                ["X-Text", "X-Number", "X-List", "X-Object"].map(|name| request.header(name).unwrap_or_default());
            assert_eq!(found.as_slice(), sample.expanded(SIMPLE, explode, as_it_is));
        }
        for (request, explode) in
            [(sent!(styles.cookie, seen, all sample), false), (sent!(styles.cookie_exploded, seen, all sample), true)]
        {
            let expected = sample.expanded(Operator { separator: "; ", ..FORM }, explode, as_it_is).join("; ");
            assert_eq!(request.header("cookie"), Some(expected.as_str()));
        }
    }
}

#[tokio::test]
async fn forms() {
    let (styles, seen) = start().await;
    for sample in samples() {
        let request = sent!(styles.form_exploded, seen, all sample);
        assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded"));
        assert_eq!(request.body, sample.expanded(FORM, true, percent).join("&"));
        let request = sent!(styles.form_flat, seen, all sample);
        assert_eq!(request.body, sample.expanded(FORM, false, percent).join("&"));
        let request = sent!(styles.form_pipe, seen, all sample);
        let [text, number, (_, list), _] = sample.values();
        let single = [text, number].map(|(name, value)| expand(FORM, name, &value, true, percent)).join("&");
        let (list, object) = (delimited("list", &list, "%7C"), deep("object", &sample.pairs()));
        assert_eq!(request.body, format!("{single}&{list}&{object}"));
    }
}
