//! Bodies: which content type is offered, and whether its fields are the call's own.

use super::Lowering;
use super::arguments::argument;
use super::usage::MOST_ARGUMENTS;
use crate::api::{self, Media, SchemaId};
use crate::diagnostics::{BODY_TYPES_DROPPED, BODY_UNSUPPORTED, Diagnostic};
use crate::docs::doc_lines;
use crate::ir::{self, Body, BodyField, Kind, Presence, Scalar, Struct, Ty, Type};
use crate::names::{self, Scope};

/// The content type that a body is sent in.
pub struct Chosen<'a> {
    pub media_type: &'a str,
    /// Its schema, when it is JSON.
    pub schema: Option<SchemaId>,
    pub is_json: bool,
}

impl Lowering<'_> {
    /// The content type that is offered: JSON before all others, then the first.
    pub fn chosen_body<'b>(&self, operation: &'b api::Operation) -> Option<Chosen<'b>> {
        let content = &operation.body.as_ref()?.content;
        let json = content.iter().find(|media| is_json(&media.media_type));
        if let Some(media) = json {
            return Some(Chosen { media_type: &media.media_type, schema: media.schema, is_json: true });
        }
        content.first().map(|media| Chosen { media_type: &media.media_type, schema: None, is_json: false })
    }

    /// The body of an operation. `arguments` is how many arguments the method has already.
    pub fn body(
        &mut self,
        operation: &api::Operation,
        scope: &mut Scope,
        types: &[Type],
        arguments: usize,
    ) -> Option<Body> {
        let body = operation.body.as_ref()?;
        let chosen = self.chosen_body(operation)?;
        self.note_dropped(&body.content, &chosen);
        let docs = body.description.as_deref().map(doc_lines).filter(|docs| !docs.is_empty());
        let docs = docs.unwrap_or_else(|| vec!["The body of the request.".to_owned()]);
        // No parameter is called so: the name is kept for the body.
        let name = "body";
        if !chosen.is_json {
            let message = format!("`{}` has no typed form", chosen.media_type);
            self.diagnostics.push(
                Diagnostic::new(&BODY_UNSUPPORTED, body.place.clone(), message).effect("the body is given as bytes"),
            );
            let argument = ir::Argument {
                name: name.to_owned(),
                ty: Ty::Scalar(Scalar::Json),
                input: ir::Input::Into,
                docs,
                deprecated: false,
            };
            return Some(Body::Bytes(argument, chosen.media_type.to_owned(), body.required));
        }
        let ty = match chosen.schema {
            Some(schema) => self.known(schema).ty,
            None => Ty::Scalar(Scalar::Json),
        };
        if let Some(object) = object(&ty, types) {
            let required = object.fields.iter().filter(|field| field.presence == Presence::Required).count();
            if required + arguments <= MOST_ARGUMENTS {
                return Some(fields(ty.clone(), object, scope, types));
            }
        }
        Some(Body::Json(argument(name.to_owned(), ty, docs, false, types), body.required))
    }

    fn note_dropped(&mut self, content: &[Media], chosen: &Chosen<'_>) {
        for media in content.iter().filter(|media| media.media_type != chosen.media_type) {
            let message = format!("the body can also be sent as `{}`", media.media_type);
            self.diagnostics.push(
                Diagnostic::new(&BODY_TYPES_DROPPED, media.place.clone(), message)
                    .effect(format!("it is sent as `{}`", chosen.media_type)),
            );
        }
    }
}

fn fields(ty: Ty, object: &Struct, scope: &mut Scope, types: &[Type]) -> Body {
    let (mut required, mut optional) = (Vec::new(), Vec::new());
    for field in &object.fields {
        let name = names::field(&field.wire);
        let name = scope.first_free(&[name.clone(), format!("body_{}", name.trim_start_matches("r#"))]);
        let argument = argument(name, field.ty.clone(), field.docs.clone(), field.deprecated, types);
        let one = BodyField { argument, field: field.name.clone(), presence: field.presence };
        if field.presence == Presence::Required { required.push(one) } else { optional.push(one) }
    }
    Body::Fields { ty, required, optional }
}

/// The object behind a type, when it is one whose fields can be the call's own.
fn object<'t>(ty: &Ty, types: &'t [Type]) -> Option<&'t Struct> {
    match ty {
        Ty::Named(id) => match &types.get(id.0)?.kind {
            Kind::Struct(object) => Some(object),
            Kind::Alias(ty) => object_of_alias(ty, types),
            Kind::Enum(_) | Kind::Union(_) | Kind::Newtype(_) => None,
        },
        _ => None,
    }
}

fn object_of_alias<'t>(ty: &Ty, types: &'t [Type]) -> Option<&'t Struct> {
    match ty {
        Ty::Named(id) => match &types.get(id.0)?.kind {
            Kind::Struct(object) => Some(object),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a media type is JSON (RFC 8259, and the `+json` suffix of RFC 6839), or a range that includes it.
pub fn is_json(media_type: &str) -> bool {
    matches!(media_type, "application/json" | "text/json" | "*/*" | "application/*") || media_type.ends_with("+json")
}
