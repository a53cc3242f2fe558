//! `minimum`, `maxLength`, `pattern` and the other bounds.

use crate::api::Schema;
use crate::diagnostics::Diagnostics;
use crate::normalize::document::Node;
use serde_json::{Number, Value};

pub fn bounds(diagnostics: &mut Diagnostics, node: &Node<'_>, schema: &mut Schema) {
    let bounds = &mut schema.bounds;
    bounds.minimum = bound(node, "minimum", "exclusiveMinimum");
    bounds.maximum = bound(node, "maximum", "exclusiveMaximum");
    bounds.multiple_of = number(node, "multipleOf");
    bounds.pattern = node.text("pattern", diagnostics);
    let size = |keys: [&str; 3]| keys.into_iter().find_map(|key| node.get(key).and_then(Value::as_u64));
    bounds.min_size = size(["minLength", "minItems", "minProperties"]);
    bounds.max_size = size(["maxLength", "maxItems", "maxProperties"]);
}

/// 3.0 marks a bound as exclusive with a boolean beside it; 2020-12 has a bound of its own.
fn bound(node: &Node<'_>, inclusive: &str, exclusive: &str) -> Option<(Number, bool)> {
    match node.get(exclusive) {
        Some(Value::Number(number)) => Some((number.clone(), true)),
        Some(Value::Bool(true)) => Some((number(node, inclusive)?, true)),
        _ => Some((number(node, inclusive)?, false)),
    }
}

fn number(node: &Node<'_>, key: &str) -> Option<Number> {
    match node.get(key) {
        Some(Value::Number(number)) => Some(number.clone()),
        _ => None,
    }
}
