//! The examples of a description: where each stands, and at which schema.

use notte_codegen::{Document, Place};
use serde_json::Value;
use std::collections::HashMap;

/// An example and the place of its schema, which may be a reference.
pub struct Example {
    /// The schema.
    pub schema: Place,
    /// The value; none where the example is only referred to, and not at hand.
    pub value: Option<Value>,
}

/// Every example in the files of a description: of schemas, which are those that a type was made of and those that stand
/// where a schema does, of media types, of parameters and of headers.
pub fn examples(document: &Document, types: &HashMap<Place, String>) -> Vec<Example> {
    let is_swagger2 = document.root().get("swagger").is_some();
    let mut search = Search { document, types, is_swagger2, found: Vec::new() };
    for (file, source) in document.sources.iter().enumerate() {
        search.walk(&source.tree, Place::root(file), false);
    }
    search.found
}

struct Search<'d> {
    document: &'d Document,
    types: &'d HashMap<Place, String>,
    /// Whether examples of answers stand by their media types.
    is_swagger2: bool,
    found: Vec<Example>,
}

impl Search<'_> {
    /// `names` says that the keys of this object are names and no keywords.
    fn walk(&mut self, node: &Value, place: Place, names: bool) {
        match node {
            Value::Object(object) => {
                if !names {
                    self.here(node, &place);
                }
                for (key, value) in object.iter().filter(|(key, _)| names || !is_data(key)) {
                    self.walk(value, place.child(key), !names && holds_names(key));
                }
            }
            Value::Array(list) => {
                for (index, value) in list.iter().enumerate() {
                    self.walk(value, place.index(index), false);
                }
            }
            _ => {}
        }
    }

    /// The examples of one object. A media type, parameter or header has its schema below it; a schema is one itself.
    fn here(&mut self, node: &Value, place: &Place) {
        let extensions = ["x-example", "x-examples"];
        if matches!(node.get("schema"), Some(Value::Object(_) | Value::Bool(_))) {
            let schema = place.child("schema");
            if let Some(value) = node.get("example") {
                self.found.push(Example { schema: schema.clone(), value: Some(value.clone()) });
            }
            for (name, named) in node.get("examples").and_then(Value::as_object).into_iter().flatten() {
                let value = match self.is_swagger2 {
                    false => self.value(named, place.file),
                    // They stand by their media types.
                    true if name.contains("json") => Some(named.clone()),
                    true => continue,
                };
                self.found.push(Example { schema: schema.clone(), value });
            }
            let given = extensions.iter().filter_map(|key| Some((*key, node.get(key)?)));
            for value in given.flat_map(|(key, value)| extended(key, value)) {
                self.found.push(Example { schema: schema.clone(), value: Some(value.clone()) });
            }
        } else if self.types.contains_key(place) || is_schema(&place.pointer) {
            let one = node.get("example").into_iter();
            let extended = node.get("x-example").into_iter();
            let listed = node.get("examples").and_then(Value::as_array).into_iter().flatten();
            for value in one.chain(extended).chain(listed) {
                self.found.push(Example { schema: place.clone(), value: Some(value.clone()) });
            }
        }
    }

    /// The value of a named example, which may stand elsewhere.
    fn value(&self, named: &Value, mut file: usize) -> Option<Value> {
        let mut example = named;
        for _ in 0..32 {
            let Some(target) = example.get("$ref").and_then(Value::as_str) else { break };
            let place = reference(self.document, file, target)?;
            file = place.file;
            example = self.document.sources.get(file)?.tree.pointer(&place.pointer)?;
        }
        example.get("value").or_else(|| example.get("dataValue")).cloned()
    }
}

/// The examples of an extension: one, or several by their names or media types.
fn extended<'v>(key: &str, value: &'v Value) -> Vec<&'v Value> {
    match value {
        Value::Object(named) if key == "x-examples" => named.values().collect(),
        Value::Array(list) if key == "x-examples" => list.iter().collect(),
        value => vec![value],
    }
}

/// Where a reference in a file leads, as far as its text says so.
pub fn reference(document: &Document, file: usize, target: &str) -> Option<Place> {
    let (name, fragment) = target.split_once('#').unwrap_or((target, ""));
    let file = if name.is_empty() { file } else { *document.links.get(file)?.get(name)? };
    let tree = &document.sources.get(file)?.tree;
    let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy().into_owned();
    let pointer = [fragment.to_owned(), decoded].into_iter().find(|pointer| tree.pointer(pointer).is_some())?;
    Some(Place { file, pointer })
}

