//! Lists and nested objects where the style is `deepObject`: OpenAPI does not define what they are on the wire.

use crate::api;
use crate::diagnostics::{DEEP_OBJECT_NESTED, Diagnostic, Diagnostics, Place};
use crate::ir::{Kind, Setter, Ty, Type, definition};
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
    let (Setter::QueryStyled(style, _)
    | Setter::QueryReserved(style, _)
    | Setter::FieldStyled(style, _)
    | Setter::FieldReserved(style, _)
    | Setter::PartStyled(style, _)) = setter
    else {
        return;
    };
    let items = match style {
        api::ParameterStyle::DeepObject => "its index in brackets (`name[0]`)",
        api::ParameterStyle::DeepObjectBrackets => "brackets (`name[]`)",
        api::ParameterStyle::DeepObjectRepeat => "no key (`name`)",
        _ => return,
    };
    if !is_undefined(ty, types, MAX_DEPTH) {
        return;
    }
    let message = "`deepObject` is not defined for lists and nested values";
    diagnostics.push(
        Diagnostic::new(&DEEP_OBJECT_NESTED, place(), message)
            .effect(format!("an item of a list is sent with {items}, a nested member with its name in brackets")),
    );
}

/// Whether values of the type have more than one level of members.
fn is_undefined(ty: &Ty, types: &[Type], depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    match ty {
        Ty::List(_) | Ty::Tuple(_) => true,
        Ty::Map(value) | Ty::Keyed(_, value) => has_members(value, types, depth),
        Ty::Nullable(inner) | Ty::Boxed(inner) => is_undefined(inner, types, depth),
        Ty::Scalar(_) | Ty::Formatted(_) | Ty::Numeric(_) | Ty::Own(_) => false,
        Ty::Named(id) => match definition(types, *id).map(|ty| &ty.kind) {
            Some(Kind::Struct(object)) => object.fields.iter().any(|field| has_members(&field.ty, types, depth)),
            Some(Kind::Union(union)) => union.variants.iter().any(|variant| is_undefined(&variant.ty, types, depth)),
            Some(Kind::Newtype(inner)) => is_undefined(inner, types, depth),
            Some(Kind::Alias(id)) => is_undefined(&Ty::Named(*id), types, depth),
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
