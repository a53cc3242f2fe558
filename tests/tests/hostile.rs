//! Descriptions made to hurt: each gives files or errors, on a thread with an ordinary stack, and in proportion to its size.

use notte_codegen::{Diagnostics, Generated, Settings, generate, load};
use serde_json::{Map, Value, json};

/// As much stack as a thread of Rust has by itself.
const STACK: usize = 2 << 20;

fn run(text: String) -> Generated {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || {
        let mut diagnostics = Diagnostics::new();
        let document = load::from_text("hostile.yaml", &text, &mut diagnostics);
        generate(&document, &Settings::default(), diagnostics).expect("the generator has no bug")
    });
    thread.expect("a thread").join().expect("it neither panics nor overflows")
}

fn description(schemas: Map<String, Value>) -> Generated {
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Hostile", "version": "1" },
        "paths": { "/a": { "get": { "operationId": "a", "tags": ["t"], "responses": { "200": {
            "description": "ok",
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/S0" } } },
        } } } } },
        "components": { "schemas": schemas },
    });
    run(document.to_string())
}

/// Components in a row, each made from its number and a reference to the next.
fn row(length: usize, schema: impl Fn(usize, Value) -> Value) -> Generated {
    let next = |number: usize| json!({ "$ref": format!("#/components/schemas/S{}", (number + 1) % length) });
    description((0..length).map(|number| (format!("S{number}"), schema(number, next(number)))).collect())
}

#[track_caller]
fn assert_made(generated: &Generated) {
    assert!(generated.files.is_some(), "no files");
}

#[test]
fn text_that_nests_ten_thousand_deep() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{a: ", "}")] {
        let end = if open == "[" { "" } else { "1" };
        let text = format!("{}{end}{}", open.repeat(10_000), close.repeat(10_000));
        let generated = run(text);
        assert!(generated.files.is_none() && generated.diagnostics.has_errors());
    }
    let indented: String = (0..3_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert!(run(indented).diagnostics.has_errors());
}

#[test]
fn a_row_of_all_of() {
    // Each has the members of all behind it, so what is made grows with the square.
    assert_made(&row(200, |number, next| {
        let own = json!({ "type": "object", "properties": { format!("p{number}"): { "type": "string" } } });
        if number == 199 { own } else { json!({ "allOf": [next, own] }) }
    }));
    assert_made(&row(1_000, |_, next| json!({ "allOf": [next] })));
    assert_made(&row(1_000, |_, next| json!({ "allOf": [next, { "required": ["a"] }] })));
}

#[test]
fn a_row_of_references_lists_maps_and_unions() {
    assert_made(&row(10_000, |number, next| if number == 9_999 { json!({ "type": "string" }) } else { next }));
    assert_made(&row(500, |_, next| json!({ "type": "array", "items": next })));
    assert_made(&row(500, |_, next| json!({ "type": "object", "additionalProperties": next })));
    assert_made(&row(300, |_, next| json!({ "oneOf": [next, { "type": "string" }] })));
    assert_made(&row(300, |_, next| json!({ "anyOf": [{ "type": "array", "items": next }, { "type": "null" }] })));
}

#[test]
fn a_row_of_objects_that_hold_each_other() {
    assert_made(&row(5_000, |_, next| json!({ "type": "object", "required": ["n"], "properties": { "n": next } })));
}

#[test]
fn references_that_multiply() {
    // Each merges the next one twice: 2^60 merges, if none were remembered.
    assert_made(&row(60, |number, next| {
        let own = json!({ "type": "object", "properties": { format!("p{number}"): { "type": "string" } } });
        if number == 59 { own } else { json!({ "allOf": [next.clone(), next, own] }) }
    }));
    assert_made(&row(60, |number, next| {
        if number == 59 {
            json!({ "type": "integer" })
        } else {
            json!({ "oneOf": [next.clone(), { "anyOf": [next] }] })
        }
    }));
}

#[test]
fn many_of_everything() {
    let values: Vec<String> = (0..20_000).map(|number| format!("value {number}")).collect();
    assert_made(&row(1, |_, _| json!({ "type": "string", "enum": values })));
    let properties: Map<String, Value> = (0..5_000).map(|n| (format!("p{n}"), json!({ "type": "string" }))).collect();
    assert_made(&row(1, |_, _| json!({ "type": "object", "properties": properties })));
    let same: Map<String, Value> = (0..2_000).map(|n| (format!("a{}", "-".repeat(n)), json!(true))).collect();
    assert_made(&row(1, |_, _| json!({ "type": "object", "properties": same })));
    assert_made(&row(
        1,
        |_, _| json!({ "type": "object", "properties": { "x".repeat(100_000): { "type": "string" } } }),
    ));
}

