//! The ways to call an operation: one method, and one more for each further content type of its body, and for events.

use super::bodies::BodyWay;
use super::collect::OperationPlan;
use super::media_types::Form;
use super::responses::Payload;
use crate::api::MediaType;
use crate::names::snake;

/// One way to call an operation.
pub struct Route<'p, 'a> {
    /// What the name of its method ends with.
    pub suffix: String,
    /// The content type of its body.
    pub body: Option<&'p BodyWay<'a>>,
    /// Whether the response comes event by event.
    pub events: bool,
    /// Whether the operation has another method that differs in that.
    pub has_other: bool,
}

/// The ways to call an operation, the main one first.
pub fn routes<'p, 'a>(plan: &'p OperationPlan<'a>) -> Vec<Route<'p, 'a>> {
    let has_events = plan.responses.events.is_some();
    let only_events = has_events && plan.responses.successes.iter().all(|success| success.body == Payload::Empty);
    let has_other = has_events && !only_events;
    let first = plan.bodies.first();
    let mut routes = vec![Route { suffix: String::new(), body: first, events: only_events, has_other }];
    for body in plan.bodies.iter().skip(1) {
        let suffix = match body.form {
            Form::Json => json_word(&body.media.media_type),
            Form::Multipart => "multipart".to_owned(),
            Form::Urlencoded => "form".to_owned(),
            Form::Text => "text".to_owned(),
            Form::Bytes | Form::Events => "bytes".to_owned(),
        };
        routes.push(Route { suffix, body: Some(body), events: only_events, has_other });
    }
    if has_other {
        routes.push(Route { suffix: "events".to_owned(), body: first, events: true, has_other });
    }
    routes
}

/// A word for a kind of JSON: `json_patch` for `application/json-patch+json`.
fn json_word(media_type: &MediaType) -> String {
    let subtype = media_type.subtype();
    let word = snake(subtype.strip_suffix("+json").unwrap_or(subtype));
    if word.is_empty() { "json".to_owned() } else { word }
}
