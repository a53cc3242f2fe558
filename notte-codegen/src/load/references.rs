//! What the references in a tree say.

use indexmap::IndexSet;
use serde_json::Value;

/// Extensions that hold parts of a description.
const HOLDS_REFERENCES: [&str; 4] = ["x-ms-parameterized-host", "x-ms-paths", "x-stream-definitions", "x-webhooks"];

/// What `$ref`s in a tree lead to, without what follows `#`, and the `$id`s that stand in it.
///
/// Extensions and examples may hold anything, and what looks like a reference in them is none.
pub fn references(tree: &Value, found: &mut IndexSet<String>, ids: &mut IndexSet<String>) {
    match tree {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(text) if key == "$ref" => {
                        let target = text.split('#').next().unwrap_or_default();
                        if !target.is_empty() && !target.starts_with("urn:") {
                            found.insert(target.to_owned());
                        }
                    }
                    Value::String(text) if key == "$id" => {
                        ids.insert(text.trim_end_matches('#').to_owned());
                    }
                    // `discriminator.mapping` may name files as well.
                    Value::String(text) if key != "description" && is_file(text) => {
                        found.insert(text.split('#').next().unwrap_or_default().to_owned());
                    }
                    Value::Object(_) | Value::Array(_)
                        if key != "example" && (!key.starts_with("x-") || HOLDS_REFERENCES.contains(&&**key)) =>
                    {
                        references(value, found, ids);
                    }
                    _ => {}
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| references(value, found, ids)),
        _ => {}
    }
}

/// Whether a text that is no `$ref` is the path of a description's file, with or without a fragment.
fn is_file(text: &str) -> bool {
    if text.len() >= 200 {
        return false;
    }
    let path = text.split('#').next().unwrap_or_default();
    [".yaml", ".yml", ".json"].iter().any(|end| path.ends_with(end) && path.len() > end.len())
        && !path.contains("://")
        && !path.contains(char::is_whitespace)
}
