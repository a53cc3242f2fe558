//! The content types of a body or a response: which of them are ways of their own.

use crate::api::{self, Encoding, Media, Schema, SchemaId};
use crate::diagnostics::{BODY_UNSUPPORTED, Diagnostic};
use crate::lower::Lowering;
use crate::lower::alike::alike;
use crate::lower::alternatives::is_null;
use crate::lower::docs::code;

/// What a content type is to a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// JSON.
    Json,
    /// `multipart/form-data`.
    Multipart,
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// Events, one after the other.
    Events,
}

/// Unions within unions are looked into as deep as this.
const MAX_DEPTH: usize = 4;

impl Lowering<'_> {
    /// What a content type is to a client.
    pub fn form(&self, media: &Media) -> Form {
        let schema = media.schema.map(|id| self.store.schema(self.api, id));
        let name = media.media_type.as_str();
        match name {
            _ if name.starts_with("multipart/") => return Form::Multipart,
            "application/x-www-form-urlencoded" => return Form::Urlencoded,
            _ if is_sequence(name) => return Form::Events,
            _ => {}
        }
        if schema.is_some_and(|schema| schema.format.as_deref() == Some("binary")) {
            return Form::Bytes;
        }
        if is_json(name) {
            Form::Json
        } else if name.starts_with("text/") || name.ends_with("xml") || name.ends_with("yaml") {
            Form::Text
        } else {
            Form::Bytes
        }
    }

    /// The ways in which a body can be sent: one for each content type that asks for something else than those before it.
    pub fn body_ways<'b>(&mut self, operation: &'b api::Operation) -> Vec<(Form, &'b Media)> {
        let Some(body) = &operation.body else { return Vec::new() };
        let mut content: Vec<(Form, &Media)> = body.content.iter().map(|media| (self.form(media), media)).collect();
        // Of several kinds of JSON that say the same, the plain one is every server's.
        content.sort_by_key(|(form, media)| (*form, *form == Form::Json && media.media_type != "application/json"));
        // A form whose fields are not known can't be put together here; another way is better.
        let known: Vec<(Form, &Media)> =
            content.iter().copied().filter(|(form, media)| !is_form(*form) || self.has_fields(media)).collect();
        if !known.is_empty() {
            for (_, media) in content.iter().filter(|one| !known.contains(one)) {
                // Where another way says the same, nothing is lost.
                if known.iter().any(|(_, other)| self.are_alike(media, other)) {
                    continue;
                }
                let message = format!("`{}` without members that are known has no typed form", media.media_type);
                self.diagnostics.push(
                    Diagnostic::new(&BODY_UNSUPPORTED, media.place.clone(), message)
                        .effect("the body is sent in another content type"),
                );
            }
        }
        let content = if known.is_empty() { content } else { known };
        let mut ways: Vec<(Form, &Media)> = Vec::new();
        for (form, media) in content {
            let same = ways.iter().any(|(known, other)| {
                // The same schema says the same in each; only a file can't be said but in parts.
                let text = matches!(form, Form::Text | Form::Json | Form::Urlencoded);
                let differ = form == Form::Json && !self.are_alike(media, other);
                known == &form && !differ
                    || media.schema.is_some() && media.schema == other.schema && (text || !self.has_file(media))
            });
            if !same {
                ways.push((form, media));
            } else if let Some((_, other)) = ways.iter().find(|(known, _)| *known == form)
                && !self.are_alike(media, other)
                && (is_form(form) || form != Form::Json && self.says_more(media))
            {
                let message = format!("`{}` has another schema than `{}`", media.media_type, other.media_type);
                let effect = match form {
                    Form::Text => "the body is given as text".to_owned(),
                    Form::Bytes => "the body is given as bytes".to_owned(),
                    _ => format!("the body is sent as `{}` says", other.media_type),
                };
                self.diagnostics.push(Diagnostic::new(&BODY_UNSUPPORTED, media.place.clone(), message).effect(effect));
            }
        }
        ways
    }

    /// What the documentation says of text or bytes that can be of other content types as well, of which one is sent.
    pub fn other_types(&self, operation: &api::Operation, way: (Form, &Media)) -> Option<String> {
        let (form, media) = way;
        let body = operation.body.as_ref().filter(|_| matches!(form, Form::Text | Form::Bytes))?;
        let others =
            body.content.iter().filter(|other| other.media_type != media.media_type && self.form(other) == form);
        let others: Vec<String> = others.map(|other| format!("`{}`", code(&other.media_type))).collect();
        let sent = code(&media.media_type);
        (!others.is_empty()).then(|| {
            format!("The body is sent as `{sent}`, unless a header `Content-Type` says {}.", others.join(" or "))
        })
    }

    /// Whether the schema of a content type says more than that there are characters or bytes, or an object of any kind.
    pub fn says_more(&mut self, media: &Media) -> bool {
        let Some(id) = media.schema else { return false };
        let schema = self.effective(id);
        let is_scalar = |ty| matches!(ty, api::Type::Boolean | api::Type::Integer | api::Type::Number);
        !schema.properties.is_empty()
            || schema.items.is_some()
            || schema.values.is_some()
            || !schema.one_of.is_empty()
            || !schema.any_of.is_empty()
            || schema.types.iter().any(is_scalar) && !schema.types.contains(api::Type::String)
    }

    /// Whether the schemas of two content types say the same.
    pub fn are_alike(&self, one: &Media, other: &Media) -> bool {
        match (one.schema, other.schema) {
            (Some(one), Some(other)) => alike(self.api, one, other),
            (one, other) => one == other,
        }
    }

    fn has_file(&mut self, media: &Media) -> bool {
        let Some(object) = self.form_object(media) else { return false };
        object.properties.iter().any(|(name, id)| self.is_file(*id, media.encoding.get(name)).is_some())
    }

    /// Whether a member of a form is a file (false) or a list of files (true). One that may be a file is one: what else it may be
    /// can be said by a file as well.
    pub fn is_file(&mut self, id: SchemaId, encoding: Option<&Encoding>) -> Option<bool> {
        self.as_file(id, encoding, 0)
    }

    fn as_file(&mut self, id: SchemaId, encoding: Option<&Encoding>, depth: usize) -> Option<bool> {
        let schema = self.effective(id);
        let is_binary = |schema: &Schema| {
            is_binary(schema) || encoding.is_some_and(|encoding| is_open(schema) && !is_text(&encoding.content_types))
        };
        if depth > MAX_DEPTH || is_null(&schema) {
            return None;
        }
        if is_binary(&schema) {
            return Some(false);
        }
        if let Some(items) = schema.items {
            return self.as_file(items, encoding, depth + 1).map(|_| true);
        }
        let alternatives = schema.one_of.iter().chain(&schema.any_of);
        alternatives.filter_map(|one| self.as_file(*one, encoding, depth + 1)).reduce(|one, other| one || other)
    }
}

