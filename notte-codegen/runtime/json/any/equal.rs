//! Whether two texts have the same value.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use super::super::document::number;
use super::super::{Document, Kind, Node};

/// Returns whether two texts have the same value. They are JSON.
pub(super) fn texts(one: &str, other: &str) -> bool {
    let parse = |text| Document::parse_nested(text, usize::MAX);
    match (parse(one.as_bytes()), parse(other.as_bytes())) {
        (Ok(one), Ok(other)) => same(one.root(), other.root()),
        _ => false,
    }
}

fn same(one: Node<'_>, other: Node<'_>) -> bool {
    match (one.kind(), other.kind()) {
        (Kind::Number, Kind::Number) => {
            number::is_same(one.as_number().unwrap_or_default(), other.as_number().unwrap_or_default())
        }
        (Kind::Array, Kind::Array) => {
            one.array().len() == other.array().len()
                && one.array().zip(other.array()).all(|(one, other)| same(one, other))
        }
        (Kind::Object, Kind::Object) => {
            let (one, other) = (sorted(one), sorted(other));
            one.len() == other.len()
                && one.iter().zip(&other).all(|(one, other)| one.0 == other.0 && same(*one.1, *other.1))
        }
        (kind, other_kind) => kind == other_kind && one.as_bool() == other.as_bool() && one.as_str() == other.as_str(),
    }
}

/// Feeds what equal texts have in common.
pub(super) fn hash<H: Hasher>(text: &str, state: &mut H) {
    if let Ok(document) = Document::parse_nested(text.as_bytes(), usize::MAX) {
        feed(document.root(), state);
    }
}

fn feed<H: Hasher>(node: Node<'_>, state: &mut H) {
    (node.kind() as u8).hash(state);
    match node.kind() {
        Kind::Null => {}
        Kind::Bool => node.as_bool().hash(state),
        // Equal numbers are the same float. There are two zeros, of which the sum is one.
        Kind::Number => (number::float(node.as_number().unwrap_or_default()) + 0.0).to_bits().hash(state),
        Kind::String => node.as_str().hash(state),
        // With the length, no list is the start of another.
        Kind::Array => {
            node.array().len().hash(state);
            node.array().for_each(|element| feed(element, state));
        }
        Kind::Object => {
            let members = sorted(node);
            members.len().hash(state);
            for (name, value) in members {
                name.hash(state);
                feed(value, state);
            }
        }
    }
}

fn sorted(object: Node<'_>) -> BTreeMap<&str, Node<'_>> {
    object.entries().collect()
}
