//! Errors: the types of their bodies, by status.

use super::plan::{ErrorResponse, Payload, ResponsePlan};
use super::statuses::{codes, error_word};
use crate::api::{self, Status};
use crate::docs::sentence;
use crate::ir::{Docs, ErrorArm, ErrorBody, ErrorVariant, Group, Named, Scalar, StatusErrors, Ty, Type};
use crate::lower::docs::code;
use crate::lower::inputs::Inputs;
use crate::lower::types::nullable;
use crate::names::{Scope, pascal};
use std::cmp::Reverse;

/// Longer descriptions of a status do not fit into a line of a list.
const LONGEST_MEANING: usize = 120;

/// What the bodies of a status are, by media type.
type Bodies = Vec<(String, ErrorBody)>;

/// Adds the errors of an operation to those of its group. Returns the name of their type, if the operation has any.
///
/// Every operation has a name of its own for them, so that another operation renames nothing.
pub fn errors_of(
    inputs: &Inputs<'_>,
    group: &mut Group,
    operation: &api::Operation,
    plan: &ResponsePlan<'_>,
    name: String,
) -> Option<String> {
    let (variants, arms) = errors(inputs, plan)?;
    let named = Named { name: name.clone(), operation: code(&operation.name()) };
    match group.errors.iter_mut().find(|known| known.variants == variants && known.arms == arms) {
        Some(known) => known.operations.push(named),
        None => group.errors.push(StatusErrors { operations: vec![named], variants, arms }),
    }
    Some(name)
}

/// The variants, and which of them each status has; none when no body has a type.
fn errors(inputs: &Inputs<'_>, plan: &ResponsePlan<'_>) -> Option<(Vec<ErrorVariant>, Vec<ErrorArm>)> {
    let mut responses: Vec<&ErrorResponse<'_>> = plan.errors.iter().collect();
    // A status comes before its range, and a range before `default`, whatever the order of the description.
    responses.sort_by_key(|error| error.response.status);
    responses.dedup_by_key(|error| error.response.status);
    let bodies: Vec<(Status, Bodies)> =
        responses.into_iter().map(|error| (error.response.status, error_bodies(inputs, error))).collect();
    let mut scope = Scope::with(["Self", "Unknown"]);
    let (mut variants, mut arms) = (Vec::new(), Vec::new());
    for (status, list) in &bodies {
        let first = variants.len();
        for (index, (media_type, body)) in list.iter().enumerate() {
            let known = variants.iter().skip(first).position(|variant: &ErrorVariant| variant.body == *body);
            let variant = known.map(|known| known + first).unwrap_or(variants.len());
            if variant == variants.len() {
                let word = error_word(*status);
                let form = if index == 0 { String::new() } else { pascal(subtype(media_type)) };
                let name = scope.first_free(&[format!("{word}{form}")]);
                variants.push(ErrorVariant { name, docs: variant_docs(*status), body: body.clone() });
            }
            // Any JSON is decoded as the first type; text only if its content type says so.
            let is_main = variant == first && matches!(body, ErrorBody::Json(_));
            let media_type = (!is_main).then(|| media_type.clone());
            arms.push(ErrorArm { status: codes(*status), media_type, variant: Some(variant) });
        }
        let is_whole = list.iter().any(|(_, body)| matches!(body, ErrorBody::Json(_)));
        if !is_whole && wider(*status, &bodies) {
            arms.push(ErrorArm { status: codes(*status), media_type: None, variant: None });
        }
    }
    // The first arm that fits is taken: a status before its range, a media type before no media type.
    arms.sort_by_key(|arm| {
        let width = arm.status.map(|(first, last)| (last - first, first));
        // With more parameters, a media type stands for fewer answers.
        let parameters = arm.media_type.as_ref().map(|media_type| Reverse(media_type.matches(';').count()));
        (width.is_none(), width, arm.media_type.is_none(), parameters)
    });
    arms.dedup();
    (!variants.is_empty()).then_some((variants, arms))
}

