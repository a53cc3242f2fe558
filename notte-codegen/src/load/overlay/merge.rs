//! Merging a value with a node (Overlay Specification 1.1, "Action Object").

use super::origins::{Origins, child, element};
use crate::diagnostics::Place;
use serde_json::Value;

/// A value to merge, and where it stands.
pub struct Incoming<'v> {
    /// The value.
    pub value: &'v Value,
    /// Where it stands in the overlay.
    pub place: Place,
}

/// Two values of kinds that can't be merged.
pub struct Conflict {
    /// The node's JSON Pointer in the description.
    pub pointer: String,
    /// Where the value stands in the overlay.
    pub place: Place,
    /// What the node is.
    pub found: &'static str,
    /// What the value is.
    pub given: &'static str,
}

/// The kind of a value: merges combine values of one kind.
pub fn kind(value: &Value) -> &'static str {
    match value {
        Value::Object(_) => "an object",
        Value::Array(_) => "an array",
        _ => "a primitive value",
    }
}

/// Merges a value with the node that an action selects, and returns whether the node changed: objects are merged member by member;
/// an array is extended by the elements of an array, or by any other value as one element; a primitive value is replaced.
pub fn merge(
    node: &mut Value,
    pointer: &str,
    incoming: &Incoming<'_>,
    origins: &mut Origins,
) -> Result<bool, Conflict> {
    match (node, incoming.value) {
        (Value::Array(elements), value) if !value.is_array() => {
            origins.set(element(pointer, elements.len()), incoming.place.clone());
            elements.push(value.clone());
            Ok(true)
        }
        (node, _) => merge_member(node, pointer, incoming, origins),
    }
}

/// The same for nodes below the selected one, where an array is extended by arrays only.
fn merge_member(
    node: &mut Value,
    pointer: &str,
    incoming: &Incoming<'_>,
    origins: &mut Origins,
) -> Result<bool, Conflict> {
    match (node, incoming.value) {
        (Value::Object(members), Value::Object(values)) => {
            let mut changed = false;
            for (name, value) in values {
                let (pointer, place) = (child(pointer, name), incoming.place.child(name));
                match members.get_mut(name) {
                    Some(member) => changed |= merge_member(member, &pointer, &Incoming { value, place }, origins)?,
                    None => {
                        members.insert(name.clone(), value.clone());
                        origins.set(pointer, place);
                        changed = true;
                    }
                }
            }
            Ok(changed)
        }
        (Value::Array(elements), Value::Array(values)) => {
            for (index, value) in values.iter().enumerate() {
                origins.set(element(pointer, elements.len()), incoming.place.index(index));
                elements.push(value.clone());
            }
            Ok(!values.is_empty())
        }
        (node, value) if kind(node) == kind(value) => {
            let changed = *node != *value;
            if changed {
                *node = value.clone();
                origins.set(pointer.to_owned(), incoming.place.clone());
            }
            Ok(changed)
        }
        (node, value) => {
            let (found, given) = (kind(node), kind(value));
            Err(Conflict { pointer: pointer.to_owned(), place: incoming.place.clone(), found, given })
        }
    }
}
