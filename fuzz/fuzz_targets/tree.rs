//! A description made of OpenAPI's own keywords, so that every input gets past the first checks.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::{Map, Value, json};

#[path = "../made.rs"]
mod made;

const KEYS: &[&str] = &[
    "type",
    "properties",
    "required",
    "items",
    "prefixItems",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "enum",
    "const",
    "default",
    "$ref",
    "additionalProperties",
    "patternProperties",
    "discriminator",
    "mapping",
    "propertyName",
    "format",
    "nullable",
    "readOnly",
    "writeOnly",
    "title",
    "description",
    "examples",
    "contentMediaType",
    "minItems",
    "maxItems",
    "minimum",
    "maximum",
    "pattern",
    "x-rust-sent-name",
    "x-rust-type",
    "deprecated",
    "a",
    "A",
    "type ",
    "",
    "self",
    "0",
    "é",
    "a/b~c",
    "Self",
];

const TEXTS: &[&str] = &[
    "object",
    "array",
    "string",
    "integer",
    "number",
    "boolean",
    "null",
    "date-time",
    "byte",
    "binary",
    "int32",
    "uuid",
    "#/components/schemas/S0",
    "#/components/schemas/S1",
    "#/components/schemas/S2",
    "#/components/schemas/S3",
    "S0",
    "#/components/schemas/S0/properties/a",
    "#/components/schemas/S1/items",
    "#/components/schemas/S2/allOf/0",
    "#",
    "#/",
    "#/components/schemas/S3/oneOf/1",
    "a",
    "A",
    "",
    "self",
    "r#",
    "{",
    "`*/",
    "text/plain",
    "\"",
    "\u{202e}",
    "1",
];

/// A value from the bytes that are left: a few of them choose what it is, those that follow what is in it.
fn value(bytes: &mut impl Iterator<Item = u8>, depth: usize) -> Value {
    let kind = bytes.next().unwrap_or(0);
    let choice = usize::from(bytes.next().unwrap_or(0));
    match if depth > 12 { kind % 5 } else { kind % 12 } {
        0 => Value::Bool(choice.is_multiple_of(2)),
        1 => json!(choice as i64 - 128),
        2 => json!(choice as f64 * 1e300),
        3 => Value::Null,
        4 | 5 => TEXTS.get(choice % TEXTS.len()).copied().into(),
        6 | 7 => (0..choice % 5).map(|_| value(bytes, depth + 1)).collect(),
        _ => object(bytes, choice % 6, depth),
    }
}

fn object(bytes: &mut impl Iterator<Item = u8>, members: usize, depth: usize) -> Value {
    let mut object = Map::new();
    for _ in 0..members {
        let key = KEYS.get(usize::from(bytes.next().unwrap_or(0)) % KEYS.len()).copied().unwrap_or_default();
        object.insert(key.to_owned(), value(bytes, depth + 1));
    }
    Value::Object(object)
}

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = bytes.iter().copied();
    let mut schemas = Map::new();
    for name in ["S0", "S1", "S2", "S3"] {
        let members = usize::from(bytes.next().unwrap_or(0)) % 7;
        schemas.insert(name.to_owned(), object(&mut bytes, members, 0));
    }
    let version = if bytes.next().unwrap_or(0) % 2 == 0 { "3.0.3" } else { "3.1.0" };
    let inner = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let description = json!({
        "openapi": version,
        "info": { "title": "Fuzz", "version": "1" },
        "paths": { "/a/{p}": { "post": {
            "operationId": "a",
            "parameters": [
                { "name": "p", "in": "path", "required": true, "schema": inner("S1") },
                { "name": "q", "in": "query", "schema": inner("S2") },
            ],
            "requestBody": { "content": { "application/json": { "schema": inner("S3") } } },
            "responses": { "200": { "description": "", "content": { "application/json": { "schema": inner("S0") } } } },
        } } },
        "components": { "schemas": schemas },
    });
    made::check(&description.to_string());
});
