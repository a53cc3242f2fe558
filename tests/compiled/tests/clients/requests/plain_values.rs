//! Values in plain text, as they stand on the wire.
#![allow(clippy::expect_used, clippy::panic, reason = "what fails here is the test")]

use notte_compiled_fixtures::bodies_plain_values::plain::{GetCountError, GetRowsAnswer, Plain};
use notte_compiled_fixtures::bodies_plain_values::types;
use notte_compiled_fixtures::runtime::http::{Api, ClientBuilder};
use notte_tests::server::{Answer, Server};

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

fn start() -> (Server, Plain) {
    let server = Server::start(include_str!("../../../../fixtures/bodies/plain-values/spec.yaml"));
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    (server, Plain::new(&client))
}

fn plain(text: &str) -> Answer {
    Answer::bytes(text).header("content-type", "text/plain; charset=utf-8")
}

#[tokio::test]
async fn answers_are_read() {
    let (server, client) = start();
    for text in ["7", "7\n", "\u{feff}7"] {
        server.answer("getCount", plain(text));
        assert_eq!(client.get_count().await.expect("a number"), 7);
        assert_eq!(server.last().header("accept"), Some("text/plain"));
    }
    for text in ["many", "", "7.5"] {
        server.answer("getCount", plain(text));
        assert!(client.get_count().await.expect_err("no number").is_decode());
    }
    // JSON is taken under any label; a page is not.
    server.answer("getCount", Answer::bytes("<p>7</p>").header("content-type", "text/html"));
    assert!(client.get_count().await.expect_err("a page").is_decode());
    server.answer("getRows", plain("3"));
    assert_eq!(client.get_rows().await.expect("an answer"), GetRowsAnswer::OkValue(Box::new(3)));
    server.answer("setSize", plain("large"));
    assert_eq!(client.set_size().await.expect("a size"), types::SetSizeResponse::Large);
}

#[tokio::test]
async fn bodies_go_out_as_text() {
    let (server, client) = start();
    let sent = |body: &str| {
        let request = server.last();
        let got = (request.header("content-type"), String::from_utf8_lossy(&request.body).into_owned());
        assert_eq!(got, (Some("text/plain"), body.to_owned()));
    };
    server.answer("setShare", plain("0.5"));
    assert_eq!(client.set_share(0.5).await.expect("a number"), Some(0.5));
    sent("0.5");
    server.answer("setOpen", plain("true"));
    assert!(client.set_open().body(true).await.expect("a boolean"));
    sent("true");
    server.answer("setLevel", plain("2"));
    assert_eq!(client.set_level(types::Level::V2).await.expect("a level"), types::Level::V2);
    sent("2");
    for answer in [plain("blue\n"), Answer::json("blue")] {
        server.answer("setColor", answer);
        assert_eq!(client.set_color("red").await.expect("a color"), types::SetColorResponse::Blue);
        sent("red");
    }
    server.answer("setUntil", plain("2026-01-02T03:04:05Z"));
    let until: jiff::Timestamp = "2026-01-02T03:04:05Z".parse().expect("a time");
    assert_eq!(client.set_until(until).await.expect("a time").as_str(), "2026-01-02T03:04:05Z");
    sent("2026-01-02T03:04:05Z");
}

#[tokio::test]
async fn errors_are_read() {
    let (server, client) = start();
    server.answer("getCount", plain("30").status(429));
    let error = client.get_count().await.expect_err("an error");
    assert!(matches!(error.typed(), Some(GetCountError::TooManyRequests(seconds)) if *seconds == 30));
}
