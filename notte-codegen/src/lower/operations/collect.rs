//! What is decided of an operation before any type has a name: its bodies and responses, and the types that it uses.

use super::bodies::{BodyWay, free_form, is_fixed, part_header_schemas, plan_bodies};
use super::media_types::{Form, is_file};
use super::responses::{ResponsePlan, plan_responses};
use super::text_values::text_value;
use crate::api::{Api, Operation, SchemaId};
use crate::diagnostics::Diagnostics;
use crate::settings::Settings;
use crate::shapes::Schemas;

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
pub fn collect<'a>(
    api: &Api,
    schemas: &mut Schemas,
    operation: &'a Operation,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> OperationPlan<'a> {
    let mut typed: Vec<SchemaId> = operation.parameters.iter().map(|parameter| parameter.schema).collect();
    let bodies = plan_bodies(api, schemas, operation, diagnostics);
    for way in &bodies {
        typed.extend(body_schemas(schemas, way, settings));
    }
    let responses = plan_responses(api, schemas, operation, settings, diagnostics);
    typed.extend(&responses.schemas);
    OperationPlan { bodies, responses, schemas: typed }
}

fn body_schemas(schemas: &Schemas, way: &BodyWay<'_>, settings: &Settings) -> Vec<SchemaId> {
    match way.form {
        Form::Json => way.media.schema.into_iter().collect(),
        Form::Multipart | Form::Urlencoded => form_schemas(schemas, way),
        Form::Text => text_value(schemas, way.media, settings).into_iter().collect(),
        Form::Bytes | Form::Events => Vec::new(),
    }
}

fn form_schemas(schemas: &Schemas, way: &BodyWay<'_>) -> Vec<SchemaId> {
    let media = way.media;
    let Some(object) = &way.object else { return free_form(schemas, media).into_iter().collect() };
    let mut found = Vec::new();
    for (name, member) in &object.properties {
        if is_fixed(schemas, way, name, *member) {
            continue;
        }
        let encoding = media.encoding.get(name);
        if way.form == Form::Urlencoded || is_file(schemas, *member, encoding).is_none() {
            found.push(*member);
        }
        found.extend(encoding.filter(|_| way.form == Form::Multipart).into_iter().flat_map(part_header_schemas));
    }
    found
}
