//! The tree of the description, and its references.

use serde_json::Value;

/// References that lead to references are followed this far.
const LONGEST_CHAIN: usize = 32;

/// A parsed description.
#[derive(Debug)]
pub struct Document {
    root: Value,
    siblings_count: bool,
}

impl Document {
    /// Reads JSON or YAML.
    ///
    /// # Errors
    ///
    /// The text is neither, or it is not an OpenAPI 3 description.
    pub fn parse(text: &str) -> Result<Self, String> {
        let root: Value = match serde_json::from_str(text) {
            Ok(root) => root,
            Err(_) => serde_yaml::from_str(text).map_err(|error| format!("the description: {error}"))?,
        };
        let version = root.get("openapi").and_then(Value::as_str).unwrap_or_default();
        if !version.starts_with("3.") {
            return Err(format!("`openapi: {version}` is not a version 3 of OpenAPI"));
        }
        let siblings_count = !version.starts_with("3.0");
        Ok(Self { root, siblings_count })
    }

    /// The whole tree.
    #[must_use]
    pub fn root(&self) -> &Value {
        &self.root
    }

    /// The status for an invalid request: 400, unless the description says another in `x-invalid-status`.
    #[must_use]
    pub fn invalid_status(&self) -> u16 {
        let status = self.root.get("x-invalid-status").and_then(Value::as_u64);
        status.and_then(|status| status.try_into().ok()).unwrap_or(400)
    }

    /// Whether keywords beside `$ref` count in a schema: from 3.1 on they do.
    #[must_use]
    pub fn siblings_count(&self) -> bool {
        self.siblings_count
    }

    /// What a reference points at, if it points into this document.
    #[must_use]
    pub fn target(&self, reference: &str) -> Option<&Value> {
        let pointer = reference.strip_prefix('#')?;
        let pointer = crate::server::check::decode(pointer).ok()?;
        self.root.pointer(&pointer)
    }

    /// The node itself, or what its `$ref` leads to; null for a reference that leads nowhere.
    #[must_use]
    pub fn resolve<'a>(&'a self, node: &'a Value) -> &'a Value {
        let mut node = node;
        for _ in 0..LONGEST_CHAIN {
            match node.get("$ref").and_then(Value::as_str) {
                None => return node,
                Some(reference) => match self.target(reference) {
                    Some(target) => node = target,
                    None => return &Value::Null,
                },
            }
        }
        &Value::Null
    }
}
