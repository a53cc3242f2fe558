//! Responses: what a success gives, and what errors carry.

use super::media_types::Form;
use crate::api::{self, Media, Response, Schema, SchemaId, Status, Type, Types};
use crate::diagnostics::{BODY_UNSUPPORTED, Diagnostic, SCHEMA_AS_JSON};
use crate::docs::sentence;
use crate::ir::{ChoiceVariant, Output, Scalar, Ty};
use crate::lower::Lowering;
use crate::lower::ty::nullable;
use crate::names::{Scope, pascal};

/// One way in which a success can be answered.
#[derive(Clone, Copy)]
struct Way<'a> {
    response: &'a Response,
    media: Option<&'a Media>,
    form: Option<Form>,
}

impl Lowering<'_> {
    /// The schemas that responses carry, those of errors included.
    pub fn response_schemas(&mut self, operation: &api::Operation) -> Vec<SchemaId> {
        let mut schemas = Vec::new();
        for response in &operation.responses {
            for media in &response.content {
                match (self.form(media), media.schema) {
                    (Form::Json, Some(schema)) => schemas.push(schema),
                    (Form::Events, Some(_)) => schemas.extend(self.event_data(media)),
                    (Form::Text, _) if operation.is_success(response.status) => {
                        schemas.extend(self.plain_answer(response, media));
                    }
                    _ => {}
                }
            }
        }
        schemas
    }

    /// What a success gives, and the `Accept` header that asks for it. `name` is that of an enum, should it take one.
    pub fn output(&mut self, operation: &api::Operation, name: &str) -> (Output, Option<String>) {
        let ways = self.ways(operation);
        if !operation.has_answers_with_bodies() {
            return (Output::Empty, accept(ways.iter().filter_map(|way| way.media)));
        }
        let mut outputs: Vec<(Way<'_>, Output)> = Vec::new();
        for way in ways {
            let plain = way.media.and_then(|media| self.plain_answer(way.response, media));
            let output = match plain {
                Some(schema) => Output::Json(nullable(self.known(schema))),
                None => self.output_of(way.media, way.form),
            };
            outputs.push((way, output));
        }
        for response in successes(operation) {
            self.say_untyped(response, &[Form::Json, Form::Events], Self::plain);
        }
        let accept = accept(outputs.iter().filter_map(|(way, _)| way.media));
        let mut distinct: Vec<&Output> = Vec::new();
        for (_, output) in &outputs {
            if !distinct.contains(&output) {
                distinct.push(output);
            }
        }
        match distinct.as_slice() {
            [] => (Output::Empty, accept),
            [one] => (Output::clone(one), accept),
            _ => (choice(name, &outputs), accept),
        }
    }

    /// The sequence that a success can be answered by, and the `Accept` header that asks for it.
    pub fn events(&mut self, operation: &api::Operation) -> Option<(Output, Option<String>)> {
        let media = successes(operation).flat_map(|response| &response.content);
        let has_bodies = operation.has_answers_with_bodies();
        let media = media.into_iter().find(|media| has_bodies && self.form(media) == Form::Events)?;
        Some((self.output_of(Some(media), Some(Form::Events)), Some(media.media_type.essence().to_owned())))
    }

    /// The ways of a success that come whole. Content types with one schema say the same, so the best form stands for them.
    fn ways<'b>(&mut self, operation: &'b api::Operation) -> Vec<Way<'b>> {
        let mut ways = Vec::new();
        for response in successes(operation) {
            let mut content: Vec<(Form, &Media)> =
                response.content.iter().map(|media| (self.form(media), media)).collect();
            content.sort_by_key(|(form, _)| *form);
            let is_empty = content.is_empty();
            let mut seen: Vec<(Form, bool, Option<SchemaId>)> = Vec::new();
            for (form, media) in content {
                let typed = form == Form::Json || self.plain(media).is_some();
                let same = seen.iter().any(|(known, known_typed, schema)| {
                    let same_schema = media.schema.is_some() && *schema == media.schema;
                    same_schema || (*known == form && *known_typed == typed && (!typed || *schema == media.schema))
                });
                if form != Form::Events && !same {
                    seen.push((form, typed, media.schema));
                    ways.push(Way { response, media: Some(media), form: Some(form) });
                }
            }
            if is_empty {
                ways.push(Way { response, media: None, form: None });
            }
        }
        ways
    }

    fn output_of(&mut self, media: Option<&Media>, form: Option<Form>) -> Output {
        let schema = media.and_then(|media| media.schema);
        match form {
            None => Output::Empty,
            Some(Form::Json) => Output::Json(match schema {
                Some(schema) => {
                    let known = self.known(schema);
                    nullable(known)
                }
                None => Ty::Scalar(Scalar::Json),
            }),
            Some(Form::Events) => Output::Events(match media.and_then(|media| self.event_data(media)) {
                Some(schema) => Some(self.known(schema).ty).filter(|ty| *ty != Ty::Scalar(Scalar::String)),
                None => None,
            }),
            Some(Form::Text) => Output::Text,
            Some(Form::Bytes | Form::Multipart | Form::Urlencoded) => Output::Bytes,
        }
    }

    /// Says that what a schema of an answer says is lost, for it comes as text or bytes. Where the same answer may be of a typed
    /// form with the same schema, that is what has its type. `plain` finds the plain texts that have a type.
    pub fn say_untyped(
        &mut self,
        response: &Response,
        typed: &[Form],
        plain: fn(&mut Self, &Media) -> Option<SchemaId>,
    ) {
        for media in &response.content {
            let effect = match self.form(media) {
                form if typed.contains(&form) => continue,
                Form::Text if plain(self, media).is_some() => continue,
                Form::Text => "it is given as text",
                _ => "it is given as bytes",
            };
            let is_said =
                response.content.iter().any(|other| typed.contains(&self.form(other)) && self.are_alike(media, other));
            if !is_said && self.says_more(media) {
                let message = format!("an answer that is `{}` has no typed form", media.media_type.essence());
                self.diagnostics
                    .push(Diagnostic::new(&BODY_UNSUPPORTED, media.place.clone(), message).effect(effect.to_owned()));
            }
        }
    }

    /// What an event carries: `data`, where the schema describes the event as a whole. None where it is text.
    fn event_data(&mut self, media: &Media) -> Option<SchemaId> {
        let whole = media.schema?;
        let schema = self.effective(whole);
        // What is not said to be the schema of an element is that of the list of them (OpenAPI 3.2, Sequential Media Types).
        let is_list = !media.is_of_element && schema.types == Types::of(Type::Array);
        let id = schema.items.filter(|_| is_list).unwrap_or(whole);
        let schema = self.effective(id);
        if !is_event(&schema) {
            return Some(id);
        }
        if let Some(data) = schema.properties.get("data") {
            return Some(self.effective(*data).content.unwrap_or(*data));
        }
        let kinds: Vec<_> = schema.one_of.iter().chain(&schema.any_of).map(|id| self.effective(*id)).collect();
        if kinds.is_empty() || !kinds.iter().all(|kind| is_event(kind) && kind.properties.contains_key("data")) {
            return Some(id);
        }
        self.diagnostics.push(
            Diagnostic::new(&SCHEMA_AS_JSON, schema.place.clone(), "each kind of event carries something else")
                .effect("the data of an event is given as text, with the name of its kind beside it"),
        );
        None
    }
}