/// The bodies of a response that have a type, by media type: JSON first, then text.
fn error_bodies(inputs: &Inputs<'_>, error: &ErrorResponse<'_>) -> Bodies {
    let (mut bodies, mut texts) = (Bodies::new(), Bodies::new());
    for (media, body) in &error.bodies {
        let name = media.media_type.header();
        match body {
            Payload::Json(Some(schema)) => {
                let ty = nullable(inputs.known(*schema));
                if ty != Ty::Scalar(Scalar::Json) {
                    bodies.push((name, ErrorBody::Json(ty)));
                }
            }
            Payload::TextValue(schema) => texts.push((name, ErrorBody::Json(nullable(inputs.known(*schema))))),
            Payload::Text => texts.push((name.clone(), ErrorBody::Text(name))),
            Payload::Json(None) | Payload::Bytes | Payload::Empty => {}
        }
    }
    bodies.append(&mut texts);
    bodies
}

/// The documentation of errors whose bodies have a type. `name` is that of their enum.
pub fn error_docs(inputs: &Inputs<'_>, plan: &ResponsePlan<'_>, name: Option<&str>, types: &[Type]) -> Docs {
    let Some(name) = name else { return Docs::new() };
    let lines: Docs = plan.errors.iter().filter_map(|error| error_line(inputs, error, types)).collect();
    let end = if lines.is_empty() { "." } else { ":" };
    let mut docs =
        vec![format!("[`Error::typed`](super::Error::typed) returns the body of an error as [`{name}`]{end}")];
    if !lines.is_empty() {
        docs.push(String::new());
        docs.extend(lines);
    }
    docs
}

/// The body of an error's response as an item of a list; none if its type has no name.
fn error_line(inputs: &Inputs<'_>, error: &ErrorResponse<'_>, types: &[Type]) -> Option<String> {
    let json = error.bodies.iter().find(|(_, body)| matches!(body, Payload::Json(_)));
    let has_text = error.bodies.iter().any(|(_, body)| *body == Payload::Text);
    let body = match json.map(|(_, body)| body.schema()) {
        None if has_text => "text".to_owned(),
        None => return None,
        Some(schema) => {
            let Ty::Named(id) = inputs.known(schema?).ty else { return None };
            let name = &types.get(id.0)?.name;
            format!("[`{name}`](super::types::{name})")
        }
    };
    let status = match error.response.status {
        Status::Exact(code) => format!("`{code}`"),
        Status::Range(digit) => format!("`{digit}XX`"),
        Status::Default => "Any other status".to_owned(),
    };
    let meaning = error.response.description.as_deref().map(sentence);
    let meaning = meaning.filter(|text| !text.is_empty() && text.len() < LONGEST_MEANING);
    let meaning = meaning.map(|text| format!(" {text}")).unwrap_or_default();
    Some(format!("- {status}: {body}.{meaning}"))
}

/// Whether a response for more statuses has a typed body, which would be decoded for this status.
fn wider(status: Status, bodies: &[(Status, Bodies)]) -> bool {
    let of = |wanted: Status| bodies.iter().find(|(status, _)| *status == wanted).map(|(_, list)| !list.is_empty());
    match status {
        Status::Exact(code) => of(Status::Range((code / 100) as u8)).or_else(|| of(Status::Default)),
        Status::Range(_) => of(Status::Default),
        Status::Default => None,
    }
    .unwrap_or(false)
}

/// `problem+json` of `application/problem+json`, with its parameters.
fn subtype(media_type: &str) -> &str {
    match media_type.split_once('/') {
        Some(("text", "plain" | "*")) => "text",
        Some((_, subtype)) => subtype,
        None => media_type,
    }
}

fn variant_docs(status: Status) -> Docs {
    let of = match status {
        Status::Exact(code) => format!("a `{code}`"),
        Status::Range(digit) => format!("a `{digit}XX`"),
        Status::Default => "any other status".to_owned(),
    };
    vec![format!("The body of {of}.")]
}
