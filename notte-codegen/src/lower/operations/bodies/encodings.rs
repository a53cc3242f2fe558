//! The members of forms: the type of each, and how it is written (OpenAPI, Encoding Object).

use super::plan::BodyWay;
use crate::api::{Encoding, Header, Media, MediaType, ParameterStyle, Schema, SchemaId};
use crate::diagnostics::{BODY_UNSUPPORTED, Diagnostic, Diagnostics};
use crate::ir::{Argument, Docs, Fixed, Parameter, Scalar, Setter, Text, Ty, Type};
use crate::lower::client::fixed_parameters::value_of_field;
use crate::lower::docs;
use crate::lower::inputs::Inputs;
use crate::lower::operations::arguments::{any_integer, argument, is_single, parameter_docs, text_argument};
use crate::lower::operations::deep_objects::{report_nested, with_lists};
use crate::lower::operations::media_types::{Form, is_file};
use crate::lower::operations::parameters::placed;
use crate::names::{self, Scope};
use crate::shapes::Schemas;
use std::sync::Arc;

/// The members of a form as parameters of the call, each part followed by its headers.
pub fn form_fields(
    inputs: &Inputs<'_>,
    way: &BodyWay<'_>,
    object: &Schema,
    is_required: bool,
    scope: &mut Scope,
    types: &[Type],
    diagnostics: &mut Diagnostics,
) -> Vec<Parameter> {
    let (media, is_multipart) = (way.media, way.form == Form::Multipart);
    let mut fields = Vec::new();
    for (wire, id) in &object.properties {
        let encoding = media.encoding.get(wire);
        let required = is_required && object.required.contains(wire);
        if is_fixed(inputs.schemas, way, wire, *id) {
            continue;
        }
        let (ty, setter) = form_field(inputs, media, is_multipart, wire, *id, types, diagnostics);
        let place = || media.place.child("encoding").child(wire);
        report_nested(&setter, &ty, types, place, diagnostics);
        let is_secret = inputs.is_secret(wire) || object.secrets.contains(wire);
        let ty = if is_secret && ty == Ty::Scalar(Scalar::String) { Ty::Scalar(Scalar::Secret) } else { ty };
        let schema = inputs.schemas.merged(*id);
        let name = scope.first_free(&placed(object.client_names.get(wire).unwrap_or(wire), "form"));
        let mut facts = docs::facts(inputs.schemas, schema, required);
        if let Some(encoding) = encoding.filter(|_| matches!(setter, Setter::File(_) | Setter::Files(_))) {
            facts.extend(of_types(&encoding.content_types));
        }
        let docs = parameter_docs(inputs.prose, schema.description.as_deref(), wire, facts);
        let argument = any_integer(argument(name.clone(), ty, docs, schema.deprecated, types));
        fields.push(Parameter { argument, wire: wire.clone(), setter, required });
        for header in encoding.into_iter().filter(|_| is_multipart).flat_map(settable) {
            fields.push(part_header(inputs, header, wire, &name, required, scope, types));
        }
    }
    fields
}

/// The required members of a form that have one value, which nobody is asked for.
pub fn fixed_fields(schemas: &Schemas, way: &BodyWay<'_>) -> Vec<Fixed> {
    let members = way.object.iter().flat_map(|object| &object.properties);
    let members = members.filter(|(wire, id)| is_fixed(schemas, way, wire, **id));
    let fixed = members.filter_map(|(wire, id)| {
        let content_types = way.media.encoding.get(wire).map(|encoding| encoding.content_types.as_slice());
        let media_type = first(content_types.unwrap_or_default(), |_| true);
        let setter = match way.form {
            Form::Multipart => Setter::Part(media_type.map(MediaType::to_string)),
            _ if media_type.is_some_and(MediaType::is_json) => Setter::FieldJson,
            _ => Setter::Field,
        };
        Some(Fixed { setter, name: wire.clone(), value: value_of_field(schemas.merged(*id))? })
    });
    fixed.collect()
}

/// Whether a required form sends a member by itself. One with a style or with headers of its own is left to the caller.
pub fn is_fixed(schemas: &Schemas, way: &BodyWay<'_>, wire: &str, id: SchemaId) -> bool {
    let encoding = way.media.encoding.get(wire);
    let is_plain = encoding.is_none_or(|encoding| encoding.style.is_none() && encoding.headers.is_empty());
    let is_demanded = |object: &Arc<Schema>| object.required.iter().any(|name| name == wire);
    way.is_required
        && way.object.as_ref().is_some_and(is_demanded)
        && is_plain
        && is_file(schemas, id, encoding).is_none()
        && value_of_field(schemas.merged(id)).is_some()
}

/// A form of any members as one parameter: each member of it is a field.
pub fn free_fields(
    inputs: &Inputs<'_>,
    schema: SchemaId,
    form: Form,
    required: bool,
    docs: Docs,
    scope: &mut Scope,
    types: &[Type],
) -> Parameter {
    let (ty, wire) = (inputs.known(schema).ty, "fields".to_owned());
    let argument = argument(scope.first_free(&[wire.clone(), "form_fields".to_owned()]), ty, docs, false, types);
    let setter = match form {
        Form::Multipart => Setter::PartStyled(ParameterStyle::Form, true),
        _ => Setter::FieldStyled(ParameterStyle::Form, true),
    };
    Parameter { argument, wire, setter, required }
}

