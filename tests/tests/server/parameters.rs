//! The strict server: parameters of the query, headers and cookies.

use notte_tests::server::{Probe, Rule, Server};

const SPEC: &str = r"
openapi: 3.0.3
info: { title: Parameters, version: '1' }
paths:
  /search:
    get:
      operationId: search
      parameters:
        - { name: q, in: query, required: true, schema: { type: string } }
        - { name: page, in: query, schema: { type: integer, minimum: 1 } }
        - { name: ratio, in: query, schema: { type: number } }
        - { name: active, in: query, schema: { type: boolean } }
        - { name: sort, in: query, schema: { $ref: '#/components/schemas/Sort' } }
        - { name: since, in: query, schema: { type: string, format: date-time } }
        - { name: tag, in: query, schema: { type: array, items: { type: string } } }
        - { name: id, in: query, explode: false, schema: { type: array, items: { type: integer }, maxItems: 2 } }
        - { name: filter, in: query, style: deepObject, schema: { type: object, properties: { a: { type: integer } } } }
        - { name: json, in: query, content: { application/json: { schema: { type: object, required: [x] } } } }
        - { name: bare, in: query, allowEmptyValue: true, schema: { type: boolean } }
        - { name: X-Trace, in: header, schema: { type: integer } }
        - { name: tint, in: cookie, schema: { type: string, enum: [dark] } }
      responses: { '200': { description: '' } }
  /strict:
    get:
      operationId: strict
      parameters: [{ name: X-Needed, in: header, required: true, schema: { type: string } }]
      responses: { '200': { description: '' } }
components: { schemas: { Sort: { type: string, enum: [up, down] } } }
";

async fn search(server: &Server, query: &str) -> u16 {
    let target = format!("/search?q=x{query}");
    Probe::anonymous("GET", &target).send(server).await.status
}

#[tokio::test]
async fn what_is_described_is_taken() {
    let server = Server::start(SPEC);
    let good = [
        "",
        "&page=1",
        "&ratio=0.5",
        "&ratio=3",
        "&active=true",
        "&active=false",
        "&sort=down",
        "&since=2026-01-02T03:04:05Z",
        "&tag=a&tag=b",
        "&id=1,2",
        "&id=1%2C2",
        "&filter[a]=1",
        "&filter%5Ba%5D=1",
        "&json=%7B%22x%22%3A1%7D",
        "&bare=",
        "&bare",
        "&tag=a%26b%3Dc",
    ];
    for query in good {
        assert_eq!(search(&server, query).await, 200, "{query}");
    }
    server.assert_clean();
    let last = server.last();
    assert_eq!(last.query.as_deref(), Some("q=x&tag=a%26b%3Dc"));
    assert_eq!(last.query_parameter("tag"), Some("a&b=c"));
}

#[tokio::test]
async fn values_of_the_wrong_type_are_refused() {
    let server = Server::start(SPEC);
    let bad = [
        "&page=one",
        "&page=1.0",
        "&page=+1",
        "&page=1%0A",
        "&page=01",
        "&page=0",
        "&page=",
        "&ratio=NaN",
        "&ratio=x",
        "&active=True",
        "&active=1",
        "&active=",
        "&sort=UP",
        "&sort=",
        "&since=yesterday",
        "&id=1,x",
        "&id=1,2,3",
        "&filter[a]=x",
        "&json=%7B",
        "&json=%7B%7D",
    ];
    for query in bad {
        assert_eq!(search(&server, query).await, 400, "{query}");
        server.assert_broke(Rule::InvalidParameter);
    }
}

#[tokio::test]
async fn unknown_keys_are_refused() {
    let server = Server::start(SPEC);
    for query in ["&limit=1", "&Q=1", "&filter=1", "&", "&&page=1"] {
        assert_eq!(search(&server, query).await, 400, "{query}");
        server.assert_broke(Rule::UnknownQuery);
    }
}

#[tokio::test]
async fn repeated_keys_are_refused() {
    let server = Server::start(SPEC);
    for query in ["&page=1&page=1", "&q=y", "&id=1&id=2"] {
        assert_eq!(search(&server, query).await, 400, "{query}");
        server.assert_broke(Rule::Repeated);
    }
}

#[tokio::test]
async fn missing_ones_are_refused() {
    let server = Server::start(SPEC);
    assert_eq!(Probe::anonymous("GET", "/search").send(&server).await.status, 400);
    server.assert_broke(Rule::MissingParameter);
    assert_eq!(Probe::anonymous("GET", "/strict").send(&server).await.status, 400);
    server.assert_broke(Rule::MissingParameter);
    let given = Probe::anonymous("GET", "/strict").header("x-needed", "yes");
    assert_eq!(given.send(&server).await.status, 200);
}

#[tokio::test]
async fn bad_percent_encoding_is_refused() {
    let server = Server::start(SPEC);
    for query in ["&tag=%zz", "&tag=%f", "&tag=%ff", "&t%ag=1", "&tag=a|b", "&tag=%C3"] {
        assert_eq!(search(&server, query).await, 400, "{query}");
        server.assert_broke(Rule::Encoding);
    }
}

#[tokio::test]
async fn headers_and_cookies_are_checked() {
    let server = Server::start(SPEC);
    let probe = Probe::anonymous("GET", "/search?q=");
    let good = probe.clone().header("X-TRACE", "7").header("Cookie", "other=1; tint=dark");
    assert_eq!(good.send(&server).await.status, 200);
    server.assert_clean();
    for (name, value) in [("X-Trace", "seven"), ("Cookie", "tint=light")] {
        assert_eq!(probe.clone().header(name, value).send(&server).await.status, 400);
        server.assert_broke(Rule::InvalidParameter);
    }
    let twice = probe.header("X-Trace", "7").header("x-trace", "8");
    assert_eq!(twice.send(&server).await.status, 400);
    server.assert_broke(Rule::Repeated);
}
