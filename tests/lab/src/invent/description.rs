//! A whole description.

use super::dice::Dice;
use super::examples;
use super::operation::{body, parameter, paths, response, security};
use super::schemas::{Schemas, with};
use super::version::Version;
use serde_json::{Map, Value, json};

/// The description of a seed: equal for equal seeds.
pub fn description(seed: u64) -> Value {
    let mut dice = Dice::of(seed);
    let version = match dice.below(4) {
        0 => Version::V30,
        1 | 2 => Version::V31,
        _ => Version::V32,
    };
    let mut schemas = Schemas::new(dice, version);
    schemas.components();
    let requirements = security::requirements();
    let paths = paths(&mut schemas, &requirements);
    let mut root = json!({
        "openapi": version.text(),
        "info": { "title": format!("Invented {seed}"), "version": "1" },
        "servers": servers(&mut schemas),
        "paths": paths,
    });
    if version.is_modern() && schemas.dice.chance(30) {
        let answer = json!({ "200": { "description": "" } });
        let hook = json!({ "post": { "requestBody": body(&mut schemas), "responses": answer } });
        root = with(root, "webhooks", json!({ "new-event": hook }));
    }
    if schemas.dice.chance(50) {
        root = with(root, "security", schemas.dice.pick(&requirements));
    }
    let shared = shared(&mut schemas);
    let Schemas { mut dice, made, .. } = schemas;
    root = with(root, "components", with(shared, "schemas", made));
    examples::added(root, version, &mut dice)
}

fn servers(schemas: &mut Schemas) -> Value {
    let variables = json!({ "region": { "default": "eu", "enum": ["eu", "us"] }, "self": { "default": "x" } });
    schemas.dice.pick(&[
        json!([{ "url": "http://a.b" }]),
        json!([{ "url": "https://{region}.a.b/{self}/v1/", "variables": variables }, { "url": "/" }]),
        json!([{ "url": "/v1" }]),
        json!([]),
    ])
}

/// Components that are no schemas.
fn shared(schemas: &mut Schemas) -> Value {
    let mut parameters = Map::new();
    for place in ["query", "header"] {
        parameters.insert(place.to_owned(), parameter(schemas, place, "shared"));
    }
    let header = json!({ "schema": schemas.scalar() });
    json!({
        "parameters": parameters,
        "responses": { "Shared": response(schemas, "default", &[]) },
        "headers": { "Shared": header },
        "securitySchemes": security::schemes(),
    })
}
