//! What the responses of an operation are, decided once for all that ask.

use crate::api::{Api, Media, Operation, Response, Schema, SchemaId, Type, Types};
use crate::diagnostics::{Diagnostic, Diagnostics, SCHEMA_AS_JSON};
use crate::lower::operations::media_types::{Form, form};
use crate::lower::operations::text_values::{number, response_value};
use crate::settings::Settings;
use crate::shapes::Schemas;

/// What the responses of an operation are.
#[derive(Clone, Debug, Default)]
pub struct ResponsePlan<'a> {
    /// The ways in which a success comes whole.
    pub successes: Vec<Success<'a>>,
    /// The first sequence that a success may come as.
    pub events: Option<EventStream<'a>>,
    /// Every response that is not a success, in the order of the description.
    pub errors: Vec<ErrorResponse<'a>>,
    /// The schemas of all bodies with a type.
    pub schemas: Vec<SchemaId>,
}

/// One way in which a success comes whole.
#[derive(Clone, Debug)]
pub struct Success<'a> {
    /// The response.
    pub response: &'a Response,
    /// Its content type; none if it has no body.
    pub media: Option<&'a Media>,
    /// What the body is read as.
    pub body: Payload,
}

/// What a body is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payload {
    /// JSON of a schema, or any JSON.
    Json(Option<SchemaId>),
    /// Plain text that is one value of a schema.
    TextValue(SchemaId),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// Nothing.
    Empty,
}

impl Payload {
    /// The schema of the value.
    pub fn schema(self) -> Option<SchemaId> {
        match self {
            Self::Json(schema) => schema,
            Self::TextValue(schema) => Some(schema),
            Self::Text | Self::Bytes | Self::Empty => None,
        }
    }
}

/// A sequence of values that a success comes as.
#[derive(Clone, Debug)]
pub struct EventStream<'a> {
    /// Its content type.
    pub media: &'a Media,
    /// What each event carries.
    pub data: EventData,
}

/// What an event carries.
#[derive(Clone, Debug)]
pub enum EventData {
    /// Text.
    Text,
    /// A value of this schema.
    Value(SchemaId),
    /// What its name says.
    ByName(Vec<EventKind>),
}

/// A kind of events.
#[derive(Clone, Debug)]
pub struct EventKind {
    /// The names of its events.
    pub names: Vec<String>,
    /// What they carry; none if it is text.
    pub data: Option<SchemaId>,
    /// What the description says of it.
    pub description: Option<String>,
}

impl EventData {
    fn schemas(&self) -> Vec<SchemaId> {
        match self {
            Self::Text => Vec::new(),
            Self::Value(schema) => vec![*schema],
            Self::ByName(kinds) => kinds.iter().filter_map(|kind| kind.data).collect(),
        }
    }
}

/// A response that is not a success.
#[derive(Clone, Debug)]
pub struct ErrorResponse<'a> {
    /// The response.
    pub response: &'a Response,
    /// What its body is in each content type that is JSON or text.
    pub bodies: Vec<(&'a Media, Payload)>,
}

/// Decides what the responses of an operation are.
pub fn plan_responses<'a>(
    api: &Api,
    schemas: &Schemas,
    operation: &'a Operation,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> ResponsePlan<'a> {
    let mut plan = ResponsePlan::default();
    for response in &operation.responses {
        let is_success = operation.is_success(response.status);
        let content = content(response);
        let mut bodies = Vec::new();
        for media in content {
            let body = match form(schemas, media) {
                Form::Json => Payload::Json(media.schema),
                Form::Text => {
                    let value = match is_success {
                        true => response_value(api, schemas, response, media, settings),
                        false => number(schemas, media),
                    };
                    value.map_or(Payload::Text, Payload::TextValue)
                }
                Form::Multipart | Form::Urlencoded | Form::Bytes => Payload::Bytes,
                Form::Events => {
                    let data = event_data(schemas, media, diagnostics);
                    plan.schemas.extend(data.schemas());
                    if is_success && plan.events.is_none() {
                        plan.events = Some(EventStream { media, data });
                    }
                    continue;
                }
            };
            plan.schemas.extend(body.schema());
            bodies.push((media, body));
        }
        if is_success {
            plan.successes.extend(ways(schemas, response, &bodies));
        } else {
            bodies.retain(|(_, body)| *body != Payload::Bytes);
            plan.errors.push(ErrorResponse { response, bodies });
        }
    }
    if !operation.has_answers_with_bodies() {
        plan.events = None;
        plan.errors.clear();
        plan.successes.iter_mut().for_each(|success| success.body = Payload::Empty);
    }
    plan
}

