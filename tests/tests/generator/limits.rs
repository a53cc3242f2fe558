//! Bounds on what a description may become: past them it is an error, and before them the output is in proportion.

use crate::support::{assert_made, description, row, run};
use notte_codegen::Generated;
use notte_codegen::diagnostics::Severity;
use serde_json::{Map, Value, json};

/// Whether the only error says that the description becomes too much.
fn is_too_large(generated: &Generated) -> bool {
    let errors = generated.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let codes: Vec<&str> = errors.map(|diagnostic| diagnostic.code.name).collect();
    generated.files.is_none() && codes == ["too-large"]
}

#[test]
fn members_taken_over_from_parts_have_a_budget() {
    // A row of schemas that each include the next.
    let row = row(600, |number, next| {
        let own = json!({ "type": "object", "properties": { format!("p{number}"): { "type": "string" } } });
        if number == 599 { own } else { json!({ "allOf": [next, own] }) }
    });
    assert!(is_too_large(&row));
    // A wide schema that many include.
    let own = || json!({ "type": "object", "properties": { "q": { "type": "string" } } });
    let base: Map<String, Value> = (0..400).map(|number| (format!("p{number}"), json!({ "type": "string" }))).collect();
    let mut schemas: Map<String, Value> = (0..400)
        .map(|number| (format!("S{number}"), json!({ "allOf": [{ "$ref": "#/components/schemas/Base" }, own()] })))
        .collect();
    schemas.insert("Base".to_owned(), json!({ "type": "object", "properties": base }));
    assert!(is_too_large(&description(schemas)));
}

#[test]
fn tuples_of_tuples_do_not_double() {
    let size = |levels: usize| {
        let generated = row(levels + 1, |number, next| match number {
            _ if number == levels => json!({ "type": "string" }),
            _ => json!({ "type": "array", "prefixItems": [next, next], "items": false, "minItems": 2, "maxItems": 2 }),
        });
        assert_made(&generated);
        generated.files.iter().flat_map(|files| files.values()).map(String::len).sum::<usize>()
    };
    assert!(size(30) < size(3) + 10_000, "{} and {}", size(3), size(30));
}

#[test]
fn depth_is_counted_while_a_text_is_read() {
    // What is too deep is an error at once, not after all of it is read: half a megabyte of brackets takes no time.
    for text in ["{\"a\":".repeat(100_000), "[".repeat(500_000), format!("a: {}", "{a: ".repeat(100_000))] {
        let generated = run(text);
        let codes: Vec<&str> = generated.diagnostics.iter().map(|diagnostic| diagnostic.code.name).collect();
        assert_eq!(codes, ["too-deep"]);
    }
    // A text that neither parser reads is not given to the one that looks through all open brackets at each token.
    let generated = run(format!("a: b: c\nd: {}", "[".repeat(200_000)));
    assert!(generated.diagnostics.has_errors());
}

#[test]
fn messages_quote_a_part_of_what_is_long() {
    let path: String = (0..500).map(|number| format!("/{{p{number}}}")).collect();
    let operation = json!({ "get": { "operationId": "a", "responses": { "204": { "description": "ok" } } } });
    let paths: Map<String, Value> = [(path, operation)].into_iter().collect();
    let info = json!({ "title": "Hostile", "version": "1" });
    let generated = run(json!({ "openapi": "3.1.0", "info": info, "paths": paths }).to_string());
    assert_made(&generated);
    assert!(generated.diagnostics.iter().all(|diagnostic| diagnostic.message.chars().count() <= 1_001));
}

#[test]
fn a_row_of_unions_needs_no_stack() {
    for keyword in ["oneOf", "anyOf"] {
        assert_made(&row(10_000, |_, next| json!({ keyword: [next] })));
        assert_made(&row(10_000, |_, next| json!({ keyword: [next, { "type": "null" }] })));
    }
}
