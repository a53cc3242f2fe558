//! Values made from a schema.

use serde_json::{Map, Value, json};

use super::flat::{Flat, is_nullable};
use super::scalar::{number, text};
use super::{Shape, UNKNOWN_FIELD, unknown_value};
use crate::server::description::Document;

/// What a made-up value is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// For a request: nothing that is `readOnly`.
    Request,
    /// For an answer: nothing that is `writeOnly`.
    Answer,
}

/// Below this depth only what is required is made.
const DEEPEST_OPTION: usize = 12;

/// After so many values only what is required is made.
const MOST_VALUES: i64 = 5_000;

/// A component may stand inside itself this often.
const SELF_CONTAINED: usize = 2;

/// Makes a value. Texts name their property and numbers count up, so that values that change places are noticed.
#[must_use]
pub fn sample(document: &Document, schema: &Value, shape: Shape, purpose: Purpose, unknown_fields: bool) -> Value {
    let mut sampler = Sampler { document, shape, purpose, unknown_fields, count: 0, within: Vec::new(), depth: 0 };
    sampler.value("value", schema).unwrap_or(Value::Null)
}

/// The body of a binary answer: every byte there is, or the start of a PNG with them; nothing when sparse.
#[must_use]
pub fn bytes(media: &str, shape: Shape) -> Vec<u8> {
    if shape == Shape::Sparse {
        return Vec::new();
    }
    let start: &[u8] = if media == "image/png" { b"\x89PNG\r\n\x1a\n" } else { b"" };
    start.iter().copied().chain(0..=255).chain((0..=255).rev()).collect()
}

pub(super) struct Sampler<'a> {
    pub(super) document: &'a Document,
    shape: Shape,
    purpose: Purpose,
    unknown_fields: bool,
    count: i64,
    within: Vec<String>,
    depth: usize,
}

impl Sampler<'_> {
    /// A value; none where a component would go on inside itself for ever.
    pub(super) fn value(&mut self, name: &str, schema: &Value) -> Option<Value> {
        let flat = Flat::new(self.document, schema);
        let count = |reference: &String| self.within.iter().filter(|known| *known == reference).count();
        if flat.references.iter().any(|reference| count(reference) >= SELF_CONTAINED) {
            return None;
        }
        if self.shape == Shape::Nulls && self.depth > 0 && is_nullable(self.document, schema) {
            return Some(Value::Null);
        }
        let known = self.within.len();
        self.within.extend(flat.references.iter().cloned());
        self.depth += 1;
        let value = self.flat(name, &flat);
        self.depth -= 1;
        self.within.truncate(known);
        value
    }

    fn flat(&mut self, name: &str, flat: &Flat) -> Option<Value> {
        self.count += 1;
        if let Some(value) = flat.get("const") {
            return Some(value.clone());
        }
        if let Some(values) = flat.get("enum").and_then(Value::as_array) {
            return values.iter().find(|value| !value.is_null()).cloned();
        }
        if let Some(branches) = flat.get("oneOf").or_else(|| flat.get("anyOf")).and_then(Value::as_array) {
            return self.union(name, flat, branches);
        }
        match kind(flat) {
            "object" => Some(Value::Object(self.object(flat))),
            "array" => Some(Value::Array(self.array(name, flat))),
            "string" => Some(Value::String(text(name, self.count, &flat.keywords))),
            kind @ ("integer" | "number") => Some(number(kind == "integer", self.count, &flat.keywords)),
            "boolean" => Some(Value::Bool(true)),
            "null" => Some(Value::Null),
            _ => Some(json!({ "any": ["thing", self.count, null] })),
        }
    }

    /// Whether options are left out: they are not wanted, or the value is large enough.
    fn is_sparse(&self) -> bool {
        self.shape == Shape::Sparse || self.depth > DEEPEST_OPTION || self.count > MOST_VALUES
    }

    pub(super) fn object(&mut self, flat: &Flat) -> Map<String, Value> {
        let mut object = Map::new();
        let required = flat.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        let hidden = if self.purpose == Purpose::Answer { "writeOnly" } else { "readOnly" };
        let properties = flat.get("properties").and_then(Value::as_object);
        for (name, schema) in properties.into_iter().flatten() {
            let needed = required.iter().any(|known| known == name);
            let is_hidden = Flat::new(self.document, schema).get(hidden) == Some(&Value::Bool(true));
            if is_hidden || (self.is_sparse() && !needed) {
                continue;
            }
            match self.value(name, schema) {
                Some(value) => object.insert(name.clone(), value),
                None if needed => object.insert(name.clone(), Value::Null),
                None => None,
            };
        }
        let rest = flat.get("additionalProperties").filter(|rest| rest.is_object() && **rest != json!({}));
        let free = properties.is_none() && flat.get("additionalProperties") != Some(&Value::Bool(false));
        if !self.is_sparse() {
            if let Some(schema) = rest {
                object.extend(self.value("key", schema).map(|value| ("key".to_owned(), value)));
            } else if free {
                object.insert("any".to_owned(), json!(["thing", self.count, null]));
            }
        }
        if self.unknown_fields && rest.is_none() && flat.get("additionalProperties") != Some(&Value::Bool(false)) {
            object.insert(UNKNOWN_FIELD.to_owned(), unknown_value());
        }
        object
    }

    fn array(&mut self, name: &str, flat: &Flat) -> Vec<Value> {
        let bound =
            |keyword: &str| flat.get(keyword).and_then(Value::as_u64).and_then(|bound| usize::try_from(bound).ok());
        let wanted = match self.shape {
            Shape::Full | Shape::Nulls if self.is_sparse() => 0,
            Shape::Sparse => usize::from(self.depth <= 1),
            Shape::Full | Shape::Nulls => {
                if self.depth <= 4 {
                    2
                } else {
                    1
                }
            }
        };
        let wanted = wanted.max(bound("minItems").unwrap_or(0)).min(bound("maxItems").unwrap_or(usize::MAX));
        let first = flat.get("prefixItems").and_then(Value::as_array).cloned().unwrap_or_default();
        let items = flat.get("items").cloned().unwrap_or(Value::Bool(true));
        let each =
            (0..wanted.max(first.len())).filter_map(|index| self.value(name, first.get(index).unwrap_or(&items)));
        each.collect()
    }
}

/// The type of a schema, by its keywords when it does not say.
fn kind(flat: &Flat) -> &str {
    match flat.get("type") {
        Some(Value::String(kind)) => kind,
        Some(Value::Array(kinds)) => {
            kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or("null")
        }
        _ if flat.get("properties").is_some() || flat.get("additionalProperties").is_some() => "object",
        _ if flat.get("items").is_some() || flat.get("prefixItems").is_some() => "array",
        _ => "",
    }
}
