//! Parameters (OpenAPI, Parameter Object). `openapiv3` types them, so that a style that a location does not know is refused.

use super::Reading;
use super::kind::Kind;
use super::known::Fields;
use super::node::{Node, kind};
use super::schema;
use crate::api::{Location, MediaType, Origin, Parameter, ParameterStyle};
use crate::diagnostics::{Diagnostic, Diagnostics, PARAMETER_INVALID, Place, WRONG_TYPE};
use openapiv3::{PathStyle, QueryStyle};
use serde_json::{Map, Value, json};

/// The parameters of an operation or a path item; of two with the same name and location the later one counts.
///
/// `words` name the inline schemas of an operation's own parameters.
pub fn list<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, words: &[String]) -> Vec<Parameter> {
    let mut parameters: Vec<Parameter> = Vec::new();
    for written in reading.elements(node, "parameters") {
        if reading.bodies.contains(&written.place) {
            continue;
        }
        let Some(node) = reading.resolve(&written, Kind::Parameter) else { continue };
        // One that stands elsewhere is named by where it stands.
        let words = if node.place == written.place { words } else { &[] };
        let Some(parameter) = read(reading, &node, words) else { continue };
        let same = |earlier: &Parameter| earlier.name == parameter.name && earlier.location == parameter.location;
        if let Some(earlier) = parameters.iter().position(same) {
            let message = format!("the parameter `{}` is declared again", parameter.name);
            let diagnostic = Diagnostic::new(&PARAMETER_INVALID, parameters.remove(earlier).place, message);
            reading.diagnostics.push(diagnostic.effect("the later one counts"));
        }
        parameters.push(parameter);
    }
    parameters
}

fn read<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, words: &[String]) -> Option<Parameter> {
    node.object(reading.diagnostics)?;
    if let Some((place, complaint)) = complaint(node) {
        let message = format!("the parameter can't be read: {complaint}");
        reading
            .diagnostics
            .push(Diagnostic::new(&PARAMETER_INVALID, place, message).effect("the parameter is left out"));
        return None;
    }
    if !reading.ignores_type(node) {
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
        reading.diagnostics.push(diagnostic.effect("`content` counts"));
    }
    let mut bare = bare(node, reading.diagnostics);
    let typed = match typed(&bare) {
        Ok(typed) => typed,
        Err(_) => {
            bare.remove("style");
            let message = "the style is not one that a parameter in this location can have";
            reading.diagnostics.push(
                Diagnostic::new(&WRONG_TYPE, node.place.child("style"), message).effect("the default style is taken"),
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
    let (schema, media_type) = match content(reading, node) {
        // The members of the form are the query: what the style `form` makes of an object.
        Some((media_type, schema)) if is_whole && media_type.is_urlencoded() => (schema, None),
        Some((media_type, schema)) => (schema, Some(media_type)),
        None => {
            let schema = node.member("schema");
            (schema.unwrap_or(Node { value: &Value::Null, place: node.place.child("schema") }), None)
        }
    };
    let schema = schema::id_of(reading, &schema, origin);
    let location = if is_whole && media_type.is_some() { Location::QueryString } else { location };
    // Forms explode by default, the others do not (OpenAPI, Fixed Fields of the Parameter Object).
    let explode = data.explode.unwrap_or(matches!(style, ParameterStyle::Form | ParameterStyle::DeepObject));
    Some(Parameter {
        place: node.place.clone(),
        name: data.name.clone(),
        location,
        required: data.required || location == Location::Path,
        description: data.description.clone(),
        deprecated: data.deprecated.unwrap_or(false),
        schema,
        style,
        explode,
        allow_reserved,
        media_type,
    })
}

/// Whether a parameter is all of the query string (OpenAPI 3.2, `in: querystring`).
fn is_whole_query(node: &Node<'_>) -> bool {
    node.get("in").and_then(Value::as_str) == Some("querystring")
}

pub const FORM: &str = "application/x-www-form-urlencoded";

/// The media type and the schema under `content`, for a parameter that is serialised in a media type.
fn content<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>) -> Option<(MediaType, Node<'d>)> {
    let mut content = reading.members(node, "content").into_iter();
    let (key, media) = content.next()?;
    for (_, other) in content {
        let message = "the `content` of a parameter has one media type";
        let diagnostic = Diagnostic::new(&PARAMETER_INVALID, other.place, message);
        reading.diagnostics.push(diagnostic.effect(format!("it is sent as `{key}`")));
    }
    let media = reading.resolve(&media, Kind::MediaType)?;
    let schema = media.member("schema").unwrap_or(Node { value: &Value::Null, place: media.place.child("schema") });
    Some((MediaType::parse(key), schema))
}

/// The parameter without what is read elsewhere: its schema, its examples, and what only says how to read them.
///
/// A keyword that says something else than it can is noted and passed over, so that the rest of the parameter counts.
fn bare(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Map<String, Value> {
    let mut bare = Map::new();
    for key in ["name", "in", "description"] {
        bare.extend(node.text(key, diagnostics).map(|text| (key.to_owned(), text.into())));
    }
    for key in ["required", "deprecated", "allowEmptyValue", "allowReserved", "explode"] {
        bare.extend(node.boolean(key, diagnostics).map(|flag| (key.to_owned(), flag.into())));
    }
    if is_whole_query(node) {
        bare.insert("in".to_owned(), "query".into());
    }
    // Cookies are sent as they are in either style (OpenAPI 3.2, `style: cookie`).
    let is_cookie =
        |style: &&Value| bare.get("in") == style.as_str().filter(|it| *it == "cookie").map(Value::from).as_ref();
    let style = node.get("style").filter(|style| !style.is_null() && !is_cookie(style));
    bare.extend(style.map(|style| ("style".to_owned(), style.clone())));
    bare
}

fn typed(bare: &Map<String, Value>) -> Result<openapiv3::Parameter, serde_json::Error> {
    let mut bare = bare.clone();
    bare.insert("schema".to_owned(), json!({ "$ref": "#" }));
    serde_json::from_value(Value::Object(bare))
}

/// Why nothing can be made of a parameter, and the place of what says so: the keyword that is wrong, or the parameter where
/// one is missing.
fn complaint(node: &Node<'_>) -> Option<(Place, String)> {
    for key in ["name", "in"] {
        let complaint = match node.get(key) {
            None | Some(Value::Null) => return Some((node.place.clone(), format!("it has no `{key}`"))),
            Some(value @ (Value::Array(_) | Value::Object(_))) => format!("`{key}` is {} and no string", kind(value)),
            Some(Value::String(place)) if key == "in" && place == "querystring" => {
                if node.get("content").and_then(Value::as_object).is_some_and(|content| !content.is_empty()) {
                    continue;
                }
                "`in: querystring` needs `content`".to_owned()
            }
            Some(Value::String(place))
                if key == "in" && !matches!(place.as_str(), "path" | "query" | "header" | "cookie") =>
            {
                format!("`in: {place}` is none of path, query, header and cookie")
            }
            Some(value @ (Value::Bool(_) | Value::Number(_))) if key == "in" => {
                format!("`in: {value}` is none of path, query, header and cookie")
            }
            Some(_) => continue,
        };
        return Some((node.place.child(key), complaint));
    }
    None
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
