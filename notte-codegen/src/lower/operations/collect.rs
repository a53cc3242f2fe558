//! What is decided of an operation before any type has a name: its bodies and responses, and the types that it uses.

use super::bodies::collect_part_headers;
use super::bodies::free_form;
use super::bodies::{BodyWay, plan_bodies};
use super::media_types::{Form, is_file};
use super::responses::{ResponsePlan, plan_responses};
use super::text_values::text_value;
use crate::api;
use crate::lower::Lowering;

/// What is decided of an operation before any type has a name.
#[derive(Clone, Debug, Default)]
pub struct OperationPlan<'a> {
    /// The ways to send its body.
    pub bodies: Vec<BodyWay<'a>>,
    /// What its responses are.
    pub responses: ResponsePlan<'a>,
}

/// Plans an operation, and collects the types of its parameters, bodies and responses.
pub fn collect<'a>(lowering: &mut Lowering<'_>, operation: &'a api::Operation) -> OperationPlan<'a> {
    for parameter in &operation.parameters {
        lowering.known(parameter.schema);
    }
    let bodies = plan_bodies(lowering, operation);
    for way in &bodies {
        collect_body(lowering, way);
    }
    let responses = plan_responses(lowering, operation);
    for schema in &responses.schemas {
        lowering.known(*schema);
    }
    OperationPlan { bodies, responses }
}

fn collect_body(lowering: &mut Lowering<'_>, way: &BodyWay<'_>) {
    let media = way.media;
    match way.form {
        Form::Json => {
            if let Some(schema) = media.schema {
                lowering.known(schema);
            }
        }
        Form::Multipart | Form::Urlencoded => collect_form(lowering, way),
        Form::Text => {
            if let Some(schema) = text_value(lowering, media) {
                lowering.known(schema);
            }
        }
        Form::Bytes | Form::Events => {}
    }
}

fn collect_form(lowering: &mut Lowering<'_>, way: &BodyWay<'_>) {
    let media = way.media;
    let Some(object) = &way.object else {
        if let Some(free) = free_form(lowering, media) {
            lowering.known(free);
        }
        return;
    };
    for (name, member) in &object.properties {
        let encoding = media.encoding.get(name);
        if way.form == Form::Urlencoded || is_file(lowering, *member, encoding).is_none() {
            lowering.known(*member);
        }
        if let Some(encoding) = encoding.filter(|_| way.form == Form::Multipart) {
            collect_part_headers(lowering, encoding);
        }
    }
}
