//! The strict server: bodies held against composed schemas.

use notte_tests::server::{Probe, Rule, Server};
use serde_json::{Value, json};

const SCHEMAS: &str = r"
    Base: { type: object, required: [id], properties: { id: { type: string, readOnly: true }, at: { type: string, format: date-time } } }
    Composed: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, required: [n], properties: { n: { type: integer, format: int32 } } }] }
    Open: { type: object, properties: { a: { type: string } }, additionalProperties: true }
    Typed: { type: object, properties: { a: { type: string } }, additionalProperties: { type: integer } }
    Free: { type: object }
    Nulls:
      type: object
      properties:
        text: { type: string, nullable: true }
        pick: { type: string, enum: [a, b], nullable: true }
        part: { nullable: true, allOf: [{ $ref: '#/components/schemas/Base' }] }
        plain: { type: string }
    Tree: { type: object, properties: { name: { type: string }, children: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }
    Either: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }, { type: boolean }] }
    Cat: { type: object, properties: { meow: { type: integer } }, required: [meow] }
    Dog: { type: object, properties: { bark: { type: integer }, loud: { type: boolean } } }
    Tagged:
      oneOf: [{ $ref: '#/components/schemas/Go' }, { $ref: '#/components/schemas/Stop' }]
      discriminator: { propertyName: kind, mapping: { go: '#/components/schemas/Go', halt: '#/components/schemas/Stop' } }
    Go: { type: object, required: [kind], properties: { kind: { type: string }, speed: { type: integer } } }
    Stop: { type: object, required: [kind], properties: { kind: { type: string } } }
    Mixed: { type: object, properties: { own: { type: integer } }, oneOf: [{ $ref: '#/components/schemas/Cat' }, { required: [bark], properties: { bark: {} } }] }
    Labelled:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator: { propertyName: kind }
    Ways: { type: object, required: [id, word], properties: { id: { type: string, readOnly: true }, word: { type: string, writeOnly: true } } }
    Formats: { type: object, properties: { long: { type: string, format: duration }, raw: { type: string, format: byte }, id: { type: string, format: uuid } } }
    Bounds: { type: number, minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: false }
";

fn spec(name: &str) -> String {
    format!(
        "openapi: 3.0.3
info: {{ title: Schemas, version: '1' }}
paths:
  /it:
    post:
      operationId: it
      requestBody: {{ content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{name}' }} }} }} }}
      responses: {{ '200': {{ description: '', content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{name}' }} }} }} }} }}
components:
  schemas:{SCHEMAS}"
    )
}

fn names(object: &Value) -> Vec<&str> {
    let entries = object.as_object().into_iter().flatten();
    entries.map(|(name, _)| name.as_str()).collect()
}

async fn check(name: &str, good: &[Value], bad: &[Value]) {
    let server = Server::start(&spec(name));
    for body in good {
        Probe::anonymous("POST", "/it").json(body).send(&server).await;
    }
    server.assert_clean();
    for body in bad {
        let echo = Probe::anonymous("POST", "/it").json(body).send(&server).await;
        assert_eq!(echo.status, 400, "{name} takes {body}");
        server.assert_broke(Rule::InvalidBody);
    }
}

#[tokio::test]
async fn all_of_is_closed_as_a_whole() {
    let good = [json!({"n": 1}), json!({"n": 1, "id": "x", "at": "2026-01-02T03:04:05Z"})];
    let bad = [
        json!({}),
        json!({"n": 1, "x": 1}),
        json!({"n": 2_147_483_648_i64}),
        json!({"n": 1, "at": "now"}),
        json!({"n": 1, "id": null}),
    ];
    check("Composed", &good, &bad).await;
}

#[tokio::test]
async fn objects_that_say_so_stay_open() {
    check("Open", &[json!({"a": "x", "b": [1]})], &[json!({"a": 1})]).await;
    check("Typed", &[json!({"a": "x", "b": 1})], &[json!({"a": "x", "b": "1"})]).await;
    check("Free", &[json!({}), json!({"a": {"b": null}})], &[json!([]), json!(null)]).await;
}

#[tokio::test]
async fn nullable_of_3_0_is_respected() {
    let good = [
        json!({"text": null, "pick": null, "part": null}),
        json!({"text": "", "pick": "b", "part": {"at": "2026-01-02T03:04:05Z"}}),
    ];
    check("Nulls", &good, &[json!({"plain": null}), json!({"pick": "c"}), json!({"part": {"x": 1}}), json!(null)])
        .await;
}

#[tokio::test]
async fn recursion_stays_strict() {
    let good = json!({"name": "a", "children": [{"children": []}, {"name": "b"}]});
    check("Tree", &[good], &[json!({"children": [{"children": [{"nome": "x"}]}]})]).await;
}

#[tokio::test]
async fn unions_are_told_apart() {
    let good = [json!({"meow": 1}), json!({"bark": 1, "loud": true}), json!({}), json!(true)];
    check("Either", &good, &[json!({"meow": 1, "bark": 1}), json!("x"), json!({"loud": 1})]).await;
    let good = [json!({"kind": "go", "speed": 1}), json!({"kind": "halt"})];
    check("Tagged", &good, &[json!({"kind": "halt", "speed": 1}), json!({"kind": "Go"}), json!({"speed": 1})]).await;
    let good = [json!({"own": 1, "meow": 1}), json!({"bark": 1})];
    check("Mixed", &good, &[json!({"own": 1}), json!({"own": 1, "meow": 1, "x": 1})]).await;
}

#[tokio::test]
async fn bounds_of_3_0_are_read() {
    check("Bounds", &[json!(1), json!(0.5)], &[json!(0), json!(1.5)]).await;
}

#[tokio::test]
async fn words_of_3_1_are_read() {
    let spec = r##"{"openapi": "3.1.0", "info": {"title": "3.1", "version": "1"}, "paths": {"/it": {"post": {"operationId": "it",
        "requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {
            "a": {"type": ["string", "null"]}, "b": {"const": "x"}, "c": {"type": "number", "exclusiveMinimum": 0},
            "d": {"anyOf": [{"$ref": "#/components/schemas/P"}, {"type": "null"}]}, "e": {"$ref": "#/components/schemas/P", "required": ["p"]}}}}}},
        "responses": {}}}}, "components": {"schemas": {"P": {"type": "object", "properties": {"p": {"type": "integer"}}}}}}"##;
    let server = Server::start(spec);
    for good in [json!({"a": null, "b": "x", "c": 1, "d": null, "e": {"p": 1}}), json!({"a": "", "d": {"p": 1}})] {
        Probe::anonymous("POST", "/it").json(&good).send(&server).await;
    }
    server.assert_clean();
    for bad in
        [json!({"b": "y"}), json!({"c": 0}), json!({"d": {"q": 1}}), json!({"e": {}}), json!({"e": {"p": 1, "q": 1}})]
    {
        Probe::anonymous("POST", "/it").json(&bad).send(&server).await;
        server.assert_broke(Rule::InvalidBody);
    }
}

