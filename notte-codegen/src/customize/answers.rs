//! What successful responses are read as: `answer` of an operation.

use super::unmatched;
use crate::api::{Api, Media, MediaType, Response, Schema, SchemaId, Type, Types};
use crate::diagnostics::Diagnostics;
use crate::settings::{Answer, Settings};
use indexmap::IndexMap;
use std::sync::Arc;

/// Gives the responses of operations the content that the settings say they have. A response that can have no body keeps none.
pub fn set_answers(api: &mut Api, settings: &Settings, diagnostics: &mut Diagnostics) {
    for (id, pins) in &settings.operations {
        let Some(answer) = &pins.answer else { continue };
        let schema = match answer {
            Answer::Schema(pointer) => {
                let Some(found) = schema_at(api, pointer) else {
                    let message = format!("`operations.{id}.answer` names `{pointer}`, where no schema is");
                    let known: Vec<String> = api.schemas.iter().map(|schema| schema.place.to_string()).collect();
                    let mut error = unmatched(settings, "", pointer, message, known.iter().map(String::as_str));
                    if let Some(position) = settings.positions.get(&format!("operations.{id}.answer")) {
                        error.position = Some(*position);
                    }
                    diagnostics.push(error);
                    continue;
                };
                Some(found)
            }
            Answer::Bytes => Some(add(api, binary())),
            Answer::Text | Answer::Json | Answer::Events => None,
        };
        let Some(operation) = api.operations.iter_mut().find(|operation| operation.id.as_ref() == Some(id)) else {
            continue;
        };
        let successes: Vec<bool> =
            operation.responses.iter().map(|response| operation.is_success(response.status)).collect();
        let responses = operation.responses.iter_mut().zip(successes);
        for (response, _) in
            responses.filter(|(response, is_success)| *is_success && !response.status.is_without_body())
        {
            let media = media(response, answer, schema);
            response.content = vec![media];
        }
    }
}

/// The content of a response. Its media type stays where it says the same.
fn media(response: &Response, answer: &Answer, schema: Option<SchemaId>) -> Media {
    let fits = |media: &&Media| match answer {
        Answer::Bytes => media.media_type.is_binary(),
        Answer::Text => media.media_type.is_text() && !media.media_type.is_sequence(),
        Answer::Json | Answer::Schema(_) => media.media_type.is_json(),
        Answer::Events => media.media_type.is_sequence(),
    };
    let described = response.content.iter().find(fits).or(response.content.first());
    let media_type = response.content.iter().find(fits).map(|media| media.media_type.clone());
    let default = match answer {
        Answer::Bytes => "*/*",
        Answer::Text => "text/*",
        Answer::Json | Answer::Schema(_) => "application/json",
        Answer::Events => "text/event-stream",
    };
    let described_schema = described.and_then(|media| media.schema).filter(|_| *answer != Answer::Text);
    Media {
        place: described.map_or_else(|| response.place.clone(), |media| media.place.clone()),
        media_type: media_type.unwrap_or_else(|| MediaType::parse(default)),
        schema: schema.or(described_schema),
        is_of_element: *answer == Answer::Events,
        encoding: IndexMap::new(),
        example: None,
    }
}

fn schema_at(api: &Api, pointer: &str) -> Option<SchemaId> {
    let pointer = pointer.strip_prefix('#')?;
    let component = api.components.iter().find(|(_, id)| api.schema(**id).place.pointer == pointer).map(|(_, id)| *id);
    let index = || api.schemas.iter().position(|schema| schema.place.pointer == pointer);
    component.or_else(|| index().map(|index| SchemaId(index as u32)))
}

fn add(api: &mut Api, schema: Schema) -> SchemaId {
    let id = SchemaId(api.schemas.len() as u32);
    api.schemas.push(Arc::new(schema));
    id
}

fn binary() -> Schema {
    Schema { types: Types::of(Type::String), format: Some("binary".to_owned()), ..Schema::default() }
}
