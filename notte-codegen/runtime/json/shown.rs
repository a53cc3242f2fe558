//! `Debug` of generated types, made of what they write.

use std::fmt;

use serde_json::Value;

use super::{Document, Node, Wire, Writer};

/// Shows a value as the JSON that it is sent as, less its secrets and the values of unknown fields.
///
/// Fields that are not set are not shown, as they are not sent.
pub fn debug<T: Wire>(name: &str, value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut writer = Writer::shown();
    value.write(&mut writer);
    show(name, &writer.into_bytes(), f)
}

/// Shows a value of a union that is one of its alternatives.
pub fn debug_one(name: &str, value: &dyn fmt::Debug, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_tuple(name).field(value).finish()
}

/// Shows a value of a union that is none of its alternatives: the names of its members, if it has any.
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
