//! Bodies: whose fields are arguments and setters, and which are given whole.

use super::encodings::{form_fields, free_fields};
use super::forms::{free_form, report_form};
use super::plan::{BodyWay, sent_type};
use crate::api::{self, Media};
use crate::diagnostics::{BODY_MANDATORY, BODY_UNSUPPORTED, Diagnostic, Diagnostics};
use crate::ir::{
    Argument, Body, BodyField, ContentType, Docs, Field, Input, Kind, Operation, Parameter, Presence, Scalar, Struct,
    Ty, Type, definition,
};
use crate::lower::inputs::Inputs;
use crate::lower::layout::usage::{MOST_ARGUMENTS, is_asked_for};
use crate::lower::operations::arguments::{any_integer, argument, nullable_input};
use crate::lower::operations::media_types::{Form, says_more};
use crate::lower::operations::parameters::placed;
use crate::lower::operations::text_values::text_value;
use crate::names::Scope;
use crate::shapes::Schemas;
use indexmap::IndexMap;

/// A body with more fields is given whole, because each operation that takes it would repeat the setters.
const MOST_FIELDS: usize = 128;

/// The body in one of its ways; the fields of a form are added to the parameters.
pub fn body(
    inputs: &Inputs<'_>,
    operation: &api::Operation,
    way: &BodyWay<'_>,
    scope: &mut Scope,
    types: &[Type],
    parameters: &mut Vec<Parameter>,
    diagnostics: &mut Diagnostics,
) -> Option<Body> {
    let body = operation.body.as_ref()?;
    let media = way.media;
    let docs = body.description.as_deref().map(|text| inputs.prose.lines(text)).filter(|docs| !docs.is_empty());
    let docs = docs.unwrap_or_else(|| vec!["The request body.".to_owned()]);
    if let Some(object) = way.object.as_ref().filter(|_| way.form.has_fields()) {
        parameters.extend(form_fields(inputs, way, object, body.required, scope, types, diagnostics));
        return None;
    }
    if way.form.has_fields()
        && let Some(schema) = free_form(inputs.schemas, media)
    {
        parameters.push(free_fields(inputs, schema, way.form, body.required, docs, scope, types));
        return None;
    }
    Some(match way.form {
        Form::Json => {
            let arguments = parameters.iter().filter(|parameter| parameter.required).count();
            json_body(inputs, media, docs, body.required, scope, types, arguments)
        }
        Form::Text => {
            let argument = match text_value(inputs.schemas, media, inputs.settings) {
                Some(schema) => argument(whole(scope), inputs.known(schema).ty, docs, false, types),
                None => given(whole(scope), Ty::Scalar(Scalar::String), docs),
            };
            Body::Text(argument, sent_type(media), body.required)
        }
        Form::Bytes | Form::Events | Form::Multipart | Form::Urlencoded => {
            let content_type = match media.media_type.is_range() {
                true => ContentType::Given(scope.first_free(&["content_type".to_owned(), "body_type".to_owned()])),
                false => ContentType::Fixed(media.media_type.header()),
            };
            Body::Bytes(given(whole(scope), Ty::Scalar(Scalar::Json), docs), content_type, body.required)
        }
    })
}

/// Reports what the ways to send a body leave out of its description.
pub fn report_bodies(inputs: &Inputs<'_>, ways: &[BodyWay<'_>], diagnostics: &mut Diagnostics) {
    let schemas = inputs.schemas;
    for way in ways {
        match (way.form, &way.object) {
            (Form::Multipart | Form::Urlencoded, Some(object)) => report_form(schemas, way.media, object, diagnostics),
            (Form::Multipart | Form::Urlencoded, None) if free_form(schemas, way.media).is_some() => {}
            (Form::Multipart | Form::Urlencoded | Form::Events, _) => report_bytes(way.media, diagnostics),
            (Form::Text, _) if text_value(schemas, way.media, inputs.settings).is_none() => {
                report_untyped(schemas, way.media, "the body is given as text", diagnostics);
            }
            (Form::Bytes, _) => report_untyped(schemas, way.media, "the body is given as bytes", diagnostics),
            (Form::Json | Form::Text, _) => {}
        }
    }
}

