//! Forms: fields, parts and files, as they stand on the wire.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use std::time::Duration;

use notte_runtime::http::{Call, Draft, Error, File, Style};
use notte_runtime::json::{DateTime, Secret};
use serde_json::{Value, json};
use support::{POST, SECRET, Seen, Server, Step, ok, redirect, work};

const FORM: &str = "application/x-www-form-urlencoded";

async fn sent(set: impl FnOnce(&mut Draft)) -> Seen {
    let server = Server::answering(ok()).await;
    let mut call = Call::<Value>::new(&server.client(), &POST);
    set(&mut call.draft);
    call.send().await.expect("an answer");
    server.only()
}

async fn refused(set: impl FnOnce(&mut Draft)) -> Error {
    let server = Server::start([]).await;
    let mut call = Call::<Value>::new(&server.client(), &POST);
    set(&mut call.draft);
    let error = call.send().await.expect_err("a refusal");
    assert!(error.is_invalid(), "{error}");
    assert!(server.seen().is_empty());
    error
}

/// A part: the lines of its head, and what is in it.
type Part = (Vec<String>, Vec<u8>);

/// Reads a body as RFC 2046, 5.1.1 has it, and nothing more forgiving.
fn parts(seen: &Seen) -> Vec<Part> {
    let content_type = seen.header("content-type").expect("a content type");
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").expect("a boundary");
    assert!(boundary.len() <= 70 && boundary.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
    let mut parts = Vec::new();
    let mut rest = seen.body.as_slice();
    loop {
        rest = rest.strip_prefix(format!("--{boundary}").as_bytes()).expect("a boundary");
        if rest == b"--\r\n" {
            return parts;
        }
        rest = rest.strip_prefix(b"\r\n").expect("the end of a line");
        let (head, body) = split(rest, b"\r\n\r\n");
        let (content, _) = split(body, format!("\r\n--{boundary}").as_bytes());
        let head = str::from_utf8(head).expect("text").split("\r\n").map(str::to_owned).collect();
        parts.push((head, content.to_vec()));
        (_, rest) = body.split_at(content.len() + 2);
    }
}

/// What stands before and after the first of these.
fn split<'a>(text: &'a [u8], wanted: &[u8]) -> (&'a [u8], &'a [u8]) {
    let end = text.windows(wanted.len()).position(|window| window == wanted).expect("an end");
    (text.split_at(end).0, text.split_at(end + wanted.len()).1)
}

fn part(head: &[&str], body: impl AsRef<[u8]>) -> Part {
    (head.iter().map(|line| (*line).to_owned()).collect(), body.as_ref().to_vec())
}

#[tokio::test]
async fn fields() {
    let seen = sent(|call| {
        call.form("text", &"a b+c&d=e\r\nf%é~*'".to_owned(), Style::Form, true);
        call.form("number", &1.5, Style::Form, true);
        call.form("on", &true, Style::Form, true);
        call.form("secret", &Secret::from(SECRET), Style::Form, true);
        call.form("at", &"2024-01-02T03:04:05Z".parse::<DateTime>().expect("a time"), Style::Form, true);
        call.form("list", &vec!["x", "y"].into_iter().map(str::to_owned).collect::<Vec<_>>(), Style::Form, true);
        call.form("none", &Value::Null, Style::Form, true);
        call.form("empty", &String::new(), Style::Form, true);
        call.form("a[b]", &1, Style::Form, true);
    })
    .await;
    assert_eq!(seen.headers("content-type"), [FORM]);
    let body = String::from_utf8(seen.body).expect("text");
    assert_eq!(
        body,
        "text=a%20b%2Bc%26d%3De%0D%0Af%25%C3%A9~%2A%27&number=1.5&on=true&secret=s3cr3t-k3y&\
         at=2024-01-02T03%3A04%3A05Z&list=x&list=y&empty=&a%5Bb%5D=1"
    );
    // It means the same to what reads forms by the rules of WHATWG.
    let url = reqwest::Url::parse(&format!("http://x/?{body}")).expect("a URL");
    let pairs: Vec<_> = url.query_pairs().into_owned().collect();
    assert_eq!(pairs[0], ("text".to_owned(), "a b+c&d=e\r\nf%é~*'".to_owned()));
    assert_eq!(pairs.last(), Some(&("a[b]".to_owned(), "1".to_owned())));
}

