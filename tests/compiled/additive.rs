//! The clients of a description and of the same after each change that adds to it (`additive/changes.json`).

use notte_codegen::{Diagnostics, Settings, load};
use serde_json::{Map, Value};
use std::error::Error;
use std::path::Path;

/// The name of each change, and the client after it.
pub fn clients() -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("additive");
    let read = |name: &str| std::fs::read_to_string(folder.join(name));
    println!("cargo::rerun-if-changed={}", folder.display());
    let base: Value = serde_json::from_str(&read("base.json")?)?;
    let changes: Map<String, Value> = serde_json::from_str(&read("changes.json")?)?;
    let mut clients = Vec::new();
    for (name, change) in changes {
        let mut grown = base.clone();
        merge(&mut grown, change);
        let mut diagnostics = Diagnostics::new();
        let document = load::from_text("grown.json", &grown.to_string(), &mut diagnostics);
        clients.push((name, super::client_of(&document, &Settings::default(), diagnostics)?));
    }
    Ok(clients)
}

/// RFC 7396.
fn merge(target: &mut Value, change: Value) {
    match (target, change) {
        (Value::Object(target), Value::Object(change)) => {
            for (name, value) in change {
                merge(target.entry(name).or_insert(Value::Null), value);
            }
        }
        (target, value) => *target = value,
    }
}
