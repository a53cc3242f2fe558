//! The flag that says whether an operation answers with events or with one value: each of its two methods sends its own.

use crate::api::{self, Schema, Type};
use crate::ir::{Body, BodyField, Flag, Parameter, Presence, Scalar, Ty};
use crate::lower::inputs::Inputs;
use crate::lower::operations::bodies::BodyWay;

/// What APIs call it.
const NAME: &str = "stream";

/// Takes the flag out of what a caller gives.
pub fn take_flag(
    inputs: &Inputs<'_>,
    operation: &api::Operation,
    way: Option<&BodyWay<'_>>,
    events: bool,
    parameters: &mut Vec<Parameter>,
    body: &mut Option<Body>,
) -> Option<Flag> {
    let by_default = is_default(inputs, operation, way);
    if let Some(Body::Fields { required, optional, .. }) = body {
        let of = |fields: &mut Vec<BodyField>| {
            let found = fields.iter().position(|field| is_flag(&field.wire, &field.argument.ty))?;
            Some(fields.remove(found))
        };
        // A required one stays where it is among the arguments of `new`, and is no argument of the method.
        let field = match required.iter().find(|field| is_flag(&field.wire, &field.argument.ty)) {
            Some(field) => Some(field.clone()),
            None => of(optional),
        };
        if let Some(field) = field {
            let is_sent = events || by_default || field.presence == Presence::Required;
            return Some(Flag::Field(field.field, field.presence, is_sent.then_some(events)));
        }
    }
    let found = parameters.iter().position(|parameter| is_flag(&parameter.wire, &parameter.argument.ty))?;
    let parameter = parameters.remove(found);
    (events || by_default || parameter.required).then_some(Flag::Parameter(parameter, events))
}

fn is_flag(wire: &str, ty: &Ty) -> bool {
    wire == NAME && *ty == Ty::Scalar(Scalar::Bool)
}

/// Whether the server takes an absent flag for true.
fn is_default(inputs: &Inputs<'_>, operation: &api::Operation, way: Option<&BodyWay<'_>>) -> bool {
    let is_true = |schema: &Schema| matches!(schema.default.as_deref(), Some(serde_json::Value::Bool(true)));
    let parameter = operation.parameters.iter().find(|parameter| parameter.name == NAME).map(|found| found.schema);
    let object = way.and_then(|way| way.media.schema).map(|schema| inputs.schemas.merged(schema));
    let member =
        object.filter(|object| object.types.contains(Type::Object)).and_then(|object| object.properties.get(NAME));
    let mut schemas = parameter.into_iter().chain(member.copied());
    schemas.any(|schema| is_true(inputs.schemas.merged(schema)))
}
