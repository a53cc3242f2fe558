//! Answers: by status and by content type, with headers and links.

use crate::invent::schemas::{Schemas, with};
use crate::invent::version::Version;
use serde_json::{Map, Value, json};

/// The answers of an operation.
pub fn responses(schemas: &mut Schemas, operations: &[String]) -> Value {
    let mut all = Map::new();
    let success = schemas.dice.pick(&["200", "200", "200", "201", "2XX", "204"]);
    all.insert(success.to_owned(), response(schemas, success, operations));
    for status in ["201", "202", "2XX", "304", "400", "404", "4XX", "5XX", "default"] {
        if schemas.dice.chance(if status == "default" { 30 } else { 7 }) {
            let one = if schemas.dice.chance(15) {
                json!({ "$ref": "#/components/responses/Shared" })
            } else {
                response(schemas, status, operations)
            };
            all.insert(status.to_owned(), one);
        }
    }
    all.into()
}

/// One answer.
pub fn response(schemas: &mut Schemas, status: &str, operations: &[String]) -> Value {
    let mut response = json!({ "description": "" });
    if !matches!(status, "204" | "304") && schemas.dice.chance(92) {
        let number = schemas.dice.pick(&[1, 1, 1, 1, 1, 2]);
        let content: Map<String, Value> = (0..number).map(|_| media(schemas)).collect();
        response = with(response, "content", content);
    }
    if schemas.dice.chance(25) {
        let retry = json!({ "schema": { "type": "integer" } });
        let all = json!({
            "X-A": { "schema": schemas.scalar() },
            "Retry-After": retry,
            "X-List": { "schema": { "type": "array", "items": schemas.scalar() }, "required": true },
            "Set-Cookie": { "$ref": "#/components/headers/Shared" },
            "Content-Type": { "schema": { "type": "string" } },
        });
        response = with(response, "headers", all);
    }
    let operation = schemas.dice.pick(operations);
    if !operation.is_empty() && schemas.dice.chance(15) {
        let link =
            json!({ "operationId": operation, "parameters": { "id": "$response.body#/id" }, "description": "[x]" });
        response =
            with(response, "links", json!({ "Next": link, "self": { "operationRef": "#/paths/~1nowhere/get" } }));
    }
    response
}

fn media(schemas: &mut Schemas) -> (String, Value) {
    let kind = match schemas.dice.below(30) {
        0..22 => "application/json",
        22 => "application/problem+json",
        23 => "text/plain",
        24 => "application/octet-stream",
        25 => "text/event-stream",
        26 => "application/jsonl",
        27 => "application/json-seq",
        28 => "*/*",
        _ => "text/html",
    };
    let is_sequence = matches!(kind, "text/event-stream" | "application/jsonl" | "application/json-seq");
    let word = if is_sequence && schemas.version == Version::V32 { "itemSchema" } else { "schema" };
    (kind.to_owned(), json!({ word: schemas.below(0) }))
}
