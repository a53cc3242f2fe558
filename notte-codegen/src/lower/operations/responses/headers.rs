//! Headers of responses that can be decoded.

use crate::api::{self, Additional, Header, MediaType, Schema, SchemaId, Type as JsonType};
use crate::diagnostics::{BODY_UNSUPPORTED, Diagnostic, Diagnostics};
use crate::ir::{Docs, EnumRepr, Group, HeaderField, HeaderForm, Headers, Kind, Named, Scalar, Ty, Type, definition};
use crate::lower::docs::{self, code, documented};
use crate::lower::inputs::Inputs;
use crate::lower::types::nullable;
use crate::names::{self, Scope};
use crate::shapes::{Schemas, is_list, is_object};

/// The schemas of an operation's response headers that are types.
pub fn header_schemas(schemas: &Schemas, operation: &api::Operation) -> Vec<SchemaId> {
    let schema = |header: &Header| {
        let id = header.schema?;
        let is_typed = is_json_header(header) || header.media_type.is_none() && has_header_type(schemas, id);
        is_typed.then_some(id)
    };
    declared(operation).filter_map(schema).collect()
}

/// Adds the headers of an operation's responses to those of its group. Returns the name of their type, if there are any.
pub fn headers_of(
    inputs: &Inputs<'_>,
    group: &mut Group,
    operation: &api::Operation,
    name: String,
    types: &[Type],
) -> Option<String> {
    let fields = header_fields(inputs, operation, types);
    if fields.is_empty() {
        return None;
    }
    let named = Named { name: name.clone(), operation: code(&operation.name()) };
    match group.headers.iter_mut().find(|known| known.fields == fields) {
        Some(known) => known.operations.push(named),
        None => group.headers.push(Headers { operations: vec![named], fields }),
    }
    Some(name)
}

/// Reports the headers whose types are not those of their schemas.
pub fn report_headers(inputs: &Inputs<'_>, operation: &api::Operation, types: &[Type], diagnostics: &mut Diagnostics) {
    let mut known: Vec<(&Header, (Ty, HeaderForm))> = Vec::new();
    for header in declared(operation) {
        let Some(id) = header.schema else { continue };
        let typed = header_type(inputs, header, types);
        let is_text = typed == (Ty::Scalar(Scalar::String), HeaderForm::Single);
        let differs = |(other, ty): &(&Header, _)| other.name.eq_ignore_ascii_case(&header.name) && *ty != typed;
        let message = if is_text && says_more(inputs.schemas.merged(id)) {
            format!("no type can be generated for the header `{}`", header.name)
        } else if known.iter().any(differs) {
            format!("the header `{}` has another type in another response", header.name)
        } else {
            known.push((header, typed));
            continue;
        };
        let place = inputs.schemas.get(id).place.clone();
        diagnostics.push(Diagnostic::new(&BODY_UNSUPPORTED, place, message).effect("it is given as text"));
    }
}

/// Whether a schema says more than that there is a text.
fn says_more(schema: &Schema) -> bool {
    let is_text = schema.types.is_empty() || schema.types.contains(JsonType::String);
    !is_text || is_object(schema) || is_list(schema) || !schema.one_of.is_empty() || !schema.any_of.is_empty()
}

fn header_fields(inputs: &Inputs<'_>, operation: &api::Operation, types: &[Type]) -> Vec<HeaderField> {
    let mut scope = Scope::default();
    let mut fields: Vec<HeaderField> = Vec::new();
    for header in declared(operation) {
        let (ty, form) = header_type(inputs, header, types);
        if let Some(known) = fields.iter_mut().find(|known| known.wire.eq_ignore_ascii_case(&header.name)) {
            // A header whose type differs between responses is text.
            if (&known.ty, known.form) != (&ty, form) {
                (known.ty, known.form) = (Ty::Scalar(Scalar::String), HeaderForm::Single);
            }
            continue;
        }
        let name = scope.first_free(&names::field_candidates(&header.name));
        let docs = header_docs(inputs, header);
        fields.push(HeaderField { name, wire: header.name.clone(), docs, ty, form });
    }
    fields
}

