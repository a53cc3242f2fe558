//! One parameter.

use super::typed::{bare, complaint, is_whole_query, typed};
use crate::api::{Location, MediaType, Origin, Parameter, ParameterStyle};
use crate::diagnostics::{Diagnostic, PARAMETER_INVALID, WRONG_TYPE};
use crate::normalize::document::{Fields, Node, Reading};
use crate::normalize::references::Kind;
use crate::normalize::schemas;
use crate::normalize::swagger2;
use openapiv3::{PathStyle, QueryStyle};
use serde_json::Value;

pub fn read<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, words: &[String]) -> Option<Parameter> {
    node.object(reading.diagnostics)?;
    if let Some((place, complaint)) = complaint(node) {
        let message = format!("the parameter can't be read: {complaint}");
        reading
            .diagnostics
            .push(Diagnostic::new(&PARAMETER_INVALID, place, message).effect("the parameter is left out"));
        return None;
    }
    let has_inline_type = swagger2::has_inline_type(reading.is_swagger2, node);
    if has_inline_type {
        let message = "the type of a parameter is in the parameter itself, as in Swagger 2.0";
        reading.note_swagger2(node.place.child("type"), message, "it is read as its `schema`");
    } else {
        reading.require_any(node, &["schema", "content"], "the value is any JSON");
    }
    reading.only(node, Fields::Parameter);
    if node.get("in").and_then(Value::as_str) == Some("path") && node.get("required") != Some(&Value::Bool(true)) {
        reading.missing(
            node,
            "`required: true` is missing, and a path parameter is always required",
            "it is taken as required",
        );
    }
    if node.get("schema").is_some() && node.get("content").is_some() {
        let message = "`schema` and `content` exclude each other";
        let diagnostic = Diagnostic::new(&WRONG_TYPE, node.place.child("schema"), message);
        reading.diagnostics.push(diagnostic.effect("`content` is used"));
    }
    let mut bare = bare(node, reading.diagnostics);
    let typed = match typed(&bare) {
        Ok(typed) => typed,
        Err(_) => {
            bare.remove("style");
            let message = "the style is not one that a parameter in this location can have";
            reading.diagnostics.push(
                Diagnostic::new(&WRONG_TYPE, node.place.child("style"), message).effect("the default style is used"),
            );
            typed(&bare).ok()?
        }
    };
    let (location, style, allow_reserved) = match &typed {
        openapiv3::Parameter::Query { allow_reserved, style, .. } => (
            Location::Query,
            match style {
                QueryStyle::Form => ParameterStyle::Form,
                QueryStyle::SpaceDelimited => ParameterStyle::Space,
                QueryStyle::PipeDelimited => ParameterStyle::Pipe,
                QueryStyle::DeepObject => ParameterStyle::DeepObject,
            },
            *allow_reserved,
        ),
        openapiv3::Parameter::Path { style, .. } => (
            Location::Path,
            match style {
                PathStyle::Simple => ParameterStyle::Simple,
                PathStyle::Label => ParameterStyle::Label,
                PathStyle::Matrix => ParameterStyle::Matrix,
            },
            // 3.2 has it here too.
            bare.get("allowReserved") == Some(&Value::Bool(true)),
        ),
        openapiv3::Parameter::Header { .. } => (Location::Header, ParameterStyle::Simple, false),
        openapiv3::Parameter::Cookie { .. } => (Location::Cookie, ParameterStyle::Form, false),
    };
    let data = typed.parameter_data();
    let origin = Origin::Words(match words {
        [] => owner(&node.place.pointer, &data.name),
        words => [words, std::slice::from_ref(&data.name)].concat(),
    });
    let is_whole = is_whole_query(node);
    let content = content(reading, node);
    let media = content.as_ref().map(|(_, media)| media.clone());
    let (schema, media_type) = match content {
        // The members of the form are the query: what the style `form` makes of an object.
        Some((media_type, media)) if is_whole && media_type.is_urlencoded() => (schema_of(&media), None),
        Some((media_type, media)) => (schema_of(&media), Some(media_type)),
        None if has_inline_type => (node.clone(), None),
        None => (schema_of(node), None),
    };
    let schema = schemas::id_of(reading, &schema, origin);
    schemas::keep_examples(reading, node, schema);
    if let Some(media) = media {
        schemas::keep_examples(reading, &media, schema);
    }
    let location = if is_whole && media_type.is_some() { Location::QueryString } else { location };
    // Forms explode by default, the others do not (OpenAPI, Fixed Fields of the Parameter Object).
    let explode = data.explode.unwrap_or(matches!(style, ParameterStyle::Form | ParameterStyle::DeepObject));
    let is_styled = node.get("style").is_some() || data.explode.is_some();
    let (style, explode) = match has_inline_type && !is_styled {
        true => swagger2::style(reading, node, location),
        false => (style, explode),
    };
    Some(Parameter {
        place: node.place.clone(),
        name: data.name.clone(),
        client_name: swagger2::client_name(node),
        location,
        required: data.required || location == Location::Path,
        description: data.description.clone(),
        deprecated: data.deprecated.unwrap_or(false),
        schema,
        style,
        explode,
        allow_reserved: allow_reserved || swagger2::skips_encoding(node),
        media_type,
    })
}

/// The key and the media type under `content`, for a parameter that is serialised in a media type.
fn content<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>) -> Option<(MediaType, Node<'d>)> {
    let mut content = reading.members(node, "content").into_iter();
    let (key, media) = content.next()?;
    for (_, other) in content {
        let message = "the `content` of a parameter has one media type";
        let diagnostic = Diagnostic::new(&PARAMETER_INVALID, other.place, message);
        reading.diagnostics.push(diagnostic.effect(format!("it is sent as `{key}`")));
    }
    let media = reading.resolve(&media, Kind::MediaType)?;
    Some((MediaType::parse(key), media))
}

/// `schema`, or one that allows any value.
fn schema_of<'d>(node: &Node<'d>) -> Node<'d> {
    node.member("schema").unwrap_or(Node { value: &Value::Null, place: node.place.child("schema") })
}

/// What names an inline schema: the operation or component that the parameter stands in, and its own name.
fn owner(pointer: &str, name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut segments = pointer.split('/').skip(1).map(|s| s.replace("~1", "/").replace("~0", "~"));
    if segments.next().as_deref() == Some("paths") {
        let path = segments.next().unwrap_or_default();
        words.extend(segments.next().filter(|word| word != "parameters"));
        words.push(path);
    }
    words.push(name.to_owned());
    words
}