#[tokio::test]
async fn made_bodies_are_valid() {
    use notte_tests::server::Shape;
    for name in [
        "Composed", "Open", "Typed", "Free", "Nulls", "Tree", "Either", "Tagged", "Labelled", "Formats", "Ways",
        "Mixed", "Bounds",
    ] {
        let server = Server::start(&spec(name));
        for shape in [Shape::Full, Shape::Sparse, Shape::Nulls] {
            let body = server.sample_request("it", shape).expect("a body");
            Probe::anonymous("POST", "/it").json(&body).send(&server).await;
            server.assert_clean();
            let body = server.sample_answer("it", 200, shape).expect("a body");
            assert_eq!(server.answer_faults("it", 200, &body), [""; 0], "{name} {shape:?} {body}");
        }
    }
}

#[tokio::test]
async fn a_tag_need_not_be_a_property_of_its_branch() {
    let good = [json!({"kind": "Cat", "meow": 1}), json!({"kind": "Dog"})];
    let bad = [json!({"kind": "Dog", "meow": 1}), json!({"kind": "cat", "meow": 1}), json!({"meow": 1})];
    check("Labelled", &good, &bad).await;
}

#[tokio::test]
async fn what_travels_one_way_is_asked_for_one_way() {
    use notte_tests::server::Shape;
    let server = Server::start(&spec("Ways"));
    let sent = server.sample_request("it", Shape::Full).expect("a body");
    assert_eq!(names(&sent), ["word"]);
    Probe::anonymous("POST", "/it").json(&sent).send(&server).await;
    server.assert_clean();
    let made = server.last().answered_json();
    assert_eq!(names(&made), ["id"]);
    assert_eq!(server.answer_faults("it", 200, &made), [""; 0]);
    Probe::anonymous("POST", "/it").json(&json!({})).send(&server).await;
    server.assert_broke(Rule::InvalidBody);
}

#[tokio::test]
async fn formats_are_checked() {
    let good = ["PT41.286072S", "P1Y2M3DT4H", "P2W", "-PT0S"].map(|long| json!({ "long": long }));
    let bad = ["41", "P", "PT", "PT1", "P1S", "PTS", "PT1S1H", "P1D "].map(|long| json!({ "long": long }));
    check("Formats", &good, &bad).await;
    let good = [json!({"raw": "YQ=="}), json!({"raw": ""}), json!({"id": "01234567-89ab-4def-8123-000000000001"})];
    check("Formats", &good, &[json!({"raw": "YQ"}), json!({"raw": "a-=="}), json!({"id": "1"})]).await;
}
