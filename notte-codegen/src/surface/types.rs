//! The types of requests and responses.

use super::docs::checksum;
use super::type_text::{field_text, input_text, type_text};
use super::{Fact, Item, Kind};
use crate::ir::{
    self, Crate, Enum, EnumRepr, EnumValue, Extra, MemberOrigin, Origins, Presence, PresetValue, Scalar, Struct, Test,
    Ty, Type, Union, definition,
};
use std::collections::BTreeSet;

/// The types, by name.
pub fn types(lowered: &Crate, origins: &Origins) -> Vec<Item> {
    let mut items: Vec<Item> = lowered
        .types
        .iter()
        .enumerate()
        .map(|(number, ty)| {
            let origin = origins.types.get(number);
            let members = origin.map(|origin| origin.members.as_slice()).unwrap_or_default();
            let place = origin.map(|origin| origin.place.as_str()).unwrap_or_default();
            item(&lowered.types, ty, members)
                .flag(Fact::Deprecated, ty.deprecated)
                .maybe(Fact::Docs, checksum(&ty.docs))
                .at(place)
        })
        .collect();
    items.sort_by(|a, b| a.name.cmp(&b.name));
    items
}

fn item(types: &[Type], ty: &Type, members: &[MemberOrigin]) -> Item {
    let name = ty.name.as_str();
    match &ty.kind {
        ir::Kind::Struct(object) => structure(types, name, object, members).flag(Fact::Sent, ty.sent),
        ir::Kind::Enum(one) => enumeration(name, one),
        ir::Kind::Union(union) => self::union(types, name, union),
        ir::Kind::Newtype(inner) => Item::new(Kind::Newtype, name).with(Fact::Type, type_text(types, inner)),
        ir::Kind::Alias(of) => Item::new(Kind::Alias, name).maybe(Fact::Of, types.get(of.0).map(|of| of.name.as_str())),
    }
}

fn structure(types: &[Type], name: &str, object: &Struct, members: &[MemberOrigin]) -> Item {
    let new = object.constructor.as_ref().map(|new| {
        let fields = new.arguments.iter().filter_map(|index| object.fields.get(*index));
        let arguments = fields.map(|field| format!("{}: {}", field.name, input_text(types, &field.ty, field.input)));
        format!("({})", arguments.collect::<Vec<_>>().join(", "))
    });
    let extra = match &object.extra {
        Extra::Closed => None,
        Extra::Json(name) => Some(name.clone()),
        Extra::Typed(name, ty) => Some(format!("{name}: {}", type_text(types, ty))),
    };
    let mut item = Item::new(Kind::Struct, name)
        .maybe(Fact::New, new)
        .flag(Fact::Empty, object.has_default)
        .maybe(Fact::Extra, extra);
    item.items = object
        .fields
        .iter()
        .map(|field| {
            let origin = members.iter().find(|member| member.wire == field.wire);
            let wire = (field.wire != field.name.trim_start_matches("r#")).then_some(field.wire.as_str());
            Item::new(Kind::Field, &field.name)
                .with(Fact::Type, field_text(types, &field.ty, field.presence))
                .maybe(Fact::Wire, wire)
                // `Option` is null then, and else what is absent.
                .flag(Fact::Required, field.presence == Presence::Required && matches!(field.ty, Ty::Nullable(_)))
                .maybe(Fact::Preset, field.preset.as_ref().map(|preset| preset_text(&preset.value)))
                .maybe(Fact::Default, origin.and_then(|origin| origin.default.as_deref()))
                .maybe(Fact::Bounds, origin.and_then(|origin| origin.bounds.as_deref()))
                .flag(Fact::Deprecated, field.deprecated)
                .maybe(Fact::Docs, checksum(&field.docs).filter(|_| !is_name_alone(&field.docs)))
                .at(origin.map(|origin| origin.place.as_str()).unwrap_or_default())
        })
        .collect();
    item
}

fn preset_text(value: &PresetValue) -> String {
    match value {
        PresetValue::Null => "null".to_owned(),
        PresetValue::Text(text) => text.clone(),
        PresetValue::Integer(number) => number.to_string(),
        PresetValue::Bool(value) => value.to_string(),
    }
}

/// Whether documentation is the name of the member and nothing else.
fn is_name_alone(docs: &[String]) -> bool {
    matches!(docs, [line] if line.starts_with('`') && line.ends_with('`') && line.matches('`').count() == 2)
}

fn enumeration(name: &str, one: &Enum) -> Item {
    let inner = match one.repr {
        EnumRepr::String => "String",
        EnumRepr::Integer => "i64",
    };
    let mut item = Item::new(Kind::Enum, name)
        .with(Fact::Unknown, format!("{}({inner})", one.unknown))
        // Listings of earlier versions have it for the keys of maps only.
        .flag(Fact::Ordered, true);
    item.items = one
        .variants
        .iter()
        .map(|variant| {
            let value = match &variant.value {
                EnumValue::String(text) => serde_json::Value::from(text.as_str()).to_string(),
                EnumValue::Integer(number) => number.to_string(),
            };
            Item::new(Kind::Value, &variant.name).with(Fact::Value, value).maybe(Fact::Docs, checksum(&variant.docs))
        })
        .collect();
    item
}

fn union(types: &[Type], name: &str, union: &Union) -> Item {
    let mut item = Item::new(Kind::Union, name).with(Fact::Unknown, format!("{}(json::Json)", union.unknown));
    let mut seen = BTreeSet::new();
    for variant in &union.variants {
        let inner = match &variant.ty {
            Ty::Boxed(inner) => &**inner,
            ty => ty,
        };
        // The first alternative of a type converts into the union; JSON of any kind does not.
        let converts = seen.insert(type_text(types, &defined(types, inner))) && *inner != Ty::Scalar(Scalar::Json);
        let tags: Vec<String> = variant.tags.iter().map(|(member, text)| format!("{member}={text}")).collect();
        item.push(
            Item::new(Kind::Alternative, &variant.name)
                .with(Fact::Type, type_text(types, &variant.ty))
                .flag(Fact::Converts, converts)
                .maybe(Fact::Recognized, recognized(&variant.tests))
                .maybe(Fact::Tags, (!tags.is_empty()).then(|| tags.join(", ")))
                .maybe(Fact::Docs, checksum(&variant.docs)),
        );
    }
    item
}

/// A type with what its aliases name.
fn defined(types: &[Type], ty: &Ty) -> Ty {
    let mut ty = ty.clone();
    ty.rename(&mut |id| {
        let of = definition(types, id).and_then(|of| types.iter().position(|ty| std::ptr::eq(ty, of)));
        of.map_or(id, ir::TypeId)
    });
    ty
}

fn recognized(tests: &[Test]) -> Option<String> {
    let texts: Vec<String> = tests
        .iter()
        .map(|test| match test {
            Test::Kinds(kinds) => kinds.join("|"),
            Test::Member(name, values) => format!("{name}={}", values.join("|")),
            Test::MemberOrNone(name, values) => format!("{name}?={}", values.join("|")),
            Test::Has(names) => format!("has {}", names.join("+")),
            Test::Lacks(names) => format!("lacks {}", names.join("+")),
            Test::Reads => "decodes".to_owned(),
        })
        .collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}
