//! `Debug` of generated types.

use std::fmt;

use super::secret_names::{Hiding, of_members, of_type, without_credentials};
use super::{Document, Json, Kind, Node, Wire, Writer};

/// The longest text that is shown whole, in characters.
const LONGEST: usize = 1000;

/// Shows a value as its JSON, without its secrets and the values of unknown fields.
///
/// Fields that are not set are not shown. A secret is what has the type `Secret`, and a text or a number whose name says so, such as
/// `api_key`; of a URL, the user, the password and such parameters of the query. Long texts are cut.
///
/// # Errors
/// Returns the error of the formatter.
#[doc(hidden)]
pub fn debug<T: Wire>(name: &str, value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_with(name, &[], value, f)
}

/// Shows a value as [`debug`] does. The members `allowed` are no secrets, whatever their names.
///
/// # Errors
/// Returns the error of the formatter.
pub fn debug_with<T: Wire>(name: &str, allowed: &[&str], value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut writer = Writer::shown();
    value.write(&mut writer);
    show(name, &writer.into_bytes(), allowed, f)
}

/// Shows a known alternative of a union.
///
/// # Errors
/// Returns the error of the formatter.
#[doc(hidden)]
pub fn debug_one(name: &str, value: &dyn fmt::Debug, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_tuple(name).field(value).finish()
}

/// Shows a value of a union that is none of its alternatives, by the names of its members.
///
/// # Errors
/// Returns the error of the formatter.
#[doc(hidden)]
pub fn debug_none(name: &str, value: &Json, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut writer = Writer::shown();
    writer.none_of_these(value);
    show(name, &writer.into_bytes(), &[], f)
}

/// Shows arguments by their names on the wire, without those that are secrets by these and are not `allowed`, and without credentials in
/// URLs. Long values are cut.
///
/// # Errors
/// Returns the error of the formatter.
#[doc(hidden)]
pub fn debug_arguments(
    name: &str,
    allowed: &[&str],
    fields: &[(&str, &dyn fmt::Debug)],
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    for (key, value) in fields {
        let is_shown = allowed.contains(key) || of_members(key, Hiding::Nothing) == Hiding::Nothing;
        let text = if is_shown { format!("{value:?}") } else { "Secret(..)".to_owned() };
        let text = without_credentials(&text).unwrap_or(text);
        match text.char_indices().nth(LONGEST) {
            Some((end, _)) => {
                shown.field(key, &format_args!("{}.. ({} bytes)", text.get(..end).unwrap_or_default(), text.len()))
            }
            None => shown.field(key, &format_args!("{text}")),
        };
    }
    shown.finish()
}

/// Shows JSON of any shape.
///
/// # Errors
/// Returns the error of the formatter.
pub(super) fn debug_json<T: Wire>(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = super::to_vec(value);
    match Document::parse_nested(&text, usize::MAX) {
        Ok(document) => fmt::Debug::fmt(&Shown { node: document.root(), hiding: Hiding::Nothing, allowed: &[] }, f),
        Err(_) => f.write_str("Json"),
    }
}

fn show(name: &str, text: &[u8], allowed: &[&str], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Ok(document) = Document::parse_nested(text, usize::MAX) else {
        return f.write_str(name);
    };
    let hiding = of_type(name);
    match document.root().as_object() {
        Some(members) => {
            let mut shown = f.debug_struct(name);
            let members = members.map(|(key, node)| (key, Shown::of(node, key, hiding, allowed)));
            members.fold(&mut shown, |shown, (key, value)| shown.field(key, &value)).finish()
        }
        None => f.debug_tuple(name).field(&Shown { node: document.root(), hiding, allowed }).finish(),
    }
}

/// A value and what is hidden in it.
struct Shown<'a> {
    node: Node<'a>,
    hiding: Hiding,
    allowed: &'a [&'a str],
}

impl<'a> Shown<'a> {
    fn of(node: Node<'a>, key: &str, around: Hiding, allowed: &'a [&'a str]) -> Self {
        let hiding = if allowed.contains(&key) { Hiding::Nothing } else { of_members(key, around) };
        Self { node, hiding, allowed }
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { node, hiding, allowed } = *self;
        match node.kind() {
            Kind::Null => f.write_str("null"),
            Kind::Bool => fmt::Debug::fmt(&node.as_bool().unwrap_or_default(), f),
            Kind::String | Kind::Number if matches!(hiding, Hiding::Value | Hiding::Cookie) => {
                f.write_str("Secret(..)")
            }
            Kind::Number => f.write_str(node.as_number().unwrap_or_default()),
            Kind::String => text(node.as_str().unwrap_or_default(), f),
            Kind::Array => f.debug_list().entries(node.array().map(|node| Shown { node, hiding, allowed })).finish(),
            Kind::Object => {
                let entries = node.entries().map(|(key, node)| (key, Shown::of(node, key, hiding, allowed)));
                f.debug_map().entries(entries).finish()
            }
        }
    }
}

fn text(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let url = without_credentials(text);
    let text = url.as_deref().unwrap_or(text);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => {
            fmt::Debug::fmt(text.get(..end).unwrap_or_default(), f)?;
            write!(f, ".. ({} bytes)", text.len())
        }
        None => fmt::Debug::fmt(text, f),
    }
}
