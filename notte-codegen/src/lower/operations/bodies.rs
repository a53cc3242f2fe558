//! Bodies: whether their fields are the call's own, and what is given whole.

use super::arguments::argument;
use super::media_types::Form;
use super::parameters::placed;
use crate::api::{self, Media};
use crate::diagnostics::{BODY_UNSUPPORTED, Diagnostic};
use crate::ir::{
    Argument, Body, BodyField, Docs, Input, Kind, Parameter, Presence, Scalar, Struct, Ty, Type, definition,
};
use crate::lower::Lowering;
use crate::lower::usage::MOST_ARGUMENTS;
use crate::names::Scope;

/// A body of more fields than this is given whole: each operation that takes it has the setters anew.
const MOST_FIELDS: usize = 128;

impl Lowering<'_> {
    /// The body in one of its ways; the fields of a form go among the parameters. `arguments` is how many arguments the method has.
    pub fn body(
        &mut self,
        operation: &api::Operation,
        way: (Form, &Media),
        scope: &mut Scope,
        types: &[Type],
        parameters: &mut Vec<Parameter>,
        arguments: usize,
    ) -> Option<Body> {
        let body = operation.body.as_ref()?;
        let (form, media) = way;
        let docs = body.description.as_deref().map(|text| self.prose.lines(text)).filter(|docs| !docs.is_empty());
        let docs = docs.unwrap_or_else(|| vec!["The body of the request.".to_owned()]);
        match form {
            Form::Json => Some(self.json_body(media, docs, body.required, scope, types, arguments)),
            Form::Multipart | Form::Urlencoded if self.has_fields(media) => {
                let fields = self.form_fields(media, form == Form::Multipart, body.required, scope, types);
                parameters.extend(fields);
                None
            }
            Form::Multipart | Form::Urlencoded if self.free_form(media).is_some() => {
                parameters.extend(self.free_fields(media, form == Form::Multipart, body.required, docs, scope, types));
                None
            }
            Form::Text => {
                let argument = if let Some(schema) = self.plain(media) {
                    argument("body".to_owned(), self.known(schema).ty, docs, false, types)
                } else {
                    if self.says_more(media) {
                        self.untyped(media, "the body is given as text");
                    }
                    given("body", Ty::Scalar(Scalar::String), docs)
                };
                Some(Body::Text(argument, media.media_type.essence().to_owned(), body.required))
            }
            Form::Bytes | Form::Events | Form::Multipart | Form::Urlencoded => {
                if form != Form::Bytes {
                    self.as_bytes(media);
                } else if self.says_more(media) {
                    self.untyped(media, "the body is given as bytes");
                }
                let argument = given("body", Ty::Scalar(Scalar::Json), docs);
                Some(Body::Bytes(argument, media.media_type.essence().to_owned(), body.required))
            }
        }
    }

    fn json_body(
        &mut self,
        media: &Media,
        docs: Docs,
        is_required: bool,
        scope: &mut Scope,
        types: &[Type],
        arguments: usize,
    ) -> Body {
        let ty = match media.schema {
            Some(schema) => self.known(schema).ty,
            None => Ty::Scalar(Scalar::Json),
        };
        if let Some(object) = object(&ty, types) {
            let required = object.fields.iter().filter(|field| field.presence == Presence::Required).count();
            if required + arguments <= MOST_ARGUMENTS && object.fields.len() <= MOST_FIELDS {
                return fields(ty.clone(), object, scope, types);
            }
        }
        Body::Json(argument("body".to_owned(), ty, docs, false, types), is_required)
    }

    fn untyped(&mut self, media: &Media, effect: &str) {
        let message = format!("`{}` has no typed form", media.media_type.essence());
        self.diagnostics.push(Diagnostic::new(&BODY_UNSUPPORTED, media.place.clone(), message).effect(effect));
    }

    fn as_bytes(&mut self, media: &Media) {
        let message = format!("`{}` without members that are known has no typed form", media.media_type.essence());
        let effect = if media.media_type.is_multipart() {
            "the body is given as bytes, and its boundary in a `Content-Type` header"
        } else {
            "the body is given as bytes"
        };
        self.diagnostics.push(Diagnostic::new(&BODY_UNSUPPORTED, media.place.clone(), message).effect(effect));
    }
}

fn given(name: &str, ty: Ty, docs: Docs) -> Argument {
    Argument { name: name.to_owned(), ty, input: Input::Into, docs, deprecated: false }
}

fn fields(ty: Ty, object: &Struct, scope: &mut Scope, types: &[Type]) -> Body {
    let (mut required, mut optional) = (Vec::new(), Vec::new());
    for field in &object.fields {
        let name = scope.first_free(&placed(&field.wire, "body"));
        let argument = argument(name, field.ty.clone(), field.docs.clone(), field.deprecated, types);
        let one = BodyField { argument, field: field.name.clone(), presence: field.presence };
        if field.presence == Presence::Required { required.push(one) } else { optional.push(one) }
    }
    Body::Fields { ty, required, optional }
}

/// The object behind a type, when it is one whose fields can be the call's own.
fn object<'t>(ty: &Ty, types: &'t [Type]) -> Option<&'t Struct> {
    let Ty::Named(id) = ty else { return None };
    match &definition(types, *id)?.kind {
        Kind::Struct(object) => Some(object),
        Kind::Enum(_) | Kind::Union(_) | Kind::Newtype(_) | Kind::Alias(_) => None,
    }
}
