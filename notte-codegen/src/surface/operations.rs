//! Methods, with their arguments, their setters, and what they send.

use super::docs::checksum;
use super::setters::style_text;
use super::type_text::{argument_text, output_text, type_text};
use super::{Fact, Item, Kind};
use crate::ir::{
    Argument, ArgumentValue, Body, BodyField, ContentType, Crate, Flag, IdempotencyKey, NamedArguments, Operation,
    PagePlan, PagePosition, PageStep, Pages, Parameter, Waiter,
};

/// A method. `place` is the place of its operation.
pub fn method(lowered: &Crate, operation: &Operation, place: &str) -> Item {
    let any_of: Vec<String> = operation.security.iter().map(|all| all.join("+")).collect();
    let mut item = Item::new(Kind::Method, &operation.method)
        .with(Fact::Returns, output_text(&lowered.types, &operation.output))
        .with(Fact::Call, operation.call.as_str())
        .maybe(Fact::Takes, operation.named.as_ref().map(|named| named.name.as_str()))
        .maybe(Fact::With, with_text(lowered, operation))
        .with(Fact::Id, operation.id.as_str())
        .with(Fact::Http, operation.http_method.as_str())
        .with(Fact::Path, operation.path.as_str())
        .maybe(Fact::Security, (!any_of.is_empty()).then(|| any_of.join("|")))
        .maybe(Fact::Url, operation.server.as_deref())
        .maybe(Fact::Accept, operation.accept.as_deref())
        .maybe(Fact::ContentType, content_type(operation))
        .maybe(Fact::Body, body_text(operation))
        .maybe(Fact::Flag, operation.flag.as_ref().and_then(flag_text))
        .maybe(Fact::Fixed, fixed_text(operation))
        .maybe(Fact::Requires, (!operation.requires.is_empty()).then(|| operation.requires.join(" ")))
        .maybe(Fact::Items, operation.pages.as_ref().map(|pages| items_text(lowered, pages)))
        .maybe(Fact::Paging, operation.pages.as_ref().map(|pages| paging_text(&pages.plan)))
        .maybe(Fact::Key, operation.key.as_ref().map(key_text))
        .flag(Fact::Redirects, operation.redirects)
        .maybe(Fact::Others, operation.others_are_errors.then_some("errors"))
        .flag(Fact::Deprecated, operation.deprecated)
        .maybe(Fact::Docs, checksum(&operation.docs))
        .at(place);
    let is_argument = |parameter: &&Parameter| parameter.is_argument();
    // The order of the declaration: the path, then what else is required, then the body.
    let path = operation.parameters.iter().filter(|parameter| parameter.setter.is_path());
    let others = operation.parameters.iter().filter(|parameter| !parameter.setter.is_path());
    let declared = path.chain(others).filter(is_argument);
    item.items.extend(declared.map(|parameter| self::parameter(lowered, Kind::Argument, parameter)));
    item.items.extend(body_arguments(lowered, operation));
    if let Some(named) = &operation.named {
        item.items.iter_mut().for_each(|argument| name_type(lowered, named, argument));
    }
    item.items.extend(operation.waiters.iter().map(waiter));
    let optional = operation.parameters.iter().filter(|parameter| !is_argument(parameter));
    item.items.extend(optional.map(|parameter| self::parameter(lowered, Kind::Setter, parameter)));
    item.items.extend(body_setters(lowered, operation));
    item
}

/// The method that takes the body as a value, the struct of what else it takes, and the type of that value.
fn with_text(lowered: &Crate, operation: &Operation) -> Option<String> {
    let Some(Body::Fields { ty, .. }) = &operation.body else { return None };
    let named = operation.named_with.as_ref().map(|named| format!("{}, ", named.name)).unwrap_or_default();
    Some(format!("{}: {named}{}", operation.method_with.as_deref()?, type_text(&lowered.types, ty)))
}

