//! Methods, with their arguments, their setters, and what they send.

use super::docs::checksum;
use super::setters::style_text;
use super::type_text::{argument_text, output_text, type_text};
use super::{Fact, Item, Kind};
use crate::ir::{Argument, Body, BodyField, ContentType, Crate, Operation, Parameter};

/// A method. `place` is the place of its operation.
pub fn method(lowered: &Crate, operation: &Operation, place: &str) -> Item {
    let any_of: Vec<String> = operation.security.iter().map(|all| all.join("+")).collect();
    let mut item = Item::new(Kind::Method, &operation.method)
        .with(Fact::Returns, output_text(&lowered.types, &operation.output))
        .maybe(Fact::Call, operation.has_setters.then_some(operation.call.as_str()))
        .with(Fact::Id, operation.id.as_str())
        .with(Fact::Http, operation.http_method.as_str())
        .with(Fact::Path, operation.path.as_str())
        .maybe(Fact::Security, (!any_of.is_empty()).then(|| any_of.join("|")))
        .maybe(Fact::Url, operation.server.as_deref())
        .maybe(Fact::Accept, operation.accept.as_deref())
        .maybe(Fact::ContentType, content_type(operation))
        .maybe(Fact::Body, body_text(operation))
        .flag(Fact::Deprecated, operation.deprecated)
        .maybe(Fact::Docs, checksum(&operation.docs))
        .at(place);
    let is_argument = |parameter: &&Parameter| parameter.setter.is_path() || parameter.required;
    // The order of the declaration: the path, then what else is required, then the body.
    let path = operation.parameters.iter().filter(|parameter| parameter.setter.is_path());
    let others = operation.parameters.iter().filter(|parameter| !parameter.setter.is_path());
    let declared = path.chain(others).filter(is_argument);
    item.items.extend(declared.map(|parameter| self::parameter(lowered, Kind::Argument, parameter)));
    item.items.extend(body_arguments(lowered, operation));
    let optional = operation.parameters.iter().filter(|parameter| !is_argument(parameter));
    item.items.extend(optional.map(|parameter| self::parameter(lowered, Kind::Setter, parameter)));
    item.items.extend(body_setters(lowered, operation));
    item
}

fn given(lowered: &Crate, kind: Kind, argument: &Argument) -> Item {
    // What an argument means stands in the documentation of its method.
    let docs = if kind == Kind::Setter { checksum(&argument.docs) } else { None };
    Item::new(kind, &argument.name)
        .with(Fact::Type, argument_text(&lowered.types, argument))
        .flag(Fact::Deprecated, argument.deprecated)
        .maybe(Fact::Docs, docs)
}

fn parameter(lowered: &Crate, kind: Kind, parameter: &Parameter) -> Item {
    let is_other = parameter.wire != parameter.argument.name.trim_start_matches("r#");
    given(lowered, kind, &parameter.argument)
        .maybe(Fact::Wire, is_other.then_some(parameter.wire.as_str()))
        .with(Fact::Style, style_text(&parameter.setter))
}

fn body_field(lowered: &Crate, kind: Kind, field: &BodyField) -> Item {
    given(lowered, kind, &field.argument).with(Fact::Style, format!("body {}", field.field))
}

fn whole(lowered: &Crate, kind: Kind, argument: &Argument) -> Item {
    given(lowered, kind, argument).with(Fact::Style, "body")
}

fn bytes(lowered: &Crate, kind: Kind, argument: &Argument, content_type: &ContentType) -> Vec<Item> {
    let given = match content_type {
        ContentType::Fixed(_) => None,
        ContentType::Given(name) => Some(Item::new(Kind::Argument, name).with(Fact::Type, "&str")),
    };
    let body = whole(lowered, kind, argument);
    let ty = (Fact::Type, "impl Into<Body>".to_owned());
    let facts = body.facts.into_iter().map(|fact| if fact.0 == Fact::Type { ty.clone() } else { fact }).collect();
    let mut body = Item { facts, ..body };
    match (kind, given) {
        (Kind::Setter, given) => {
            body.items.extend(given);
            vec![body]
        }
        (_, given) => given.into_iter().chain([body]).collect(),
    }
}

fn body_arguments(lowered: &Crate, operation: &Operation) -> Vec<Item> {
    match &operation.body {
        Some(Body::Fields { required, .. }) => {
            required.iter().map(|field| body_field(lowered, Kind::Argument, field)).collect()
        }
        Some(Body::Json(argument, true) | Body::Text(argument, _, true)) => {
            vec![whole(lowered, Kind::Argument, argument)]
        }
        Some(Body::Bytes(argument, content_type, true)) => bytes(lowered, Kind::Argument, argument, content_type),
        Some(Body::Json(..) | Body::Text(..) | Body::Bytes(..)) | None => Vec::new(),
    }
}

fn body_setters(lowered: &Crate, operation: &Operation) -> Vec<Item> {
    match &operation.body {
        Some(Body::Fields { ty, optional, .. }) => {
            let mut items: Vec<Item> = optional.iter().map(|field| body_field(lowered, Kind::Setter, field)).collect();
            let with = operation.method_with.as_deref();
            items
                .extend(with.map(|name| Item::new(Kind::Setter, name).with(Fact::Type, type_text(&lowered.types, ty))));
            items
        }
        Some(Body::Json(argument, false) | Body::Text(argument, _, false)) => {
            vec![whole(lowered, Kind::Setter, argument)]
        }
        Some(Body::Bytes(argument, content_type, false)) => bytes(lowered, Kind::Setter, argument, content_type),
        Some(Body::Json(..) | Body::Text(..) | Body::Bytes(..)) | None => Vec::new(),
    }
}

/// The content type of the body.
fn content_type(operation: &Operation) -> Option<String> {
    let is = |test: fn(&crate::ir::Setter) -> bool| operation.parameters.iter().any(|one| test(&one.setter));
    match &operation.body {
        Some(Body::Bytes(_, ContentType::Fixed(media_type), _) | Body::Text(_, media_type, _)) => {
            Some(media_type.clone())
        }
        Some(Body::Bytes(_, ContentType::Given(_), _)) => Some("given".to_owned()),
        Some(Body::Fields { .. } | Body::Json(..)) => {
            Some(operation.content_type.clone().unwrap_or_else(|| "application/json".to_owned()))
        }
        None if is(crate::ir::Setter::is_part) => {
            Some(operation.parts.clone().unwrap_or_else(|| "multipart/form-data".to_owned()))
        }
        None if is(crate::ir::Setter::is_field) => Some("application/x-www-form-urlencoded".to_owned()),
        None => operation.content_type.clone(),
    }
}

/// When a body is sent, where that is not always.
fn body_text(operation: &Operation) -> Option<&'static str> {
    match &operation.body {
        Some(Body::Fields { is_required: true, .. }) => Some("always"),
        Some(Body::Fields { is_required: false, .. }) => Some("when set"),
        _ => None,
    }
}
