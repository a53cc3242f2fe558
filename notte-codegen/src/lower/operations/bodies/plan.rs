//! The content types of a request body: which of them are sent by methods of their own.

use super::forms::form_object;
use crate::api::{Api, Media, Operation, Schema, Type};
use crate::diagnostics::{BODY_UNSUPPORTED, Diagnostic, Diagnostics};
use crate::lower::docs::code;
use crate::lower::operations::media_types::{Form, form, have_equal_schemas, is_file, says_more};
use crate::shapes::Schemas;
use std::sync::Arc;

/// A content type in which a body is sent.
#[derive(Clone, Debug)]
pub struct BodyWay<'a> {
    /// What it is to a client.
    pub form: Form,
    /// The content type and its schema.
    pub media: &'a Media,
    /// The object of a form whose fields are known.
    pub object: Option<Arc<Schema>>,
    /// Whether the request must have a body.
    pub is_required: bool,
}

/// The ways to send a body: one for each content type that asks for something else than those before it.
pub fn plan_bodies<'a>(
    api: &Api,
    schemas: &mut Schemas,
    operation: &'a Operation,
    diagnostics: &mut Diagnostics,
) -> Vec<BodyWay<'a>> {
    let Some(body) = &operation.body else { return Vec::new() };
    let mut content: Vec<BodyWay<'a>> = Vec::new();
    for media in &body.content {
        let form = body_form(schemas, media);
        let object = if form.has_fields() { form_object(schemas, media, diagnostics) } else { None };
        content.push(BodyWay { form, media, object, is_required: body.required });
    }
    // Of several JSON types with equal schemas, every server knows the plain one.
    content.sort_by_key(|way| (way.form, way.form == Form::Json && !is_plain_json(way.media)));
    let mut ways: Vec<BodyWay<'a>> = Vec::new();
    for way in without_unknown_forms(api, content, diagnostics) {
        if !ways.iter().any(|earlier| is_covered(api, schemas, &way, earlier, diagnostics)) {
            ways.push(way);
        } else if let Some(earlier) = ways.iter().find(|earlier| earlier.form == way.form) {
            report_other_schema(api, schemas, &way, earlier, diagnostics);
        }
    }
    ways
}

/// The documentation of a body of text or bytes that has further content types, of which only one is sent.
pub fn other_types(schemas: &Schemas, operation: &Operation, way: &BodyWay<'_>) -> Option<String> {
    let body = operation.body.as_ref().filter(|_| matches!(way.form, Form::Text | Form::Bytes))?;
    if way.media.media_type.is_range() && way.form == Form::Bytes {
        let range = code(way.media.media_type.essence());
        return Some(format!("The content type of the body is an argument: any of `{range}`."));
    }
    let sent = sent_type(way.media);
    let others = body.content.iter().filter(|other| other.media_type.essence() != way.media.media_type.essence());
    let others = others.filter(|other| form(schemas, other) == way.form);
    let others: Vec<String> = others.map(|other| format!("`{}`", code(other.media_type.essence()))).collect();
    let sent = code(&sent);
    (!others.is_empty())
        .then(|| format!("The body is sent as `{sent}` unless a `Content-Type` header says {}.", others.join(" or ")))
}

/// What a content type of a body is to a client. A range that includes JSON is bytes of any type, unless the schema says more.
fn body_form(schemas: &Schemas, media: &Media) -> Form {
    match form(schemas, media) {
        Form::Json if media.media_type.is_range() && !has_structure(schemas, media) => Form::Bytes,
        form => form,
    }
}

fn has_structure(schemas: &Schemas, media: &Media) -> bool {
    let Some(id) = media.schema else { return false };
    let types = schemas.merged(id).types;
    types.contains(Type::Object) || types.contains(Type::Array) || says_more(schemas, media)
}

/// The content type in which text or bytes are sent: text of a range as plain text.
pub fn sent_type(media: &Media) -> String {
    if media.media_type.is_range() { "text/plain".to_owned() } else { media.media_type.header() }
}

fn is_plain_json(media: &Media) -> bool {
    media.media_type.essence() == "application/json"
}

/// Leaves out forms without known fields, which can't be built here, where there is another way to send the body.
fn without_unknown_forms<'a>(api: &Api, content: Vec<BodyWay<'a>>, diagnostics: &mut Diagnostics) -> Vec<BodyWay<'a>> {
    let is_known = |way: &BodyWay<'_>| !way.form.has_fields() || way.object.is_some();
    if !content.iter().any(is_known) {
        return content;
    }
    let (known, unknown): (Vec<BodyWay<'a>>, Vec<BodyWay<'a>>) = content.into_iter().partition(is_known);
    for BodyWay { media, .. } in unknown {
        // Nothing is lost where another way has an equal schema.
        if known.iter().any(|way| have_equal_schemas(api, media, way.media)) {
            continue;
        }
        let message =
            format!("no type can be generated for `{}` without described members", media.media_type.essence());
        let diagnostic = Diagnostic::new(&BODY_UNSUPPORTED, media.place.clone(), message);
        diagnostics.push(diagnostic.effect("the body is sent in another content type"));
    }
    known
}

/// Whether what one way sends can be sent by an earlier one.
fn is_covered(
    api: &Api,
    schemas: &mut Schemas,
    way: &BodyWay<'_>,
    earlier: &BodyWay<'_>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let differs = way.form == Form::Json && !have_equal_schemas(api, way.media, earlier.media);
    if earlier.form == way.form && !differs {
        return true;
    }
    if way.media.schema.is_none() || way.media.schema != earlier.media.schema {
        return false;
    }
    // Equal values can be sent as text, JSON or fields; a file only as a part.
    matches!(way.form, Form::Text | Form::Json | Form::Urlencoded) || !has_file(schemas, way, diagnostics)
}

fn has_file(schemas: &mut Schemas, way: &BodyWay<'_>, diagnostics: &mut Diagnostics) -> bool {
    let Some(object) = form_object(schemas, way.media, diagnostics) else { return false };
    object.properties.iter().any(|(name, id)| is_file(schemas, *id, way.media.encoding.get(name)).is_some())
}

fn report_other_schema(
    api: &Api,
    schemas: &Schemas,
    way: &BodyWay<'_>,
    sent: &BodyWay<'_>,
    diagnostics: &mut Diagnostics,
) {
    let (media, other) = (way.media, sent.media);
    if have_equal_schemas(api, media, other)
        || !(way.form.has_fields() || way.form != Form::Json && says_more(schemas, media))
    {
        return;
    }
    let (name, other) = (media.media_type.essence(), other.media_type.essence());
    let effect = match way.form {
        Form::Text => "the body is given as text".to_owned(),
        Form::Bytes => "the body is given as bytes".to_owned(),
        _ => format!("the body is sent as `{other}` says"),
    };
    let message = format!("`{name}` has another schema than `{other}`");
    diagnostics.push(Diagnostic::new(&BODY_UNSUPPORTED, media.place.clone(), message).effect(effect));
}
