//! Bodies and answers of several kinds of JSON, as they stand on the wire.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::bodies_several_types::bodies::Bodies;
use notte_compiled_fixtures::bodies_several_types::types::PatchRequestItem;
use notte_compiled_fixtures::responses_kinds_of_json::kinds::Kinds;
use notte_compiled_fixtures::runtime::http::{Api, ClientBuilder};
use notte_tests::server::{Answer, Server};

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

#[tokio::test]
async fn each_goes_out_as_the_kind_that_it_is() {
    let server = Server::start(include_str!("../../../../fixtures/bodies/several-types/spec.yaml"));
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    let bodies = Bodies::new(&client);
    let sent = |expected: (&str, &[u8])| {
        let request = server.last();
        assert_eq!((request.header("content-type"), request.body.as_slice()), (Some(expected.0), expected.1));
    };
    bodies.patch("a").await.expect("an answer");
    sent(("application/merge-patch+json", br#"{"text":"a"}"#));
    bodies.patch_json_patch([PatchRequestItem::new("remove")]).await.expect("an answer");
    sent(("application/json-patch+json", br#"[{"op":"remove"}]"#));
    bodies.plain("a").await.expect("an answer");
    sent(("application/json", br#"{"text":"a"}"#));
    // A header that the caller sets goes before.
    bodies.plain("a").header("Content-Type", "application/vnd.note+json").await.expect("an answer");
    sent(("application/vnd.note+json", br#"{"text":"a"}"#));
}

#[tokio::test]
async fn what_is_json_for_a_type_is_json_for_an_answer() {
    let server = Server::start(include_str!("../../../../fixtures/responses/kinds-of-json/spec.yaml"));
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    let kinds = Kinds::new(&client);
    let answer = |operation: &str, content_type: &str, body: &str| {
        server.answer(operation, Answer::bytes(body).header("content-type", content_type));
    };
    answer("getXJson", "application/x-json", "5");
    assert_eq!(kinds.get_x_json().await.expect("a number"), 5);
    answer("getTextXJson", "text/x-json", "5");
    assert_eq!(kinds.get_text_x_json().await.expect("a number"), 5);
    answer("getAmzJson", "application/x-amz-json-1.1", "5");
    assert_eq!(kinds.get_amz_json().await.expect("a number"), 5);
    answer("getSuffix", "application/vnd.number+json", "5");
    assert_eq!(kinds.get_suffix().await.expect("a number"), 5);
    answer("getRows", "application/x-json-rows", "5 6");
    assert_eq!(kinds.get_rows().await.expect("bytes"), "5 6");
    answer("getTextRows", "text/x-json-rows", "5 6");
    assert_eq!(kinds.get_text_rows().await.expect("a text").0, "5 6");
}