/// Reports a body that the description allows to be left out and the method does not.
pub fn report_mandatory(diagnostics: &mut Diagnostics, operation: &api::Operation, method: &Operation) {
    let (Some(declared), Some(Body::Fields { required, .. })) = (&operation.body, &method.body) else { return };
    if declared.required || required.is_empty() {
        return;
    }
    let message = "the body is optional, but its schema has required members";
    diagnostics.push(
        Diagnostic::new(&BODY_MANDATORY, declared.place.clone(), message)
            .effect("the method takes these members as arguments, and the body is always sent")
            .help("write `required: true` for the body, or take the members out of `required`"),
    );
}

fn json_body(
    inputs: &Inputs<'_>,
    media: &Media,
    docs: Docs,
    is_required: bool,
    scope: &mut Scope,
    types: &[Type],
    arguments: usize,
) -> Body {
    let ty = match media.schema {
        Some(schema) => inputs.known(schema).ty,
        None => Ty::Scalar(Scalar::Json),
    };
    if let Some(object) = object(&ty, types) {
        let has_required = object.fields.iter().any(|field| field.presence == Presence::Required);
        let required = object.fields.iter().filter(|field| is_asked_for(field)).count();
        if required + arguments <= MOST_ARGUMENTS && object.fields.len() <= MOST_FIELDS {
            // A body with required members is meant to be sent, whatever its own `required` says; see `report_mandatory`.
            let is_required = is_required || has_required;
            let given_names = media.schema.map(|schema| &inputs.schemas.merged(schema).client_names);
            return fields(ty.clone(), object, given_names, is_required, scope, types);
        }
    }
    Body::Json(argument(whole(scope), ty, docs, false, types), is_required)
}

/// The name of the argument or setter for a whole body.
fn whole(scope: &mut Scope) -> String {
    scope.first_free(&["body".to_owned(), "request_body".to_owned()])
}

fn report_untyped(schemas: &Schemas, media: &Media, effect: &str, diagnostics: &mut Diagnostics) {
    if says_more(schemas, media) {
        let message = format!("no type can be generated for a body in `{}`", media.media_type.essence());
        diagnostics.push(Diagnostic::new(&BODY_UNSUPPORTED, media.place.clone(), message).effect(effect));
    }
}

fn report_bytes(media: &Media, diagnostics: &mut Diagnostics) {
    let message = format!("no type can be generated for `{}` without described members", media.media_type.essence());
    let effect = if media.media_type.is_multipart() {
        "the body is given as bytes, and its boundary in a `Content-Type` header"
    } else {
        "the body is given as bytes"
    };
    diagnostics.push(Diagnostic::new(&BODY_UNSUPPORTED, media.place.clone(), message).effect(effect));
}

fn given(name: String, ty: Ty, docs: Docs) -> Argument {
    Argument { name, ty, input: Input::Into, docs, deprecated: false }
}

/// A body as arguments and setters. `given_names` are names that its members have in code, by their names in JSON.
fn fields(
    ty: Ty,
    object: &Struct,
    given_names: Option<&IndexMap<String, String>>,
    is_required: bool,
    scope: &mut Scope,
    types: &[Type],
) -> Body {
    let (mut required, mut optional) = (Vec::new(), Vec::new());
    let is_constant = |field: &Field| {
        field.presence == Presence::Required && field.preset.as_ref().is_some_and(|preset| preset.is_only_value)
    };
    for field in object.fields.iter().filter(|field| !is_constant(field)) {
        let word = given_names.and_then(|names| names.get(&field.wire)).unwrap_or(&field.wire);
        let name = scope.first_free(&placed(word, "body"));
        let mut argument = argument(name, field.ty.clone(), field.docs.clone(), field.deprecated, types);
        if field.presence == Presence::Nullable && !is_asked_for(field) {
            argument.input = nullable_input(&field.ty, types);
        }
        // What is required goes through the constructor of the body's type, which takes the type itself.
        let argument = if is_asked_for(field) { argument } else { any_integer(argument) };
        let body_field =
            BodyField { argument, field: field.name.clone(), wire: field.wire.clone(), presence: field.presence };
        if is_asked_for(field) { required.push(body_field) } else { optional.push(body_field) }
    }
    Body::Fields { ty, required, optional, is_required }
}

/// The struct behind a type, whose fields can be arguments and setters.
fn object<'t>(ty: &Ty, types: &'t [Type]) -> Option<&'t Struct> {
    let Ty::Named(id) = ty else { return None };
    match &definition(types, *id)?.kind {
        Kind::Struct(object) => Some(object),
        Kind::Enum(_) | Kind::Union(_) | Kind::Newtype(_) | Kind::Alias(_) => None,
    }
}
