//! Parameters, wherever they stand and however they are written.

use crate::invent::names::PARAMETERS;
use crate::invent::schemas::{Schemas, with};
use crate::invent::version::Version;
use serde_json::{Value, json};

/// Some parameters, no two of one place and name; those of the path as well as others.
pub fn parameters(schemas: &mut Schemas, most: usize) -> Vec<Value> {
    let mut made: Vec<Value> = Vec::new();
    for _ in 0..schemas.dice.below(most + 1) {
        let place = schemas.dice.pick(&["query", "query", "header", "cookie", "path"]);
        let name = schemas.dice.pick(PARAMETERS);
        if !made.iter().any(|one| one["in"] == place && one["name"] == name) {
            made.push(parameter(schemas, place, name));
        }
    }
    made
}

/// The names of those that stand in the path.
pub fn in_path(parameters: &[Value]) -> Vec<&str> {
    let them = parameters.iter().filter(|one| one["in"] == "path");
    them.filter_map(|one| one["name"].as_str()).collect()
}

/// One parameter.
pub fn parameter(schemas: &mut Schemas, place: &str, name: &str) -> Value {
    let mut made = json!({ "name": name, "in": place });
    if place == "path" || schemas.dice.chance(35) {
        made = with(made, "required", true);
    }
    if schemas.dice.chance(15) {
        let kind = schemas.dice.pick(&["application/json", "text/plain", "application/vnd.x+json"]);
        return with(made, "content", json!({ kind: { "schema": schema(schemas) } }));
    }
    if schemas.dice.chance(50) {
        made = with(made, "style", style(schemas, place));
    }
    if schemas.dice.chance(40) {
        made = with(made, "explode", schemas.dice.chance(50));
    }
    if place == "query" && schemas.dice.chance(10) {
        made = with(made, "allowReserved", true);
    }
    if schemas.dice.chance(10) {
        made = with(made, "deprecated", true);
    }
    with(made, "schema", schema(schemas))
}

fn style(schemas: &mut Schemas, place: &str) -> &'static str {
    let styles: &[&str] = match place {
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "path" => &["simple", "label", "matrix"],
        "cookie" if schemas.version == Version::V32 => &["form", "cookie"],
        "cookie" => &["form"],
        _ => &["simple"],
    };
    schemas.dice.pick(styles)
}

/// Mostly what parameters are: a scalar, a list of them, a flat object; and whatever else can be said.
fn schema(schemas: &mut Schemas) -> Value {
    match schemas.dice.below(10) {
        0..5 => schemas.scalar(),
        5 | 6 => json!({ "type": "array", "items": schemas.scalar() }),
        7 => {
            let properties = json!({ "a": schemas.scalar(), "b-c": schemas.scalar() });
            json!({ "type": "object", "properties": properties, "required": ["a"] })
        }
        8 => schemas.reference(),
        _ => schemas.below(2),
    }
}
