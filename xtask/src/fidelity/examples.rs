//! The examples of a description: where each stands, and at which schema.

use serde_json::Value;

/// An example and the place of its schema, which may be a reference.
pub struct Example {
    /// The pointer of the schema.
    pub schema: String,
    /// The value.
    pub value: Value,
}

/// Every example in a tree.
pub fn examples(tree: &Value) -> Vec<Example> {
    let mut found = Vec::new();
    walk(tree, tree, String::new(), false, &mut found);
    found
}

/// `names` says that the keys of this object are names and no keywords.
fn walk(root: &Value, node: &Value, pointer: String, names: bool, found: &mut Vec<Example>) {
    match node {
        Value::Object(object) => {
            if !names {
                // A media type, parameter or header has its schema below it; a schema is one itself.
                let schema = match object.get("schema") {
                    Some(Value::Object(_)) => Some(format!("{pointer}/schema")),
                    _ if is_schema(&pointer) => Some(pointer.clone()),
                    _ => None,
                };
                let wrapped = object.contains_key("schema");
                if let Some(schema) = schema.filter(|_| is_json(&pointer)) {
                    found.extend(
                        values(root, node, wrapped).into_iter().map(|value| Example { schema: schema.clone(), value }),
                    );
                }
            }
            for (key, value) in object {
                let is_data = matches!(key.as_str(), "example" | "examples" | "default" | "enum" | "const")
                    || key.starts_with("x-");
                if !names && is_data {
                    continue;
                }
                let escaped = key.replace('~', "~0").replace('/', "~1");
                let inner = !names && holds_names(key);
                walk(root, value, format!("{pointer}/{escaped}"), inner, found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                walk(root, value, format!("{pointer}/{index}"), false, found);
            }
        }
        _ => {}
    }
}

/// The values of `example` and `examples`, which are named and wrapped outside of schemas.
fn values(root: &Value, node: &Value, wrapped: bool) -> Vec<Value> {
    let mut values: Vec<Value> = node.get("example").cloned().into_iter().collect();
    match node.get("examples") {
        Some(Value::Object(named)) if wrapped => {
            for example in named.values() {
                let target = example.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
                let example = target.and_then(|pointer| root.pointer(pointer)).unwrap_or(example);
                values.extend(example.get("value").cloned());
            }
        }
        Some(Value::Array(list)) if !wrapped => values.extend(list.iter().cloned()),
        _ => {}
    }
    values
}

fn holds_names(key: &str) -> bool {
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

/// Whether the values of a media type are JSON; those of parameters and headers are taken for it.
fn is_json(pointer: &str) -> bool {
    let mut segments = pointer.rsplit('/');
    match (segments.next(), segments.next()) {
        (Some(media), Some("content")) => media.contains("json") || media.starts_with('*'),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::examples;
    use serde_json::json;

    #[test]
    fn examples_wherever_they_stand() {
        let tree = json!({
            "paths": { "/a": { "get": {
                "parameters": [{ "name": "p", "schema": { "type": "string", "example": 1 }, "example": 2 }],
                "responses": { "200": { "content": {
                    "application/json": { "schema": { "items": { "examples": [3] } }, "examples": { "x": { "$ref": "#/components/examples/x" } } },
                    "application/xml": { "schema": { "type": "object" }, "example": "<no/>" },
                } } },
            } } },
            "components": {
                "examples": { "x": { "value": 4 } },
                "schemas": { "S": { "properties": { "example": { "example": 5 } }, "x-more": { "example": 6 } } },
            },
        });
        let mut found: Vec<i64> = examples(&tree).iter().filter_map(|example| example.value.as_i64()).collect();
        found.sort_unstable();
        assert_eq!(found, [1, 2, 3, 4, 5]);
        assert!(examples(&tree).iter().all(|example| !example.value.is_string()));
    }
}