/// OpenAPI 3.0.4 and 3.1.1, Encoding Object: the default content type of an object is JSON, that of a list is its items'.
#[tokio::test]
async fn a_field_of_which_nothing_is_said() {
    let seen = sent(|call| {
        call.field("text", &"a b&c".to_owned());
        call.field("number", &1.5);
        call.field("object", &json!({"a": 1, "b": [true, null]}));
        call.field("list", &json!(["x", null, "y z"]));
        call.field("objects", &json!([{"a": 1}, {"a": 2}]));
        call.field("lists", &json!([[1, 2], []]));
        call.field("none", &Value::Null);
        call.field("nothing", &json!([]));
        call.field("empty", &json!({}));
    })
    .await;
    assert_eq!(seen.headers("content-type"), [FORM]);
    assert_eq!(
        String::from_utf8(seen.body).expect("text"),
        "text=a%20b%26c&number=1.5&object=%7B%22a%22%3A1%2C%22b%22%3A%5Btrue%2Cnull%5D%7D&list=x&list=y%20z&\
         objects=%7B%22a%22%3A1%7D&objects=%7B%22a%22%3A2%7D&lists=%5B1%2C2%5D&lists=%5B%5D&empty=%7B%7D"
    );
}

#[tokio::test]
async fn a_field_set_again_is_replaced() {
    let seen = sent(|call| {
        call.form("a", &json!({"x": 1, "y": 2}), Style::Form, true);
        call.form("b", &1, Style::Form, true);
        call.form("a", &json!({"z": 3}), Style::Form, true);
    });
    assert_eq!(seen.await.body, b"z=3&b=1");
    let seen = sent(|call| {
        call.part("a", &vec![1, 2], None);
        call.part("b", &1, None);
        call.part("a", &3, None);
        call.files("f", [File::new("x", "1"), File::new("y", "2")], None);
        call.files("f", [File::new("z", "3")], None);
    });
    let bodies: Vec<_> = parts(&seen.await).into_iter().map(|(_, body)| body).collect();
    assert_eq!(bodies, [b"1", b"3", b"3"]);
}

#[tokio::test]
async fn the_content_type_is_that_of_the_body() {
    let seen = sent(|call| {
        call.json(&1);
        call.form("a", &1, Style::Form, true);
    });
    assert_eq!(seen.await.headers("content-type"), [FORM]);
    let seen = sent(|call| {
        call.form("a", &1, Style::Form, true);
        call.part("b", &2, None);
        call.json(&3);
    })
    .await;
    assert_eq!((seen.headers("content-type"), seen.body.as_slice()), (vec!["application/json"], &b"3"[..]));
    let seen = sent(|call| {
        call.set_header("content-type", "application/x-www-form-urlencoded; charset=utf-8");
        call.form("a", &1, Style::Form, true);
    });
    assert_eq!(seen.await.headers("content-type"), ["application/x-www-form-urlencoded; charset=utf-8"]);
    // Without its boundary nothing could be read.
    let seen = sent(|call| {
        call.set_header("content-type", "multipart/form-data");
        call.part("a", &1, None);
    });
    assert_eq!(parts(&seen.await).len(), 1);

    let server = Server::answering(ok()).await;
    let client = server.builder().header("content-type", "application/json").build().expect("a client");
    let mut call = Call::<Value>::new(&client, &POST);
    call.draft.form("a", &1, Style::Form, true);
    call.send().await.expect("an answer");
    assert_eq!(server.only().headers("content-type"), [FORM]);
}

