//! The message in the body of an error response.

use std::fmt;

use serde_json::{Map, Value};

use super::super::super::json::{Wire, Writer};

/// The number of characters of a message that are shown.
const SHOWN: usize = 300;

/// Shows the body of an error response by its message, or else as JSON without its secrets; in one line, cut if it is long.
pub(super) fn show<T: Wire>(body: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut writer = Writer::shown();
    body.write(&mut writer);
    let text = writer.into_bytes();
    let message = find(&text, None).unwrap_or_else(|| String::from_utf8_lossy(&text).into_owned());
    f.write_str(&in_one_line(&message))
}

/// Returns the message in the body of an error response.
pub(in super::super) fn find(body: &[u8], media_type: Option<&str>) -> Option<String> {
    match serde_json::from_slice(body) {
        Ok(json) => all(&json),
        Err(_) if matches!(media_type, None | Some("text/plain")) => plain(body),
        Err(_) => None,
    }
}

/// Returns a message as one line, cut if it is long.
pub(in super::super) fn in_one_line(message: &str) -> String {
    let words: Vec<_> = message
        .split(|character: char| character.is_whitespace() || is_hidden(character))
        .filter(|word| !word.is_empty())
        .collect();
    let line = words.join(" ");
    let mut characters = line.chars();
    let shown: String = characters.by_ref().take(SHOWN).collect();
    match characters.next() {
        Some(_) => shown + "…",
        None => shown,
    }
}

/// Replaces the characters that change how a terminal shows the text.
pub(in super::super) fn printable(text: &str) -> String {
    text.chars().map(|character| if is_hidden(character) { ' ' } else { character }).collect()
}

/// Returns whether a character is a control character, or changes the direction of the text around it (Unicode, UAX #9).
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns the message in text that is not JSON. An HTML page is from a proxy, not from the API.
fn plain(body: &[u8]) -> Option<String> {
    let text = str::from_utf8(body).ok()?;
    some(text).filter(|text| !text.starts_with('<'))
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Returns the message of a string, of an object, or of each item of a list.
fn all(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => some(text),
        Value::Object(object) => of_object(object),
        Value::Array(items) => {
            let messages: Vec<_> = items.iter().filter_map(all).collect();
            some(&messages.join("; "))
        }
        _ => None,
    }
}

fn of_object(object: &Map<String, Value>) -> Option<String> {
    if let (Some(Value::Array(place)), Some(Value::String(text))) = (object.get("loc"), object.get("msg")) {
        return Some(format!("{}: {text}", dotted(place)));
    }
    let value_of = |name: &&str| object.get(*name);
    let headline = ["message", "error", "title"].iter().filter_map(value_of).find_map(|value| match value {
        Value::Array(_) => None,
        value => all(value),
    });
    let detail = ["detail", "errors", "error_description"]
        .iter()
        .filter_map(value_of)
        .find_map(|value| all(value).or_else(|| by_field(value)));
    match (headline, detail) {
        (Some(headline), Some(detail)) => Some(both(headline, detail)),
        (None, None) => object.get("code").filter(|code| code.is_string()).and_then(all),
        (headline, detail) => headline.or(detail),
    }
}

fn both(headline: String, detail: String) -> String {
    // Some servers print their list of faults into the message, with the values that the caller sent.
    if detail.contains(&headline) || headline.starts_with(['[', '{']) {
        detail
    } else if headline.contains(&detail) {
        headline
    } else {
        format!("{headline}: {detail}")
    }
}

/// `{"name": ["is too short"]}`
fn by_field(value: &Value) -> Option<String> {
    let fields = value.as_object()?.iter();
    let messages: Vec<_> = fields.filter_map(|(field, value)| Some(format!("{field}: {}", all(value)?))).collect();
    some(&messages.join("; "))
}

/// `["body", "items", 0, "url"]` as `body.items.0.url`.
fn dotted(place: &[Value]) -> String {
    let steps: Vec<_> = place
        .iter()
        .map(|step| match step {
            Value::String(name) => name.clone(),
            other => other.to_string(),
        })
        .collect();
    steps.join(".")
}
