//! The members that an object can have: another is noted, for it is misspelled or stands in the wrong place.

use super::{Node, Reading};
use crate::diagnostics::{Diagnostic, MEMBER_UNKNOWN, nearest};
use crate::normalize::swagger2;

/// The fields of a path item that are operations (OpenAPI 3.2, Path Item Object).
pub const METHODS: [(&str, &str); 9] = [
    ("get", "GET"),
    ("put", "PUT"),
    ("post", "POST"),
    ("delete", "DELETE"),
    ("options", "OPTIONS"),
    ("head", "HEAD"),
    ("patch", "PATCH"),
    ("trace", "TRACE"),
    ("query", "QUERY"),
];

/// The fixed fields of the objects that are looked at, those of OpenAPI 3.0, 3.1 and 3.2 together.
#[derive(Clone, Copy, Debug)]
pub enum Fields {
    Document,
    Info,
    Components,
    Operation,
    Parameter,
    Body,
    Response,
    Media,
    Header,
    Tag,
}

impl Fields {
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Document => &[
                "openapi",
                "$self",
                "info",
                "jsonSchemaDialect",
                "servers",
                "paths",
                "webhooks",
                "components",
                "security",
                "tags",
                "externalDocs",
            ],
            Self::Info => &["title", "summary", "description", "termsOfService", "contact", "license", "version"],
            Self::Components => &[
                "schemas",
                "responses",
                "parameters",
                "examples",
                "requestBodies",
                "headers",
                "securitySchemes",
                "links",
                "callbacks",
                "pathItems",
                "mediaTypes",
            ],
            Self::Operation => &[
                "tags",
                "summary",
                "description",
                "externalDocs",
                "operationId",
                "parameters",
                "requestBody",
                "responses",
                "callbacks",
                "deprecated",
                "security",
                "servers",
            ],
            Self::Parameter => &["name", "in"],
            Self::Body => &["description", "content", "required"],
            Self::Response => &["summary", "description", "headers", "content", "links"],
            Self::Media => {
                &["schema", "itemSchema", "example", "examples", "encoding", "prefixEncoding", "itemEncoding"]
            }
            Self::Header => &[
                "description",
                "required",
                "deprecated",
                "allowEmptyValue",
                "example",
                "examples",
                "style",
                "explode",
                "allowReserved",
                "schema",
                "content",
            ],
            Self::Tag => &["name", "summary", "description", "externalDocs", "parent", "kind"],
        }
    }

    /// All names. A parameter has the fields of a header too (OpenAPI, Header Object).
    fn all(self) -> impl Iterator<Item = &'static str> {
        let inherited: &[&str] = if matches!(self, Self::Parameter) { Self::Header.names() } else { &[] };
        self.names().iter().chain(inherited).copied()
    }

    fn has(self, key: &str) -> bool {
        self.all().any(|name| name == key)
    }
}

impl Reading<'_, '_> {
    /// Notes which members an object has that it can't have.
    pub fn only(&mut self, node: &Node<'_>, fields: Fields) {
        for key in node.value.as_object().into_iter().flat_map(serde_json::Map::keys) {
            if self.is_swagger2 && swagger2::is_from_openapi3(node, fields, key) {
                self.note_openapi3(node.place.child(key), key);
                continue;
            }
            if fields.has(key) || key.starts_with("x-") || key.starts_with('$') {
                continue;
            }
            if swagger2::has_field(self.is_swagger2, node, fields, key) {
                continue;
            }
            let place = node.place.child(key);
            let message = format!("`{key}` is not a member of this object");
            let diagnostic = Diagnostic::new(&MEMBER_UNKNOWN, place, message).effect("it is ignored");
            let meant = nearest(key, fields.all().filter(|name| node.get(name).is_none()));
            self.diagnostics.push(match meant {
                Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
                None => diagnostic,
            });
        }
    }
}