fn header_docs(inputs: &Inputs<'_>, header: &Header) -> Docs {
    let schema = header.schema.map(|id| inputs.schemas.merged(id));
    let of_schema = schema.as_ref().and_then(|schema| schema.description.as_deref());
    let facts = schema.as_ref().map(|schema| docs::facts(inputs.schemas, schema, true)).unwrap_or_default();
    let description = header.description.as_deref().or(of_schema);
    documented(inputs.prose, description, None, || format!("The `{}` header.", code(&header.name)), facts)
}

/// The type of a header or of its items; text where it is neither a scalar nor a list of them, nor JSON.
fn header_type(inputs: &Inputs<'_>, header: &Header, types: &[Type]) -> (Ty, HeaderForm) {
    if header.name.eq_ignore_ascii_case("set-cookie") {
        return (Ty::Scalar(Scalar::Secret), HeaderForm::Lines);
    }
    let text = (Ty::Scalar(Scalar::String), HeaderForm::Single);
    if inputs.is_secret(&header.name) {
        return (Ty::Scalar(Scalar::Secret), HeaderForm::Single);
    }
    if is_json_header(header) {
        let ty = header.schema.map_or(Ty::Scalar(Scalar::Json), |id| nullable(inputs.known(id)));
        return (ty, HeaderForm::Json);
    }
    if header.media_type.is_some() {
        return text;
    }
    match header.schema.and_then(|id| header_schema(inputs, id)) {
        Some(Ty::List(item)) if is_text(&item, types) => (*item, HeaderForm::List(header.separator.character())),
        Some(ty) if is_text(&ty, types) => (ty, HeaderForm::Single),
        _ => text,
    }
}

/// The type of a schema that a header can be decoded by; none for other schemas.
fn header_schema(inputs: &Inputs<'_>, id: SchemaId) -> Option<Ty> {
    if !has_header_type(inputs.schemas, id) {
        return None;
    }
    match nullable(inputs.known(id)) {
        Ty::Nullable(inner) => Some(*inner),
        ty => Some(ty),
    }
}

/// Whether a header can be decoded by a schema.
fn has_header_type(schemas: &Schemas, id: SchemaId) -> bool {
    let schema = schemas.merged(id);
    let items = schema.items.filter(|_| schema.types.contains(JsonType::Array)).map(|id| schemas.merged(id));
    is_flat(schema) && items.is_none_or(|items| is_flat(items) && !items.types.contains(JsonType::Array))
}

/// The headers of responses, except `Content-Type`, which `content` describes (OpenAPI, Response Object).
fn declared(operation: &api::Operation) -> impl Iterator<Item = &Header> {
    let headers = operation.responses.iter().flat_map(|response| &response.headers);
    headers.filter(|header| !header.name.eq_ignore_ascii_case("content-type"))
}

/// Whether the value of a header is JSON.
fn is_json_header(header: &Header) -> bool {
    header.media_type.as_ref().is_some_and(MediaType::is_json)
}

/// Whether a schema says nothing of objects, tuples and alternatives.
fn is_flat(schema: &Schema) -> bool {
    schema.properties.is_empty()
        && schema.prefix_items.is_empty()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
        && !matches!(schema.additional, Additional::Typed(_))
        && !schema.types.contains(JsonType::Object)
        && match schema.types.iter().filter(|ty| *ty != JsonType::Null).count() {
            0 => schema.values.is_some(),
            count => count == 1,
        }
}

/// Whether a type can be read from text.
fn is_text(ty: &Ty, types: &[Type]) -> bool {
    match ty {
        Ty::Scalar(scalar) => {
            !matches!(scalar, Scalar::Null | Scalar::Json | Scalar::JsonObject | Scalar::File | Scalar::Base64)
        }
        Ty::Formatted(_) | Ty::Numeric(_) => true,
        Ty::Own(_) => false,
        Ty::Named(id) => match definition(types, *id).map(|ty| &ty.kind) {
            Some(Kind::Enum(values)) => values.repr == EnumRepr::String,
            _ => false,
        },
        Ty::List(_) | Ty::Tuple(_) | Ty::Map(_) | Ty::Keyed(..) | Ty::Nullable(_) | Ty::Boxed(_) => false,
    }
}
