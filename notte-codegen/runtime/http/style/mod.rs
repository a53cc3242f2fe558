//! Lists and objects as text: the styles of OpenAPI's parameters (Style Values; RFC 6570).
//!
//! A null in a list or in an object is not there, and what has nothing in it is not sent, as RFC 6570 has it for what
//! is undefined.

pub(super) mod styled;

use percent_encoding::{AsciiSet, utf8_percent_encode};
use serde_json::Value;

use super::super::json::{Wire, to_json};
use super::call::path::RESERVED;

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
    /// `name=a b`
    Space,
    /// `name=a|b`
    Pipe,
    /// `name[key]=a`. OpenAPI does not define lists and nested objects: `name[0]=a`, `name[key][0][inner]=a`.
    DeepObject,
    /// `DeepObject` with brackets but no index for the items of a list: `name[]=a`, `name[key][][inner]=a`.
    DeepObjectBrackets,
    /// `DeepObject` with the name repeated for the items of a list: `name=a`, `name[key][inner]=a`.
    DeepObjectRepeat,
    /// `a,b|c,d`: the separators of a list and of the lists within it, from the outermost on (Swagger 2.0, `collectionFormat`).
    /// With `explode`, a list repeats its name and the separators are those of its items.
    Separated(&'static str),
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

/// What a segment of a path can have (RFC 3986, 3.3).
const IN_SEGMENT: &AsciiSet = &RESERVED
    .remove(b':')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

impl Style {
    /// Whether keys are in brackets.
    fn is_deep(self) -> bool {
        matches!(self, Self::DeepObject | Self::DeepObjectBrackets | Self::DeepObjectRepeat)
    }

    /// A value in a header or cookie (`simple`, or `form` without its name), not encoded.
    pub fn plain<V: Wire>(value: &V, explode: bool) -> String {
        plain_text(&to_json(value), ",", if explode { "=" } else { "," })
    }

    /// A list in a header, its items between separators, not encoded.
    pub fn separated<V: Wire>(self, value: &V) -> String {
        let separators = if let Self::Separated(separators) = self { separators } else { "," };
        lists(&to_json(value), separators, &str::to_owned)
    }
}

/// A value as cookies (OpenAPI 3.2, style `cookie`) or as parts: the names and texts that it takes, not encoded.
pub(super) fn named(name: &str, value: &Value, style: Style, explode: bool) -> Vec<(String, String)> {
    let separator = match style {
        Style::Separated(separators) => {
            let texts = list_texts(value, separators, explode, &str::to_owned).into_iter();
            return texts.map(|text| (name.to_owned(), text)).collect();
        }
        Style::Space => " ",
        Style::Pipe => "|",
        _ => ",",
    };
    match value {
        Value::Null => Vec::new(),
        value if style.is_deep() => deep(name, value, style),
        Value::Array(list) if explode => set(list).map(|item| (name.to_owned(), text(item))).collect(),
        Value::Object(object) if explode => {
            members(object).map(|(key, value)| (key.clone(), plain_text(value, ",", ","))).collect()
        }
        Value::Array(_) | Value::Object(_) => {
            let text = plain_text(value, separator, separator);
            if text.is_empty() { Vec::new() } else { vec![(name.to_owned(), text)] }
        }
        single => vec![(name.to_owned(), text(single))],
    }
}

/// A list whose items are between separators: one text, or with `explode` one for each item.
fn list_texts(value: &Value, separators: &str, explode: bool, write: &impl Fn(&str) -> String) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(list) if explode => set(list).map(|item| lists(item, separators, write)).collect(),
        Value::Array(list) if set(list).next().is_none() => Vec::new(),
        value => vec![lists(value, separators, write)],
    }
}

/// A list with its items between the first separator, the items of lists within it between the next. A comma stands for itself,
/// and the other separators are written as the items are.
fn lists(value: &Value, separators: &str, write: &impl Fn(&str) -> String) -> String {
    let mut rest = separators.chars();
    match (value, rest.next()) {
        (Value::Array(list), Some(separator)) => {
            let separator = if separator == ',' { ",".to_owned() } else { write(separator.encode_utf8(&mut [0; 4])) };
            joined(set(list).map(|item| lists(item, rest.as_str(), write)), &separator)
        }
        (value, _) => write(&text(value)),
    }
}

fn plain_text(value: &Value, separator: &str, equals: &str) -> String {
    match value {
        Value::Array(list) => joined(set(list).map(text), separator),
        Value::Object(object) => joined(pairs(object, equals, text, str::to_owned), separator),
        single => text(single),
    }
}

