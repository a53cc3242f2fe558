//! The examples of a description, of which all are valid.

use super::dice::Dice;
use super::judge::Judge;
use super::value::Values;
use super::version::Version;
use crate::fidelity::{holds_names, is_data};
use crate::pointer::escaped;
use serde_json::{Map, Value, json};

/// How many examples each schema has at the most, and how often one is tried.
const MOST: usize = 6;
const TRIES: usize = 16;

/// A description with examples: of its components, and wherever JSON has a schema.
pub fn added(mut root: Value, version: Version, dice: &mut Dice) -> Value {
    let mut holders = Vec::new();
    search(&root, "", false, &mut holders);
    let components = root.pointer("/components/schemas").and_then(Value::as_object);
    let names = components.into_iter().flat_map(Map::keys).map(|name| format!("/components/schemas/{}", escaped(name)));
    let names: Vec<String> = names.collect();

    let mut found = Vec::new();
    let mut judge = Judge::of(&root, !version.is_modern());
    let mut values = Values::of(&root, dice);
    for holder in holders {
        let valid = valid(&mut values, &mut judge, &format!("{holder}/schema"));
        let named = |(number, value): (usize, Value)| (format!("e{number}"), json!({ "value": value }));
        let named: Map<String, Value> = valid.into_iter().enumerate().map(named).collect();
        if !named.is_empty() {
            found.push((holder, "examples", Value::from(named)));
        }
    }
    for name in names {
        // A reference has no room beside it before OpenAPI 3.1, and where it does it is no example of what it leads to.
        if root.pointer(&name).is_none_or(|schema| schema.get("$ref").is_some()) {
            continue;
        }
        let mut valid = valid(&mut values, &mut judge, &name);
        match version {
            Version::V30 => found.extend(valid.pop().map(|value| (name, "example", value))),
            _ if valid.is_empty() => {}
            _ => found.push((name, "examples", valid.into())),
        }
    }
    for (pointer, keyword, value) in found {
        if let Some(object) = root.pointer_mut(&pointer).and_then(Value::as_object_mut) {
            object.insert(keyword.to_owned(), value);
        }
    }
    root
}

/// Different values of the schema at a pointer.
fn valid(values: &mut Values, judge: &mut Judge, pointer: &str) -> Vec<Value> {
    let mut valid = Vec::new();
    let Some(schema) = values.root.pointer(pointer) else { return valid };
    // A component is known by its name, which may be its tag.
    let name = pointer.strip_prefix("/components/schemas/");
    let named = name.map(|_| json!({ "$ref": format!("#{pointer}") }));
    for _ in 0..TRIES {
        let value = values.one(named.as_ref().unwrap_or(schema));
        if valid.len() < MOST && !valid.contains(&value) && judge.allows(pointer, &value) {
            valid.push(value);
        }
    }
    valid
}

/// Parameters, headers and media types in JSON that have a schema: their pointers.
fn search(node: &Value, pointer: &str, names: bool, found: &mut Vec<String>) {
    match node {
        Value::Object(object) => {
            let kind = pointer.rsplit('/').next().unwrap_or_default();
            let is_media = pointer.rsplit('/').nth(1) == Some("content");
            if !names && object.contains_key("schema") && (!is_media || kind.contains("json")) {
                found.push(pointer.to_owned());
            }
            for (key, value) in object.iter().filter(|(key, _)| names || !is_data(key)) {
                search(value, &format!("{pointer}/{}", escaped(key)), !names && holds_names(key), found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                search(value, &format!("{pointer}/{index}"), false, found);
            }
        }
        _ => {}
    }
}
