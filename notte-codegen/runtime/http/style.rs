//! Lists and objects as text: the styles of OpenAPI's parameters (Style Values; RFC 6570).

use percent_encoding::{AsciiSet, utf8_percent_encode};
use serde_json::Value;

use super::super::json::{Wire, to_json};
use super::path::RESERVED;

/// How a list or an object becomes text. A single value is itself in each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a,b`
    Simple,
    /// `.a.b`
    Label,
    /// `;name=a;name=b`
    Matrix,
    /// `name=a&name=b`
    Form,
    /// The same, characters that a URL reserves left as they are.
    Reserved,
    /// `name=a b`
    Space,
    /// `name=a|b`
    Pipe,
    /// `name[key]=a`
    DeepObject,
}

/// What RFC 3986 reserves, less `#`, `&` and `+`, which would end or change the value.
const ALLOW_RESERVED: &AsciiSet = &RESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'[')
    .remove(b']')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// A value in a header or cookie (`simple`, or `form` without its name), not encoded.
pub fn plain<V: Wire>(value: &V, explode: bool) -> String {
    match to_json(value) {
        Value::Array(list) => list.iter().map(text).collect::<Vec<_>>().join(","),
        Value::Object(object) => {
            let equals = if explode { "=" } else { "," };
            let members = object.iter().map(|(key, value)| format!("{key}{equals}{}", text(value)));
            members.collect::<Vec<_>>().join(",")
        }
        single => text(&single),
    }
}

/// A value in a path, encoded.
pub(super) fn in_path(name: &str, value: &Value, style: Style, explode: bool) -> String {
    let (start, separator) = match style {
        Style::Label => (".", if explode { "." } else { "," }),
        Style::Matrix => (";", if explode { ";" } else { "," }),
        _ => ("", ","),
    };
    let named = style == Style::Matrix;
    let prefix = if named { format!("{}=", encoded(name)) } else { String::new() };
    match value {
        Value::Array(list) => {
            let repeat = if named && explode { prefix.as_str() } else { "" };
            let items: Vec<_> = list.iter().map(|item| format!("{repeat}{}", encoded(&text(item)))).collect();
            let once = if named && !explode { prefix.as_str() } else { "" };
            format!("{start}{once}{}", items.join(separator))
        }
        Value::Object(object) => {
            let equals = if explode { "=" } else { "," };
            let pairs = object.iter().map(|(key, value)| format!("{}{equals}{}", encoded(key), encoded(&text(value))));
            let once = if named && !explode { prefix.as_str() } else { "" };
            format!("{start}{once}{}", pairs.collect::<Vec<_>>().join(separator))
        }
        single => format!("{start}{prefix}{}", encoded(&text(single))),
    }
}

/// A value in a query or a form, encoded, with its name: `a=1&a=2`. Empty when there is nothing to send.
pub(super) fn in_query(name: &str, value: &Value, style: Style, explode: bool) -> String {
    let write = |text: &str| match style {
        Style::Reserved => utf8_percent_encode(text, ALLOW_RESERVED).to_string(),
        _ => encoded(text),
    };
    let separator = match style {
        Style::Space => "%20",
        Style::Pipe => "%7C",
        _ => ",",
    };
    let explode = explode || style == Style::DeepObject;
    let mut pairs = Vec::new();
    match value {
        Value::Null => {}
        Value::Array(list) if explode => {
            pairs.extend(list.iter().map(|item| format!("{}={}", encoded(name), write(&text(item)))));
        }
        Value::Array(list) => {
            let items: Vec<_> = list.iter().map(|item| write(&text(item))).collect();
            if !items.is_empty() {
                pairs.push(format!("{}={}", encoded(name), items.join(separator)));
            }
        }
        Value::Object(object) if style == Style::DeepObject => {
            object.iter().for_each(|(key, value)| deep(&format!("{name}[{key}]"), value, &mut pairs));
        }
        Value::Object(object) if explode => {
            for (key, value) in object {
                pairs.push(in_query(key, &flat(value), style, true));
            }
        }
        Value::Object(object) => {
            let items: Vec<_> = object.iter().flat_map(|(key, value)| [write(key), write(&text(value))]).collect();
            if !items.is_empty() {
                pairs.push(format!("{}={}", encoded(name), items.join(separator)));
            }
        }
        single => pairs.push(format!("{}={}", encoded(name), write(&text(single)))),
    }
    pairs.retain(|pair| !pair.is_empty());
    pairs.join("&")
}

/// A member of an exploded object: a list repeats its name, an object in it has no form of its own and is JSON.
fn flat(value: &Value) -> Value {
    match value {
        Value::Object(_) => Value::String(value.to_string()),
        other => other.clone(),
    }
}

fn deep(name: &str, value: &Value, pairs: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Object(object) => object.iter().for_each(|(key, value)| deep(&format!("{name}[{key}]"), value, pairs)),
        Value::Array(list) => list.iter().for_each(|item| deep(name, item, pairs)),
        single => pairs.push(format!("{}={}", encoded(name), encoded(&text(single)))),
    }
}

/// A single value as text; what is nested deeper than its style can say is JSON.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
