//! Parameters: what can become text, and how (OpenAPI, Style Values; RFC 6570).

use super::Lowering;
use super::arguments::{parameter_docs, text_argument};
use super::docs;
use crate::api::{self, Location, ParameterStyle};
use crate::diagnostics::{Diagnostic, PARAMETER_UNSUPPORTED};
use crate::ir::{Argument, Carrier, Kind, Parameter, ParameterForm, Scalar, Ty, Type};
use crate::names::{self, Scope};

impl Lowering<'_> {
    /// The argument for a parameter of the path.
    pub fn path_argument(&mut self, parameter: &api::Parameter, scope: &mut Scope, types: &[Type]) -> Option<Argument> {
        let ty = self.parameter_type(parameter);
        if !is_single(&ty, types) || parameter.style != ParameterStyle::Simple {
            self.unsupported(parameter, "the operation is left out");
            return None;
        }
        Some(self.argument_of(parameter, ty, scope, types))
    }

    /// A query, header or cookie parameter; none, with a loss, when it can't be written as text.
    pub fn parameter(&mut self, parameter: &api::Parameter, scope: &mut Scope, types: &[Type]) -> Option<Parameter> {
        let ty = self.parameter_type(parameter);
        let carrier = match parameter.location {
            Location::Header => Carrier::Header,
            Location::Cookie => Carrier::Cookie,
            Location::Query | Location::Path => Carrier::Query,
        };
        // Set by the client itself (OpenAPI, Parameter Object: such a definition is ignored).
        let by_client = ["accept", "content-type", "authorization"];
        if carrier == Carrier::Header && by_client.contains(&parameter.name.to_ascii_lowercase().as_str()) {
            return None;
        }
        let Some(form) = form(parameter, &ty, types) else {
            self.unsupported(parameter, "the parameter is left out");
            return None;
        };
        let argument = self.argument_of(parameter, ty, scope, types);
        Some(Parameter { argument, wire: parameter.name.clone(), carrier, form, required: parameter.required })
    }

    fn parameter_type(&mut self, parameter: &api::Parameter) -> Ty {
        let known = self.known(parameter.schema);
        if self.is_secret(&parameter.name) && known.ty == Ty::Scalar(Scalar::String) {
            return Ty::Scalar(Scalar::Secret);
        }
        known.ty
    }

    fn argument_of(&mut self, parameter: &api::Parameter, ty: Ty, scope: &mut Scope, types: &[Type]) -> Argument {
        let name = names::field(&parameter.name);
        let place = match parameter.location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
        };
        let name = scope.first_free(&[name.clone(), format!("{place}_{}", name.trim_start_matches("r#"))]);
        let schema = self.effective(parameter.schema);
        let description = parameter.description.as_deref().or(schema.description.as_deref());
        let docs = parameter_docs(description, &parameter.name, docs::facts(&schema, parameter.required));
        text_argument(name, ty, docs, parameter.deprecated || schema.deprecated, types)
    }

    fn unsupported(&mut self, parameter: &api::Parameter, effect: &str) {
        let message = format!("parameter `{}` has a type that its style can't write", parameter.name);
        self.diagnostics.push(Diagnostic::new(&PARAMETER_UNSUPPORTED, parameter.place.clone(), message).effect(effect));
    }
}

fn form(parameter: &api::Parameter, ty: &Ty, types: &[Type]) -> Option<ParameterForm> {
    if parameter.style == ParameterStyle::Json {
        return Some(ParameterForm::Json);
    }
    if is_single(ty, types) {
        return Some(ParameterForm::Single);
    }
    let Ty::List(item) = ty else { return None };
    if !is_single(item, types) {
        return None;
    }
    match (parameter.style, parameter.explode) {
        (ParameterStyle::Form, true) => Some(ParameterForm::Repeated),
        (ParameterStyle::Form, false) | (ParameterStyle::Simple, _) => Some(ParameterForm::Joined(',')),
        (ParameterStyle::Space, _) => Some(ParameterForm::Joined(' ')),
        (ParameterStyle::Pipe, _) => Some(ParameterForm::Joined('|')),
        _ => None,
    }
}

/// Whether a value of the type is one piece of text.
fn is_single(ty: &Ty, types: &[Type]) -> bool {
    match ty {
        Ty::Scalar(Scalar::Json | Scalar::JsonObject) => false,
        Ty::Scalar(_) => true,
        Ty::Named(id) => match types.get(id.0).map(|ty| &ty.kind) {
            Some(Kind::Enum(_)) => true,
            Some(Kind::Alias(ty)) => is_single(ty, types),
            _ => false,
        },
        Ty::List(_) | Ty::Map(_) | Ty::Nullable(_) | Ty::Boxed(_) => false,
    }
}
