//! The nodes of a description, by number.

use crate::corpus::Description;
use notte_codegen::cli::output::Failure;
use notte_codegen::{Diagnostics, load};
use serde_json::Value;
use std::fs;

/// Reads a description.
pub fn read(description: &Description) -> Result<Value, Failure> {
    let text = fs::read_to_string(&description.path)?;
    let document = load::from_text(&description.name, &text, &mut Diagnostics::new());
    Ok(document.root().clone())
}

/// The number of nodes.
pub fn count(tree: &Value) -> usize {
    1 + match tree {
        Value::Array(list) => list.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

/// The node with this number; the tree itself is number 0.
pub fn get(tree: &Value, number: usize) -> Option<&Value> {
    if number == 0 {
        return Some(tree);
    }
    let mut left = number - 1;
    let inner: Box<dyn Iterator<Item = &Value>> = match tree {
        Value::Array(list) => Box::new(list.iter()),
        Value::Object(members) => Box::new(members.values()),
        _ => return None,
    };
    for node in inner {
        let nodes = count(node);
        if left < nodes {
            return get(node, left);
        }
        left -= nodes;
    }
    None
}

/// The node with this number, to be changed.
pub fn get_mut(tree: &mut Value, number: usize) -> Option<&mut Value> {
    if number == 0 {
        return Some(tree);
    }
    let mut left = number - 1;
    let inner: Box<dyn Iterator<Item = &mut Value>> = match tree {
        Value::Array(list) => Box::new(list.iter_mut()),
        Value::Object(members) => Box::new(members.values_mut()),
        _ => return None,
    };
    for node in inner {
        let nodes = count(node);
        if left < nodes {
            return get_mut(node, left);
        }
        left -= nodes;
    }
    None
}

/// The texts that references have.
pub fn references<'t>(tree: &'t Value, out: &mut Vec<&'t str>) {
    match tree {
        Value::Array(list) => list.iter().for_each(|node| references(node, out)),
        Value::Object(members) => {
            out.extend(members.get("$ref").and_then(Value::as_str));
            members.values().for_each(|node| references(node, out));
        }
        _ => {}
    }
}