/// Whether what stands under a keyword is data, in which nothing means anything.
pub fn is_data(key: &str) -> bool {
    matches!(key, "example" | "examples" | "default" | "enum" | "const") || key.starts_with("x-")
}

/// Whether the keys of what stands under a keyword are names.
pub fn holds_names(key: &str) -> bool {
    matches!(
        key,
        "properties"
            | "patternProperties"
            | "$defs"
            | "definitions"
            | "dependentSchemas"
            | "schemas"
            | "responses"
            | "parameters"
            | "requestBodies"
            | "headers"
            | "content"
            | "paths"
            | "callbacks"
            | "webhooks"
            | "pathItems"
            | "encoding"
            | "links"
            | "securitySchemes"
            | "mapping"
            | "variables"
            | "mediaTypes"
    )
}

/// Whether a schema stands at a pointer.
fn is_schema(pointer: &str) -> bool {
    let mut segments = pointer.rsplit('/');
    let (last, before) = (segments.next().unwrap_or_default(), segments.next().unwrap_or_default());
    let alone = [
        "schema",
        "items",
        "additionalProperties",
        "not",
        "if",
        "then",
        "else",
        "contains",
        "propertyNames",
        "itemSchema",
        "unevaluatedItems",
        "unevaluatedProperties",
    ];
    let named = [
        "properties",
        "patternProperties",
        "schemas",
        "$defs",
        "definitions",
        "dependentSchemas",
        "allOf",
        "oneOf",
        "anyOf",
        "prefixItems",
    ];
    alone.contains(&last) || named.contains(&before)
}

#[cfg(test)]
mod tests {
    use super::examples;
    use notte_codegen::{Diagnostics, load};
    use serde_json::json;
    use std::collections::HashMap;

    #[test]
    fn examples_wherever_they_stand() {
        let tree = json!({
            "openapi": "3.1.0",
            "paths": { "/a": { "get": {
                "parameters": [{ "name": "p", "schema": { "type": "string", "example": 1 }, "example": 2 }],
                "responses": { "200": {
                    "headers": { "X": { "schema": { "type": "string" }, "example": 7 } },
                    "content": { "application/json": {
                        "schema": { "items": { "examples": [3] } },
                        "examples": { "x": { "$ref": "#/components/examples/x" }, "y": { "externalValue": "y.json" } },
                    } },
                } },
            } } },
            "components": {
                "examples": { "x": { "value": 4 } },
                "schemas": { "S": { "properties": { "example": { "example": 5 } }, "x-more": { "example": 6 } } },
            },
        });
        let document = load::from_text("a.json", &tree.to_string(), &mut Diagnostics::new());
        let found = examples(&document, &HashMap::new());
        let mut values: Vec<i64> = found.iter().filter_map(|example| example.value.as_ref()?.as_i64()).collect();
        values.sort_unstable();
        assert_eq!(values, [1, 2, 3, 4, 5, 7]);
        assert_eq!(found.len(), 7);
    }

    #[test]
    fn examples_of_swagger() {
        let tree = json!({
            "swagger": "2.0",
            "paths": { "/a": { "post": {
                "parameters": [
                    { "name": "p", "in": "query", "type": "integer", "x-example": 1 },
                    { "name": "b", "in": "body", "schema": {}, "x-examples": { "application/json": 2 } },
                ],
                "responses": { "200": {
                    "schema": { "type": "integer" },
                    "examples": { "application/json": 3, "application/xml": "<a/>" },
                } },
            } } },
            "definitions": { "D": { "example": 4, "properties": { "a": { "x-example": 5 } } } },
        });
        let document = load::from_text("a.json", &tree.to_string(), &mut Diagnostics::new());
        let parameter = notte_codegen::Place { file: 0, pointer: "/paths/~1a/post/parameters/0".to_owned() };
        let found = examples(&document, &HashMap::from([(parameter, "i64".to_owned())]));
        let mut values: Vec<i64> = found.iter().filter_map(|example| example.value.as_ref()?.as_i64()).collect();
        values.sort_unstable();
        assert_eq!(values, [1, 2, 3, 4, 5]);
        assert_eq!(found.len(), 5);
    }
}
