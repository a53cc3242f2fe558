//! One operation: its arguments, its setters, its documentation.

use super::media_types::Form;
use crate::api::{self, Media, MediaType};
use crate::docs::sentence;
use crate::ir::{Body, Docs, Operation, Output, Type};
use crate::lower::Lowering;
use crate::lower::client::{credentials, servers};
use crate::lower::docs;
use crate::lower::docs::Prose;
use crate::names::{Scope, snake};

/// Names that every call has for itself.
const RESERVED_SETTERS: [&str; 15] = [
    "body",
    "call",
    "header",
    "into_call",
    "into_future",
    "query",
    "send",
    "send_with_meta",
    "stream",
    "timeout",
    "clone",
    "add",
    "not",
    "sub",
    "index",
];

/// What an operation is called.
#[derive(Clone)]
pub struct Called {
    /// The method.
    pub method: String,
    /// The builder.
    pub builder: String,
    /// The constant.
    pub constant: String,
    /// The enum of its answers, should it take one.
    pub answers: String,
    /// The enum of its errors, if it has one.
    pub errors: Option<String>,
    /// The struct of its headers, if it has one.
    pub headers: Option<String>,
}

impl Lowering<'_> {
    /// Meets the schemas of an operation, so that their types are known before any name is given.
    pub fn reach(&mut self, operation: &api::Operation) {
        for parameter in &operation.parameters {
            self.known(parameter.schema);
        }
        for (form, media) in self.body_ways(operation) {
            let Some(schema) = media.schema else { continue };
            match form {
                Form::Json => {
                    self.known(schema);
                }
                Form::Multipart | Form::Urlencoded => {
                    let object = self.form_object(media);
                    if let Some(free) = self.free_form(media).filter(|_| object.is_none()) {
                        self.known(free);
                    }
                    for (name, member) in object.iter().flat_map(|object| &object.properties) {
                        let encoding = media.encoding.get(name);
                        if form == Form::Urlencoded || self.is_file(*member, encoding).is_none() {
                            self.known(*member);
                        }
                        if let Some(encoding) = encoding.filter(|_| form == Form::Multipart) {
                            self.reach_part_headers(encoding);
                        }
                    }
                }
                Form::Text => {
                    if let Some(schema) = self.plain(media) {
                        self.known(schema);
                    }
                }
                Form::Bytes | Form::Events => {}
            }
        }
        for schema in self.response_schemas(operation) {
            self.known(schema);
        }
    }

    /// The ways in which an operation is called: one, and one more for each other content type of its body, and for events.
    pub fn ways_of<'b>(&mut self, operation: &'b api::Operation) -> Vec<Route<'b>> {
        let bodies = self.body_ways(operation);
        let whole = self.output(operation, "").0;
        let events = self.events(operation);
        let only_events = events.is_some() && whole == Output::Empty;
        let mut ways = Vec::new();
        let first = bodies.first().copied();
        ways.push(Route { suffix: String::new(), body: first, events: only_events });
        for body in bodies.into_iter().skip(1) {
            let suffix = match body.0 {
                Form::Json => json_word(&body.1.media_type),
                Form::Multipart => "multipart".to_owned(),
                Form::Urlencoded => "form".to_owned(),
                Form::Text => "text".to_owned(),
                Form::Bytes | Form::Events => "bytes".to_owned(),
            };
            ways.push(Route { suffix, body: Some(body), events: only_events });
        }
        if events.is_some() && !only_events {
            ways.push(Route { suffix: "events".to_owned(), body: first, events: true });
        }
        ways
    }

    /// Makes an operation in one of its ways.
    pub fn operation(
        &mut self,
        operation: &api::Operation,
        route: &Route<'_>,
        called: Called,
        types: &[Type],
    ) -> Operation {
        let mut scope = Scope::with(RESERVED_SETTERS);
        let mut parameters = Vec::new();
        for parameter in &operation.parameters {
            parameters.extend(self.parameter(parameter, &mut scope, types));
        }
        let required = parameters.iter().filter(|parameter| parameter.required).count();
        let body = route.body.and_then(|way| self.body(operation, way, &mut scope, types, &mut parameters, required));
        let (output, accept) = if route.events { self.events(operation) } else { None }
            .unwrap_or_else(|| self.output(operation, &called.answers));
        let optional = parameters.iter().any(|parameter| !parameter.required)
            || match &body {
                Some(Body::Fields { .. }) => true,
                Some(Body::Json(_, required) | Body::Bytes(_, _, required) | Body::Text(_, _, required)) => !required,
                None => false,
            };
        let content_type = route.body.filter(|(form, media)| *form == Form::Json && is_special(&media.media_type));
        let of_parts = route.body.filter(|(form, _)| *form == Form::Multipart && body.is_none());
        let of_parts = of_parts.map(|(_, media)| media.media_type.essence().to_owned());
        let mut docs = operation_docs(&self.prose, operation);
        if let Some(others) = route.body.and_then(|way| self.other_types(operation, way)) {
            docs.extend([String::new(), others]);
        }
        let scopes = credentials::scope_docs(operation);
        docs.extend(scopes.first().map(|_| String::new()));
        docs.extend(scopes);
        if self.own_server(operation).is_some() || operation.servers.iter().all(|server| !server.usable) {
            let own = servers::own_docs(operation);
            docs.extend(own.first().map(|_| String::new()));
            docs.extend(own);
        }
        if let Some(headers) = &called.headers {
            docs.push(String::new());
            docs.push(format!("The headers that `send_with_meta` gives can be read as [`{headers}`]."));
        }
        let errors = self.error_docs(operation, called.errors.as_deref(), types);
        if !errors.is_empty() {
            docs.push(String::new());
            docs.extend(errors);
        }
        Operation {
            id: operation.name(),
            constant: called.constant,
            method: called.method,
            builder: optional.then_some(called.builder),
            call_of: None,
            http_method: operation.method.clone(),
            path: operation.sent_path.clone(),
            docs,
            deprecated: operation.deprecated,
            security: operation.security.clone(),
            server: self.own_server(operation),
            accept,
            content_type: content_type.map(|(_, media)| media.media_type.essence().to_owned()),
            parameters,
            body,
            parts: of_parts.filter(|media| !matches!(media.as_str(), "multipart/form-data" | "multipart/*")),
            output,
        }
    }
}