/// The type of a member of a form, and how it enters the request.
fn form_field(
    inputs: &Inputs<'_>,
    media: &Media,
    is_multipart: bool,
    wire: &str,
    id: SchemaId,
    types: &[Type],
    diagnostics: &mut Diagnostics,
) -> (Ty, Setter) {
    let encoding = media.encoding.get(wire);
    let content_types = encoding.map(|encoding| encoding.content_types.as_slice()).unwrap_or_default();
    let file = if is_multipart { is_file(inputs.schemas, id, encoding) } else { None };
    if let Some(is_list) = file {
        // Only the caller knows which of several types a file has.
        let media_type = only(content_types).map(MediaType::to_string);
        let file = Ty::Scalar(Scalar::File);
        return match is_list {
            true => (Ty::List(Box::new(file)), Setter::Files(media_type)),
            false => (file, Setter::File(media_type)),
        };
    }
    let ty = inputs.known(id).ty;
    // A style overrides the content type (OpenAPI, Encoding Object).
    if let Some((style, explode)) = encoding.and_then(|encoding| encoding.style) {
        let style = with_lists(style, inputs.settings.lists);
        let setter = match is_multipart {
            true => Setter::PartStyled(style, explode),
            false if encoding.is_some_and(|encoding| encoding.allow_reserved) => Setter::FieldReserved(style, explode),
            false => Setter::FieldStyled(style, explode),
        };
        return (ty, setter);
    }
    let is_nested = !is_single(item(&ty), types);
    if is_nested && !content_types.is_empty() && !content_types.iter().any(MediaType::is_json) {
        let names: Vec<String> = content_types.iter().map(MediaType::to_string).collect();
        let message = format!("no type can be generated for `{wire}` in `{}`", names.join(", "));
        let place = media.place.child("encoding").child(wire).child("contentType");
        diagnostics.push(Diagnostic::new(&BODY_UNSUPPORTED, place, message).effect("the member is given as text"));
        let text = Ty::Scalar(Scalar::String);
        let ty = if matches!(ty, Ty::List(_)) { Ty::List(Box::new(text)) } else { text };
        let media_type = first(content_types, |_| true).map(MediaType::to_string);
        return (ty, if is_multipart { Setter::Part(media_type) } else { Setter::Field });
    }
    let media_type = first(content_types, |media| !is_nested || media.is_json());
    let is_json = media_type.is_some_and(MediaType::is_json);
    let setter = match is_multipart {
        true => Setter::Part(media_type.map(MediaType::to_string)),
        false if is_json => Setter::FieldJson,
        false => Setter::Field,
    };
    (ty, setter)
}

/// The schemas of the headers of a part.
pub fn part_header_schemas(encoding: &Encoding) -> impl Iterator<Item = SchemaId> {
    settable(encoding).filter_map(|header| header.schema)
}

fn part_header(
    inputs: &Inputs<'_>,
    header: &Header,
    part: &str,
    name: &str,
    is_required: bool,
    scope: &mut Scope,
    types: &[Type],
) -> Parameter {
    let ty = header.schema.map_or(Ty::Scalar(Scalar::String), |id| inputs.known(id).ty);
    let is_json = header.media_type.as_ref().is_some_and(MediaType::is_json);
    let is_single = !is_json && is_single(&ty, types);
    let required = is_required && header.required;
    let schema = header.schema.map(|id| inputs.schemas.merged(id));
    let of_schema = schema.as_ref().and_then(|schema| schema.description.as_deref());
    let facts = schema.as_ref().map(|schema| docs::facts(inputs.schemas, schema, required)).unwrap_or_default();
    let description = header.description.as_deref().or(of_schema);
    let text = || format!("The `{}` header of the part `{}`.", docs::code(&header.name), docs::code(part));
    let docs = docs::documented(inputs.prose, description, None, text, facts);
    let name = names::field(&format!("{} {}", name.trim_start_matches("r#"), header.name));
    let name = scope.first_free(&[name]);
    let argument: Argument = match is_single {
        true => text_argument(name, ty, docs, false, types),
        false => argument(name, ty, docs, false, types),
    };
    let text = match is_single {
        true => Text::Value,
        false if is_json => Text::Json,
        false => Text::Simple(header.explode),
    };
    let argument = any_integer(argument);
    let setter = Setter::PartHeader(part.to_owned(), text);
    Parameter { argument, wire: header.name.clone(), setter, required }
}

/// The headers of a part that the caller sets. The client sets the others.
fn settable(encoding: &Encoding) -> impl Iterator<Item = &Header> {
    let by_client = ["content-type", "content-disposition"];
    encoding.headers.iter().filter(move |header| !by_client.contains(&header.name.to_ascii_lowercase().as_str()))
}

/// The type of the items of a list, each of which is written by itself.
fn item(ty: &Ty) -> &Ty {
    match ty {
        Ty::List(item) => item,
        other => other,
    }
}

/// The first media type that is no range and fits.
fn first(content_types: &[MediaType], will_do: impl Fn(&MediaType) -> bool) -> Option<&MediaType> {
    content_types.iter().find(|media| !media.is_range() && will_do(media))
}

/// The only media type, if it is no range.
fn only(content_types: &[MediaType]) -> Option<&MediaType> {
    let [media_type] = content_types else { return None };
    Some(media_type).filter(|media| !media.is_range())
}

fn of_types(content_types: &[MediaType]) -> Option<String> {
    if content_types.is_empty() {
        return None;
    }
    let names: Vec<String> = content_types.iter().map(|name| format!("`{}`", docs::code(&name.to_string()))).collect();
    Some(format!("Content type: {}.", names.join(" or ")))
}
