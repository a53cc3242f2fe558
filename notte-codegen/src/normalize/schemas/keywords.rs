//! The keywords of one schema that hold no other schema.

use super::bounds::bounds;
use super::enumeration::values;
use crate::api::{Schema, Type};
use crate::diagnostics::{Diagnostic, Diagnostics, KEYWORD_MISPLACED, SWAGGER_READ, WRONG_TYPE, nearest};
use crate::normalize::document::{Node, kind};
use crate::normalize::swagger2::{is_parameter, schema_extensions};
use serde_json::Value;

/// Keywords that restrict values in a way that no type shows.
const UNSAID: [&str; 16] = [
    "not",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "dependentRequired",
    "dependencies",
    "contains",
    "minContains",
    "maxContains",
    "contentSchema",
    "$dynamicRef",
    "$recursiveRef",
    "propertyNames",
    "unevaluatedProperties",
    "unevaluatedItems",
];

/// Reads them.
pub fn read(diagnostics: &mut Diagnostics, node: &Node<'_>, schema: &mut Schema, is_swagger2: bool) {
    schema.title = node.text("title", diagnostics);
    schema.description = node.described(diagnostics);
    schema.deprecated = node.flag("deprecated", diagnostics);
    schema.read_only = node.flag("readOnly", diagnostics);
    schema.write_only = node.flag("writeOnly", diagnostics);
    schema.nullable = node.flag("nullable", diagnostics) || node.flag("x-nullable", diagnostics);
    schema.default = node.get("default").cloned().map(Box::new);
    schema.unique_items = node.flag("uniqueItems", diagnostics);
    schema.rust_name = node.text("x-rust-name", diagnostics);
    schema.tag = node.text("x-ms-discriminator-value", diagnostics);
    schema.rust_sent_name = node.text("x-rust-sent-name", diagnostics);
    schema.rust_type = node.text("x-rust-type", diagnostics);
    examples(node, schema);
    types(diagnostics, node, schema, is_swagger2);
    format(diagnostics, node, schema);
    schema_extensions(diagnostics, node, schema);
    values(diagnostics, node, schema);
    bounds(diagnostics, node, schema);
    // Draft 3 and sloppy documents put a boolean here; only a list says which members are required.
    if matches!(node.get("required"), Some(Value::Array(_))) {
        schema.required = node.texts("required", diagnostics);
        schema.required.dedup();
    } else if let Some(required) = node.member("required")
        && !matches!(required.value, Value::Null)
        && !(required.value.is_boolean() && is_parameter(node))
    {
        let message = format!("a list of property names is expected here, not {}", kind(required.value));
        let diagnostic = Diagnostic::new(&WRONG_TYPE, required.place, message)
            .effect("it is ignored, so the properties are optional");
        diagnostics.push(match required.value {
            Value::String(name) => diagnostic.help(format!("write `required: [{name}]`")),
            _ => diagnostic,
        });
    }
    schema.never = node.get("not").is_some_and(allows_each);
    misplaced(diagnostics, node, schema);
    let unsaid = UNSAID.into_iter().filter(|key| node.get(key).is_some_and(|value| restricts(node, key, value)));
    schema.unsaid = unsaid.map(|key| (key, node.place.child(key))).collect();
}

/// Keywords that apply to values of one type, and decide what that type holds.
const APPLY_TO: [(Type, &[&str]); 2] = [
    (Type::Object, &["properties", "patternProperties", "additionalProperties", "propertyNames"]),
    (Type::Array, &["items", "prefixItems"]),
];

/// Notes keywords that do not apply to any of the types beside them (JSON Schema 2020-12, 7.6.1).
fn misplaced(diagnostics: &mut Diagnostics, node: &Node<'_>, schema: &Schema) {
    if schema.types.is_empty() {
        return;
    }
    let others = APPLY_TO.iter().filter(|(kind, _)| !schema.types.contains(*kind));
    for (kind, keyword) in others.flat_map(|(kind, keywords)| keywords.iter().map(move |keyword| (kind, *keyword))) {
        // `additionalProperties: false` and the like say nothing that a type would show.
        let Some(keyword_node) = node.member(keyword).filter(|found| found.value.is_object() || found.value.is_array())
        else {
            continue;
        };
        let names: Vec<&str> = schema.types.iter().map(Type::name).collect();
        let message = format!("`{keyword}` does not apply to values of type {}", names.join(" or "));
        let diagnostic = Diagnostic::new(&KEYWORD_MISPLACED, keyword_node.place, message).effect("it is ignored");
        diagnostics.push(match kind {
            Type::Object if schema.types.contains(Type::Array) => {
                diagnostic.help("if it describes the elements of the list, move it into `items`")
            }
            kind => diagnostic.help(format!("if the value is of type {}, correct `type`", kind.name())),
        });
    }
}

/// Whether a schema allows no value: `false`, and `not` with a schema that allows each.
pub fn is_false(schema: &Value) -> bool {
    match schema {
        Value::Bool(allowed) => !allowed,
        Value::Object(keywords) => keywords.len() == 1 && keywords.get("not").is_some_and(allows_each),
        _ => false,
    }
}

