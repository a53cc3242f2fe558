//! Hostile descriptions, made and generated from.

use notte_codegen::{Diagnostics, Generated, Settings, generate, load};
use serde_json::{Map, Value, json};

/// As much stack as a thread of Rust has by itself.
const STACK: usize = 2 << 20;

pub fn run(text: String) -> Generated {
    run_with(text, Settings::default())
}

pub fn run_with(text: String, settings: Settings) -> Generated {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || {
        let mut diagnostics = Diagnostics::new();
        let document = load::from_text("hostile.yaml", &text, &mut diagnostics);
        generate(&document, &settings, diagnostics).expect("the generator has no bug")
    });
    thread.expect("a thread").join().expect("it neither panics nor overflows")
}

pub fn description(schemas: Map<String, Value>) -> Generated {
    paths(
        json!({ "/a": { "get": { "operationId": "a", "tags": ["t"], "responses": { "200": {
            "description": "ok",
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/S0" } } },
        } } } } }),
        schemas,
    )
}

/// A description of these paths and components.
pub fn paths(paths: Value, schemas: Map<String, Value>) -> Generated {
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Hostile", "version": "1" },
        "paths": paths,
        "components": { "schemas": schemas },
    });
    run(document.to_string())
}

/// Components in a row, each made from its number and a reference to the next.
pub fn row(length: usize, schema: impl Fn(usize, Value) -> Value) -> Generated {
    let next = |number: usize| json!({ "$ref": format!("#/components/schemas/S{}", (number + 1) % length) });
    description((0..length).map(|number| (format!("S{number}"), schema(number, next(number)))).collect())
}

#[track_caller]
pub fn assert_made(generated: &Generated) {
    assert!(generated.files.is_some(), "no files");
}
