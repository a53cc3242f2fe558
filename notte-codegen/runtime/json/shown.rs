//! `Debug` of generated types.

use std::fmt;

use serde_json::Value;

use super::{Document, Node, Wire, Writer};

/// Shows a value as its JSON, without its secrets and the values of unknown fields.
///
/// Fields that are not set are not shown.
pub fn debug<T: Wire>(name: &str, value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut writer = Writer::shown();
    value.write(&mut writer);
    show(name, &writer.into_bytes(), f)
}

/// Shows a known alternative of a union.
pub fn debug_one(name: &str, value: &dyn fmt::Debug, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_tuple(name).field(value).finish()
}

/// Shows a value of a union that is none of its alternatives, by the names of its members.
pub fn debug_none(name: &str, value: &Value, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut writer = Writer::shown();
    writer.none_of_these(value);
    show(name, &writer.into_bytes(), f)
}

fn show(name: &str, text: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Ok(document) = Document::parse_nested(text, usize::MAX) else {
        return f.write_str(name);
    };
    match document.root().as_object() {
        Some(members) => {
            let mut shown = f.debug_struct(name);
            members.fold(&mut shown, |shown, (key, value)| shown.field(key, &value)).finish()
        }
        None => f.debug_tuple(name).field(&document.root() as &Node<'_>).finish(),
    }
}