/// Gives an argument the type of its field.
fn name_type(lowered: &Crate, named: &NamedArguments, argument: &mut Item) {
    let field = named.fields.iter().find(|field| field.name == argument.name);
    let ty = argument.facts.iter_mut().find(|(fact, _)| *fact == Fact::Type);
    if let (Some(field), Some((_, ty))) = (field, ty) {
        *ty = match &field.value {
            ArgumentValue::Text => "&str".to_owned(),
            ArgumentValue::Body => "Body".to_owned(),
            ArgumentValue::Of(of) => type_text(&lowered.types, of),
        };
    }
}

fn fixed_text(operation: &Operation) -> Option<String> {
    let each =
        operation.fixed.iter().map(|fixed| format!("{} {}={}", style_text(&fixed.setter), fixed.name, fixed.value));
    let each: Vec<String> = each.collect();
    (!each.is_empty()).then(|| each.join(", "))
}

/// The type of the items of a list, and that of a page.
fn items_text(lowered: &Crate, pages: &Pages) -> String {
    let item = pages.item.as_ref().map(|item| type_text(&lowered.types, item));
    format!("{} in {}", item.as_deref().unwrap_or("?"), type_text(&lowered.types, &pages.page))
}

/// How a list comes in pages, in words.
fn paging_text(plan: &PagePlan) -> String {
    let path = |path: &Option<Vec<String>>| path.as_ref().map(|path| path.join("."));
    let position = match &plan.position {
        PagePosition::None => None,
        PagePosition::Query(name) => Some(format!("query {name}")),
        PagePosition::Header(name) => Some(format!("header {name}")),
        PagePosition::Body(names) => Some(format!("body {}", names.join("."))),
    };
    let step = match plan.step {
        PageStep::Cursor => None,
        PageStep::Page(first) => Some(first.map_or_else(|| "pages".to_owned(), |first| format!("pages from {first}"))),
        PageStep::Offset(first) => {
            Some(first.map_or_else(|| "items".to_owned(), |first| format!("items from {first}")))
        }
    };
    let parts = [
        ("position", position),
        ("counts", step),
        ("size", plan.size.clone()),
        ("next", path(&plan.next)),
        ("value", plan.is_value.then(|| "always".to_owned())),
        ("next header", plan.next_header.clone()),
        ("last", plan.last.clone()),
        ("more", path(&plan.has_more)),
        ("pages", path(&plan.pages)),
        ("total", path(&plan.total)),
        ("current", path(&plan.current)),
        ("list", path(&plan.items)),
    ];
    let parts = parts.into_iter().filter_map(|(name, value)| Some(format!(", {name}: {}", value?)));
    format!("{}{}", plan.rule.name(), parts.collect::<String>())
}

/// Where an idempotency key goes.
fn key_text(key: &IdempotencyKey) -> String {
    match key {
        IdempotencyKey::Header(name) => format!("header {name}"),
        IdempotencyKey::Member(name) => format!("body {name}"),
    }
}

/// A method that waits, and what it waits for.
fn waiter(waiter: &Waiter) -> Item {
    let Waiter { state, done, failed, interval, deadline, .. } = waiter;
    let seconds = |name: &str, value: &Option<u32>| value.map(|value| format!(", {name}: {value}")).unwrap_or_default();
    let failed = if failed.is_empty() { String::new() } else { format!(", failed: {}", failed.join("|")) };
    let (done, interval, deadline) = (done.join("|"), seconds("interval", interval), seconds("deadline", deadline));
    let ends = format!("{} is {done}{failed}{interval}{deadline}", state.join("."));
    Item::new(Kind::Waiter, &waiter.method).with(Fact::Ends, ends)
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
            let given =
                required.iter().filter(|field| !operation.flag.as_ref().is_some_and(|flag| flag.is_field(field)));
            given.map(|field| body_field(lowered, Kind::Argument, field)).collect()
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
        Some(Body::Fields { optional, .. }) => {
            optional.iter().map(|field| body_field(lowered, Kind::Setter, field)).collect()
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
    let is = |test: fn(&crate::ir::Setter) -> bool| operation.setters().any(test);
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

/// What a method sends to be answered in its way.
fn flag_text(flag: &Flag) -> Option<String> {
    match flag {
        Flag::Field(name, _, value) => value.map(|value| format!("body {name}={value}")),
        Flag::Parameter(parameter, value) => Some(format!("{}={value}", parameter.wire)),
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
