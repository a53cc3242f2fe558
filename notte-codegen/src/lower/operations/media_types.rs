//! The content types of a body or a response: which of them are ways of their own.

use crate::api::{self, Encoding, Media, MediaType, Schema, SchemaId};
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
        match &media.media_type {
            name if name.is_multipart() => Form::Multipart,
            name if name.is_urlencoded() => Form::Urlencoded,
            name if name.is_sequence() => Form::Events,
            _ if schema.is_some_and(|schema| is_binary(schema)) => Form::Bytes,
            name if name.is_json() => Form::Json,
            name if name.is_text() => Form::Text,
            _ => Form::Bytes,
        }
    }

    /// The ways in which a body can be sent: one for each content type that asks for something else than those before it.
    pub fn body_ways<'b>(&mut self, operation: &'b api::Operation) -> Vec<(Form, &'b Media)> {
        let Some(body) = &operation.body else { return Vec::new() };
        let mut content: Vec<(Form, &Media)> = body.content.iter().map(|media| (self.form(media), media)).collect();
        // Of several kinds of JSON that say the same, the plain one is every server's.
        content.sort_by_key(|(form, media)| {
            (*form, *form == Form::Json && media.media_type.essence() != "application/json")
        });
        // A form whose fields are not known can't be put together here; another way is better.
        let known: Vec<(Form, &Media)> =
            content.iter().copied().filter(|(form, media)| !is_form(*form) || self.has_fields(media)).collect();
        if !known.is_empty() {
            for (_, media) in content.iter().filter(|one| !known.contains(one)) {
                // Where another way says the same, nothing is lost.
                if known.iter().any(|(_, other)| self.are_alike(media, other)) {
                    continue;
                }
                let message =
                    format!("`{}` without members that are known has no typed form", media.media_type.essence());
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
                let message = format!(
                    "`{}` has another schema than `{}`",
                    media.media_type.essence(),
                    other.media_type.essence()
                );
                let effect = match form {
                    Form::Text => "the body is given as text".to_owned(),
                    Form::Bytes => "the body is given as bytes".to_owned(),
                    _ => format!("the body is sent as `{}` says", other.media_type.essence()),
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
        let others = body
            .content
            .iter()
            .filter(|other| other.media_type.essence() != media.media_type.essence() && self.form(other) == form);
        let others: Vec<String> = others.map(|other| format!("`{}`", code(other.media_type.essence()))).collect();
        let sent = code(media.media_type.essence());
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
fn is_text(media_types: &[MediaType]) -> bool {
    media_types.is_empty() || !media_types.iter().all(MediaType::is_binary)
}

fn is_binary(schema: &Schema) -> bool {
    schema.format.as_deref() == Some("binary")
}
