//! What the documentation of a method says of the response that it returns.

use crate::api::{self, Status};
use crate::ir::{Output, Scalar, Ty, Type};
use crate::lower::docs::code;

/// What a success is, and its statuses.
pub fn answer_docs(operation: &api::Operation, output: &Output, types: &[Type]) -> String {
    let successes = operation.responses.iter().map(|response| response.status);
    let mut statuses: Vec<String> = successes
        .filter(|status| operation.is_success(*status))
        .filter_map(|status| match status {
            Status::Exact(code) => Some(format!("`{code}`")),
            Status::Range(digit) => Some(format!("`{digit}XX`")),
            Status::Default => None,
        })
        .collect();
    statuses.dedup();
    let statuses = if statuses.is_empty() { String::new() } else { format!(" ({})", statuses.join(", ")) };
    format!("Responds with {}{statuses}.", words(output, types))
}

fn words(output: &Output, types: &[Type]) -> String {
    match output {
        Output::Json(ty) => of_type(ty, types),
        Output::Bytes => "bytes".to_owned(),
        Output::Text => "text".to_owned(),
        Output::Events(Some(ty)) => format!("a stream of events, each {}", of_type(ty, types)),
        Output::Events(None) => "a stream of events of text".to_owned(),
        Output::NamedEvents { name, .. } => format!("a stream of events, each one of [`{name}`]"),
        Output::Empty => "no content".to_owned(),
        Output::Choice(name, _) => format!("one of [`{name}`]"),
    }
}

fn of_type(ty: &Ty, types: &[Type]) -> String {
    let of_many = |what: &str, item: &Ty| match item {
        Ty::Named(_) => format!("{what} of {}", of_type(item, types)),
        _ => what.to_owned(),
    };
    match ty {
        Ty::Named(id) => match types.get(id.0) {
            Some(ty) => format!("[`{name}`](super::types::{name})", name = ty.name),
            None => "JSON".to_owned(),
        },
        Ty::Formatted(path) | Ty::Numeric(path) | Ty::Own(path) => format!("`{}`", code(path)),
        Ty::List(item) => of_many("a list", item),
        Ty::Map(value) | Ty::Keyed(_, value) => of_many("a map", value),
        Ty::Tuple(_) => "a tuple".to_owned(),
        Ty::Nullable(ty) => format!("{} or null", of_type(ty, types)),
        Ty::Boxed(ty) => of_type(ty, types),
        Ty::Scalar(scalar) => match scalar {
            Scalar::Null => "null",
            Scalar::Bool => "a boolean",
            Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64 => "an integer",
            Scalar::F64 => "a number",
            Scalar::String | Scalar::Secret => "a string",
            Scalar::DateTime | Scalar::UnixTime => "a time",
            Scalar::Base64 => "bytes in base64",
            Scalar::File => "a file",
            Scalar::Json => "any JSON",
            Scalar::JsonObject => "an object of any JSON",
        }
        .to_owned(),
    }
}
