//! A schema of the description that values are checked against.

use std::sync::OnceLock;

use jsonschema::{Draft, Validator};
use serde_json::Value;

use super::{Document, format, strict};

/// A schema, compiled when it is first needed.
#[derive(Debug)]
pub struct Schema {
    source: Value,
    elsewhere: &'static str,
    compiled: OnceLock<Result<Validator, String>>,
}

impl Schema {
    /// A schema of something in a request: what is `readOnly` is not asked for.
    #[must_use]
    pub fn request(source: Value) -> Self {
        Self { source, elsewhere: "readOnly", compiled: OnceLock::new() }
    }

    /// A schema of something in an answer: what is `writeOnly` is not asked for.
    #[must_use]
    pub fn answer(source: Value) -> Self {
        Self { elsewhere: "writeOnly", ..Self::request(source) }
    }

    /// The schema as the description writes it.
    #[must_use]
    pub fn source(&self) -> &Value {
        &self.source
    }

    /// What is wrong with the value, each fault with its place; nothing when it is valid.
    pub fn faults(&self, document: &Document, value: &Value) -> Vec<String> {
        match self.compiled.get_or_init(|| compile(document, &self.source, self.elsewhere)) {
            Err(fault) => vec![fault.clone()],
            Ok(validator) => validator
                .iter_errors(value)
                .map(|error| match error.instance_path().to_string() {
                    place if place.is_empty() => error.to_string(),
                    place => format!("at {place}: {error}"),
                })
                .collect(),
        }
    }
}

fn compile(document: &Document, source: &Value, elsewhere: &str) -> Result<Validator, String> {
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .should_ignore_unknown_formats(true)
        .with_format("byte", format::is_base64)
        .with_format("duration", format::is_duration)
        .build(&strict::strict(document, source, elsewhere))
        .map_err(|error| format!("the description's schema cannot be compiled: {error}"))
}
