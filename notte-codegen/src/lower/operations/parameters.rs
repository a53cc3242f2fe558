//! Parameters: what becomes text, and how (OpenAPI, Style Values; RFC 6570).

use super::arguments::{any_integer, argument, is_single, parameter_docs, text_argument};
use super::deep_objects::{report_nested, with_lists};
use crate::api::{self, Location, ParameterStyle};
use crate::diagnostics::{BODY_UNSUPPORTED, Diagnostic, Diagnostics, HEADER_OF_CLIENT};
use crate::ir::{Argument, Parameter, Scalar, Setter, Text, Ty, Type};
use crate::lower::docs;
use crate::lower::inputs::Inputs;
use crate::names::{self, Scope};

/// A parameter of any location; none for one that the client sets by itself.
pub fn parameter(
    inputs: &Inputs<'_>,
    parameter: &api::Parameter,
    scope: &mut Scope,
    types: &[Type],
    diagnostics: &mut Diagnostics,
) -> Option<Parameter> {
    let is_set_by_client = inputs.client_headers.contains(&parameter.name.to_ascii_lowercase());
    if parameter.location == Location::Header && is_set_by_client {
        return None;
    }
    if parameter.location == Location::Header && api::is_set_by_transport(&parameter.name) {
        let message = format!("the header `{}` is set by the HTTP library", parameter.name);
        let note = Diagnostic::new(&HEADER_OF_CLIENT, parameter.place.clone(), message);
        diagnostics.push(note.effect("it is left out of the arguments"));
        return None;
    }
    let ty = parameter_type(inputs, parameter, types, diagnostics);
    let style = with_lists(parameter.style, inputs.settings.lists);
    let setter = setter(parameter, style, &ty, types);
    report_nested(&setter, &ty, types, || parameter.place.clone(), diagnostics);
    let argument = argument_of(inputs, parameter, ty, &setter, scope, types);
    Some(Parameter { argument, wire: parameter.name.clone(), setter, required: parameter.required })
}

fn parameter_type(
    inputs: &Inputs<'_>,
    parameter: &api::Parameter,
    types: &[Type],
    diagnostics: &mut Diagnostics,
) -> Ty {
    let mut ty = inputs.known(parameter.schema).ty;
    if let Some(media_type) = parameter.media_type.as_ref().filter(|media_type| !media_type.is_json())
        && !is_single(&ty, types)
    {
        let schema = inputs.schemas.get(parameter.schema);
        // A schema that allows any value loses nothing.
        if !schema.types.is_empty() || !schema.properties.is_empty() {
            let message = format!("no type can be generated for a parameter in `{}`", media_type.essence());
            diagnostics.push(
                Diagnostic::new(&BODY_UNSUPPORTED, parameter.place.child("content"), message)
                    .effect("it is given as text"),
            );
        }
        ty = Ty::Scalar(Scalar::String);
    }
    if inputs.settings.is_secret(&parameter.name, &parameter.place) && ty == Ty::Scalar(Scalar::String) {
        return Ty::Scalar(Scalar::Secret);
    }
    ty
}

fn argument_of(
    inputs: &Inputs<'_>,
    parameter: &api::Parameter,
    ty: Ty,
    setter: &Setter,
    scope: &mut Scope,
    types: &[Type],
) -> Argument {
    let place = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::QueryString => "query",
    };
    let word = parameter.client_name.as_ref().unwrap_or(&parameter.name);
    let name = scope.first_free(&placed(word, place));
    let schema = inputs.schemas.merged(parameter.schema);
    let description = parameter.description.as_deref().or(schema.description.as_deref());
    let facts = docs::facts(inputs.schemas, schema, parameter.required);
    let docs = parameter_docs(inputs.prose, description, &parameter.name, facts);
    let deprecated = parameter.deprecated || schema.deprecated;
    let argument = match setter {
        Setter::Path(Text::Value)
        | Setter::Query(Text::Value)
        | Setter::QueryString(Text::Value)
        | Setter::Header(Text::Value)
        | Setter::Cookie(Text::Value) => text_argument(name, ty, docs, deprecated, types),
        _ => argument(name, ty, docs, deprecated, types),
    };
    // A path with a style is filled with a value of the type itself.
    if setter.is_path() && *setter != Setter::Path(Text::Value) { argument } else { any_integer(argument) }
}

/// The names for a parameter: its own, then its own after its location (`query_limit`, but `body_value` for `body`).
pub fn placed(name: &str, place: &str) -> Vec<String> {
    let mut names = names::field_candidates(name);
    let own = names.first().map(|own| match own.trim_start_matches("r#") {
        own if own == place => format!("{place}_value"),
        own => format!("{place}_{own}"),
    });
    names.extend(own);
    names
}

/// How a parameter enters the request.
fn setter(parameter: &api::Parameter, style: ParameterStyle, ty: &Ty, types: &[Type]) -> Setter {
    let explode = parameter.explode;
    let is_plain = matches!(style, ParameterStyle::Simple | ParameterStyle::Form);
    let text = match &parameter.media_type {
        Some(media_type) if media_type.is_json() => Some(Text::Json),
        Some(_) => Some(Text::Value),
        None if is_plain && !parameter.allow_reserved && is_single(ty, types) => Some(Text::Value),
        None => None,
    };
    match (parameter.location, text) {
        (Location::Path, Some(text)) => Setter::Path(text),
        (Location::Path, None) if parameter.allow_reserved => Setter::PathReserved(style, explode),
        (Location::Path, None) => Setter::PathStyled(style, explode),
        (Location::Query, Some(text)) => Setter::Query(text),
        (Location::Query, None) if parameter.allow_reserved => Setter::QueryReserved(style, explode),
        (Location::Query, None) => Setter::QueryStyled(style, explode),
        (Location::QueryString, text) => Setter::QueryString(text.unwrap_or(Text::Value)),
        (Location::Header, text) => Setter::Header(text.unwrap_or(match style {
            ParameterStyle::Separated(_) => Text::List(style),
            _ => Text::Simple(explode),
        })),
        (Location::Cookie, Some(text)) => Setter::Cookie(text),
        (Location::Cookie, None) => Setter::CookieStyled(explode),
    }
}
