//! The strict server: bodies and media types.

use notte_tests::server::{Probe, Rule, Server};

const SPEC: &str = r"
openapi: 3.0.3
info: { title: Bodies, version: '1' }
paths:
  /json:
    post:
      operationId: json
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
      responses: { '200': { description: '', content: { application/json: { schema: { type: string } } } } }
    put:
      operationId: optional
      requestBody: { $ref: '#/components/requestBodies/Thing' }
      responses: { '200': { description: '' } }
    delete: { operationId: none, responses: { '200': { description: '' } } }
  /other:
    post:
      operationId: text
      requestBody: { content: { text/plain: { schema: { type: string, maxLength: 3 } } } }
      responses: { '200': { description: '' } }
    put:
      operationId: binary
      requestBody: { content: { 'image/*': { schema: { type: string, format: binary } } } }
      responses: { '200': { description: '', content: { image/png: { schema: { type: string, format: binary } } } } }
    patch:
      operationId: merge
      requestBody: { content: { application/merge-patch+json: { schema: { type: object } }, multipart/form-data: {} } }
      responses: { '200': { description: '' } }
components:
  requestBodies:
    Thing: { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
  schemas:
    Thing: { type: object, required: [name], properties: { name: { type: string }, size: { type: integer } } }
";

const GOOD: &str = r#"{"name":"x","size":1}"#;

async fn send(server: &Server, method: &str, target: &str, content_type: &str, body: impl Into<Vec<u8>>) -> u16 {
    let probe = Probe::anonymous(method, target).body(content_type, body);
    probe.send(server).await.status
}

#[tokio::test]
async fn good_bodies_are_taken() {
    let server = Server::start(SPEC);
    assert_eq!(send(&server, "POST", "/json", "application/json", GOOD).await, 200);
    assert_eq!(server.last().json()["size"], 1);
    assert_eq!(send(&server, "POST", "/json", "Application/JSON; charset=UTF-8", GOOD).await, 200);
    assert_eq!(send(&server, "PUT", "/json", "", "").await, 200);
    assert_eq!(send(&server, "DELETE", "/json", "", "").await, 200);
    assert_eq!(send(&server, "POST", "/other", "text/plain", "abc").await, 200);
    assert_eq!(send(&server, "PUT", "/other", "image/webp", [0, 255, 128]).await, 200);
    assert_eq!(server.last().body, [0, 255, 128]);
    assert_eq!(send(&server, "PATCH", "/other", "application/merge-patch+json", "{\"a\":null}").await, 200);
    assert_eq!(send(&server, "PATCH", "/other", "multipart/form-data; boundary=\"b\"", "--b--\r\n").await, 200);
    server.assert_clean();
}

#[tokio::test]
async fn a_missing_body_is_refused() {
    let server = Server::start(SPEC);
    assert_eq!(send(&server, "POST", "/json", "application/json", "").await, 400);
    server.assert_broke(Rule::MissingBody);
    assert_eq!(Probe::anonymous("POST", "/json").send(&server).await.status, 400);
    server.assert_broke(Rule::MissingBody);
}

#[tokio::test]
async fn an_unexpected_body_is_refused() {
    let server = Server::start(SPEC);
    assert_eq!(send(&server, "DELETE", "/json", "application/json", "{}").await, 400);
    server.assert_broke(Rule::UnexpectedBody);
}

#[tokio::test]
async fn a_wrong_content_type_is_refused() {
    let server = Server::start(SPEC);
    let bad = [
        ("POST", "/json", "text/plain", GOOD),
        ("POST", "/json", "", GOOD),
        ("POST", "/json", "application/json; charset=latin1", GOOD),
        ("PUT", "/json", "application/json", ""),
        ("PUT", "/other", "video/mp4", "x"),
        ("PATCH", "/other", "application/json", "{}"),
        ("PATCH", "/other", "multipart/form-data", "x"),
    ];
    for (method, target, content_type, body) in bad {
        assert_eq!(send(&server, method, target, content_type, body).await, 400, "{method} {target} {content_type}");
        server.assert_broke(Rule::ContentType);
    }
    let twice =
        Probe::anonymous("POST", "/json").body("application/json", GOOD).header("content-type", "application/json");
    assert_eq!(twice.send(&server).await.status, 400);
    server.assert_broke(Rule::Repeated);
}

#[tokio::test]
async fn what_is_not_json_is_refused() {
    let server = Server::start(SPEC);
    for body in
        [b"{".as_slice(), b"{}{}", b"{'name':'x'}", b"{\"name\":\"\xff\"}", b"{\"name\":\"x\",}", b"\xef\xbb\xbf{}"]
    {
        assert_eq!(send(&server, "POST", "/json", "application/json", body).await, 400, "{body:?}");
        server.assert_broke(Rule::Syntax);
    }
    assert_eq!(send(&server, "POST", "/other", "text/plain", [255]).await, 400);
    server.assert_broke(Rule::Syntax);
}

#[tokio::test]
async fn a_key_twice_is_refused() {
    let server = Server::start(SPEC);
    assert_eq!(send(&server, "POST", "/json", "application/json", r#"{"name":"x","n\u0061me":"x"}"#).await, 400);
    server.assert_broke(Rule::DuplicateKey);
}

#[tokio::test]
async fn an_invalid_body_is_refused() {
    let server = Server::start(SPEC);
    for body in [
        "{}",
        "[]",
        "null",
        r#"{"name":1}"#,
        r#"{"name":null}"#,
        r#"{"name":"x","other":1}"#,
        r#"{"name":"x","size":1.5}"#,
    ] {
        assert_eq!(send(&server, "POST", "/json", "application/json", body).await, 400, "{body}");
        server.assert_broke(Rule::InvalidBody);
    }
    assert_eq!(send(&server, "POST", "/other", "text/plain", "long").await, 400);
    server.assert_broke(Rule::InvalidBody);
}

#[tokio::test]
async fn accept_must_allow_the_answer() {
    let server = Server::start(SPEC);
    let probe = Probe::anonymous("PUT", "/other");
    for good in ["*/*", "image/*", "image/png", "application/json, image/png;q=0.5"] {
        assert_eq!(probe.clone().header("Accept", good).send(&server).await.status, 200, "{good}");
    }
    server.assert_clean();
    let answer = probe.header("Accept", "application/json").send(&server).await;
    assert_eq!(answer.status, 400);
    server.assert_broke(Rule::NotAcceptable);
}