fn is_form(form: Form) -> bool {
    matches!(form, Form::Multipart | Form::Urlencoded)
}

/// Whether a schema says no more than that there are characters or bytes.
fn is_open(schema: &Schema) -> bool {
    schema.format.is_none()
        && schema.values.is_none()
        && schema.properties.is_empty()
        && schema.items.is_none()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
        && schema.types.iter().all(|ty| matches!(ty, api::Type::String | api::Type::Null))
}

/// Whether one of these media types can be that of a text; without any, it is.
fn is_text(media_types: &[String]) -> bool {
    let is_bytes = |name: &str| {
        let name = name.split(';').next().unwrap_or(name).trim();
        ["image/", "audio/", "video/", "font/", "model/"].iter().any(|prefix| name.starts_with(prefix))
            && !name.ends_with("xml")
            || matches!(name, "application/octet-stream" | "application/pdf" | "application/zip" | "application/gzip")
    };
    media_types.is_empty() || media_types.iter().any(|name| !is_bytes(name))
}

fn is_binary(schema: &Schema) -> bool {
    schema.format.as_deref() == Some("binary")
}

/// Whether a media type is JSON (RFC 8259, and the `+json` suffix of RFC 6839), or a range that includes it.
///
/// Some were called so before there was the suffix, or by who has versions of it. The runtime (`http/from_response.rs`) takes
/// the same for JSON, or an answer would have a type and be refused.
pub fn is_json(media_type: &str) -> bool {
    matches!(
        media_type,
        "application/json" | "text/json" | "application/x-json" | "text/x-json" | "*/*" | "application/*"
    ) || media_type.ends_with("+json")
        || media_type.starts_with("application/x-amz-json-")
}

/// Whether a media type is a sequence of values (OpenAPI 3.2, Sequential Media Types).
fn is_sequence(media_type: &str) -> bool {
    matches!(
        media_type,
        "text/event-stream"
            | "application/jsonl"
            | "application/x-ndjson"
            | "application/ndjson"
            | "application/jsonlines"
            | "application/json-seq"
            | "application/stream+json"
            | "application/x-json-stream"
    )
}
