//! From a schema of OpenAPI to one of JSON Schema 2020-12 that refuses what is not described.
//!
//! An object with `properties` is closed unless it says otherwise. Parts of `allOf` stay open and the whole is
//! closed with `unevaluatedProperties`, so that strictness does not break composition; the branches of a bare
//! `oneOf` are closed one by one, so that they are told apart.

use serde_json::{Map, Value, json};

use super::Document;
use super::closing::{is_closed, names_properties};
use super::dialect::{bounds, nullable};

/// Words of OpenAPI, and notes, that say nothing about what is valid.
const NOTES: [&str; 17] = [
    "nullable",
    "discriminator",
    "example",
    "examples",
    "xml",
    "externalDocs",
    "deprecated",
    "default",
    "readOnly",
    "writeOnly",
    "title",
    "description",
    "$id",
    "$anchor",
    "$schema",
    "$defs",
    "definitions",
];

/// The strict JSON Schema of a schema, whole in itself. What is marked `elsewhere` (`readOnly` in a request) is not asked for.
pub fn strict(document: &Document, schema: &Value, elsewhere: &str) -> Value {
    let mut translation = Translation { document, elsewhere, definitions: Map::new(), pending: Vec::new() };
    let root = translation.schema(schema, true);
    while let Some((reference, closed)) = translation.pending.pop() {
        let name = name(&reference, closed);
        if !translation.definitions.contains_key(&name) {
            translation.definitions.insert(name.clone(), Value::Bool(true));
            // A reference that leads nowhere must not pass in silence.
            let target = document.target(&reference).unwrap_or(&Value::Bool(false));
            let definition = translation.schema(target, closed);
            translation.definitions.insert(name, definition);
        }
    }
    json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "allOf": [root], "$defs": translation.definitions })
}

fn name(reference: &str, closed: bool) -> String {
    let safe: String =
        reference.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect();
    format!("{safe}.{}.{}", reference.len(), if closed { "closed" } else { "open" })
}

struct Translation<'a> {
    document: &'a Document,
    elsewhere: &'a str,
    definitions: Map<String, Value>,
    pending: Vec<(String, bool)>,
}

impl Translation<'_> {
    fn reference(&mut self, reference: &str, closed: bool) -> Value {
        self.pending.push((reference.to_owned(), closed));
        Value::String(format!("#/$defs/{}", name(reference, closed)))
    }

    fn each(&mut self, schemas: &Value, closed: bool) -> Value {
        match schemas {
            Value::Array(list) => list.iter().map(|schema| self.schema(schema, closed)).collect(),
            Value::Object(map) => map.iter().map(|(key, schema)| (key.clone(), self.schema(schema, closed))).collect(),
            other => other.clone(),
        }
    }

    fn schema(&mut self, schema: &Value, closed: bool) -> Value {
        let Some(source) = schema.as_object() else {
            return Value::Bool(schema != &Value::Bool(false));
        };
        let siblings =
            self.document.siblings_count() && source.keys().any(|key| key != "$ref" && !NOTES.contains(&key.as_str()));
        if let Some(reference) = source.get("$ref").and_then(Value::as_str)
            && !siblings
        {
            return json!({ "$ref": self.reference(reference, closed) });
        }
        let whole = source.contains_key("properties") || source.contains_key("allOf") || source.contains_key("$ref");
        let mut out = Map::new();
        for (key, value) in source {
            let translated = match key.as_str() {
                "$ref" => self.reference(value.as_str().unwrap_or_default(), false),
                "properties" | "patternProperties" | "dependentSchemas" | "prefixItems" => self.each(value, true),
                "items" | "contains" | "propertyNames" | "additionalProperties" | "unevaluatedItems" => {
                    self.schema(value, true)
                }
                "allOf" => self.each(value, false),
                "oneOf" | "anyOf" => self.branches(source, value, closed && !whole),
                "not" | "if" | "then" | "else" => self.schema(value, false),
                "required" => self.required(source, value),
                note if NOTES.contains(&note) || note.starts_with("x-") => continue,
                _ => value.clone(),
            };
            out.insert(key.clone(), translated);
        }
        bounds(source, &mut out);
        if closed && is_closed(self.document, source) {
            let composed = ["allOf", "oneOf", "anyOf", "$ref", "if"].iter().any(|key| out.contains_key(*key));
            let word = if composed { "unevaluatedProperties" } else { "additionalProperties" };
            out.entry(word).or_insert(Value::Bool(false));
        }
        nullable(source, out)
    }

    /// The branches of a union; a discriminator's tag is made a part of the branch that it names.
    fn branches(&mut self, union: &Map<String, Value>, branches: &Value, closed: bool) -> Value {
        let tag = union.get("discriminator").and_then(|node| node.get("propertyName")).and_then(Value::as_str);
        let mapping = union.get("discriminator").and_then(|node| node.get("mapping")).and_then(Value::as_object);
        let branches = branches.as_array().cloned().unwrap_or_default();
        let translate = |branch: &Value| {
            let reference = branch.get("$ref").and_then(Value::as_str);
            let (Some(tag), Some(reference)) = (tag, reference) else {
                return self.schema(branch, closed);
            };
            let fixed = fixed_tag(self.document, branch, tag);
            let mut out = self.schema(branch, closed && fixed);
            if let (false, Some(map)) = (fixed, out.as_object_mut()) {
                map.insert("required".to_owned(), json!([tag]));
                let tags = json!({ tag: { "enum": tags(mapping, reference) } });
                map.insert("properties".to_owned(), tags);
                if closed && names_properties(self.document, branch, 0) {
                    map.insert("unevaluatedProperties".to_owned(), json!(false));
                }
            }
            out
        };
        branches.iter().map(translate).collect()
    }

    /// What only answers carry is not asked of a request, and the other way round.
    fn required(&self, schema: &Map<String, Value>, names: &Value) -> Value {
        let is_elsewhere = |name: &Value| {
            let property = schema.get("properties").and_then(|all| all.get(name.as_str().unwrap_or_default()));
            property.is_some_and(|node| self.document.resolve(node).get(self.elsewhere) == Some(&Value::Bool(true)))
        };
        names.as_array().into_iter().flatten().filter(|name| !is_elsewhere(name)).cloned().collect()
    }
}

/// Whether a branch says by itself what its tag is.
fn fixed_tag(document: &Document, branch: &Value, tag: &str) -> bool {
    let properties = document.resolve(branch).get("properties");
    let own = properties.and_then(|all| all.get(tag));
    own.is_some_and(|own| own.get("enum").is_some() || own.get("const").is_some())
}

/// The tags that stand for a branch: those that are mapped to it, else its name.
fn tags(mapping: Option<&Map<String, Value>>, reference: &str) -> Vec<String> {
    let name = reference.rsplit('/').next().unwrap_or(reference);
    let same = |target: &&Value| target.as_str() == Some(reference) || target.as_str() == Some(name);
    let mapped = mapping.into_iter().flatten().filter(|(_, target)| same(target)).map(|(tag, _)| tag.clone());
    let mapped: Vec<String> = mapped.collect();
    if mapped.is_empty() { vec![name.to_owned()] } else { mapped }
}
