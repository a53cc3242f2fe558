//! Lists and objects that hold others, and lists where the style is `deepObject`: OpenAPI does not define what they are on the wire.

use crate::api;
use crate::diagnostics::{DEEP_OBJECT_NESTED, Diagnostic, Diagnostics, Place, STYLE_NESTED};
use crate::ir::{Kind, Setter, Text, Ty, Type, definition};
use crate::settings::Lists;

/// Types are looked into to this depth; aliases and unions may lead back to themselves.
const MAX_DEPTH: usize = 8;

/// The style with what the settings say of lists.
pub fn with_lists(style: api::ParameterStyle, lists: Lists) -> api::ParameterStyle {
    match (style, lists) {
        (api::ParameterStyle::DeepObject, Lists::Brackets) => api::ParameterStyle::DeepObjectBrackets,
        (api::ParameterStyle::DeepObject, Lists::Repeat) => api::ParameterStyle::DeepObjectRepeat,
        (style, _) => style,
    }
}

/// Reports a parameter or a field that is sent by a habit of servers, and not by a rule of OpenAPI.
pub fn report_nested(
    setter: &Setter,
    ty: &Ty,
    types: &[Type],
    place: impl FnOnce() -> Place,
    diagnostics: &mut Diagnostics,
) {
    let Some(style) = style_of(setter) else { return };
    let items = match style {
        api::ParameterStyle::DeepObject => "its index in brackets (`name[0]`)",
        api::ParameterStyle::DeepObjectBrackets => "brackets (`name[]`)",
        api::ParameterStyle::DeepObjectRepeat => "no key (`name`)",
        style => {
            let Some(word) = flat_word(style).filter(|_| is_nested(ty, types, false, MAX_DEPTH)) else { return };
            let message = format!("`{word}` is not defined for lists and objects that hold others");
            let diagnostic = Diagnostic::new(&STYLE_NESTED, place(), message).effect("what they hold is sent as JSON");
            diagnostics.push(diagnostic.help("describe the parameter with `content` and `application/json`"));
            return;
        }
    };
    if !is_nested(ty, types, true, MAX_DEPTH) {
        return;
    }
    let message = "`deepObject` is not defined for lists and nested values";
    diagnostics.push(
        Diagnostic::new(&DEEP_OBJECT_NESTED, place(), message)
            .effect(format!("an item of a list is sent with {items}, a nested member with its name in brackets")),
    );
}

/// The style of what is written in one.
fn style_of(setter: &Setter) -> Option<api::ParameterStyle> {
    match setter {
        Setter::PathStyled(style, _)
        | Setter::PathReserved(style, _)
        | Setter::QueryStyled(style, _)
        | Setter::QueryReserved(style, _)
        | Setter::FieldStyled(style, _)
        | Setter::FieldReserved(style, _)
        | Setter::PartStyled(style, _) => Some(*style),
        Setter::Header(Text::Simple(_)) => Some(api::ParameterStyle::Simple),
        Setter::CookieStyled(_) => Some(api::ParameterStyle::Form),
        _ => None,
    }
}

/// The name of a style that is for one level of members.
fn flat_word(style: api::ParameterStyle) -> Option<&'static str> {
    match style {
        api::ParameterStyle::Simple => Some("simple"),
        api::ParameterStyle::Label => Some("label"),
        api::ParameterStyle::Matrix => Some("matrix"),
        api::ParameterStyle::Form => Some("form"),
        api::ParameterStyle::Space => Some("spaceDelimited"),
        api::ParameterStyle::Pipe => Some("pipeDelimited"),
        _ => None,
    }
}

/// Whether values of the type have more than one level of members; with `lists`, also one level in a list.
fn is_nested(ty: &Ty, types: &[Type], lists: bool, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    match ty {
        Ty::List(item) => lists || has_members(item, types, depth),
        Ty::Tuple(items) => lists || items.iter().any(|item| has_members(item, types, depth)),
        Ty::Map(value) | Ty::Keyed(_, value) => has_members(value, types, depth),
        Ty::Nullable(inner) | Ty::Boxed(inner) => is_nested(inner, types, lists, depth),
        Ty::Scalar(_) | Ty::Formatted(_) | Ty::Numeric(_) | Ty::Own(_) => false,
        Ty::Named(id) => match definition(types, *id).map(|ty| &ty.kind) {
            Some(Kind::Struct(object)) => object.fields.iter().any(|field| has_members(&field.ty, types, depth)),
            Some(Kind::Union(union)) => {
                union.variants.iter().any(|variant| is_nested(&variant.ty, types, lists, depth))
            }
            Some(Kind::Newtype(inner)) => is_nested(inner, types, lists, depth),
            Some(Kind::Alias(id)) => is_nested(&Ty::Named(*id), types, lists, depth),
            Some(Kind::Enum(_)) | None => false,
        },
    }
}

/// Whether values of the type may be lists or objects.
fn has_members(ty: &Ty, types: &[Type], depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    match ty {
        Ty::List(_) | Ty::Tuple(_) | Ty::Map(_) | Ty::Keyed(..) => true,
        Ty::Nullable(inner) | Ty::Boxed(inner) => has_members(inner, types, depth),
        Ty::Scalar(_) | Ty::Formatted(_) | Ty::Numeric(_) | Ty::Own(_) => false,
        Ty::Named(id) => match definition(types, *id).map(|ty| &ty.kind) {
            Some(Kind::Struct(_)) => true,
            Some(Kind::Union(union)) => union.variants.iter().any(|variant| has_members(&variant.ty, types, depth)),
            Some(Kind::Newtype(inner)) => has_members(inner, types, depth),
            Some(Kind::Alias(id)) => has_members(&Ty::Named(*id), types, depth),
            Some(Kind::Enum(_)) | None => false,
        },
    }
}
