//! The nodes of a description, by number.

use crate::corpus::Description;
use crate::pointer::escaped;
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

/// The pointer to the node with this number; the tree itself is number 0.
pub fn pointer(tree: &Value, number: usize) -> Option<String> {
    let (mut node, mut left, mut pointer) = (tree, number, String::new());
    while left > 0 {
        left -= 1;
        let inner: Vec<(String, &Value)> = match node {
            Value::Array(list) => list.iter().enumerate().map(|(index, node)| (index.to_string(), node)).collect(),
            Value::Object(members) => members.iter().map(|(name, node)| (escaped(name), node)).collect(),
            _ => return None,
        };
        let (name, inner) = inner.into_iter().find(|(_, node)| {
            let nodes = count(node);
            let is_within = left < nodes;
            left -= if is_within { 0 } else { nodes };
            is_within
        })?;
        pointer.push('/');
        pointer.push_str(&name);
        node = inner;
    }
    Some(pointer)
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
