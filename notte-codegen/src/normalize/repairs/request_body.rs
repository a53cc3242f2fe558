//! Bodies as parameters: `in: body` and `in: formData`.

use super::keywords::collection;
use super::{Node, Repairs, note};
use crate::diagnostics::{Diagnostics, SWAGGER_READ};
use serde_json::{Map, Value, json};

const FORM: &str = "application/x-www-form-urlencoded";
const PARTS: &str = "multipart/form-data";

impl<'d> Repairs<'d> {
    /// Makes a `requestBody` of the parameters of an operation that are one. An operation that has a `requestBody` keeps it;
    /// such a parameter is none then, which is said where it is read.
    pub fn body(
        &mut self,
        operation: &Node<'d>,
        parameters: &[Node<'d>],
        root: &Node<'d>,
        diagnostics: &mut Diagnostics,
    ) {
        if operation.get("requestBody").is_some() || operation.value.as_object().is_none() {
            return;
        }
        let of = |place: &str| {
            // One that says nothing of what it is would be any body at all.
            let says = |node: &Node<'_>| node.get("schema").or_else(|| node.get("type")).is_some();
            let is_there = |node: &Node<'_>| node.get("in").and_then(Value::as_str) == Some(place) && says(node);
            let targets = parameters.iter().map(|written| (written, self.target(written)));
            targets.filter(|(_, node)| is_there(node)).collect::<Vec<_>>()
        };
        let (whole, fields) = (of("body"), of("formData"));
        let body = if let Some((_, node)) = whole.last() {
            let media_types = self.media_types("consumes", Some(operation), root);
            let media_types = media_types.unwrap_or_else(|| vec!["application/json".to_owned()]);
            let mut body = Map::new();
            let schema = self.schema_for(operation.place.file, node);
            let content = media_types.into_iter().map(|media| (media, json!({ "schema": schema })));
            body.insert("content".to_owned(), content.collect::<Map<_, _>>().into());
            for key in ["description", "required"] {
                body.extend(node.get(key).map(|value| (key.to_owned(), value.clone())));
            }
            Value::Object(body)
        } else if !fields.is_empty() {
            let media_types = self.media_types("consumes", Some(operation), root).unwrap_or_default();
            let schemas = fields.iter().map(|(_, node)| (node, self.schema_for(operation.place.file, node)));
            form(&schemas.collect::<Vec<_>>(), &media_types)
        } else {
            return;
        };
        // Others of them are none then, which is said where they are read.
        let (kind, taken) = match whole.last() {
            Some(last) => ("body", std::slice::from_ref(last)),
            None => ("formData", fields.as_slice()),
        };
        for (written, node) in taken {
            if self.bodies.insert(written.place.clone()) {
                let message = format!("`in: {kind}` is Swagger 2.0's way to say `requestBody`");
                note(&SWAGGER_READ, &node.place.child("in"), &message, "it is read as that", diagnostics);
            }
        }
        self.set(operation, "requestBody", body);
    }
}

/// A form with these fields: of several parts, when a file is among them or nothing but parts is said.
fn form(fields: &[(&Node<'_>, Value)], media_types: &[String]) -> Value {
    let (mut properties, mut encoding, mut required) = (Map::new(), Map::new(), Vec::new());
    for (field, schema) in fields {
        let Some(name) = field.get("name").and_then(Value::as_str) else { continue };
        let mut schema = schema.clone();
        let description = field.get("description").filter(|_| schema.get("$ref").is_none());
        if let (Value::Object(schema), Some(description)) = (&mut schema, description) {
            schema.entry("description").or_insert_with(|| description.clone());
        }
        properties.insert(name.to_owned(), schema);
        if let Some((style, explode)) = collection(field) {
            encoding.insert(name.to_owned(), json!({ "style": style, "explode": explode }));
        }
        if field.get("required") == Some(&Value::Bool(true)) {
            required.push(name);
        }
    }
    let is_file = |(field, _): &(&Node<'_>, Value)| field.get("type").and_then(Value::as_str) == Some("file");
    let says = |media: &str| media_types.iter().any(|said| said.starts_with(media));
    let is_required = !required.is_empty();
    let schema = json!({ "type": "object", "properties": properties, "required": required });
    let content = if fields.iter().any(is_file) || (says(PARTS) && !says(FORM)) {
        json!({ PARTS: { "schema": schema } })
    } else {
        json!({ FORM: { "schema": schema, "encoding": encoding } })
    };
    json!({ "content": content, "required": is_required })
}
