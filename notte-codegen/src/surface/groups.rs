//! Groups of operations, with the types that stand beside the methods.

use super::docs::checksum;
use super::operations::method;
use super::type_text::{header_text, output_text, type_text};
use super::{Fact, Item, Kind};
use crate::ir::{
    ChoiceVariant, Crate, ErrorArm, ErrorBody, EventVariant, Group, Headers, Operation, Origins, Output, StatusErrors,
};

/// The groups, in the order of the crate.
pub fn groups(lowered: &Crate, origins: &Origins) -> Vec<Item> {
    let mut places = origins.operations.iter();
    let mut group = |group: &Group| {
        let mut item = Item::new(Kind::Group, &group.module)
            .with(Fact::Named, group.name.as_str())
            .maybe(Fact::Feature, group.feature.as_deref())
            .maybe(Fact::Docs, checksum(&group.docs));
        for operation in &group.operations {
            let place = places.next().map(String::as_str).unwrap_or_default();
            item.push(method(lowered, operation, place));
            item.items.extend(answers(lowered, operation));
        }
        item.items.extend(group.errors.iter().flat_map(|one| errors(lowered, one)));
        item.items.extend(group.headers.iter().flat_map(|one| headers(lowered, one)));
        item
    };
    lowered.groups.iter().map(&mut group).collect()
}

/// The enum of an operation that can answer in several ways.
fn answers(lowered: &Crate, operation: &Operation) -> Option<Item> {
    let (name, variants): (_, Vec<Item>) = match &operation.output {
        Output::Choice(name, variants) => (name, variants.iter().map(|variant| answer(lowered, variant)).collect()),
        Output::NamedEvents { name, variants, .. } => {
            (name, variants.iter().map(|variant| event(lowered, variant)).collect())
        }
        _ => return None,
    };
    let mut item = Item::new(Kind::Answers, name);
    item.items = variants;
    Some(item)
}

fn event(lowered: &Crate, variant: &EventVariant) -> Item {
    let ty = variant.data.as_ref().map(|ty| format!("Box<{}>", type_text(&lowered.types, ty)));
    Item::new(Kind::Answer, &variant.name)
        .with(Fact::Type, ty.unwrap_or_else(|| "String".to_owned()))
        .with(Fact::Recognized, format!("event {}", variant.events.join(", ")))
        .maybe(Fact::Docs, checksum(&variant.docs))
}

fn answer(lowered: &Crate, variant: &ChoiceVariant) -> Item {
    let ty = match &variant.output {
        Output::Empty => None,
        Output::Json(_) => Some(format!("Box<{}>", output_text(&lowered.types, &variant.output))),
        output => Some(output_text(&lowered.types, output)),
    };
    let recognized = recognized(variant.status, variant.media_type.as_deref());
    Item::new(Kind::Answer, &variant.name)
        .maybe(Fact::Type, ty)
        .with(Fact::Recognized, recognized)
        .maybe(Fact::Docs, checksum(&variant.docs))
}

/// By which status and media type a response is recognized.
fn recognized(status: Option<(u16, u16)>, media_type: Option<&str>) -> String {
    let status = match status {
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}-{last}"),
        None => "other".to_owned(),
    };
    media_type.map_or_else(|| status.clone(), |media_type| format!("{status} {media_type}"))
}

/// The enum of error bodies, and its other names.
fn errors(lowered: &Crate, errors: &StatusErrors) -> Vec<Item> {
    let variants = errors.variants.iter().enumerate().map(|(number, variant)| {
        let ty = match &variant.body {
            ErrorBody::Json(ty) => format!("Box<{}>", type_text(&lowered.types, ty)),
            ErrorBody::Text(_) => "String".to_owned(),
        };
        let is_its = |arm: &&ErrorArm| arm.variant == Some(number);
        let arms = errors.arms.iter().filter(is_its).map(|arm| recognized(arm.status, arm.media_type.as_deref()));
        Item::new(Kind::Answer, &variant.name)
            .with(Fact::Type, ty)
            .with(Fact::Recognized, arms.collect::<Vec<_>>().join(", "))
            .maybe(Fact::Docs, checksum(&variant.docs))
    });
    let mut main = None;
    let named = errors.operations.iter().map(|named| named.name.as_str());
    shared(Kind::Errors, named, variants.collect(), &mut main)
}

/// The struct of response headers, and its other names.
fn headers(lowered: &Crate, headers: &Headers) -> Vec<Item> {
    let fields = headers.fields.iter().map(|field| {
        let ty = header_text(&lowered.types, &field.ty, field.form);
        Item::new(Kind::Header, &field.name)
            .with(Fact::Type, format!("Option<{ty}>"))
            .with(Fact::Wire, field.wire.as_str())
            .maybe(Fact::Docs, checksum(&field.docs))
    });
    let mut main = None;
    let named = headers.operations.iter().map(|named| named.name.as_str());
    shared(Kind::Headers, named, fields.collect(), &mut main)
}

/// A type that several operations share: the first name holds what it consists of, the others are aliases.
fn shared<'n>(
    kind: Kind,
    names: impl Iterator<Item = &'n str>,
    content: Vec<Item>,
    main: &mut Option<&'n str>,
) -> Vec<Item> {
    let mut content = Some(content);
    names
        .map(|name| match (content.take(), *main) {
            (Some(content), _) => {
                *main = Some(name);
                let mut item = Item::new(kind, name);
                item.items = content;
                item
            }
            (None, of) => Item::new(Kind::Alias, name).maybe(Fact::Of, of),
        })
        .collect()
}
