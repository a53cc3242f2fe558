//! The strict server: paths, methods and routes.

use notte_tests::server::{Probe, Rule, Server};

const SPEC: &str = r"
openapi: 3.0.3
info: { title: Paths, version: '1' }
paths:
  /items/{id}:
    get: { operationId: item, parameters: [{ $ref: '#/components/parameters/Id' }], responses: { '204': { description: '' } } }
  /items/all:
    get: { operationId: all, responses: { 200: { description: '' } } }
  /items/{id}/parts/{part}.json:
    parameters: [{ $ref: '#/components/parameters/Id' }]
    get:
      operationId: part
      parameters: [{ name: part, in: path, required: true, schema: { type: integer, minimum: 1 } }]
      responses: { default: { description: '' } }
  /closed/:
    get: { operationId: slash, responses: { '200': { description: '' } } }
components:
  parameters:
    Id: { name: id, in: path, required: true, schema: { type: string, maxLength: 9 } }
";

async fn get(server: &Server, target: &str) -> u16 {
    Probe::anonymous("GET", target).send(server).await.status
}

#[tokio::test]
async fn segments_are_split_before_they_are_decoded() {
    let server = Server::start(SPEC);
    assert_eq!(get(&server, "/items/a%2Fb%20c%3F").await, 204);
    let last = server.last();
    assert_eq!(last.operation.as_deref(), Some("item"));
    assert_eq!(last.path, "/items/a%2Fb%20c%3F");
    assert_eq!(last.path_parameter("id"), Some("a/b c?"));
    assert_eq!(last.query, None);
    server.assert_clean();
}

#[tokio::test]
async fn what_is_written_out_wins() {
    let server = Server::start(SPEC);
    assert_eq!(get(&server, "/items/all").await, 200);
    assert_eq!(server.last().operation.as_deref(), Some("all"));
    assert_eq!(get(&server, "/items/al%6C").await, 200);
    assert_eq!(server.last().operation.as_deref(), Some("all"));
    assert_eq!(get(&server, "/closed/").await, 200);
    server.assert_clean();
}

#[tokio::test]
async fn a_segment_may_be_part_text_part_parameter() {
    let server = Server::start(SPEC);
    assert_eq!(get(&server, "/items/x/parts/12.json").await, 200);
    assert_eq!(server.last().path_parameter("part"), Some("12"));
    server.assert_clean();
    assert_eq!(get(&server, "/items/x/parts/twelve.json").await, 400);
    server.assert_broke(Rule::InvalidParameter);
    assert_eq!(get(&server, "/items/x/parts/0.json").await, 400);
    server.assert_broke(Rule::InvalidParameter);
}

#[tokio::test]
async fn empty_segments_are_refused() {
    let server = Server::start(SPEC);
    for target in ["/items/", "/items//parts/1.json", "//items/x"] {
        assert_eq!(get(&server, target).await, 400, "{target}");
        server.assert_broke(Rule::EmptySegment);
    }
}

#[tokio::test]
async fn dot_segments_are_refused() {
    let server = Server::start(SPEC);
    for target in ["/items/..", "/items/%2e%2E", "/items/."] {
        assert_eq!(get(&server, target).await, 400, "{target}");
        server.assert_broke(Rule::DotSegment);
    }
}

#[tokio::test]
async fn bad_percent_encoding_is_refused() {
    let server = Server::start(SPEC);
    for target in ["/items/%zz", "/items/%4", "/items/%ff", "/items/a|b", "/items/a%2"] {
        assert_eq!(get(&server, target).await, 400, "{target}");
        server.assert_broke(Rule::Encoding);
    }
}

#[tokio::test]
async fn unknown_paths_and_methods_are_refused() {
    let server = Server::start(SPEC);
    assert_eq!(get(&server, "/nothing").await, 404);
    server.assert_broke(Rule::UnknownPath);
    assert_eq!(get(&server, "/Items/x").await, 404);
    assert_eq!(Probe::anonymous("DELETE", "/items/x").send(&server).await.status, 405);
    server.assert_broke(Rule::UnknownMethod);
    assert_eq!(get(&server, "/items/much-too-long").await, 400);
    server.assert_broke(Rule::InvalidParameter);
}

#[tokio::test]
async fn a_refusal_says_what_was_wrong() {
    let server = Server::start(SPEC);
    let echo = Probe::anonymous("GET", "/items/all?x=1").send(&server).await;
    assert_eq!(echo.status, 400);
    let body = echo.json();
    assert_eq!(body["violations"][0]["rule"], "UnknownQuery");
    assert_eq!(body["operation"], "all");
    assert!(body["message"].as_str().is_some_and(|message| message.contains("`x`")), "{body}");
}

#[tokio::test]
#[should_panic(expected = "UnknownPath")]
async fn assert_clean_fails_on_a_violation() {
    let server = Server::start(SPEC);
    get(&server, "/nothing").await;
    server.assert_clean();
}

#[tokio::test]
async fn a_description_that_cannot_be_used_is_refused() {
    let twice = SPEC.replace("operationId: all", "operationId: item");
    assert!(Server::try_start(&twice).is_err_and(|fault| fault.contains("not unique")));
    assert!(Server::try_start("swagger: '2.0'").is_err());
    assert!(Server::try_start("{").is_err());
}
