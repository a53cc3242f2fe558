//! Arguments and setters: how a caller gives a value of a type.

use crate::ir::{Argument, Docs, EnumRepr, Input, Kind, Scalar, Ty, Type, definition};
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
            Input::Into => Input::IteratorInto,
            Input::Plain | Input::Text | Input::Iterator | Input::IteratorInto => Input::Iterator,
        },
        Ty::Scalar(Scalar::JsonObject) | Ty::Map(_) | Ty::Keyed(..) | Ty::Tuple(_) => Input::Plain,
        Ty::Scalar(_) | Ty::Formatted(_) | Ty::Numeric(_) | Ty::Own(_) | Ty::Nullable(_) => Input::Into,
        Ty::Boxed(inner) => input(inner, types),
        Ty::Named(id) => match definition(types, *id).map(|ty| &ty.kind) {
            Some(Kind::Enum(values)) if values.repr == EnumRepr::String => Input::Into,
            Some(Kind::Union(_)) => Input::Into,
            Some(Kind::Enum(_) | Kind::Struct(_) | Kind::Newtype(_) | Kind::Alias(_)) | None => Input::Plain,
        },
    }
}

/// Whether a type is a scalar that is passed by value.
fn is_copy(ty: &Ty) -> bool {
    matches!(
        ty,
        Ty::Scalar(Scalar::Null | Scalar::Bool | Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64 | Scalar::F64)
    )
}
