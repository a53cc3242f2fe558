//! Bodies of several kinds of JSON, as they stand on the wire.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::bodies_several_types::bodies::Bodies;
use notte_compiled_fixtures::bodies_several_types::types::PatchRequestItem;
use notte_compiled_fixtures::runtime::http::{Api, ClientBuilder};
use notte_tests::server::Server;

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

#[tokio::test]
async fn each_goes_out_as_the_kind_that_it_is() {
    let server = Server::start(include_str!("../../fixtures/bodies/several-types/spec.yaml"));
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
