//! Responses: what a success gives.

use super::Lowering;
use super::body::is_json;
use super::ty::nullable;
use crate::api::{self, Media, Response, SchemaId, Status};
use crate::diagnostics::{Diagnostic, RESPONSE_TYPES_MERGED};
use crate::ir::{Output, Scalar, Ty};

/// The response and content type that a call expects.
#[derive(Clone, Copy)]
pub struct ChosenOutput<'a> {
    pub media_type: Option<&'a str>,
    /// Its schema, when it is JSON.
    pub schema: Option<SchemaId>,
    form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Json,
    Text,
    Bytes,
    Empty,
}

impl Lowering<'_> {
    /// What is expected of a success: the first response that has a body, JSON before text before bytes.
    pub fn chosen_output<'b>(&self, operation: &'b api::Operation) -> ChosenOutput<'b> {
        let media = successes(operation).flat_map(|response| {
            let mut content: Vec<&Media> = response.content.iter().collect();
            content.sort_by_key(|media| self.form(media) as u8);
            content
        });
        let mut media = media;
        match media.next() {
            Some(media) => {
                let form = self.form(media);
                let schema = media.schema.filter(|_| form == Form::Json);
                ChosenOutput { media_type: Some(&media.media_type), schema, form }
            }
            None => ChosenOutput { media_type: None, schema: None, form: Form::Empty },
        }
    }

    fn form(&self, media: &Media) -> Form {
        let schema = media.schema.map(|id| self.store.schema(self.api, id));
        let binary = schema.is_some_and(|schema| schema.format.as_deref() == Some("binary"));
        if binary {
            Form::Bytes
        } else if is_json(&media.media_type) {
            Form::Json
        } else if media.media_type.starts_with("text/") || media.media_type.ends_with("xml") {
            Form::Text
        } else {
            Form::Bytes
        }
    }

    /// What a success gives, and the `Accept` header that asks for it.
    pub fn output(&mut self, operation: &api::Operation) -> (Output, Option<String>) {
        let chosen = self.chosen_output(operation);
        self.note_merged(operation, &chosen);
        let output = match chosen.form {
            Form::Json => Output::Json(match chosen.schema {
                Some(schema) => {
                    let known = self.known(schema);
                    nullable(known)
                }
                None => Ty::Scalar(Scalar::Json),
            }),
            Form::Text => Output::Text,
            Form::Bytes => Output::Bytes,
            Form::Empty => Output::Empty,
        };
        let accept = chosen.media_type.filter(|media| !media.contains('*') && *media != "application/json");
        (output, accept.map(str::to_owned))
    }

    fn note_merged(&mut self, operation: &api::Operation, chosen: &ChosenOutput<'_>) {
        for response in successes(operation) {
            for media in &response.content {
                let same = chosen.media_type == Some(media.media_type.as_str())
                    && (chosen.form != Form::Json || media.schema == chosen.schema);
                if !same {
                    let message = format!("a success can also be answered by `{}` of another type", media.media_type);
                    let effect = format!("only `{}` is read", chosen.media_type.unwrap_or("no body"));
                    self.diagnostics
                        .push(Diagnostic::new(&RESPONSE_TYPES_MERGED, media.place.clone(), message).effect(effect));
                }
            }
        }
    }
}

/// The responses that stand for success; `default` does when no other does.
fn successes(operation: &api::Operation) -> impl Iterator<Item = &Response> {
    let explicit = operation.responses.iter().any(|response| response.status.is_success());
    operation
        .responses
        .iter()
        .filter(move |response| response.status.is_success() || (!explicit && response.status == Status::Default))
}
