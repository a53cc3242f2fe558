//! One description changed by chance.

use super::tree;
use fastrand::Rng;
use serde_json::{Map, Value, json};

/// Names that are hard to have.
const NAMES: [&str; 16] = [
    "", "self", "type", "Self", "0", "a b", "é", "$ref", "allOf", "x-", "{id}", "null", "\u{202e}", "data", "__",
    "a/b~1c",
];

const TYPES: [&str; 9] = ["object", "array", "string", "integer", "number", "boolean", "null", "file", "any"];

/// Where no reference leads, or where it should not.
const NOWHERE: [&str; 8] =
    ["#", "#/", "#/nowhere", "#/components/schemas/", "other.yaml#/a", "http://a.test/b", "", "#/paths"];

/// A copy of the description with one to four changes.
pub fn changed(description: &Value, seed: u64) -> Value {
    let mut chance = Rng::with_seed(seed);
    let mut changed = description.clone();
    for _ in 0..chance.usize(1..=4) {
        let nodes = tree::count(&changed);
        let other = tree::pointer(&changed, chance.usize(0..nodes)).and_then(|pointer| changed.pointer(&pointer));
        let other = other.cloned().unwrap_or_default();
        let mut references = Vec::new();
        tree::references(&changed, &mut references);
        let target = chance.choice(references).unwrap_or("#").to_owned();
        // The whole as it is, so that there is something to generate.
        let number = chance.usize(1..nodes.max(2));
        let pointer = tree::pointer(&changed, number);
        if let Some(node) = pointer.and_then(|pointer| changed.pointer_mut(&pointer)) {
            change(node, other, target, &mut chance);
        }
    }
    changed
}

fn change(node: &mut Value, other: Value, target: String, chance: &mut Rng) {
    match (chance.u8(0..10), node) {
        (0 | 1, Value::Object(members)) => delete(members, chance),
        (0 | 1, Value::Array(list)) if !list.is_empty() => drop(list.remove(chance.usize(0..list.len()))),
        (2, Value::Object(members)) => double(members, chance),
        (2, Value::Array(list)) if !list.is_empty() => {
            list.push(list.get(chance.usize(0..list.len())).cloned().unwrap_or_default())
        }
        (3, Value::Object(members)) => rename(members, chance),
        (4, Value::Object(members)) => members.insert("$ref".to_owned(), reference(target, chance)).map_or((), drop),
        (5, Value::Object(members)) => members.insert("type".to_owned(), types(chance)).map_or((), drop),
        (6, node) => nest(node, chance),
        (7, node) => *node = empty(node, chance),
        (8, Value::String(text)) if text.starts_with('#') => {
            *text = reference(target, chance).as_str().unwrap_or("").to_owned()
        }
        (_, node) => *node = other,
    }
}

fn key(members: &Map<String, Value>, chance: &mut Rng) -> Option<String> {
    chance.choice(members.keys()).cloned()
}

fn delete(members: &mut Map<String, Value>, chance: &mut Rng) {
    if let Some(key) = key(members, chance) {
        members.shift_remove(&key);
    }
}

fn double(members: &mut Map<String, Value>, chance: &mut Rng) {
    if let Some((key, value)) = key(members, chance).and_then(|key| Some((key.clone(), members.get(&key)?.clone()))) {
        members.insert(name(&key, chance), value);
    }
}

fn rename(members: &mut Map<String, Value>, chance: &mut Rng) {
    if let Some((key, value)) = key(members, chance).and_then(|key| Some((key.clone(), members.shift_remove(&key)?))) {
        members.insert(name(&key, chance), value);
    }
}

/// A name that looks like another, or one that is hard to have.
fn name(key: &str, chance: &mut Rng) -> String {
    match chance.u8(0..4) {
        0 => key.to_uppercase(),
        1 => format!("{key}_"),
        2 => format!("{key} {key}"),
        _ => chance.choice(NAMES).unwrap_or_default().to_owned(),
    }
}

fn reference(target: String, chance: &mut Rng) -> Value {
    match chance.u8(0..3) {
        0 => chance.choice(NOWHERE).unwrap_or_default().into(),
        1 => format!("{target}/properties/{}", chance.choice(NAMES).unwrap_or_default()).into(),
        _ => target.into(),
    }
}

fn types(chance: &mut Rng) -> Value {
    let one = |chance: &mut Rng| chance.choice(TYPES).unwrap_or_default();
    match chance.u8(0..3) {
        0 => json!([one(chance), one(chance)]),
        1 => json!({ "type": one(chance) }),
        _ => one(chance).into(),
    }
}

/// Puts a node into itself, some levels deep.
fn nest(node: &mut Value, chance: &mut Rng) {
    for _ in 0..chance.usize(1..=12) {
        let inner = node.take();
        *node = match chance.u8(0..7) {
            0 => json!({ "allOf": [inner, { "type": "object" }] }),
            1 => json!({ "oneOf": [inner, { "type": "string" }] }),
            2 => json!({ "anyOf": [{ "type": "null" }, inner] }),
            3 => json!({ "type": "array", "items": inner }),
            4 => json!({ "type": "object", "properties": { "a": inner }, "required": ["a", "b"] }),
            5 => json!({ "type": "object", "additionalProperties": inner }),
            _ => json!([inner]),
        };
    }
}

fn empty(node: &Value, chance: &mut Rng) -> Value {
    match (chance.u8(0..3), node) {
        (0, Value::Object(_)) => json!({}),
        (0, Value::Array(_)) => json!([]),
        (0, Value::String(_)) => json!(""),
        (1, Value::Object(_)) => json!([]),
        (1, Value::Array(_)) => json!({}),
        (1, _) => json!(-1.5),
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::changed;
    use serde_json::json;

    #[test]
    fn a_seed_gives_the_same_change() {
        let tree = json!({ "a": { "$ref": "#/b" }, "b": [1, { "type": "string" }, "x"], "c": { "d": {} } });
        let all: Vec<_> = (0..200).map(|seed| changed(&tree, seed)).collect();
        assert_eq!(all, (0..200).map(|seed| changed(&tree, seed)).collect::<Vec<_>>());
        assert!(all.iter().filter(|one| **one != tree).count() > 150);
        assert!(all.iter().all(|one| one.is_object()));
    }
}
