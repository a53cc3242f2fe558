//! Forms and queries, as they stand on the wire.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::bodies_forms::forms::Forms;
use notte_compiled_fixtures::bodies_forms::types;
use notte_compiled_fixtures::parameters_whole_query::pets::Pets;
use notte_compiled_fixtures::parameters_whole_query::types::Search;
use notte_compiled_fixtures::runtime::http::{Api, ClientBuilder};
use notte_tests::server::Server;

const DESCRIPTION: &str = include_str!("../../fixtures/bodies/forms/spec.yaml");

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

#[tokio::test]
async fn an_object_is_json_unless_a_style_is_given() {
    let server = Server::start(DESCRIPTION);
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    let row = |n| types::SendFieldsRequestRow { n: Some(n), ..Default::default() };
    let address = types::SendFieldsRequestAddress { street: Some("Elm & 1st".to_owned()), ..Default::default() };
    let spread = types::SendFieldsRequestSpread { street: Some("Oak".to_owned()), ..Default::default() };
    let call = Forms::new(&client).send_fields().address(address).spread(spread);
    call.callback("https://example.com/a?b=c&d").rows([row(1), row(2)]).await.expect("an answer");
    server.assert_clean();
    let body = server.last().body;
    assert_eq!(
        str::from_utf8(&body),
        Ok("address=%7B%22street%22%3A%22Elm%20%26%201st%22%7D&street=Oak&callback=https://example.com/a?b=c%26d&\
            rows=%7B%22n%22%3A1%7D&rows=%7B%22n%22%3A2%7D")
    );
}

#[tokio::test]
async fn a_form_is_the_whole_query() {
    let server = Server::start(include_str!("../../fixtures/parameters/whole-query/spec.yaml"));
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    let search = Search { name: Some("Tom & co".to_owned()), a_b: Some(true), ..Default::default() };
    // The server of the tests knows no such parameters; what it was sent is what counts.
    Pets::new(&client).find(search).await.ok();
    assert_eq!(server.last().query.as_deref(), Some("name=Tom%20%26%20co&a%20b=true"));
}
