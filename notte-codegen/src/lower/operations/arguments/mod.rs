//! Arguments and setters: how a caller gives a value of a type.

pub mod named;

use crate::ir::{Argument, Body, Docs, EnumRepr, Group, Input, Kind, Scalar, Ty, Type, definition};
use crate::lower::docs::Prose;
use crate::lower::docs::{self, documented};

/// An argument that becomes text.
pub fn text_argument(name: String, ty: Ty, docs: Docs, deprecated: bool, types: &[Type]) -> Argument {
    let input = if ty == Ty::Scalar(Scalar::String) { Input::Text } else { input(&ty, types) };
    Argument { name, ty, input, docs, deprecated }
}

/// An argument for a value of this type.
pub fn argument(name: String, ty: Ty, docs: Docs, deprecated: bool, types: &[Type]) -> Argument {
    let input = input(&ty, types);
    Argument { name, ty, input, docs, deprecated }
}

/// The documentation of a parameter.
pub fn parameter_docs(prose: &Prose<'_>, description: Option<&str>, wire: &str, facts: Vec<String>) -> Docs {
    documented(prose, description, None, || format!("The `{}` parameter.", docs::code(wire)), facts)
}

/// How a caller gives a value of this type.
pub fn input(ty: &Ty, types: &[Type]) -> Input {
    match ty {
        ty if is_copy(ty) => Input::Plain,
        Ty::List(item) => match input(item, types) {
            Input::Into | Input::IntoOption => Input::IteratorInto,
            _ => Input::Iterator,
        },
        Ty::Map(item) | Ty::Keyed(_, item) => match input(item, types) {
            Input::Into | Input::IntoOption => Input::PairsInto,
            _ => Input::Pairs,
        },
        Ty::Tuple(_) => Input::Plain,
        Ty::Nullable(inner) => match (input(inner, types), &**inner) {
            (Input::Into, Ty::Scalar(_) | Ty::Formatted(_) | Ty::Numeric(_)) => Input::IntoOption,
            (Input::Into, Ty::Named(_)) if is_single(inner, types) => Input::IntoOption,
            _ => Input::Into,
        },
        Ty::Scalar(_) | Ty::Formatted(_) | Ty::Numeric(_) | Ty::Own(_) => Input::Into,
        Ty::Boxed(inner) => input(inner, types),
        Ty::Named(id) => match definition(types, *id).map(|ty| &ty.kind) {
            Some(Kind::Enum(values)) if values.repr == EnumRepr::String => Input::Into,
            Some(Kind::Union(_)) => Input::Into,
            Some(Kind::Enum(_) | Kind::Struct(_) | Kind::Newtype(_) | Kind::Alias(_)) | None => Input::Plain,
        },
    }
}

/// How a caller gives a value of this type, or null. Lists are iterators, and null is set on the request itself.
pub fn nullable_input(ty: &Ty, types: &[Type]) -> Input {
    match (input(ty, types), ty) {
        (Input::Plain | Input::Pairs | Input::PairsInto, _) => Input::IntoNullable,
        // Any JSON has a null of its own.
        (Input::Into, Ty::Scalar(Scalar::Json | Scalar::File) | Ty::Nullable(_) | Ty::Boxed(_)) => Input::Into,
        (Input::Into, _) => Input::IntoNullable,
        (other, _) => other,
    }
}

/// An argument or setter that is converted by its call, so that it takes an integer of any type where it is one.
pub fn any_integer(argument: Argument) -> Argument {
    let is_integer = matches!(argument.ty, Ty::Scalar(Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64));
    let input = match argument.input {
        Input::Plain if is_integer => Input::Integer,
        Input::IntoNullable if is_integer => Input::IntegerOrNull,
        input => input,
    };
    Argument { input, ..argument }
}

/// Marks the unions that setters take as an alternative or null.
pub fn mark_nullable_unions(types: &mut [Type], groups: &[Group]) {
    let bodies = groups.iter().flat_map(|group| &group.operations).filter_map(|operation| operation.body.as_ref());
    for body in bodies {
        let Body::Fields { optional, .. } = body else { continue };
        for field in optional.iter().filter(|field| field.argument.input == Input::IntoNullable) {
            let Ty::Named(id) = &field.argument.ty else { continue };
            let id = match types.get(id.0).map(|ty| &ty.kind) {
                Some(Kind::Alias(id)) => *id,
                _ => *id,
            };
            if let Some(Kind::Union(union)) = types.get_mut(id.0).map(|ty| &mut ty.kind) {
                union.is_nullable_input = true;
            }
        }
    }
}

/// Whether a type is a scalar that is passed by value.
fn is_copy(ty: &Ty) -> bool {
    matches!(
        ty,
        Ty::Scalar(Scalar::Null | Scalar::Bool | Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64 | Scalar::F64)
    )
}

/// Whether a value of the type is always one piece of text.
pub fn is_single(ty: &Ty, types: &[Type]) -> bool {
    match ty {
        Ty::Scalar(Scalar::Null | Scalar::Json | Scalar::JsonObject | Scalar::File) | Ty::Own(_) => false,
        Ty::Scalar(_) | Ty::Formatted(_) | Ty::Numeric(_) => true,
        Ty::Named(id) => match definition(types, *id).map(|ty| &ty.kind) {
            Some(Kind::Enum(values)) => values.repr == EnumRepr::String,
            _ => false,
        },
        Ty::List(_) | Ty::Tuple(_) | Ty::Map(_) | Ty::Keyed(..) | Ty::Nullable(_) | Ty::Boxed(_) => false,
    }
}
