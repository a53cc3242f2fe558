//! Types as the users of a crate write them.

use crate::ir::{Argument, HeaderForm, Input, Output, Presence, Scalar, Ty, Type};

/// A type.
pub fn type_text(types: &[Type], ty: &Ty) -> String {
    let mut text = String::new();
    push(types, ty, &mut text);
    text
}

fn push(types: &[Type], ty: &Ty, text: &mut String) {
    let mut wrapped = |before: &str, inner: &Ty, after: &str| {
        text.push_str(before);
        push(types, inner, text);
        text.push_str(after);
    };
    match ty {
        Ty::Scalar(one) => text.push_str(scalar(*one)),
        Ty::Formatted(path) => text.push_str(&format!("json::Formatted<{path}>")),
        Ty::Numeric(path) => text.push_str(&format!("json::Numeric<{path}>")),
        Ty::Own(path) => text.push_str(&format!("json::Own<{path}>")),
        Ty::List(inner) => wrapped("Vec<", inner, ">"),
        Ty::Map(inner) => wrapped("BTreeMap<String, ", inner, ">"),
        Ty::Nullable(inner) => wrapped("Option<", inner, ">"),
        Ty::Boxed(inner) => wrapped("Box<", inner, ">"),
        Ty::Keyed(key, value) => {
            wrapped("BTreeMap<", key, ", ");
            wrapped("", value, ">");
        }
        Ty::Tuple(items) => {
            text.push('(');
            for item in items {
                push(types, item, text);
                text.push_str(", ");
            }
            text.truncate(text.trim_end_matches(", ").len());
            text.push_str(if items.len() == 1 { ",)" } else { ")" });
        }
        Ty::Named(id) => {
            text.push_str("types::");
            text.push_str(types.get(id.0).map_or("_", |ty| ty.name.as_str()));
        }
    }
}

fn scalar(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Null => "json::Null",
        Scalar::Bool => "bool",
        Scalar::I32 => "i32",
        Scalar::I64 => "i64",
        Scalar::U32 => "u32",
        Scalar::U64 => "u64",
        Scalar::F64 => "f64",
        Scalar::String => "String",
        Scalar::DateTime => "json::DateTime",
        Scalar::UnixTime => "json::UnixTime",
        Scalar::Base64 => "json::Base64",
        Scalar::Secret => "json::Secret",
        Scalar::File => "File",
        Scalar::Json => "json::Json",
        Scalar::JsonObject => "json::JsonObject",
    }
}

/// The type of a field.
pub fn field_text(types: &[Type], ty: &Ty, presence: Presence) -> String {
    let inner = type_text(types, ty);
    match presence {
        Presence::Required => inner,
        Presence::Optional => format!("Option<{inner}>"),
        Presence::Nullable => format!("json::Nullable<{inner}>"),
    }
}

/// The type of an argument, as it is declared.
pub fn argument_text(types: &[Type], argument: &Argument) -> String {
    input_text(types, &argument.ty, argument.input)
}

/// What a caller gives for a type.
pub fn input_text(types: &[Type], ty: &Ty, input: Input) -> String {
    match (input, ty) {
        (Input::Text, _) => "impl AsRef<str>".to_owned(),
        (Input::Into, ty) => format!("impl Into<{}>", type_text(types, ty)),
        (Input::IntoNullable, ty) => format!("impl Into<json::Nullable<{}>>", type_text(types, ty)),
        (Input::IntoOption, Ty::Nullable(inner)) => format!("impl Into<json::Nullable<{}>>", type_text(types, inner)),
        (Input::Integer, ty) => format!("impl Integer<{}>", type_text(types, ty)),
        (Input::IntegerOrNull, ty) => format!("impl Integer<json::Nullable<{}>>", type_text(types, ty)),
        (Input::Iterator, Ty::List(item)) => format!("impl IntoIterator<Item = {}>", type_text(types, item)),
        (Input::IteratorInto, Ty::List(item)) => {
            format!("impl IntoIterator<Item = impl Into<{}>>", type_text(types, item))
        }
        (Input::Pairs | Input::PairsInto, Ty::Map(item)) => pairs_text("String", &type_text(types, item), input),
        (Input::Pairs | Input::PairsInto, Ty::Keyed(key, item)) => {
            pairs_text(&type_text(types, key), &type_text(types, item), input)
        }
        (
            Input::Plain | Input::IntoOption | Input::Iterator | Input::IteratorInto | Input::Pairs | Input::PairsInto,
            ty,
        ) => type_text(types, ty),
    }
}

fn pairs_text(key: &str, item: &str, input: Input) -> String {
    let item = if input == Input::PairsInto { format!("impl Into<{item}>") } else { item.to_owned() };
    format!("impl IntoIterator<Item = (impl Into<{key}>, {item})>")
}

/// The type of a success.
pub fn output_text(types: &[Type], output: &Output) -> String {
    match output {
        Output::Json(ty) => type_text(types, ty),
        Output::Bytes => "Bytes".to_owned(),
        Output::Text => "Text".to_owned(),
        Output::Empty => "()".to_owned(),
        Output::Events(Some(ty)) => format!("Events<{}>", type_text(types, ty)),
        Output::Events(None) => "Events<Text>".to_owned(),
        Output::NamedEvents { name, .. } => format!("Events<{name}>"),
        Output::Choice(name, _) => name.clone(),
    }
}

/// The type of a response header, without the `Option` that all have.
pub fn header_text(types: &[Type], ty: &Ty, form: HeaderForm) -> String {
    let inner = type_text(types, ty);
    match form {
        HeaderForm::Single | HeaderForm::Json => inner,
        HeaderForm::List(_) | HeaderForm::Lines => format!("Vec<{inner}>"),
    }
}
