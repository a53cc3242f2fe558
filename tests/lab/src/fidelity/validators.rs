//! What says whether an example is valid under its schema.

use super::spelling::{NOWHERE, address, modern};
use notte_codegen::{Document, Place};
use serde_json::{Value, json};
use std::collections::HashMap;

/// The description's files as the validator knows them, and the schemas that it has compiled.
pub struct Validators<'r> {
    registry: Result<jsonschema::Registry<'r>, String>,
    compiled: HashMap<Place, Result<jsonschema::Validator, String>>,
    /// Whether a text that breaks its `format` is not valid.
    asserts_formats: bool,
}

impl Validators<'_> {
    /// Takes a description's files.
    pub fn of(document: &Document) -> Self {
        let root = document.root();
        let version = root.get("openapi").and_then(Value::as_str);
        let is_old = version.map_or_else(|| root.get("swagger").is_some(), |version| version.starts_with("3.0"));
        let trees = document.sources.iter().enumerate().map(|(number, source)| {
            let mut tree = source.tree.clone();
            modern(&mut tree, document.links.get(number), is_old);
            tree
        });
        Self::over(trees, false)
    }

    /// Takes files as the validator wants them.
    pub fn over(trees: impl Iterator<Item = Value>, asserts_formats: bool) -> Self {
        let mut registry = jsonschema::Registry::new().add(NOWHERE, json!({}));
        for (number, tree) in trees.enumerate() {
            registry = registry.and_then(|registry| registry.add(address(number), tree));
        }
        Self {
            registry: registry.and_then(|registry| registry.prepare()).map_err(|error| error.to_string()),
            compiled: HashMap::new(),
            asserts_formats,
        }
    }

    /// Whether a value is valid, or why the schema can't be compiled.
    pub fn allow(&mut self, place: &Place, value: &Value) -> Result<bool, String> {
        let registry = self.registry.as_ref().map_err(Clone::clone)?;
        let validator = self.compiled.entry(place.clone()).or_insert_with(|| {
            let schema = json!({ "$ref": format!("{}#{}", address(place.file), fragment(&place.pointer)) });
            let options = jsonschema::options().with_draft(jsonschema::Draft::Draft202012);
            let options = options.should_validate_formats(self.asserts_formats);
            options.with_registry(registry).build(&schema).map_err(|error| error.to_string())
        });
        validator.as_ref().map(|validator| validator.is_valid(value)).map_err(|error| error.clone())
    }
}

/// A pointer as a URI's fragment.
fn fragment(pointer: &str) -> String {
    let keep = |c: char| c.is_ascii_alphanumeric() || "/-._~!$&'()*+,;=:@".contains(c);
    pointer.chars().map(|c| if keep(c) { c.to_string() } else { encoded(c) }).collect()
}

fn encoded(c: char) -> String {
    let mut buffer = [0; 4];
    c.encode_utf8(&mut buffer).bytes().map(|byte| format!("%{byte:02X}")).collect()
}
