//! Where an operation takes an idempotency key.

use super::bodies::BodyWay;
use super::media_types::Form;
use crate::api::{Location, Operation};
use crate::ir::IdempotencyKey;
use crate::lower::inputs::Inputs;
use crate::names::snake;

/// Where an operation takes an idempotency key: in a header that it declares, in a member of its JSON body, or, if its method is not
/// idempotent, in the header that the settings name.
pub fn idempotency_key(
    inputs: &Inputs<'_>,
    operation: &Operation,
    way: Option<&BodyWay<'_>>,
) -> Option<IdempotencyKey> {
    let is_key = |name: &str| matches!(snake(name).as_str(), "idempotency_key" | "x_idempotency_key");
    let mut headers = operation.parameters.iter().filter(|parameter| parameter.location == Location::Header);
    if let Some(header) = headers.find(|parameter| is_key(&parameter.name)) {
        return Some(IdempotencyKey::Header(header.name.clone()));
    }
    let body = way.filter(|way| way.form == Form::Json).and_then(|way| way.media.schema);
    let member = body.and_then(|body| inputs.schemas.merged(body).properties.keys().find(|name| is_key(name)));
    if let Some(member) = member {
        return Some(IdempotencyKey::Member(member.clone()));
    }
    let is_unsafe = matches!(operation.method.as_str(), "POST" | "PATCH");
    let header = inputs.settings.idempotency_header.as_ref().filter(|_| is_unsafe);
    header.map(|header| IdempotencyKey::Header(header.clone()))
}
