//! Extensions of those who publish Swagger 2.0: Azure's `x-ms-…`, Kubernetes' `x-kubernetes-…` and `x-example`. They mean the same in
//! every version.

use super::inline_type::{is_parameter, text};
use crate::api::{Schema, Type};
use crate::diagnostics::{Diagnostic, Diagnostics, EXTENSION_IGNORED};
use crate::normalize::document::Node;
use serde_json::Value;

/// Reads the extensions of a schema.
pub fn schema_extensions(diagnostics: &mut Diagnostics, node: &Node<'_>, schema: &mut Schema) {
    int_or_string(node, schema);
    mutability(node, schema);
    schema.client_name = client_name(node);
    for key in ["x-example", "x-examples"] {
        match node.get(key) {
            Some(example) if key == "x-example" && schema.examples.is_empty() => schema.examples.push(example.clone()),
            Some(Value::Array(examples)) if key == "x-examples" => schema.examples.extend(examples.iter().cloned()),
            _ => {}
        }
    }
    if let Some(flatten) = node.member("x-ms-client-flatten").filter(|flatten| *flatten.value == Value::Bool(true))
        && !is_parameter(node)
    {
        let message = "`x-ms-client-flatten` asks for the properties of this object in the object that holds it";
        let diagnostic = Diagnostic::new(&EXTENSION_IGNORED, flatten.place, message);
        diagnostics.push(diagnostic.effect("the object is a type of its own"));
    }
}

/// Kubernetes writes a number or a string as a string with a format.
fn int_or_string(node: &Node<'_>, schema: &mut Schema) {
    let is_format = schema.format.as_deref() == Some("int-or-string");
    let is_extension = node.get("x-kubernetes-int-or-string") == Some(&Value::Bool(true));
    if is_format || is_extension && schema.types.is_empty() {
        schema.types.insert(Type::Integer);
        schema.types.insert(Type::String);
    }
    if is_format {
        schema.format = None;
    }
}

/// `x-ms-mutability` says for which requests a property is: for reading alone, or for all but reading.
fn mutability(node: &Node<'_>, schema: &mut Schema) {
    let Some(Value::Array(list)) = node.get("x-ms-mutability") else { return };
    let is_read = list.iter().any(|name| name.as_str() == Some("read"));
    schema.read_only |= is_read && list.len() == 1;
    schema.write_only |= !is_read && !list.is_empty();
}

/// Whether characters that a URL reserves stay as they are in a parameter (`x-ms-skip-url-encoding`).
pub fn skips_encoding(parameter: &Node<'_>) -> bool {
    parameter.get("x-ms-skip-url-encoding") == Some(&Value::Bool(true))
}

/// The name that the authors of a description give to an inline enum (`x-ms-enum`).
pub fn enum_name(schema: &Node<'_>) -> Option<String> {
    let name = text(&schema.member("x-ms-enum")?, "name")?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// The name that authors give to a parameter, a property or a component in code (`x-ms-client-name`).
pub fn client_name(node: &Node<'_>) -> Option<String> {
    let name = text(node, "x-ms-client-name")?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}
