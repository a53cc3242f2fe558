//! The text of a value in a document, copied out of it: a small value must not hold a large answer.

use super::super::document::string;
use super::super::node::Entries;
use super::super::{Kind, Node, Writer};

impl Node<'_> {
    /// The text of the value, without spaces.
    pub(super) fn kept_text(self) -> Box<str> {
        match self.text() {
            Some(text) if !self.document.is_spaced() => text.into(),
            Some(text) => without_spaces(text).into(),
            None => {
                let mut writer = Writer::new();
                rewrite(self, &mut writer);
                string_of(writer)
            }
        }
    }
}

/// An object of these members, as text without spaces; nothing if there are none.
pub(super) fn of_members(entries: Entries<'_>) -> Box<str> {
    copied(entries.clone()).unwrap_or_else(|| rewritten(entries))
}

/// The members as they stand in the text, which has no spaces. None where one of them can't be taken from there.
fn copied(entries: Entries<'_>) -> Option<Box<str>> {
    let document = entries.document();
    if document.is_spaced() {
        return None;
    }
    // What the members take, and one byte behind each of them.
    let (mut length, mut counted) = (1, entries.clone());
    while let Some(key) = counted.next_key() {
        let (start, end) = document.member_span(key)?;
        length += (end - start) as usize + 1;
    }
    if length == 1 {
        return Some(Box::default());
    }
    let mut text = String::with_capacity(length);
    let mut left = entries;
    let mut run: Option<(u32, u32)> = None;
    while let Some(key) = left.next_key() {
        let (start, end) = document.member_span(key)?;
        run = Some(match run {
            // Members that follow each other are copied at once.
            Some((first, last)) if last + 1 == start => (first, end),
            Some(done) => {
                push(document.slice(done), &mut text);
                (start, end)
            }
            None => (start, end),
        });
    }
    push(document.slice(run?), &mut text);
    text.push('}');
    Some(text.into())
}

fn push(members: &str, text: &mut String) {
    text.push(if text.is_empty() { '{' } else { ',' });
    text.push_str(members);
}

fn rewritten(entries: Entries<'_>) -> Box<str> {
    let mut writer = Writer::new();
    let mut object = writer.object();
    let mut is_empty = true;
    for (key, value) in entries {
        object.raw(key, &value.kept_text());
        is_empty = false;
    }
    drop(object);
    if is_empty { Box::default() } else { string_of(writer) }
}

/// Writes a value anew, with its numbers as they are.
fn rewrite(node: Node<'_>, writer: &mut Writer) {
    match node.kind() {
        Kind::Null => writer.null(),
        Kind::Bool => writer.bool(node.as_bool().unwrap_or_default()),
        Kind::Number => writer.raw(node.as_number().unwrap_or_default()),
        Kind::String => writer.string(node.as_str().unwrap_or_default()),
        Kind::Array => {
            let mut separator = "[";
            for element in node.array() {
                writer.raw(separator);
                rewrite(element, writer);
                separator = ",";
            }
            writer.raw(if separator == "[" { "[]" } else { "]" });
        }
        Kind::Object => {
            let mut object = writer.object();
            for (key, value) in node.entries() {
                rewrite(value, object.key(key));
            }
        }
    }
}

fn string_of(writer: Writer) -> Box<str> {
    String::from_utf8(writer.into_bytes()).unwrap_or_default().into()
}

/// The text without the spaces between values.
pub(super) fn without_spaces(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut compact = String::with_capacity(text.len());
    let (mut from, mut at) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => at = string::end(bytes, at + 1),
            b' ' | b'\n' | b'\r' | b'\t' => {
                compact.push_str(text.get(from..at).unwrap_or_default());
                at += 1;
                from = at;
            }
            _ => at += 1,
        }
    }
    compact.push_str(text.get(from..).unwrap_or_default());
    compact
}
