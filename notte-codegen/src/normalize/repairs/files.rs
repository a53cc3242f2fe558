//! What is left in the other files of a description: where references lead, and how one file names what stands in another.

use super::keywords::schema_of;
use super::{Node, Repairs};
use crate::diagnostics::Place;
use crate::normalize::references::pointed;
use serde_json::{Value, json};

/// References that lead to references are followed as often as this.
const MOST_STEPS: usize = 16;

impl<'d> Repairs<'d> {
    /// The node itself, or where its `$ref` leads in the end. What a `$id` leads to is not found.
    pub fn target(&self, node: &Node<'d>) -> Node<'d> {
        let mut node = node.clone();
        for _ in 0..MOST_STEPS {
            let Some(next) = self.step(&node) else { break };
            node = next;
        }
        node
    }

    /// Where the `$ref` of a part of the description leads, and what stands beside it.
    pub fn parts(&self, node: Node<'d>) -> Vec<Node<'d>> {
        let target = self.target(&node);
        if target.place == node.place { vec![node] } else { vec![target, node] }
    }

    fn step(&self, node: &Node<'d>) -> Option<Node<'d>> {
        let Value::String(target) = node.get("$ref")? else { return None };
        let (file, pointer) = target.split_once('#').unwrap_or((target, ""));
        pointed(self.document, self.document.file_named(node.place.file, file)?, pointer)
    }

    /// Where a node's `$ref` leads, unless that is met where it stands: what the entry refers to in itself is.
    pub fn unmet(&self, node: &Node<'d>) -> Option<Node<'d>> {
        let is_own = |target: &Value| target.as_str().is_some_and(|target| target.starts_with('#'));
        let is_met = node.place.file == 0 && node.get("$ref").is_some_and(is_own);
        (!is_met).then(|| self.target(node))
    }

    /// The schema of a parameter for what stands in this file. In another file it stays where it stands, so that its own
    /// references lead where they did.
    pub fn schema_for(&mut self, file: usize, parameter: &Node<'d>) -> Value {
        if parameter.place.file == file {
            return schema_of(parameter);
        }
        if parameter.get("schema").is_none() {
            let mut schema = schema_of(parameter);
            if let (Value::Object(schema), Some(description)) = (&mut schema, parameter.get("description")) {
                schema.entry("description").or_insert_with(|| description.clone());
            }
            self.set(parameter, "schema", schema);
        }
        let name = self.name_of(file, parameter.place.file);
        let Place { pointer, .. } = parameter.place.child("schema");
        json!({ "$ref": format!("{name}#{pointer}") })
    }

    /// What one file calls another in its references.
    fn name_of(&mut self, file: usize, other: usize) -> String {
        let known = self.document.links.get(file).into_iter().flatten();
        if let Some((name, _)) = known.into_iter().find(|(_, number)| **number == other) {
            return name.clone();
        }
        let name = format!("file {other}");
        self.links.push((file, name.clone(), other));
        name
    }
}