#[tokio::test]
async fn parts_and_their_types() {
    let seen = sent(|call| {
        call.part("text", &"é\r\n--x".to_owned(), None);
        call.part("empty", &String::new(), None);
        call.part("number", &7, Some("text/plain; charset=utf-8"));
        call.part("none", &Value::Null, None);
        call.part("list", &vec![1, 2], None);
        call.part("holes", &json!(["a", null]), None);
        call.part("object", &json!({"a": 1}), None);
        call.part("objects", &json!([{"a": 1}, {"a": 2}]), None);
        call.part("lists", &json!([[1, 2], []]), None);
        call.part("typed", &json!({"a": 1}), Some("application/vnd.x+json"));
    });
    let named = |name: &str| format!("Content-Disposition: form-data; name=\"{name}\"");
    let plain = |name: &str, body: &str| part(&[&named(name)], body);
    let typed = |name: &str, media: &str, body: &str| part(&[&named(name), &format!("Content-Type: {media}")], body);
    let json = "application/json";
    assert_eq!(
        parts(&seen.await),
        [
            plain("text", "é\r\n--x"),
            plain("empty", ""),
            typed("number", "text/plain; charset=utf-8", "7"),
            plain("list", "1"),
            plain("list", "2"),
            plain("holes", "a"),
            typed("object", json, r#"{"a":1}"#),
            typed("objects", json, r#"{"a":1}"#),
            typed("objects", json, r#"{"a":2}"#),
            typed("lists", json, "[1,2]"),
            typed("lists", json, "[]"),
            typed("typed", "application/vnd.x+json", r#"{"a":1}"#),
        ]
    );
}

#[tokio::test]
async fn parts_in_styles() {
    let value = json!({"a": 1, "b": [2, 3], "c": null});
    let seen = sent(|call| {
        call.part_styled("list", &json!(["a", "b&c", null]), Style::Form, true);
        call.part_styled("commas", &json!(["a", "b"]), Style::Form, false);
        call.part_styled("spaces", &json!(["a", "b"]), Style::Space, false);
        call.part_styled("object", &value, Style::Form, false);
        call.part_styled("members", &value, Style::Form, true);
        call.part_styled("deep", &json!({"a": {"b": [1, 2]}}), Style::DeepObject, true);
        call.part_styled("none", &Value::Null, Style::Form, true);
        call.part_styled("members", &value, Style::Form, true);
        call.part("quoted", &"a".to_owned(), Some("application/json; charset=utf-8"));
    });
    let seen = seen.await;
    let named: Vec<(String, String)> = parts(&seen)
        .into_iter()
        .map(|(head, body)| (head.join("|"), String::from_utf8(body).expect("text")))
        .map(|(head, body)| (head.replace("Content-Disposition: form-data; name=", ""), body))
        .collect();
    let expected = [
        ("\"list\"", "a"),
        ("\"list\"", "b&c"),
        ("\"commas\"", "a,b"),
        ("\"spaces\"", "a b"),
        ("\"object\"", "a,1,b,[2,3]"),
        ("\"deep[a][b][0]\"", "1"),
        ("\"deep[a][b][1]\"", "2"),
        ("\"a\"", "1"),
        ("\"b\"", "2,3"),
        ("\"quoted\"|Content-Type: application/json; charset=utf-8", "\"a\""),
    ];
    assert_eq!(named, expected.map(|(head, body)| (head.to_owned(), body.to_owned())));
}

#[tokio::test]
async fn parts_have_headers() {
    let seen = sent(|call| {
        call.part_header("b", "X-One", "1");
        call.part("a", &1, None);
        call.part("b", &vec![1, 2], None);
        call.part_header("b", "X-Two", &2);
        call.part_header("b", "x-one", "3");
    });
    let name = "Content-Disposition: form-data; name=\"b\"";
    let seen = parts(&seen.await);
    assert_eq!(seen[1..], [part(&[name, "x-two: 2", "x-one: 3"], "1"), part(&[name, "x-two: 2", "x-one: 3"], "2")]);
    refused(|call| call.part_header("b", "X-One", "1\r\nX-Evil: 2")).await;
    refused(|call| call.part_header("b", "X One", "1")).await;
}

#[tokio::test]
async fn files() {
    let every_byte: Vec<u8> = (0..=255).collect();
    let seen = sent(|call| {
        call.files("one", [File::new("a.bin", every_byte.clone())], None);
        call.files("typed", [File::new("a.png", "x").content_type("image/png")], None);
        call.files("many", [File::new("é 日本.txt", "1"), File::new("", ""), vec![b'3'].into()], None);
        call.files("none", [], None);
    });
    let head = |name: &str, file: &str, media: &str| {
        let disposition = format!("Content-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"");
        vec![disposition, format!("Content-Type: {media}")]
    };
    let octets = "application/octet-stream";
    assert_eq!(
        parts(&seen.await),
        [
            (head("one", "a.bin", octets), every_byte),
            (head("typed", "a.png", "image/png"), b"x".to_vec()),
            (head("many", "é 日本.txt", octets), b"1".to_vec()),
            (head("many", "", octets), Vec::new()),
            (head("many", "file", octets), b"3".to_vec()),
        ]
    );
    let none = sent(|call| call.files("none", [], None)).await;
    assert_eq!(parts(&none), []);
}

#[tokio::test]
async fn a_name_cannot_end_its_line() {
    let seen = sent(|call| {
        call.part("a\"; filename=\"x\r\nX-Evil: 1\r\n\r\nbody", &1, None);
        call.files("f", [File::new("\"\r\nContent-Type: text/html\\", "<b>")], None);
    });
    assert_eq!(
        parts(&seen.await),
        [
            part(&["Content-Disposition: form-data; name=\"a%22; filename=%22x%0D%0AX-Evil: 1%0D%0A%0D%0Abody\""], "1"),
            part(
                &[
                    "Content-Disposition: form-data; name=\"f\"; filename=\"%22%0D%0AContent-Type: text/html\\\"",
                    "Content-Type: application/octet-stream"
                ],
                "<b>"
            ),
        ]
    );
    for media in ["text/html\r\nX-Evil: 1", "text/plain\n", "", "é/é", "a/b\0"] {
        let error = refused(|call| call.files("f", [File::new("x", SECRET).content_type(media)], None)).await;
        assert_eq!(error.to_string(), "postThing: the content type of the part `f` cannot be sent");
        refused(|call| call.part("p", &1, Some(media))).await;
    }
}

#[tokio::test]
async fn the_boundary_stands_in_no_part() {
    let first = sent(|call| call.files("f", [File::new("x", "1")], None)).await;
    let second = sent(|call| call.files("f", [File::new("x", first.body.clone())], None)).await;
    assert_eq!(parts(&second)[0].1, first.body);
    // It can't be foreseen, so no file can be made of all that would come.
    assert_ne!(first.header("content-type"), second.header("content-type"));
}

#[tokio::test]
async fn a_large_file_goes_out_quickly() {
    async fn cost(byte: u8) -> Duration {
        let content = vec![byte; 16 << 20];
        let before = work();
        let seen = sent(|call| call.files("f", [File::new("x", content.clone())], None)).await;
        assert!(seen.body.len() > content.len() && seen.body.len() < content.len() + 1024);
        work() - before
    }
    // Of hyphens, which a boundary begins with, each might begin one.
    let (letters, hyphens) = (cost(b'x').await, cost(b'-').await);
    assert!(hyphens < letters * 20, "{hyphens:?} for hyphens, {letters:?} for letters");
}

#[tokio::test]
async fn a_file_of_the_file_system() {
    let path = std::env::temp_dir().join(format!("notte-runtime-{}.txt", std::process::id()));
    std::fs::write(&path, "content").expect("a file");
    let file = File::read(&path).expect("a file");
    std::fs::remove_file(&path).expect("a file");
    assert_eq!(Some(file.name.as_str()), path.file_name().and_then(|name| name.to_str()));
    let seen = sent(|call| call.files("f", [file], None)).await;
    assert_eq!(parts(&seen)[0].1, b"content");
    assert!(File::read(&path).is_err());
}

#[tokio::test]
async fn a_redirect_takes_forms_and_parts_along() {
    for status in ["307 Temporary Redirect", "308 Permanent Redirect"] {
        let scripts = || [redirect(status, "/thing/"), ok()].map(|answer| vec![Step::Send(answer)]);
        let server = Server::start(scripts()).await;
        let mut call = Call::<Value>::new(&server.client(), &POST);
        call.draft.form("a", &1, Style::Form, true);
        call.send().await.expect("an answer");
        let seen = server.seen();
        assert_eq!((seen[1].target(), seen[1].body.as_slice()), ("POST /thing/", &b"a=1"[..]));
        assert_eq!(seen[1].headers("content-type"), [FORM]);

        let server = Server::start(scripts()).await;
        let mut call = Call::<Value>::new(&server.client(), &POST);
        call.draft.files("a", [File::new("x", "content")], None);
        call.send().await.expect("an answer");
        let seen = server.seen();
        assert_eq!(parts(&seen[1]), parts(&seen[0]));
        assert_eq!(seen[1].headers("content-type"), seen[0].headers("content-type"));
        assert_eq!(parts(&seen[1])[0].1, b"content");
    }
}

#[tokio::test]
async fn a_body_does_not_go_to_another_origin() {
    let other = Server::start([]).await;
    let server = Server::answering(redirect("307 Temporary Redirect", &other.url())).await;
    let mut call = Call::<Value>::new(&server.client(), &POST);
    call.draft.files("a", [File::new("x", SECRET)], None);
    assert!(call.send().await.expect_err("a refusal").is_redirect());
    assert!(other.seen().is_empty());
}

#[tokio::test]
async fn a_cloned_call_sends_the_same() {
    let server = Server::start([vec![Step::Send(ok())], vec![Step::Send(ok())]]).await;
    let mut call = Call::<Value>::new(&server.client(), &POST);
    call.draft.files("a", [File::new("x", "content")], None);
    call.clone().send().await.expect("an answer");
    call.draft.part("b", &1, None);
    call.send().await.expect("an answer");
    let seen = server.seen();
    assert_eq!((parts(&seen[0]).len(), parts(&seen[1]).len()), (1, 2));
}

#[test]
fn a_debugged_file_does_not_show_its_content() {
    let file = File::new("x.txt", SECRET).content_type("text/plain");
    assert_eq!(
        format!("{file:?}"),
        r#"File { name: "x.txt", content_type: Some("text/plain"), content: Body { bytes: 10 } }"#
    );
}
