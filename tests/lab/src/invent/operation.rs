//! Operations and the paths that they stand at.

mod body;
mod parameter;
mod response;
pub mod security;

pub use body::body;
pub use parameter::parameter;
pub use response::response;

use super::names::{OPERATIONS, PROSE, TAGS};
use super::schemas::{Schemas, with};
use super::version::Version;
use parameter::{in_path, parameters};
use response::responses;
use serde_json::{Map, Value, json};

const METHODS: &[&str] = &["post", "post", "put", "patch", "get", "get", "delete", "head", "options", "trace"];

/// All paths: so many that every component is used somewhere.
pub fn paths(schemas: &mut Schemas, securities: &[Value]) -> Value {
    let mut paths = Map::new();
    let mut ids = Vec::new();
    let mut names: Vec<Option<String>> = schemas.names.iter().cloned().map(Some).collect();
    names.extend(vec![None; schemas.dice.between(1, 4)]);
    for (number, name) in names.into_iter().enumerate() {
        let own = parameters(schemas, 3);
        let shared = parameters(schemas, 1);
        let path = path(schemas, number, &[in_path(&own), in_path(&shared)].concat());
        let mut operation = operation(schemas, number, &mut ids, securities);
        if let Some(name) = name {
            operation = using(operation, &name);
        }
        if !own.is_empty() {
            operation = with(operation, "parameters", own);
        }
        let method = schemas.dice.pick(METHODS);
        let mut item = match schemas.dice.below(20) {
            0 if schemas.version == Version::V32 => json!({ "additionalOperations": { "COPY": operation } }),
            1 if schemas.version == Version::V32 => json!({ "query": operation }),
            _ => json!({ method: operation }),
        };
        if !shared.is_empty() {
            item = with(item, "parameters", shared);
        }
        if schemas.dice.chance(3) {
            item = with(item, "servers", json!([{ "url": "/relative" }]));
        }
        paths.insert(path, item);
    }
    paths.into()
}

/// A path with its parameters: in places of their own, in one with others, or with text around.
fn path(schemas: &mut Schemas, number: usize, names: &[&str]) -> String {
    let mut path = format!("/r{number}");
    let mut seen = Vec::new();
    for name in names {
        if !seen.contains(name) {
            let before = schemas.dice.pick(&["/", "/", "/", "-", "/x."]);
            path.push_str(&format!("{before}{{{name}}}"));
            seen.push(*name);
        }
    }
    path + schemas.dice.pick(&["", "", "", "/", ".json", "/é", "#part"])
}

/// One operation.
fn operation(schemas: &mut Schemas, number: usize, ids: &mut Vec<String>, securities: &[Value]) -> Value {
    let mut made = json!({ "responses": responses(schemas, ids) });
    if schemas.dice.chance(85) {
        let id = match schemas.dice.pick(OPERATIONS) {
            "" => format!("list_{number}"),
            id => id.to_owned(),
        };
        ids.push(id.clone());
        made = with(made, "operationId", id);
    }
    if schemas.dice.chance(70) {
        made = with(made, "requestBody", body(schemas));
    }
    if schemas.dice.chance(50) {
        let number = schemas.dice.between(1, 2);
        made = with(made, "tags", schemas.dice.sample(TAGS, number));
    }
    if schemas.dice.chance(20) {
        made = with(made, "summary", schemas.dice.pick(PROSE));
    }
    if schemas.dice.chance(10) {
        made = with(made, "deprecated", true);
    }
    if schemas.dice.chance(30) {
        made = with(made, "security", schemas.dice.pick(securities));
    }
    if schemas.dice.chance(6) {
        let answer = json!({ "200": { "description": "" } });
        let call = json!({ "post": { "requestBody": body(schemas), "responses": answer } });
        made = with(made, "callbacks", json!({ "onEvent": { "{$request.body#/url}": call } }));
    }
    made
}

/// An operation that gives a component, so that each is used.
fn using(mut operation: Value, name: &str) -> Value {
    let schema = json!({ "$ref": super::names::reference("schemas", name) });
    let answer = json!({ "description": "", "content": { "application/json": { "schema": schema } } });
    if let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) {
        responses.insert("200".to_owned(), answer);
    }
    operation
}
