//! JSON text, written value by value.
//!
//! What runs for each value is `#[inline]`: who calls it is compiled in another crate.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Extra, Key, Nullable, Wire, string};

/// Writes JSON text, without spaces.
pub struct Writer {
    pub(super) text: Vec<u8>,
    // The names written so far in each open object: what is kept in `extra` must not repeat one.
    names: Vec<&'static str>,
    // For `Debug`: neither secrets nor what is unknown is shown.
    shown: bool,
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// A writer that has written nothing.
    pub fn new() -> Self {
        // Room for most requests, so that writing them does not move what is written.
        Self { text: Vec::with_capacity(512), names: Vec::with_capacity(64), shown: false }
    }

    /// A writer for people: neither a secret nor the value of an unknown field comes out of it.
    pub(super) fn shown() -> Self {
        Self { shown: true, ..Self::new() }
    }

    pub(super) fn is_shown(&self) -> bool {
        self.shown
    }

    /// The text.
    pub fn into_bytes(self) -> Vec<u8> {
        self.text
    }

    /// Writes `null`.
    #[inline]
    pub fn null(&mut self) {
        self.text.extend_from_slice(b"null");
    }

    /// Writes a boolean.
    #[inline]
    pub fn bool(&mut self, value: bool) {
        self.text.extend_from_slice(if value { b"true" } else { b"false" });
    }

    /// Writes a whole number.
    pub fn integer(&mut self, value: i64) {
        let _ = serde_json::to_writer(&mut self.text, &value);
    }

    /// Writes a whole number that may be above `i64::MAX`.
    pub fn unsigned(&mut self, value: u64) {
        let _ = serde_json::to_writer(&mut self.text, &value);
    }

    /// Writes a number; one that JSON cannot say (NaN, an infinity) as `null`.
    pub fn float(&mut self, value: f64) {
        let _ = serde_json::to_writer(&mut self.text, &value);
    }

    /// Writes a number of single precision with no more digits than it has; NaN or an infinity as `null`.
    pub fn float32(&mut self, value: f32) {
        let _ = serde_json::to_writer(&mut self.text, &value);
    }

    /// Writes a string.
    #[inline]
    pub fn string(&mut self, value: &str) {
        let bytes = value.as_bytes();
        if string::plain(bytes, 0) == bytes.len() {
            self.text.push(b'"');
            self.text.extend_from_slice(bytes);
            self.text.push(b'"');
        } else {
            // Writing to a `Vec` does not fail.
            let _ = serde_json::to_writer(&mut self.text, value);
        }
    }

    /// The value of an unknown field: people are not shown it, for it may be a secret.
    fn unknown(&mut self, value: &Value) {
        if self.shown { self.string("..") } else { self.tree(value) }
    }

    /// A value that is none of those that a type knows: people are shown the names of its members alone.
    pub fn none_of_these(&mut self, value: &Value) {
        match value {
            Value::Object(members) if self.shown => {
                let mut object = self.object();
                members.iter().for_each(|(key, value)| object.key(key).unknown(value));
            }
            _ => self.unknown(value),
        }
    }

    /// Writes a JSON tree.
    pub fn tree(&mut self, value: &Value) {
        let _ = serde_json::to_writer(&mut self.text, value);
    }
}

impl Writer {
    /// Writes an object, member by member.
    #[inline]
    pub fn object(&mut self) -> ObjectWriter<'_> {
        self.text.push(b'{');
        let start = self.names.len();
        ObjectWriter { writer: self, start, first: true }
    }

    /// Writes an array.
    pub fn array<'v, T: Wire + 'v>(&mut self, values: impl IntoIterator<Item = &'v T>) {
        self.text.push(b'[');
        let mut first = true;
        for value in values {
            if !first {
                self.text.push(b',');
            }
            first = false;
            value.write(self);
        }
        self.text.push(b']');
    }
}

/// Writes the members of an object; the object is closed when this is dropped.
pub struct ObjectWriter<'a> {
    writer: &'a mut Writer,
    start: usize,
    first: bool,
}

impl ObjectWriter<'_> {
    /// A member that is left out when there is no value.
    pub fn optional<T: Wire>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            value.write(self.member(name));
        }
    }

    /// A member that is left out when it is absent.
    pub fn nullable<T: Wire>(&mut self, name: &'static str, value: &Nullable<T>) {
        match value {
            Nullable::Absent => {}
            Nullable::Null => self.member(name).null(),
            Nullable::Value(value) => value.write(self.member(name)),
        }
    }

    /// A member that is always written.
    pub fn required<T: Wire>(&mut self, name: &'static str, value: &T) {
        value.write(self.member(name));
    }

    /// The members that the type does not know. One that has been written already is left out.
    pub fn extra(&mut self, extra: &Extra) {
        for (key, value) in extra.iter() {
            if let Some(writer) = self.unknown_member(key) {
                writer.unknown(value);
            }
        }
    }

    /// Members that are all of one type. One that has been written already is left out.
    pub fn entries<K: Key, T: Wire>(&mut self, entries: &BTreeMap<K, T>) {
        for (key, value) in entries {
            if let Some(writer) = self.unknown_member(key.name()) {
                value.write(writer);
            }
        }
    }

    /// A member of any name and shape.
    pub(super) fn tree(&mut self, key: &str, value: &Value) {
        self.key(key).tree(value);
    }

    #[inline]
    fn member(&mut self, name: &'static str) -> &mut Writer {
        self.writer.names.push(name);
        self.key(name)
    }

    fn unknown_member(&mut self, key: &str) -> Option<&mut Writer> {
        let written = self.writer.names.get(self.start..).is_some_and(|names| names.contains(&key));
        if written { None } else { Some(self.key(key)) }
    }

    #[inline]
    fn key(&mut self, name: &str) -> &mut Writer {
        if !self.first {
            self.writer.text.push(b',');
        }
        self.first = false;
        self.writer.string(name);
        self.writer.text.push(b':');
        self.writer
    }
}

impl Drop for ObjectWriter<'_> {
    #[inline]
    fn drop(&mut self) {
        self.writer.names.truncate(self.start);
        self.writer.text.push(b'}');
    }
}
