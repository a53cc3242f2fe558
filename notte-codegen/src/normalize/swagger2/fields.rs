//! The fixed fields that Swagger 2.0 has and OpenAPI 3 does not, and those that OpenAPI 3 added.

use super::inline_type::has_inline_type;
use crate::normalize::document::{Fields, Node};

const DOCUMENT: [&str; 9] = [
    "host",
    "basePath",
    "schemes",
    "consumes",
    "produces",
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
];

/// What describes a value in a parameter or a header (Swagger 2.0, Parameter Object, Header Object).
const VALUE: [&str; 18] = [
    "type",
    "format",
    "items",
    "collectionFormat",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "title",
];

/// Whether Swagger 2.0 gives an object this field, and it is read or reported where it stands.
pub fn has_field(is_swagger2: bool, node: &Node<'_>, fields: Fields, key: &str) -> bool {
    match fields {
        Fields::Document => DOCUMENT.contains(&key) || is_swagger2 && key == "swagger",
        Fields::Operation => matches!(key, "consumes" | "produces") || is_swagger2 && key == "schemes",
        Fields::Response => matches!(key, "schema" | "examples") && (is_swagger2 || node.get("content").is_none()),
        Fields::Parameter | Fields::Header => VALUE.contains(&key) && has_inline_type(is_swagger2, node),
        Fields::Info | Fields::Components | Fields::Body | Fields::Media | Fields::Tag => false,
    }
}

/// Whether OpenAPI 3 added this field of an object.
pub fn is_from_openapi3(node: &Node<'_>, fields: Fields, key: &str) -> bool {
    match fields {
        Fields::Document => matches!(key, "components" | "servers" | "webhooks"),
        Fields::Operation => matches!(key, "requestBody" | "callbacks" | "servers"),
        Fields::Response => matches!(key, "content" | "links"),
        Fields::Parameter if key == "schema" => {
            !matches!(node.get("in").and_then(serde_json::Value::as_str), Some("body"))
        }
        Fields::Header if key == "schema" => true,
        Fields::Parameter | Fields::Header => matches!(key, "content" | "style" | "explode" | "allowReserved"),
        Fields::Info | Fields::Components | Fields::Body | Fields::Media | Fields::Tag => false,
    }
}
