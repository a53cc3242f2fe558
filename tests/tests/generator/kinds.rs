//! Faults that were found in one place, tried in other places and in other spellings.

use notte_codegen::mapping::client_of;

#[test]
fn json_is_no_event_where_both_are_described() {
    let events = |body: &str, other: &str| {
        let client = client_of(&format!(
            "paths: {{ /a: {{ post: {{ operationId: a, {body} responses: {{ '200': {{ description: ok, content: {{ {other}: {{ schema: {{ type: object }} }}, text/event-stream: {{ schema: {{ type: object }} }} }} }} }} }} }} }}"
        ));
        assert!(client.contains("pub fn a_events("), "{client}");
        client.contains(".json_beside_events()")
    };
    let either = "oneOf: [{ type: object, required: [b], properties: { b: { type: string } } }, { type: string }]";
    for body in ["", &format!("requestBody: {{ content: {{ application/json: {{ schema: {{ {either} }} }} }} }},")] {
        assert!(events(body, "application/json"), "{body}");
        assert!(events(body, "application/problem+json"), "{body}");
        assert!(!events(body, "application/pdf"), "{body}");
    }
}

#[test]
fn a_part_with_one_value_is_sent_before_files() {
    let form = |fields: &str| {
        format!(
            "paths: {{ /a: {{ post: {{ operationId: a, requestBody: {{ required: true, content: {{ multipart/form-data: {{ {fields} }} }} }}, responses: {{ '204': {{ description: Done. }} }} }} }} }}"
        )
    };
    let properties = "properties: { kind: { const: photo }, file: { type: string, format: binary } }";
    let client = client_of(&form(&format!("schema: {{ type: object, required: [file, kind], {properties} }}")));
    let kind = client.find(r#"draft.part("kind", &"photo".to_owned(), None);"#).expect("it is sent");
    assert!(
        client.find("draft.files(").expect("a file") > kind && client.contains("fn a(&self, file: impl Into<File>)")
    );
    // What may be left out is asked for, and so is what has headers that somebody has to give.
    let optional = client_of(&form(&format!("schema: {{ type: object, required: [file], {properties} }}")));
    assert!(optional.contains("pub fn kind(mut self"), "{optional}");
    let headers = "encoding: { kind: { headers: { X-Size: { required: true, schema: { type: integer } } } } }";
    let with =
        client_of(&form(&format!("schema: {{ type: object, required: [file, kind], {properties} }}, {headers}")));
    assert!(with.contains("kind_x_size: impl Integer<i64>"), "{with}");
}