/// Whether a schema has no members but those of server-sent events.
fn is_event(schema: &Schema) -> bool {
    let is_field = |name: &String| matches!(name.as_str(), "data" | "event" | "id" | "retry" | "comment");
    schema.properties.keys().all(is_field)
}

fn choice(name: &str, outputs: &[(Way<'_>, Output)]) -> Output {
    let mut scope = Scope::with(["Self"]);
    let mut variants = Vec::new();
    for (way, output) in outputs {
        let alone = outputs.iter().filter(|(other, _)| other.response.status == way.response.status).count() == 1;
        let mut word = status_word(way.response.status);
        if !alone {
            word.push_str(match way.form {
                Some(Form::Json) => "Json",
                Some(Form::Text) if matches!(output, Output::Json(_)) => "Value",
                Some(Form::Text) => "Text",
                Some(_) => "Bytes",
                None => "Empty",
            });
        }
        let docs = way.response.description.as_deref().map(sentence).filter(|text| !text.is_empty());
        variants.push(ChoiceVariant {
            name: scope.first_free(&[word]),
            docs: vec![docs.unwrap_or_else(|| "As the status says.".to_owned())],
            status: codes(way.response.status),
            media_type: way.media.filter(|_| !alone).map(|media| media.media_type.essence().to_owned()),
            output: output.clone(),
        });
    }
    Output::Choice(name.to_owned(), variants)
}

/// The first and the last status that a key stands for; none for all others.
pub fn codes(status: Status) -> Option<(u16, u16)> {
    match status {
        Status::Exact(code) => Some((code, code)),
        Status::Range(digit) => Some((u16::from(digit) * 100, u16::from(digit) * 100 + 99)),
        Status::Default => None,
    }
}

fn status_word(status: Status) -> String {
    match status {
        Status::Exact(200) => "Ok".to_owned(),
        Status::Exact(201) => "Created".to_owned(),
        Status::Exact(202) => "Accepted".to_owned(),
        Status::Exact(203) => "NonAuthoritative".to_owned(),
        Status::Exact(204) => "NoContent".to_owned(),
        Status::Exact(205) => "ResetContent".to_owned(),
        Status::Exact(206) => "PartialContent".to_owned(),
        Status::Exact(207) => "MultiStatus".to_owned(),
        Status::Exact(code) => pascal(&format!("status {code}")),
        Status::Range(_) => "Success".to_owned(),
        Status::Default => "Other".to_owned(),
    }
}

/// The media types that are asked for; none when JSON alone is.
fn accept<'a>(media: impl Iterator<Item = &'a Media>) -> Option<String> {
    let mut types: Vec<&str> = Vec::new();
    for media in media {
        let name = media.media_type.essence();
        if !types.contains(&name) && name.is_ascii() && !name.is_empty() {
            types.push(name);
        }
    }
    match types.as_slice() {
        [] | ["application/json"] => None,
        types => Some(types.join(", ")),
    }
}

/// The responses that stand for success.
fn successes(operation: &api::Operation) -> impl Iterator<Item = &Response> {
    operation.responses.iter().filter(|response| operation.is_success(response.status))
}
