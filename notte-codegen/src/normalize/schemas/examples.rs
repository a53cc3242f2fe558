//! Examples that stand beside the use of a schema: in a parameter, a header or a media type.

use crate::api::SchemaId;
use crate::diagnostics::Diagnostics;
use crate::normalize::document::{Node, Reading};
use serde_json::Value;

/// Keeps the examples of a node as those of its schema. Where a reference to one leads nowhere is no loss: an example is only shown.
pub fn keep_examples<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, schema: SchemaId) {
    let examples = examples(reading, node).into_iter();
    reading.schemas.examples.extend(examples.map(|example| (schema, example)));
}

/// The examples of a parameter, a header or a media type. A reference that leads nowhere is no loss: an example is only shown.
pub fn examples<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>) -> Vec<&'d Value> {
    let mut examples: Vec<&'d Value> = node.get("example").into_iter().collect();
    for (_, example) in node.members("examples", &mut Diagnostics::new()) {
        let example = match example.get("$ref").and_then(Value::as_str) {
            Some(target) => reading.find(target, &example.place).ok(),
            None => Some(example),
        };
        examples.extend(example.and_then(|example| example.get("dataValue").or_else(|| example.get("value"))));
    }
    examples
}