/// Whether a body of this kind of JSON is not sent as `application/json`.
fn is_special(media_type: &MediaType) -> bool {
    media_type.essence() != "application/json" && !media_type.is_range()
}

/// A word for a kind of JSON: `json_patch` for `application/json-patch+json`.
fn json_word(media_type: &MediaType) -> String {
    let subtype = media_type.subtype();
    let word = snake(subtype.strip_suffix("+json").unwrap_or(subtype));
    if word.is_empty() { "json".to_owned() } else { word }
}

/// One of the ways in which an operation is called.
pub struct Route<'a> {
    /// What its method's name ends with.
    pub suffix: String,
    /// The form of its body.
    pub body: Option<(Form, &'a Media)>,
    /// Whether it answers event by event.
    pub events: bool,
}

/// Summary, description, and what goes over the wire.
fn operation_docs(prose: &Prose<'_>, operation: &api::Operation) -> Docs {
    let mut docs = Docs::new();
    let description = operation.description.as_deref().map(|text| prose.lines(text)).unwrap_or_default();
    // A summary that only spells out the operation's id says nothing that the description does not.
    let says_more = |summary: &&str| {
        let of_id = operation.id.as_deref().map(snake);
        !summary.is_empty() && (description.is_empty() || of_id.is_none_or(|id| id != snake(summary)))
    };
    let summary = operation.summary.as_deref().map(str::trim).filter(says_more).map(sentence);
    if let Some(summary) = summary.filter(|summary| !summary.is_empty()) {
        docs.push(summary);
        if !description.is_empty() {
            docs.push(String::new());
        }
    }
    docs.extend(description);
    if !docs.is_empty() {
        docs.push(String::new());
    }
    docs.push(format!("`{} {}`", operation.method, docs::code(&operation.path)));
    docs
}