/// A value in a path, encoded. Empty when there is nothing to send.
///
/// With `keep`, the characters that a URL reserves and a segment can have are left as they are in the value.
pub(super) fn in_path(name: &str, value: &Value, style: Style, explode: bool, keep: bool) -> String {
    if let Style::Separated(separators) = style {
        return lists(value, separators, &|text| if keep { reserved(text, IN_SEGMENT) } else { encoded(text) });
    }
    let (start, separator) = match style {
        Style::Label => (".", if explode { "." } else { "," }),
        Style::Matrix => (";", if explode { ";" } else { "," }),
        _ => ("", ","),
    };
    let named = style == Style::Matrix;
    // RFC 6570, 3.2.7: nothing stands after a name but what has a character.
    let with_name = |text: String| match (named, text.is_empty()) {
        (false, _) => text,
        (true, true) => encoded(name),
        (true, false) => format!("{}={text}", encoded(name)),
    };
    let write = |text: &str| if keep { reserved(text, IN_SEGMENT) } else { encoded(text) };
    let item = |value: &Value| write(&text(value));
    match value {
        Value::Array(list) if set(list).next().is_none() => String::new(),
        Value::Object(object) if members(object).next().is_none() => String::new(),
        Value::Array(list) if explode => {
            format!("{start}{}", joined(set(list).map(|value| with_name(item(value))), separator))
        }
        Value::Object(object) if explode => {
            let member = |(key, value): (&String, &Value)| match item(value) {
                text if named && text.is_empty() => encoded(key),
                text => format!("{}={text}", encoded(key)),
            };
            format!("{start}{}", joined(members(object).map(member), separator))
        }
        Value::Array(list) => format!("{start}{}", with_name(joined(set(list).map(item), separator))),
        Value::Object(object) => {
            format!("{start}{}", with_name(joined(pairs(object, ",", item, write), separator)))
        }
        single => format!("{start}{}", with_name(item(single))),
    }
}

/// A value in a query or a form, encoded, with its name: `a=1&a=2`. Empty when there is nothing to send.
///
/// With `keep`, the characters that a URL reserves are left as they are in the value.
pub(super) fn in_query(name: &str, value: &Value, style: Style, explode: bool, keep: bool) -> String {
    let write = |text: &str| if keep { reserved(text, ALLOW_RESERVED) } else { encoded(text) };
    if let Style::Separated(separators) = style {
        let texts = list_texts(value, separators, explode, &write).into_iter();
        return joined(texts.map(|text| format!("{}={text}", encoded(name))), "&");
    }
    let item = |value: &Value| write(&text(value));
    let separator = match style {
        Style::Space => "%20",
        Style::Pipe => "%7C",
        _ => ",",
    };
    let pair = |text: String| format!("{}={text}", encoded(name));
    match value {
        Value::Null => String::new(),
        Value::Array(list) if set(list).next().is_none() => String::new(),
        Value::Object(object) if members(object).next().is_none() => String::new(),
        value if style.is_deep() => {
            let pairs = deep(name, value, style).into_iter();
            joined(pairs.map(|(name, text)| format!("{}={}", encoded(&name), write(&text))), "&")
        }
        Value::Array(list) if explode => joined(set(list).map(|value| pair(item(value))), "&"),
        Value::Object(object) if explode => {
            let members = members(object).map(|(key, value)| match value {
                // It has no form of its own.
                Value::Object(_) => in_query(key, &Value::String(value.to_string()), style, true, keep),
                _ => in_query(key, value, style, true, keep),
            });
            joined(members.filter(|text| !text.is_empty()), "&")
        }
        Value::Array(list) => pair(joined(set(list).map(item), separator)),
        Value::Object(object) => pair(joined(pairs(object, separator, item, write), separator)),
        single => pair(item(single)),
    }
}

/// The single values of a value, each with the keys that lead to it, not encoded. Items that are null take no index.
fn deep(name: &str, value: &Value, style: Style) -> Vec<(String, String)> {
    let item_name = |index: usize| match style {
        Style::DeepObjectRepeat => name.to_owned(),
        Style::DeepObjectBrackets => format!("{name}[]"),
        _ => format!("{name}[{index}]"),
    };
    match value {
        Value::Null => Vec::new(),
        Value::Object(object) => {
            members(object).flat_map(|(key, value)| deep(&format!("{name}[{key}]"), value, style)).collect()
        }
        Value::Array(list) => {
            set(list).enumerate().flat_map(|(index, item)| deep(&item_name(index), item, style)).collect()
        }
        single => vec![(name.to_owned(), text(single))],
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

fn set(list: &[Value]) -> impl Iterator<Item = &Value> {
    list.iter().filter(|item| !item.is_null())
}

fn members(object: &serde_json::Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    object.iter().filter(|(_, value)| !value.is_null())
}

fn pairs(
    object: &serde_json::Map<String, Value>,
    equals: &str,
    item: impl Fn(&Value) -> String,
    name: impl Fn(&str) -> String,
) -> impl Iterator<Item = String> {
    members(object).map(move |(key, value)| format!("{}{equals}{}", name(key), item(value)))
}

fn joined(parts: impl Iterator<Item = String>, separator: &str) -> String {
    parts.collect::<Vec<_>>().join(separator)
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// RFC 6570, 3.2.3: what is encoded already is left as it is.
fn reserved(text: &str, set: &'static AsciiSet) -> String {
    let mut parts = text.split('%');
    let mut written = parts.next().map(|first| utf8_percent_encode(first, set).to_string()).unwrap_or_default();
    for part in parts {
        let is_encoded = part.len() >= 2 && part.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
        written.push_str(if is_encoded { "%" } else { "%25" });
        written.extend(utf8_percent_encode(part, set));
    }
    written
}
