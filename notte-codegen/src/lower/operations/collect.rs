//! What is decided of an operation before any type has a name: its bodies and responses, and the types that it uses.

use super::bodies::free_form;
use super::bodies::part_header_schemas;
use super::bodies::{BodyWay, plan_bodies};
use super::media_types::{Form, is_file};
use super::responses::{ResponsePlan, plan_responses};
use super::text_values::text_value;
use crate::api::{self, SchemaId};
use crate::lower::Lowering;

/// What is decided of an operation before any type has a name.
#[derive(Clone, Debug, Default)]
pub struct OperationPlan<'a> {
    /// The ways to send its body.
    pub bodies: Vec<BodyWay<'a>>,
    /// What its responses are.
    pub responses: ResponsePlan<'a>,
    /// The schemas that are types, in the order in which names are given.
    pub schemas: Vec<SchemaId>,
}

/// Plans an operation, and collects the schemas of its parameters, bodies and responses.
pub fn collect<'a>(lowering: &mut Lowering<'_>, operation: &'a api::Operation) -> OperationPlan<'a> {
    let mut schemas: Vec<SchemaId> = operation.parameters.iter().map(|parameter| parameter.schema).collect();
    let bodies = plan_bodies(lowering, operation);
    for way in &bodies {
        schemas.extend(body_schemas(lowering, way));
    }
    let responses = plan_responses(lowering, operation);
    schemas.extend(&responses.schemas);
    OperationPlan { bodies, responses, schemas }
}

fn body_schemas(lowering: &mut Lowering<'_>, way: &BodyWay<'_>) -> Vec<SchemaId> {
    match way.form {
        Form::Json => way.media.schema.into_iter().collect(),
        Form::Multipart | Form::Urlencoded => form_schemas(lowering, way),
        Form::Text => text_value(lowering, way.media).into_iter().collect(),
        Form::Bytes | Form::Events => Vec::new(),
    }
}

fn form_schemas(lowering: &mut Lowering<'_>, way: &BodyWay<'_>) -> Vec<SchemaId> {
    let media = way.media;
    let Some(object) = &way.object else { return free_form(lowering, media).into_iter().collect() };
    let mut schemas = Vec::new();
    for (name, member) in &object.properties {
        let encoding = media.encoding.get(name);
        if way.form == Form::Urlencoded || is_file(lowering, *member, encoding).is_none() {
            schemas.push(*member);
        }
        schemas.extend(encoding.filter(|_| way.form == Form::Multipart).into_iter().flat_map(part_header_schemas));
    }
    schemas
}
