//! Responses: what a success gives.

use super::plan::{EventData, EventKind, EventStream, Payload, ResponsePlan, Success};
use super::statuses::{codes, success_word};
use crate::api::{self, Media, Response, SchemaId};
use crate::diagnostics::{BODY_IMPOSSIBLE, BODY_UNSUPPORTED, Diagnostic, Diagnostics};
use crate::docs::{code, sentence};
use crate::ir::{ChoiceVariant, EventVariant, Output, Scalar, Ty};
use crate::lower::inputs::Inputs;
use crate::lower::operations::media_types::{Form, form, have_equal_schemas, says_more};
use crate::lower::operations::text_values::{number, text_value};
use crate::lower::types::nullable;
use crate::names::{Scope, escaped, pascal};

/// What a success gives, and the `Accept` header that asks for it. `name` is that of the enum, if it needs one.
pub fn output(inputs: &Inputs<'_>, plan: &ResponsePlan<'_>, name: &str) -> (Output, Option<String>) {
    let mut outputs: Vec<(&Success<'_>, Output)> = Vec::new();
    for success in &plan.successes {
        outputs.push((success, output_of(inputs, success.body)));
    }
    let accept = accept(plan.successes.iter().filter_map(|success| success.media));
    let mut distinct: Vec<&Output> = Vec::new();
    for (_, output) in &outputs {
        if !distinct.contains(&output) {
            distinct.push(output);
        }
    }
    match distinct.as_slice() {
        [] => (Output::Empty, accept),
        [output] => (Output::clone(output), accept),
        _ => (choice(name, &outputs), accept),
    }
}

/// What a sequence gives, and the `Accept` header that asks for it. `name` is that of the enum, if it needs one.
pub fn events(inputs: &Inputs<'_>, stream: &EventStream<'_>, name: &str) -> (Output, Option<String>) {
    let output = match &stream.data {
        EventData::Text => Output::Events(None),
        EventData::Value(schema) => Output::Events(event_type(inputs, *schema)),
        EventData::ByName(kinds) => named_events(inputs, kinds, name),
    };
    (output, Some(stream.media.media_type.header()))
}

/// The type of what an event carries; none if it is text.
fn event_type(inputs: &Inputs<'_>, schema: SchemaId) -> Option<Ty> {
    Some(inputs.known(schema).ty).filter(|ty| *ty != Ty::Scalar(Scalar::String))
}

fn named_events(inputs: &Inputs<'_>, kinds: &[EventKind], name: &str) -> Output {
    let mut scope = Scope::with(["Self"]);
    let variants = kinds.iter().map(|kind| {
        let word = kind.names.first().map(|name| escaped(pascal(name))).filter(|word| !word.is_empty());
        let docs = kind.description.as_deref().map(sentence).filter(|text| !text.is_empty());
        let names: Vec<String> = kind.names.iter().map(|name| format!("`{}`", code(name))).collect();
        EventVariant {
            name: scope.first_free(&word.into_iter().chain(["Event".to_owned()]).collect::<Vec<_>>()),
            docs: vec![docs.unwrap_or_else(|| format!("An event {}.", names.join(" or ")))],
            events: kind.names.clone(),
            data: kind.data.and_then(|data| event_type(inputs, data)),
        }
    });
    let variants: Vec<EventVariant> = variants.collect();
    if variants.iter().all(|variant| variant.data.is_none()) {
        return Output::Events(None);
    }
    let unknown = scope.first_free(&["Unknown", "Other", "Unrecognized"].map(str::to_owned));
    Output::NamedEvents { name: name.to_owned(), variants, unknown }
}

fn output_of(inputs: &Inputs<'_>, body: Payload) -> Output {
    match body {
        Payload::Json(Some(schema)) | Payload::TextValue(schema) => Output::Json(nullable(inputs.known(schema))),
        Payload::Json(None) => Output::Json(Ty::Scalar(Scalar::Json)),
        Payload::Text => Output::Text,
        Payload::Bytes => Output::Bytes,
        Payload::Empty => Output::Empty,
    }
}

/// Reports what responses lose: a body that can't come, and a schema that says more than the text or the bytes given.
pub fn report_untyped(inputs: &Inputs<'_>, operation: &api::Operation, diagnostics: &mut Diagnostics) {
    if !operation.has_answers_with_bodies() {
        return;
    }
    for response in &operation.responses {
        if response.status.is_without_body() {
            report_impossible_bodies(response, diagnostics);
            continue;
        }
        for media in &response.content {
            report_untyped_body(inputs, response, media, operation.is_success(response.status), diagnostics);
        }
    }
}

fn report_impossible_bodies(response: &Response, diagnostics: &mut Diagnostics) {
    for media in &response.content {
        let message = "HTTP allows no body for a response with this status";
        let diagnostic = Diagnostic::new(&BODY_IMPOSSIBLE, media.place.clone(), message);
        diagnostics.push(diagnostic.effect("the content is ignored"));
    }
}

fn report_untyped_body(
    inputs: &Inputs<'_>,
    response: &Response,
    media: &Media,
    is_success: bool,
    diagnostics: &mut Diagnostics,
) {
    let schemas = inputs.schemas;
    let is_typed = |form| form == Form::Json || is_success && form == Form::Events;
    let effect = match form(schemas, media) {
        form if is_typed(form) => return,
        Form::Text if is_success && text_value(schemas, media, inputs.settings).is_some() => return,
        Form::Text if !is_success && number(schemas, media).is_some() => return,
        Form::Text => "it is given as text",
        _ => "it is given as bytes",
    };
    // Nothing is lost where a typed form of the same response has an equal schema.
    let mut typed = response.content.iter().filter(|other| is_typed(form(schemas, other)));
    if typed.any(|other| have_equal_schemas(inputs.api, media, other)) || !says_more(schemas, media) {
        return;
    }
    let message = format!("no type can be generated for a response in `{}`", media.media_type.essence());
    diagnostics.push(Diagnostic::new(&BODY_UNSUPPORTED, media.place.clone(), message).effect(effect));
}

fn choice(name: &str, outputs: &[(&Success<'_>, Output)]) -> Output {
    let mut scope = Scope::with(["Self"]);
    let mut variants = Vec::new();
    for (success, output) in outputs {
        let status = success.response.status;
        let is_alone = outputs.iter().filter(|(other, _)| other.response.status == status).count() == 1;
        let mut word = success_word(status);
        if !is_alone {
            word.push_str(match success.body {
                Payload::Json(_) => "Json",
                Payload::TextValue(_) => "Value",
                Payload::Text => "Text",
                Payload::Bytes => "Bytes",
                Payload::Empty => "Empty",
            });
        }
        let docs = success.response.description.as_deref().map(sentence).filter(|text| !text.is_empty());
        let media = success.media.filter(|_| !is_alone);
        variants.push(ChoiceVariant {
            name: scope.first_free(&names(word, media)),
            docs: vec![docs.unwrap_or_else(|| "The response for this status.".to_owned())],
            status: codes(status),
            media_type: media.map(|media| media.media_type.header()),
            output: output.clone(),
        });
    }
    Output::Choice(name.to_owned(), variants)
}

/// The names that a variant may have; the last one says which version of a content type it is for.
fn names(word: String, media: Option<&Media>) -> Vec<String> {
    let parameters = media.map(|media| media.media_type.parameters()).unwrap_or_default();
    let version: Vec<&str> = parameters.iter().flat_map(|(name, value)| [&**name, &**value]).collect();
    let versioned = format!("{word}{}", pascal(&version.join(" ")));
    if versioned == word { vec![word] } else { vec![versioned, word] }
}

/// The value of `Accept`; none if it is JSON alone.
fn accept<'a>(media: impl Iterator<Item = &'a Media>) -> Option<String> {
    let mut types: Vec<String> = Vec::new();
    for media in media {
        let name = media.media_type.header();
        if !types.contains(&name) && name.is_ascii() && !name.is_empty() {
            types.push(name);
        }
    }
    match types.as_slice() {
        [] => None,
        [json] if json == "application/json" => None,
        types => Some(types.join(", ")),
    }
}
