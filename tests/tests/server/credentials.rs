//! The strict server: who is calling.

use notte_tests::server::{KEY, Probe, Rule, Server};

const SPEC: &str = r"
openapi: 3.0.3
info: { title: Credentials, version: '1' }
security: [{ Bearer: [] }]
paths:
  /bearer: { get: { operationId: bearer, responses: { '200': { description: '' } } } }
  /open: { get: { operationId: open, security: [], responses: { '200': { description: '' } } } }
  /optional: { get: { operationId: optional, security: [{}, { Bearer: [] }], responses: { '200': { description: '' } } } }
  /either: { get: { operationId: either, security: [{ Header: [] }, { Query: [] }], responses: { '200': { description: '' } } } }
  /both: { get: { operationId: both, security: [{ Header: [], Cookie: [] }], responses: { '200': { description: '' } } } }
  /basic: { get: { operationId: basic, security: [{ Basic: [] }], responses: { '200': { description: '' } } } }
components:
  securitySchemes:
    Bearer: { type: http, scheme: bearer }
    Basic: { type: http, scheme: basic }
    Header: { type: apiKey, in: header, name: X-Key }
    Query: { type: apiKey, in: query, name: key }
    Cookie: { type: apiKey, in: cookie, name: sid }
";

async fn send(probe: Probe, server: &Server) -> u16 {
    probe.send(server).await.status
}

fn get(target: &str) -> Probe {
    Probe::anonymous("GET", target)
}

#[tokio::test]
async fn the_key_is_taken() {
    let server = Server::start(SPEC);
    assert_eq!(send(Probe::new("GET", "/bearer"), &server).await, 200);
    assert_eq!(send(get("/open"), &server).await, 200);
    assert_eq!(send(get("/optional"), &server).await, 200);
    assert_eq!(send(Probe::new("GET", "/optional"), &server).await, 200);
    assert_eq!(send(get("/either").header("x-key", KEY), &server).await, 200);
    assert_eq!(send(get(&format!("/either?key={KEY}")), &server).await, 200);
    assert_eq!(send(get("/both").header("x-key", KEY).header("cookie", &format!("sid={KEY}")), &server).await, 200);
    assert_eq!(
        send(get("/basic").header("authorization", "Basic dGVzdC11c2VyOnRlc3Qta2V5LTVmMGM="), &server).await,
        200
    );
    server.assert_clean();
}

#[tokio::test]
async fn a_missing_key_is_refused() {
    let server = Server::start(SPEC);
    for target in ["/bearer", "/either", "/both", "/basic"] {
        assert_eq!(send(get(target), &server).await, 401, "{target}");
        server.assert_broke(Rule::MissingCredential);
    }
    assert_eq!(send(get("/both").header("x-key", KEY), &server).await, 401);
    server.assert_broke(Rule::MissingCredential);
}

#[tokio::test]
async fn a_wrong_key_is_refused() {
    let server = Server::start(SPEC);
    for value in ["Bearer other", "bearer", "", &format!("Bearer  {KEY}"), &format!("Token {KEY}"), KEY] {
        for target in ["/bearer", "/optional"] {
            assert_eq!(send(get(target).header("Authorization", value), &server).await, 401, "{target} {value}");
            server.assert_broke(Rule::WrongCredential);
        }
    }
    assert_eq!(send(get("/either?key=other"), &server).await, 401);
    server.assert_broke(Rule::WrongCredential);
}

#[tokio::test]
async fn credentials_that_are_not_described_are_refused() {
    let server = Server::start(SPEC);
    for probe in [Probe::new("GET", "/open"), Probe::new("GET", "/either").header("x-key", KEY)] {
        assert_eq!(send(probe, &server).await, 400);
        server.assert_broke(Rule::UnexpectedCredential);
    }
    assert_eq!(send(get(&format!("/bearer?key={KEY}")), &server).await, 401);
    server.assert_broke(Rule::UnknownQuery);
    let twice = Probe::new("GET", "/bearer").header("authorization", &format!("Bearer {KEY}"));
    assert_eq!(send(twice, &server).await, 400);
    server.assert_broke(Rule::Repeated);
}

#[tokio::test]
async fn a_scheme_must_be_described() {
    let fault = Server::try_start(&SPEC.replace("    Basic:", "    Other:")).expect_err("no such scheme");
    assert!(fault.contains("`Basic`"), "{fault}");
}
