//! Encoding objects of forms, as they stand on the wire.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::bodies_encoding::forms::Forms;
use notte_compiled_fixtures::bodies_encoding::types;
use notte_compiled_fixtures::runtime::http::{Api, Client, ClientBuilder, File};
use notte_compiled_fixtures::runtime::json::With as _;
use notte_tests::server::{Request, Server};

const DESCRIPTION: &str = include_str!("../../../../fixtures/bodies/encoding/spec.yaml");

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

fn client(server: &Server) -> Client {
    ClientBuilder::new(&API).base_url(server.url()).build().expect("a client")
}

/// The parts of a body, their first line and their name left out where it is that of every part.
fn parts(request: &Request, media_type: &str) -> Vec<String> {
    let content_type = request.header("content-type").expect("a content type");
    let boundary = content_type.strip_prefix(&format!("{media_type}; boundary=")).expect("a boundary");
    let body = str::from_utf8(&request.body).expect("text");
    let body = body.strip_prefix(&format!("--{boundary}\r\n")).expect("a part");
    let body = body.strip_suffix(&format!("\r\n--{boundary}--\r\n")).expect("an end");
    let between = format!("\r\n--{boundary}\r\n");
    let parts = body.split(&between);
    parts.map(|part| part.replace("Content-Disposition: form-data; name=", "").replace("\r\n", "|")).collect()
}

#[tokio::test]
async fn each_part_is_written_as_it_is_described() {
    let server = Server::start(DESCRIPTION);
    let n = |n| types::SendPartsRequestOrder::default().with(|value| value.n = Some(n));
    let call = Forms::new(&client(&server)).send_parts(File::new("p.png", "P").content_type("image/png"), 5);
    let call = call.photo_x_tags(["a", "b"]).scans([File::new("s", "S")]).raw(b"R").ids([1, 2]);
    let call = call.range([("from", 1), ("to", 2)]);
    let call = call.at(types::SendPartsRequestAt::default().with(|value| value.x = Some(3)));
    let call = call.words(["a b", "c|d"]).label("L").note("N").order(n(1)).sheets(["1,2", "3"]);
    call.await.expect("an answer");
    server.assert_clean();
    assert_eq!(
        parts(&server.last(), "multipart/form-data"),
        [
            "\"photo\"; filename=\"p.png\"|Content-Type: image/png|x-rate: 5|x-tags: a,b||P",
            "\"scans\"; filename=\"s\"|Content-Type: application/octet-stream||S",
            "\"raw\"; filename=\"file\"|Content-Type: application/pdf||R",
            "\"ids\"||1,2",
            "\"from\"||1",
            "\"to\"||2",
            "\"at[x]\"||3",
            "\"words\"||a b|c|d",
            "\"label\"|Content-Type: text/plain; charset=utf-8||L",
            "\"note\"|Content-Type: application/json||\"N\"",
            "\"order\"|Content-Type: application/json||{\"n\":1}",
            "\"sheets\"|Content-Type: text/csv||1,2",
            "\"sheets\"|Content-Type: text/csv||3",
        ]
    );
}

#[tokio::test]
async fn a_field_is_json_where_its_type_says_so() {
    let server = Server::start(DESCRIPTION);
    let order = types::SendFormRequestOrder::default().with(|value| value.n = Some(1));
    let call = Forms::new(&client(&server)).send().name("json").names(["a", "b"]).order(order).doc("<n>1</n>");
    call.await.expect("an answer");
    server.assert_clean();
    assert_eq!(
        str::from_utf8(&server.last().body),
        Ok("name=%22json%22&names=%22a%22&names=%22b%22&order=%7B%22n%22%3A1%7D&doc=%3Cn%3E1%3C%2Fn%3E")
    );
}

#[tokio::test]
async fn parts_that_are_no_form_say_so() {
    let server = Server::start(DESCRIPTION);
    Forms::new(&client(&server)).send_mixed("A").await.expect("an answer");
    server.assert_clean();
    assert_eq!(parts(&server.last(), "multipart/mixed"), ["\"a\"||A"]);
    let body = "--x\r\nContent-Type: application/json\r\n\r\n{}\r\n--x--\r\n";
    let call = Forms::new(&client(&server)).send_ordered(body).header("content-type", "multipart/mixed; boundary=x");
    call.await.expect("an answer");
    server.assert_clean();
    assert_eq!(server.last().body, body.as_bytes());
}
