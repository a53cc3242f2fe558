//! Parts of a description that stand elsewhere as a whole, as in `paths: { $ref: paths.yaml }`. The specification has references
//! in the stead of what such a part holds, and not of the part; descriptions in several files have them nevertheless.

use crate::normalize::document::{Node, Reading};
use serde_json::Value;

/// References that lead to references are followed as often as this.
const MOST_STEPS: usize = 16;

impl<'d> Reading<'d, '_> {
    /// The member under a key, or what it refers to.
    pub fn part(&mut self, node: &Node<'d>, key: &str) -> Option<Node<'d>> {
        self.followed(node.member(key)?)
    }

    /// The part, or what it refers to.
    pub fn followed(&mut self, mut part: Node<'d>) -> Option<Node<'d>> {
        for _ in 0..MOST_STEPS {
            let Some(Value::String(target)) = part.get("$ref") else { break };
            part = self.follow(target, &part.place.child("$ref"))?;
        }
        Some(part)
    }

    /// The members of the object under a key, in their order; those of an object that it refers to, and its own.
    pub fn members(&mut self, node: &Node<'d>, key: &str) -> Vec<(&'d String, Node<'d>)> {
        let Some(own) = node.member(key) else { return Vec::new() };
        if !matches!(own.get("$ref"), Some(Value::String(_))) {
            return node.members(key, self.diagnostics);
        }
        let whole = self.part(node, key);
        let mut found = Vec::new();
        for part in whole.iter().chain([&own]) {
            let is_replaced = |key: &str| key == "$ref" || (part.place != own.place && own.get(key).is_some());
            let members = part.object(self.diagnostics).into_iter().flatten().filter(|(key, _)| !is_replaced(key));
            found.extend(members.map(|(key, value)| (key, Node { value, place: part.place.child(key) })));
        }
        found
    }

    /// The elements of the list under a key, or what they refer to.
    pub fn parts(&mut self, node: &Node<'d>, key: &str) -> Vec<Node<'d>> {
        self.elements(node, key).into_iter().filter_map(|part| self.followed(part)).collect()
    }

    /// The elements of the list under a key; those of a list that stands there by reference.
    pub fn elements(&mut self, node: &Node<'d>, key: &str) -> Vec<Node<'d>> {
        if !matches!(node.member(key).as_ref().and_then(|list| list.get("$ref")), Some(Value::String(_))) {
            return node.elements(key, self.diagnostics);
        }
        let Some(list) = self.part(node, key) else { return Vec::new() };
        let Value::Array(elements) = list.value else {
            list.wrong("a list", self.diagnostics);
            return Vec::new();
        };
        elements.iter().enumerate().map(|(i, value)| Node { value, place: list.place.index(i) }).collect()
    }
}
