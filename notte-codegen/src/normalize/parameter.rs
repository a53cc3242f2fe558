//! Parameters (OpenAPI, Parameter Object). `openapiv3` types them, so that a style that a location does not know is refused.

use super::Reading;
use super::node::Node;
use super::schema;
use crate::api::{Location, Origin, Parameter, ParameterStyle};
use crate::diagnostics::{Diagnostic, PARAMETER_INVALID, WRONG_TYPE};
use openapiv3::{PathStyle, QueryStyle};
use serde_json::{Map, Value, json};

/// The parameters of an operation or a path item; of two with the same name and location the later one counts.
///
/// `words` name the inline schemas of an operation's own parameters.
pub fn list<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, words: &[String]) -> Vec<Parameter> {
    let mut parameters: Vec<Parameter> = Vec::new();
    for written in node.elements("parameters", reading.diagnostics) {
        let Some(node) = reading.resolve(&written) else { continue };
        // One that stands elsewhere is named by where it stands.
        let words = if node.place == written.place { words } else { &[] };
        let Some(parameter) = read(reading, &node, words) else { continue };
        parameters.retain(|earlier| earlier.name != parameter.name || earlier.location != parameter.location);
        parameters.push(parameter);
    }
    parameters
}

fn read<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, words: &[String]) -> Option<Parameter> {
    let object = node.object(reading.diagnostics)?;
    let typed = match typed(object) {
        Ok(typed) => typed,
        Err(_) => match typed_without_style(object) {
            Ok(typed) => {
                let message = "the style is not one that a parameter in this location can have";
                reading.diagnostics.push(
                    Diagnostic::new(&WRONG_TYPE, node.place.child("style"), message)
                        .effect("the default style is taken"),
                );
                typed
            }
            Err(complaint) => {
                let message = format!("the parameter can't be read: {complaint}");
                reading.diagnostics.push(
                    Diagnostic::new(&PARAMETER_INVALID, node.place.clone(), message)
                        .effect("the parameter is left out"),
                );
                return None;
            }
        },
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
            false,
        ),
        openapiv3::Parameter::Header { .. } => (Location::Header, ParameterStyle::Simple, false),
        openapiv3::Parameter::Cookie { .. } => (Location::Cookie, ParameterStyle::Form, false),
    };
    let data = typed.parameter_data();
    let origin = Origin::Words(match words {
        [] => owner(&node.place.pointer, &data.name),
        words => [words, std::slice::from_ref(&data.name)].concat(),
    });
    let (schema, style) = match content(reading, node) {
        Some(media) => (schema::id_of(reading, &media, origin), ParameterStyle::Json),
        None => {
            let schema =
                node.member("schema").unwrap_or(Node { value: &Value::Null, place: node.place.child("schema") });
            (schema::id_of(reading, &schema, origin), style)
        }
    };
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
    })
}

/// The schema under `content`, for a parameter that is serialised in a media type.
fn content<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>) -> Option<Node<'d>> {
    let (_, media) = node.members("content", reading.diagnostics).into_iter().next()?;
    Some(media.member("schema").unwrap_or(Node { value: &Value::Null, place: media.place.child("schema") }))
}

/// The parameter without what is read elsewhere: its schema, its examples, and what only says how to read them.
fn typed(object: &Map<String, Value>) -> Result<openapiv3::Parameter, String> {
    let mut bare: Map<String, Value> = object
        .iter()
        .filter(|(key, value)| {
            !matches!(key.as_str(), "schema" | "content" | "example" | "examples") && !value.is_null()
        })
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    bare.insert("schema".to_owned(), json!({ "$ref": "#" }));
    serde_json::from_value(Value::Object(bare)).map_err(|error| complaint(object, &error.to_string()))
}

fn typed_without_style(object: &Map<String, Value>) -> Result<openapiv3::Parameter, String> {
    let mut object = object.clone();
    object.retain(|key, _| matches!(key.as_str(), "name" | "in" | "required" | "description" | "deprecated"));
    typed(&object)
}

fn complaint(object: &Map<String, Value>, otherwise: &str) -> String {
    match (object.get("name"), object.get("in")) {
        (None, _) => "it has no `name`".to_owned(),
        (_, None) => "it has no `in`".to_owned(),
        (_, Some(Value::String(place))) if !matches!(place.as_str(), "path" | "query" | "header" | "cookie") => {
            format!("`in: {place}` is none of path, query, header and cookie")
        }
        _ => otherwise.to_owned(),
    }
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
