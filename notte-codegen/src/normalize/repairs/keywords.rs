//! Schemas in places where OpenAPI 3 has `schema` or `content`: parameters, headers and responses.

use super::{Node, Repairs, ignored, note};
use crate::diagnostics::{Diagnostics, Place, SWAGGER_READ};
use crate::normalize::document::Reading;
use serde_json::{Map, Value, json};

/// What of a parameter or a header is no keyword of its schema.
const NO_SCHEMA: [&str; 9] =
    ["name", "in", "description", "required", "deprecated", "allowEmptyValue", "collectionFormat", "schema", "example"];

impl<'d> Repairs<'d> {
    /// Gives a parameter whose type stands in itself a schema and a style.
    pub fn parameter(&mut self, node: &Node<'d>, diagnostics: &mut Diagnostics) {
        let Some(node) = self.unmet(node) else { return };
        let node = &node;
        let is_body = matches!(node.get("in").and_then(Value::as_str), Some("body" | "formData"));
        if is_body || !is_bare(node) || !self.met.insert(node.place.clone()) {
            return;
        }
        let message = "the type of a parameter stands in the parameter, as in Swagger 2.0";
        note(&SWAGGER_READ, &node.place.child("type"), message, "it is read as its `schema`", diagnostics);
        self.moved(node);
        let is_query = node.get("in").and_then(Value::as_str) == Some("query");
        if let Some((style, explode)) = collection(node).filter(|_| is_query) {
            self.set(node, "style", style.into());
            self.set(node, "explode", explode.into());
        }
    }

    /// Gives a response whose schema stands in itself content, and its headers schemas.
    pub fn response(
        &mut self,
        written: &Node<'d>,
        root: &Node<'d>,
        operation: Option<&Node<'d>>,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(node) = &self.unmet(written) else { return };
        self.headers(node, diagnostics);
        let Some(schema) = node.member("schema").filter(|_| node.get("content").is_none()) else { return };
        if !self.met.insert(node.place.clone()) {
            return;
        }
        // What other operations may refer to says nothing of one of them.
        let operation = operation.filter(|_| node.place == written.place);
        let is_file = schema.get("type").and_then(Value::as_str) == Some("file");
        let otherwise = if is_file { "application/octet-stream" } else { "application/json" };
        let media_types = self.media_types("produces", operation, root).unwrap_or_else(|| vec![otherwise.to_owned()]);
        let content = media_types.into_iter().map(|media| (media, json!({ "schema": schema.value })));
        self.set(node, "content", content.collect::<Map<_, _>>().into());
        let message = "the schema of a response stands in the response, as in Swagger 2.0";
        note(&SWAGGER_READ, &schema.place, message, "it is read as that of its `content`", diagnostics);
        self.said.insert(schema.place);
    }

    /// Gives the headers of a response, or those of all, whose types stand in themselves schemas.
    pub fn headers(&mut self, holder: &Node<'d>, diagnostics: &mut Diagnostics) {
        for (_, header) in holder.members("headers", &mut Diagnostics::new()) {
            let Some(header) = self.unmet(&header) else { continue };
            if is_bare(&header) && self.met.insert(header.place.clone()) {
                self.moved(&header);
                let message = "the type of a header stands in the header, as in Swagger 2.0";
                note(&SWAGGER_READ, &header.place.child("type"), message, "it is read as its `schema`", diagnostics);
            }
        }
    }

    /// Makes a schema of what stands beside where a schema should.
    fn moved(&mut self, node: &Node<'_>) {
        self.said.extend(keywords(node));
        self.set(node, "schema", schema_of(node));
    }
}

impl Reading<'_, '_> {
    /// Says that the type of a parameter or a header is passed over which stands in itself. Where the paths lead it has become a
    /// schema.
    pub fn ignores_type(&mut self, node: &Node<'_>) -> bool {
        let kind = node.member("type").filter(|_| is_bare(node));
        if let Some(kind) = &kind {
            ignored(kind, "`schema`", self.diagnostics);
            self.said.extend(keywords(node));
        }
        kind.is_some()
    }
}

/// The places of what is a keyword of the schema, and of what goes with it.
fn keywords(node: &Node<'_>) -> impl Iterator<Item = Place> {
    let is_keyword = |key: &&String| *key == "collectionFormat" || !NO_SCHEMA.contains(&key.as_str());
    node.value.as_object().into_iter().flat_map(Map::keys).filter(is_keyword).map(|key| node.place.child(key))
}

/// Whether it has a type, and no schema for it.
fn is_bare(node: &Node<'_>) -> bool {
    node.get("type").is_some_and(Value::is_string) && node.get("schema").is_none() && node.get("content").is_none()
}

/// The schema of a parameter: `schema`, or what else stands there.
pub fn schema_of(node: &Node<'_>) -> Value {
    if let Some(schema) = node.get("schema") {
        return schema.clone();
    }
    let members = node.value.as_object().into_iter().flatten();
    let members = members.filter(|(key, _)| !NO_SCHEMA.contains(&key.as_str()));
    members.map(|(key, value)| (key.clone(), value.clone())).collect::<Map<_, _>>().into()
}

/// The style of a list in a query or a form, which `collectionFormat` says, and whether it is exploded.
pub fn collection(node: &Node<'_>) -> Option<(&'static str, bool)> {
    if node.get("type").and_then(Value::as_str) != Some("array") {
        return None;
    }
    Some(match node.get("collectionFormat").and_then(Value::as_str) {
        Some("multi") => ("form", true),
        Some("ssv") => ("spaceDelimited", false),
        Some("pipes") => ("pipeDelimited", false),
        _ => ("form", false),
    })
}
