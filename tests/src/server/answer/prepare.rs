//! From an answer of the script to what goes over the wire.

use serde_json::{Value, json};

use super::sample::{Purpose, bytes, sample};
use super::{Answer, Body, Delivery, UNKNOWN_FIELD, unknown_value};
use crate::server::description::{Document, Media, Operation};
use crate::server::log::Request;

/// An answer that is ready to be sent.
#[derive(Debug)]
pub struct Prepared {
    /// The status.
    pub status: u16,
    /// Headers, but for the length.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// How it travels.
    pub delivery: Delivery,
}

/// Makes an answer ready.
#[must_use]
pub fn prepare(document: &Document, operation: &Operation, answer: Answer) -> Prepared {
    let status = answer.status.unwrap_or_else(|| operation.success());
    let media = media(operation, status, answer.content_type.as_deref());
    let described = media.map(|media| media.name.clone()).filter(|name| !name.contains('*'));
    let (body, natural) = match answer.body {
        Body::Bytes(bytes) if bytes.is_empty() => (bytes, None),
        Body::Bytes(bytes) => (bytes, described.or_else(|| Some("application/octet-stream".to_owned()))),
        Body::Json(mut value) => {
            if answer.unknown_fields {
                inject(&mut value);
            }
            (value.to_string().into_bytes(), Some("application/json".to_owned()))
        }
        Body::Made(shape) => match media {
            None => (Vec::new(), None),
            Some(media) if media.is_json() => {
                let schema = media.schema.as_ref().map_or(&Value::Bool(true), |schema| schema.source());
                let value = sample(document, schema, shape, Purpose::Answer, answer.unknown_fields);
                (value.to_string().into_bytes(), described)
            }
            Some(media) if media.name.starts_with("text/") => {
                ("text, with \u{e9} and\na second line\n".into(), described)
            }
            Some(media) => {
                (bytes(&media.name, shape), described.or_else(|| Some("application/octet-stream".to_owned())))
            }
        },
    };
    let mut headers = answer.headers;
    if let Some(content_type) = answer.content_type.or(natural).filter(|name| !name.is_empty()) {
        headers.push(("content-type".to_owned(), content_type));
    }
    Prepared { status, headers, body, delivery: answer.delivery }
}

/// The refusal of a request that broke rules: the status of the gravest, and what was wrong with it.
#[must_use]
pub fn refusal(document: &Document, request: &Request) -> Prepared {
    let violations: Vec<Value> = request
        .violations
        .iter()
        .map(|violation| json!({ "rule": format!("{:?}", violation.rule), "message": violation.message }))
        .collect();
    let statuses = request.violations.iter().map(|violation| violation.rule.status());
    let message = request.violations.first().map(|violation| violation.message.as_str());
    let body = json!({ "message": message, "operation": request.operation, "violations": violations });
    Prepared {
        status: match statuses.max().unwrap_or(400) {
            400 => document.invalid_status(),
            status => status,
        },
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: body.to_string().into_bytes(),
        delivery: Delivery::Whole,
    }
}

/// The media type that is described for a status: the one asked for, else JSON, else the first.
fn media<'a>(operation: &'a Operation, status: u16, content_type: Option<&str>) -> Option<&'a Media> {
    let described = operation.answer(status)?;
    let asked = content_type.and_then(|name| described.iter().find(|media| name.starts_with(&media.name)));
    asked.or_else(|| described.iter().find(|media| media.is_json())).or_else(|| described.first())
}

fn inject(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(inject),
        Value::Object(object) => {
            object.values_mut().for_each(inject);
            object.insert(UNKNOWN_FIELD.to_owned(), unknown_value());
        }
        _ => {}
    }
}
