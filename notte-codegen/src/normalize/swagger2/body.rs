//! Bodies as parameters: `in: body`, and `in: formData` beside it.

use super::form::{form, form_media_types};
use super::inline_type::{is_file, schema_of, text};
use super::media_types::media_types;
use crate::api::{Body, Media, MediaType, Origin};
use crate::diagnostics::{BODY_AND_FORM, Diagnostic, PARAMETER_INVALID};
use crate::normalize::document::{Node, Reading};
use crate::normalize::references::Kind;
use crate::normalize::schemas;
use indexmap::IndexMap;

/// Whether a parameter is a body or a field of a form. In OpenAPI 3, one without a type would be any body at all.
pub fn is_body(is_swagger2: bool, parameter: &Node<'_>) -> bool {
    matches!(text(parameter, "in"), Some("body" | "formData"))
        && (is_swagger2 || parameter.get("schema").is_some() || parameter.get("type").is_some())
}

/// The body that the parameters of an operation and of its path describe. `words` name inline schemas.
pub fn body<'d>(
    reading: &mut Reading<'d, '_>,
    operation: &Node<'d>,
    of_path: &[Node<'d>],
    words: &[String],
) -> Option<Body> {
    let (mut whole, mut fields) = (Vec::new(), Vec::new());
    for holder in of_path.iter().chain([operation]) {
        let is_own = holder.place == operation.place;
        let (bodies, own_fields) = written(reading, holder);
        // The parameters of an operation replace those of its path.
        if is_own && !bodies.is_empty() {
            whole.clear();
        }
        fields.retain(|field| !own_fields.iter().any(|own| text(own, "name") == text(field, "name")));
        whole.extend(bodies);
        fields.extend(own_fields);
    }
    for parameter in whole.iter().chain(&fields) {
        let kind = text(parameter, "in").unwrap_or_default();
        let message = format!("`in: {kind}` is Swagger 2.0's way to write `requestBody`");
        reading.note_swagger2(parameter.place.child("in"), &message, "it is read as that");
    }
    let last = whole.pop();
    for parameter in whole {
        let name = text(&parameter, "name").unwrap_or("body");
        let diagnostic = Diagnostic::new(
            &PARAMETER_INVALID,
            parameter.place.child("in"),
            format!("`{name}` is one body of several"),
        );
        reading.diagnostics.push(diagnostic.effect("the last one is used"));
    }
    let consumes = media_types(reading, "consumes", operation);
    match last {
        None if fields.is_empty() => None,
        None => Some(form(reading, operation, &fields, &consumes, words)),
        Some(body) if fields.is_empty() => Some(whole_body(reading, &body, consumes, words)),
        Some(body) if !form_media_types(&consumes).is_empty() || fields.iter().any(is_file) => {
            let message = "an operation has a body or the fields of a form, not both";
            let diagnostic = Diagnostic::new(&BODY_AND_FORM, body.place.child("in"), message);
            reading.diagnostics.push(diagnostic.effect("the body is read as a part of the form"));
            fields.push(body);
            Some(form(reading, operation, &fields, &consumes, words))
        }
        Some(body) => {
            for field in &fields {
                let name = text(field, "name").unwrap_or_default();
                let message = format!("`{name}` is a form field, but the operation has a body that is not a form");
                let diagnostic = Diagnostic::new(&PARAMETER_INVALID, field.place.child("in"), message);
                reading.diagnostics.push(diagnostic.effect("the field is left out"));
            }
            Some(whole_body(reading, &body, consumes, words))
        }
    }
}

/// The bodies and the fields among the parameters of an operation or a path; of two fields with one name the later counts.
fn written<'d>(reading: &mut Reading<'d, '_>, holder: &Node<'d>) -> (Vec<Node<'d>>, Vec<Node<'d>>) {
    let (mut bodies, mut fields) = (Vec::new(), Vec::<Node<'d>>::new());
    for written in reading.elements(holder, "parameters") {
        let Some(parameter) = reading.resolve(&written, Kind::Parameter) else { continue };
        if !is_body(reading.is_swagger2, &parameter) {
            continue;
        }
        if text(&parameter, "in") == Some("body") {
            bodies.push(parameter);
        } else {
            fields.retain(|field| text(field, "name") != text(&parameter, "name"));
            fields.push(parameter);
        }
    }
    (bodies, fields)
}

fn whole_body<'d>(
    reading: &mut Reading<'d, '_>,
    parameter: &Node<'d>,
    mut consumes: Vec<MediaType>,
    words: &[String],
) -> Body {
    if consumes.is_empty() {
        consumes.push(MediaType::parse("application/json"));
    }
    let words = component(&parameter.place.pointer).unwrap_or_else(|| [words, &["request".to_owned()]].concat());
    let written = schema_of(parameter);
    let place = written.place.clone();
    let schema = schemas::id_of(reading, &written, Origin::Words(words));
    let content = consumes.into_iter().map(|media_type| Media {
        place: place.clone(),
        media_type,
        schema: Some(schema),
        is_of_element: false,
        encoding: IndexMap::new(),
        example: None,
    });
    Body {
        place: parameter.place.clone(),
        required: parameter.flag("required", reading.diagnostics),
        description: parameter.text("description", reading.diagnostics),
        content: content.collect(),
    }
}

/// The name below `parameters` of the description, which names the inline schema of a body before any operation does.
fn component(pointer: &str) -> Option<Vec<String>> {
    let name = pointer.strip_prefix("/parameters/")?;
    Some(vec![name.replace("~1", "/").replace("~0", "~")])
}
