//! The keywords of one schema that hold no other schema.

use super::bounds::bounds;
use super::enumeration::values;
use crate::api::{Schema, Type};
use crate::diagnostics::{Diagnostic, Diagnostics, SWAGGER_READ, WRONG_TYPE};
use crate::normalize::document::Node;
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
    schema.description = node.text("description", diagnostics);
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
        required.wrong("a list of property names", diagnostics);
    }
    let unsaid = UNSAID.into_iter().filter(|key| node.get(key).is_some_and(|value| restricts(key, value)));
    schema.unsaid = unsaid.map(|key| (key, node.place.child(key))).collect();
}

fn restricts(key: &str, value: &Value) -> bool {
    match (key, value) {
        (_, Value::Null) => false,
        ("unevaluatedProperties" | "unevaluatedItems", Value::Bool(allowed)) => !allowed,
        (_, Value::Object(object)) => !object.is_empty(),
        _ => true,
    }
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
            None => diagnostics.push(
                Diagnostic::new(&WRONG_TYPE, place, format!("`{name}` is none of JSON Schema's types"))
                    .effect("it is passed over, as if no type were given"),
            ),
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
