//! Changes as JSON.

use super::{Change, Diff};
use crate::visible::visible_json;
use serde_json::{Value, json};

/// One object: `verdict`, and `changes` with what each of them is.
#[must_use]
pub fn to_json(diff: &Diff) -> String {
    let changes: Vec<Value> = diff.changes.iter().map(change).collect();
    let whole = json!({ "verdict": diff.verdict().word(), "changes": changes });
    visible_json(&whole.to_string()).into_owned()
}

fn change(change: &Change) -> Value {
    json!({
        "kind": change.kind,
        "place": change.place,
        "rust": change.rust,
        "before": change.before,
        "after": change.after,
        "verdict": change.verdict.word(),
        "behavior": change.behavior,
    })
}