fn allows_each(schema: &Value) -> bool {
    schema.as_bool() == Some(true) || schema.as_object().is_some_and(serde_json::Map::is_empty)
}

/// Whether a keyword about what no other one speaks of (JSON Schema 2020-12, 11) says no more than the one about what those beside it do
/// not: nothing else in the schema speaks of elements or members.
pub fn closes(node: &Node<'_>, unevaluated: &str) -> bool {
    let speaking = ["$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "dependentSchemas", "contains"];
    node.get(unevaluated).is_some_and(is_false) && speaking.iter().all(|key| node.get(key).is_none())
}

/// Whether a keyword forbids any value.
fn restricts(node: &Node<'_>, key: &str, value: &Value) -> bool {
    match (key, value) {
        (_, Value::Null) => false,
        ("if", _) => node.get("then").is_some() || node.get("else").is_some(),
        ("then" | "else", _) if node.get("if").is_none() => false,
        ("minContains" | "maxContains", _) if node.get("contains").is_none() => false,
        ("not", Value::Bool(forbids)) => *forbids,
        ("unevaluatedProperties", _) if node.get("additionalProperties").is_none() && closes(node, key) => false,
        ("unevaluatedItems", _) if node.get("items").is_none() && closes(node, key) => false,
        ("$dynamicRef" | "$recursiveRef", _) => true,
        (_, Value::Bool(allowed)) => !allowed,
        ("propertyNames", names) => !allows_all_names(names),
        (_, Value::Object(object)) => !object.is_empty(),
        _ => true,
    }
}

/// Whether a schema allows every string, as the names of members are: it only annotates, or names the type.
fn allows_all_names(schema: &Value) -> bool {
    let Value::Object(keywords) = schema else { return false };
    keywords.iter().all(|(key, value)| match key.as_str() {
        "type" => value == "string" || value.as_array().is_some_and(|types| types.iter().any(|name| name == "string")),
        "title" | "description" | "example" | "examples" | "default" | "deprecated" | "$comment" => true,
        key => key.starts_with("x-"),
    })
}

fn examples(node: &Node<'_>, schema: &mut Schema) {
    if let Some(example) = node.get("example") {
        schema.examples.push(example.clone());
    }
    if let Some(Value::Array(examples)) = node.get("examples") {
        schema.examples.extend(examples.iter().cloned());
    }
}

fn types(diagnostics: &mut Diagnostics, node: &Node<'_>, schema: &mut Schema, is_swagger2: bool) {
    let names = match node.member("type") {
        Some(Node { value: Value::String(name), place }) => vec![(name.clone(), place)],
        Some(list @ Node { value: Value::Array(_), .. }) => node
            .texts("type", diagnostics)
            .into_iter()
            .enumerate()
            .map(|(i, name)| (name, list.place.index(i)))
            .collect(),
        Some(Node { value: Value::Null, .. }) | None => Vec::new(),
        Some(other) => {
            other.wrong("a type's name or a list of them", diagnostics);
            Vec::new()
        }
    };
    for (name, place) in names {
        match Type::by_name(&name) {
            Some(kind) => schema.types.insert(kind),
            // `file` is Swagger 2.0's; `any` and the like are nobody's.
            None if name == "file" => {
                if !is_swagger2 {
                    diagnostics.push(
                        Diagnostic::new(&SWAGGER_READ, place, "`file` is a type of Swagger 2.0")
                            .effect("it is read as a string with `format: binary`"),
                    );
                }
                schema.types.insert(Type::String);
                schema.format = Some("binary".to_owned());
            }
            None => {
                let diagnostic =
                    Diagnostic::new(&WRONG_TYPE, place, format!("`{name}` is none of JSON Schema's types"))
                        .effect("it is ignored, as if no type were given");
                let meant = nearest(&name, Type::ALL.iter().map(|kind| kind.name()));
                diagnostics.push(match meant {
                    Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
                    None => diagnostic,
                });
            }
        }
    }
    if schema.types.contains(Type::Null) {
        schema.nullable = true;
    }
}

fn format(diagnostics: &mut Diagnostics, node: &Node<'_>, schema: &mut Schema) {
    if let Some(format) = node.text("format", diagnostics) {
        schema.format = Some(format);
        return;
    }
    // 3.1 says with these two what 3.0 says with `format: byte` and `format: binary`.
    let encoding = node.text("contentEncoding", diagnostics);
    let media = node.text("contentMediaType", diagnostics);
    match (encoding.as_deref(), media.as_deref()) {
        (Some("base64"), _) => schema.format = Some("byte".to_owned()),
        (Some("binary"), _) | (None, Some("application/octet-stream")) => schema.format = Some("binary".to_owned()),
        (None, Some(media)) if is_bytes(media) => schema.format = Some("binary".to_owned()),
        _ => {}
    }
}

/// Whether what is in a media type can't be in a text.
fn is_bytes(media_type: &str) -> bool {
    let kinds = ["image/", "audio/", "video/", "font/"];
    kinds.iter().any(|kind| media_type.starts_with(kind)) && !media_type.ends_with("xml")
        || matches!(media_type, "application/pdf" | "application/zip" | "application/gzip")
}