#[test]
fn aliases_that_multiply() {
    let mut text = String::from("openapi: 3.0.1\na0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for level in 1..12 {
        let before = format!("*a{},", level - 1).repeat(9);
        text.push_str(&format!("a{level}: &a{level} [{}]\n", before.trim_end_matches(',')));
    }
    assert!(run(text).diagnostics.has_errors());
}

#[test]
fn what_makes_no_sense_at_all() {
    for text in [
        "",
        "\0",
        "null",
        "openapi: 3.1.0",
        "openapi: 3.1.0\npaths: []",
        "openapi: 3.1.0\npaths: {/a: 1, b: {get: []}}",
        "openapi: 3.1.0\ncomponents: {schemas: {A: 1, B: [], C: {properties: 7, required: x, allOf: {}, enum: {}, type: 3}}}",
        "openapi: 3.1.0\npaths: {'/{': {get: {}}, '/}{': {get: {}}, '/{a}{a}': {get: {parameters: 3, responses: {x: 1, 200: {content: 4}}}}}",
        "openapi: 3.1.0\ntags: {a: b}\nservers: [1, {url: '{x'}]\nsecurity: {a: b}\ncomponents: {securitySchemes: {a: 1}}",
        "openapi: 3.1.0\npaths: {/a: {$ref: '#/paths/~1a'}}",
        "openapi: 3.1.0\ncomponents: {schemas: {A: {$ref: '#/components/schemas/A/properties/a', properties: {a: {$ref: '#/components/schemas/A'}}}}}",
    ] {
        run(text.to_owned());
    }
}

#[test]
fn names_of_ten_thousand_letters() {
    let long = "a_very_long_name_".repeat(600);
    let other = format!("{long}b");
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": long, "version": "1" },
        "paths": { format!("/{long}"): { "post": {
            "operationId": long,
            "tags": [long, other],
            "parameters": [{ "name": long, "in": "query", "schema": { "type": "string" } }],
            "requestBody": { "content": { "application/json": { "schema": { "$ref": format!("#/components/schemas/{long}") } } } },
            "responses": { "204": { "description": long } },
        } } },
        "components": { "schemas": {
            &long: { "type": "object", "properties": {
                &long: { "type": "string", "enum": [long, other] },
                &other: { "type": "object", "properties": { "a": { "type": "string" } } },
            } },
            &other: { "type": "string" },
        } },
    });
    let generated = run(document.to_string());
    assert_made(&generated);
    let files = generated.files.unwrap();
    // A system takes no longer name of a file.
    assert!(files.keys().all(|path| path.split('/').all(|name| name.len() < 240)));
}

#[test]
fn unions_whose_combinations_combine_in_turn() {
    let part =
        |name: &str| json!({ "type": "object", "required": [name], "properties": { name: { "type": "string" } } });
    assert_made(&row(24, |number, next| {
        if number == 23 {
            return part("end");
        }
        json!({ "allOf": [
            { "oneOf": [next, part("a"), part("b"), part("c")] },
            { "oneOf": [next, part("d"), part("e"), part("f")] },
        ] })
    }));
}

#[test]
fn thousands_of_schemas_that_travel_both_ways() {
    let schemas: Map<String, Value> = (0..2_000)
        .map(|number: usize| {
            let next = json!({ "$ref": format!("#/components/schemas/S{}", (number + 1) % 2_000) });
            let schema = json!({ "type": "object", "properties": { "next": next, "id": { "type": "string", "readOnly": true } } });
            (format!("S{number}"), schema)
        })
        .collect();
    let content = json!({ "application/json": { "schema": { "$ref": "#/components/schemas/S0" } } });
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Both ways", "version": "1" },
        "paths": { "/a": { "post": {
            "operationId": "a",
            "tags": ["t"],
            "requestBody": { "content": content },
            "responses": { "200": { "description": "ok", "content": content } },
        } } },
        "components": { "schemas": schemas },
    });
    let generated = run(document.to_string());
    assert_made(&generated);
    assert_eq!(generated.types, 4_000);
}