/// The content types of a response; none for a status without a body.
fn content(response: &Response) -> &[Media] {
    if response.status.is_without_body() { &[] } else { &response.content }
}

/// The ways in which a response comes whole. Content types with one schema carry the same, so the best form stands for them.
fn ways<'a>(schemas: &Schemas, response: &'a Response, bodies: &[(&'a Media, Payload)]) -> Vec<Success<'a>> {
    if content(response).is_empty() {
        return vec![Success { response, media: None, body: Payload::Empty }];
    }
    let mut content: Vec<(Form, &'a Media, Payload)> =
        bodies.iter().map(|(media, body)| (form(schemas, media), *media, *body)).collect();
    content.sort_by_key(|(form, ..)| *form);
    let mut ways: Vec<(Form, bool, Success<'a>)> = Vec::new();
    for (form, media, body) in content {
        let is_typed = matches!(body, Payload::Json(_) | Payload::TextValue(_));
        let is_covered = ways.iter().any(|(earlier, earlier_is_typed, way)| {
            let has_same_schema = way.media.and_then(|media| media.schema) == media.schema;
            media.schema.is_some() && has_same_schema
                || *earlier == form && *earlier_is_typed == is_typed && (!is_typed || has_same_schema)
        });
        if !is_covered {
            ways.push((form, is_typed, Success { response, media: Some(media), body }));
        }
    }
    ways.into_iter().map(|(.., way)| way).collect()
}

/// What an event carries: its `data`, where the schema describes the whole event.
fn event_data(schemas: &Schemas, media: &Media, diagnostics: &mut Diagnostics) -> EventData {
    let Some(whole) = media.schema else { return EventData::Text };
    let schema = schemas.merged(whole);
    // Without `itemSchema`, the schema is that of the list of all elements (OpenAPI 3.2, Sequential Media Types).
    let is_list = !media.is_of_element && schema.types == Types::of(Type::Array);
    let id = schema.items.filter(|_| is_list).unwrap_or(whole);
    let schema = schemas.merged(id);
    // Of lines of JSON and the like, such members are those of each element.
    if media.media_type.essence() != "text/event-stream" || !is_event(schema) {
        return EventData::Value(id);
    }
    let own = schema.properties.get("data").map(|data| content_of(schemas, *data));
    let kinds: Vec<_> = schema.one_of.iter().chain(&schema.any_of).map(|id| schemas.merged(*id)).collect();
    // Alternatives that name no field of an event describe the data itself.
    if kinds.is_empty() || !kinds.iter().all(|kind| is_event(kind) && !kind.properties.is_empty()) {
        return EventData::Value(own.unwrap_or(id));
    }
    let kinds: Vec<EventKind> = kinds.into_iter().map(|kind| event_kind(schemas, kind, own)).collect();
    let first = kinds.first().and_then(|kind| kind.data);
    if kinds.iter().all(|kind| kind.data == first) {
        return first.map_or(EventData::Text, EventData::Value);
    }
    let mut names: Vec<&String> = kinds.iter().flat_map(|kind| &kind.names).collect();
    let count = names.len();
    names.sort();
    names.dedup();
    if names.len() == count && kinds.iter().all(|kind| !kind.names.is_empty()) {
        return EventData::ByName(kinds);
    }
    diagnostics.push(
        Diagnostic::new(&SCHEMA_AS_JSON, schema.place.clone(), "each kind of event has data of another type")
            .effect("the data of an event is given as text, with the name of its kind beside it"),
    );
    EventData::Text
}

/// A kind of events, with the names that its member `event` can have. `own` is what all kinds carry.
fn event_kind(schemas: &Schemas, kind: &Schema, own: Option<SchemaId>) -> EventKind {
    let values = kind.properties.get("event").and_then(|event| schemas.merged(*event).values.as_ref());
    let names = values.into_iter().flatten().filter_map(|value| value.as_str().map(str::to_owned)).collect();
    let data = kind.properties.get("data").map(|data| content_of(schemas, *data)).or(own);
    EventKind { names, data, description: kind.description.clone() }
}

/// The schema of what a text contains, or that of the text.
fn content_of(schemas: &Schemas, data: SchemaId) -> SchemaId {
    schemas.merged(data).content.unwrap_or(data)
}

/// Whether a schema has no members but those of server-sent events.
fn is_event(schema: &Schema) -> bool {
    let is_field = |name: &String| matches!(name.as_str(), "data" | "event" | "id" | "retry" | "comment");
    schema.properties.keys().all(is_field)
}
