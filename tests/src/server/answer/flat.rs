//! A schema with its references and its `allOf` taken in.

use serde_json::{Map, Value, json};

use crate::server::description::Document;

/// References and parts are followed this deep.
const DEEPEST: usize = 32;

/// A schema whose own keywords say everything, and the references that it went through.
#[derive(Debug, Default)]
pub struct Flat {
    /// The keywords.
    pub keywords: Map<String, Value>,
    /// The references.
    pub references: Vec<String>,
}

impl Flat {
    /// Takes a schema's references and parts in.
    pub fn new(document: &Document, schema: &Value) -> Self {
        let mut flat = Self::default();
        flat.take(document, schema, 0);
        flat
    }

    /// A keyword.
    pub fn get(&self, keyword: &str) -> Option<&Value> {
        self.keywords.get(keyword)
    }

    fn take(&mut self, document: &Document, schema: &Value, depth: usize) {
        let Some(source) = schema.as_object().filter(|_| depth < DEEPEST) else {
            return;
        };
        if let Some(reference) = source.get("$ref").and_then(Value::as_str) {
            self.references.push(reference.to_owned());
            self.take(document, document.target(reference).unwrap_or(&Value::Null), depth + 1);
            if !document.siblings_count() {
                return;
            }
        }
        for part in source.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            self.take(document, part, depth + 1);
        }
        for (keyword, value) in source {
            match (keyword.as_str(), self.keywords.get_mut(keyword)) {
                ("$ref" | "allOf" | "nullable", _) => {}
                ("required", Some(Value::Array(known))) => known.extend(value.as_array().cloned().unwrap_or_default()),
                ("properties", Some(Value::Object(known))) => {
                    for (name, property) in value.as_object().into_iter().flatten() {
                        let both = known.get(name).map(|first| json!({ "allOf": [first, property] }));
                        known.insert(name.clone(), both.unwrap_or_else(|| property.clone()));
                    }
                }
                _ => {
                    self.keywords.insert(keyword.clone(), value.clone());
                }
            }
        }
    }
}

/// Whether null is a value of the schema.
pub fn is_nullable(document: &Document, schema: &Value) -> bool {
    nullable(document, schema, 0)
}

fn nullable(document: &Document, schema: &Value, depth: usize) -> bool {
    let schema = document.resolve(schema);
    let any = |key: &str| {
        schema
            .get(key)
            .and_then(Value::as_array)
            .is_some_and(|list| list.iter().any(|branch| nullable(document, branch, depth + 1)))
    };
    if depth > DEEPEST {
        return false;
    }
    match schema.get("type") {
        Some(Value::String(kind)) => kind == "null" || schema.get("nullable") == Some(&Value::Bool(true)),
        Some(Value::Array(kinds)) => kinds.contains(&json!("null")),
        _ => schema.get("nullable") == Some(&Value::Bool(true)) || any("oneOf") || any("anyOf"),
    }
}
