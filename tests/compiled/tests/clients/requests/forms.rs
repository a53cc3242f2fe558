//! Forms and queries, as they stand on the wire.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::bodies_forms::forms::Forms;
use notte_compiled_fixtures::bodies_forms::types;
use notte_compiled_fixtures::parameters_reserved::files::Files;
use notte_compiled_fixtures::parameters_whole_query::owners::Owners;
use notte_compiled_fixtures::parameters_whole_query::pets::Pets;
use notte_compiled_fixtures::parameters_whole_query::toys::Toys;
use notte_compiled_fixtures::parameters_whole_query::types::Search;
use notte_compiled_fixtures::runtime::http::{Api, ClientBuilder};
use notte_compiled_fixtures::runtime::json::With as _;
use notte_tests::server::Server;

const DESCRIPTION: &str = include_str!("../../../../fixtures/bodies/forms/spec.yaml");

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

#[tokio::test]
async fn an_object_is_json_unless_a_style_is_given() {
    let server = Server::start(DESCRIPTION);
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    let row = |n| types::SendFieldsRequestRow::default().with(|value| value.n = Some(n));
    let address = types::SendFieldsRequestAddress::default().with(|value| value.street = Some("Elm & 1st".to_owned()));
    let spread = types::SendFieldsRequestSpread::default().with(|value| value.street = Some("Oak".to_owned()));
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
    let server = Server::start(include_str!("../../../../fixtures/parameters/whole-query/spec.yaml"));
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    let search = Search::default().with(|value| {
        value.name = Some("Tom & co".to_owned());
        value.a_b = Some(true);
    });
    // The server of the tests knows no such parameters; what it was sent is what counts.
    Pets::new(&client).find(search).await.ok();
    assert_eq!(server.last().query.as_deref(), Some("name=Tom%20%26%20co&a%20b=true"));
}

#[tokio::test]
async fn what_a_segment_can_have_is_left_as_it_is_where_that_is_said() {
    let server = Server::start(include_str!("../../../../fixtures/parameters/reserved/spec.yaml"));
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    let files = Files::new(&client);
    files.get("a:b@c!$&'()*+,;=~%2Fx%zz").sort("a/b?c").await.ok();
    let request = server.last();
    assert_eq!(request.path, "/files/a:b@c!$&'()*+,;=~%2Fx%25zz");
    assert_eq!(request.query.as_deref(), Some("sort=a/b?c"));
    // These would end the segment, or not be of a URL at all.
    files.get("a/b?c#d[e] é\"").await.ok();
    assert_eq!(server.last().path, "/files/a%2Fb%3Fc%23d%5Be%5D%20%C3%A9%22");
    files.get_parts("a:b", ["c:d", "/"]).await.ok();
    assert_eq!(server.last().path, "/files/a%3Ab/;parts=c:d,%2F");
    let count = server.requests().len();
    for dots in [".", "..", "%2e", "%2E.", ".%2e", ""] {
        assert!(files.get(dots).await.expect_err("a refusal").is_invalid(), "{dots}");
    }
    assert_eq!(server.requests().len(), count);
}

#[tokio::test]
async fn json_and_text_are_the_whole_query() {
    let server = Server::start(include_str!("../../../../fixtures/parameters/whole-query/spec.yaml"));
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    let search = Search::default().with(|value| {
        value.name = Some("Tom & co".to_owned());
        value.legs = Some(4);
    });
    Toys::new(&client).find(search).await.ok();
    let query = server.last().query;
    assert_eq!(query.as_deref(), Some("%7B%22name%22%3A%22Tom%20%26%20co%22%2C%22legs%22%3A4%7D"));
    Owners::new(&client).find().search("$.a[?(@.b=='c')]&d").search("$.a[?@.b == 1]").await.ok();
    assert_eq!(server.last().query.as_deref(), Some("%24.a%5B%3F%40.b%20%3D%3D%201%5D"));
    Owners::new(&client).find().await.ok();
    assert_eq!(server.last().query, None);
    // Text in another place is no JSON either.
    Toys::new(&client).get("a b").doc("<a/>").await.ok();
    assert_eq!((server.last().path.as_str(), server.last().query.as_deref()), ("/toys/a%20b", Some("doc=%3Ca%2F%3E")));
}

#[tokio::test]
async fn a_form_of_any_members_has_a_field_for_each() {
    use notte_compiled_fixtures::bodies_forms_of_alternatives::photos::Photos;
    let server = Server::start(include_str!("../../../../fixtures/bodies/forms-of-alternatives/spec.yaml"));
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    let fields = serde_json::json!({ "a": "x & y", "b": 1 });
    Photos::new(&client).post_free().fields(fields.as_object().expect("an object").clone()).await.ok();
    assert_eq!(str::from_utf8(&server.last().body), Ok("a=x%20%26%20y&b=1"));
    Photos::new(&client).put_free([("c", 2)]).await.ok();
    let body = String::from_utf8_lossy(&server.last().body).into_owned();
    assert!(body.contains("form-data; name=\"c\"\r\n\r\n2\r\n"), "{body}");
}
