//! JSON text, written value by value.
//!
//! Functions that run for each value are `#[inline]`, since their callers are in other crates.

use std::any::TypeId;
use std::collections::BTreeMap;

use serde_json::Value;

use super::document::string;
use super::{Extra, Json, Key, Nullable, Wire};

/// Writes JSON text, without spaces.
pub struct Writer {
    pub(super) text: Vec<u8>,
    // The names written so far in each open object, which `extra` must not repeat.
    names: Vec<&'static str>,
    // For `Debug`: shows neither secrets nor unknown values.
    shown: bool,
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// Creates a writer.
    #[must_use]
    pub fn new() -> Self {
        // Room for most requests, so that the buffer seldom grows.
        Self { text: Vec::with_capacity(512), names: Vec::with_capacity(64), shown: false }
    }

    /// Creates a writer for `Debug`, which writes neither secrets nor the values of unknown fields.
    pub(in super::super) fn shown() -> Self {
        Self { shown: true, ..Self::new() }
    }

    pub(super) fn is_shown(&self) -> bool {
        self.shown
    }

    /// Returns the text.
    #[must_use]
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

    /// Writes an integer.
    pub fn integer(&mut self, value: i64) {
        let _ = serde_json::to_writer(&mut self.text, &value);
    }

    /// Writes an integer that may be above `i64::MAX`.
    pub fn unsigned(&mut self, value: u64) {
        let _ = serde_json::to_writer(&mut self.text, &value);
    }

    /// Writes a number. NaN and infinities become `null`.
    pub fn float(&mut self, value: f64) {
        let _ = serde_json::to_writer(&mut self.text, &value);
    }

    /// Writes a number of single precision with no more digits than it has. NaN and infinities become `null`.
    pub fn float32(&mut self, value: f32) {
        let _ = serde_json::to_writer(&mut self.text, &value);
    }

    /// Writes a number as it is spelled. A text that is no JSON number is written as a string.
    pub fn number(&mut self, text: &str) {
        match serde_json::from_str::<serde_json::Number>(text) {
            Ok(_) => self.text.extend_from_slice(text.trim().as_bytes()),
            Err(_) => self.string(text),
        }
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

    /// Writes the value of an unknown field, which `Debug` does not show: it may be a secret.
    fn unknown(&mut self, value: &Json) {
        if self.shown { self.string("..") } else { value.write(self) }
    }

    /// Writes a value that is unknown to its type. `Debug` shows only the names of its members.
    pub fn none_of_these(&mut self, value: &Json) {
        match value.as_object().filter(|_| self.shown) {
            Some(members) => {
                let mut object = self.object();
                members.keys().for_each(|key| object.key(key).string(".."));
            }
            None => self.unknown(value),
        }
    }

    /// Writes a text that is JSON.
    pub(super) fn raw(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
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

/// Writes the members of an object. Dropping it closes the object.
pub struct ObjectWriter<'a> {
    writer: &'a mut Writer,
    start: usize,
    first: bool,
}

impl ObjectWriter<'_> {
    /// Writes a member, unless it is `None`.
    pub fn optional<T: Wire>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            value.write(self.member(name));
        }
    }

    /// Writes a member, unless it is absent.
    pub fn nullable<T: Wire>(&mut self, name: &'static str, value: &Nullable<T>) {
        match value {
            Nullable::Absent => {}
            Nullable::Null => self.member(name).null(),
            Nullable::Value(value) => value.write(self.member(name)),
        }
    }

    /// Writes a member.
    pub fn required<T: Wire>(&mut self, name: &'static str, value: &T) {
        value.write(self.member(name));
    }

    /// Writes the unknown members of a `T`, except those with a name that was written already.
    #[inline]
    pub fn extra<T: 'static>(&mut self, extra: &Extra) {
        self.unknown_members(extra, TypeId::of::<T>());
    }

    fn unknown_members(&mut self, extra: &Extra, ty: TypeId) {
        // What was read as this type repeats none of its names, and is copied at once.
        if let Some(members) = extra.unknown_to(ty).filter(|_| !self.writer.shown) {
            self.separate();
            self.writer.raw(members);
            return;
        }
        let Some(kept) = extra.kept() else {
            for (key, value) in extra {
                if let Some(writer) = self.unknown_member(key) {
                    writer.unknown(value);
                }
            }
            return;
        };
        for (key, value) in kept {
            if let Some(writer) = self.unknown_member(&key) {
                if writer.shown { writer.string("..") } else { writer.raw(value) }
            }
        }
    }

    /// Writes members of one type, except those with a name that was written already.
    pub fn entries<K: Key, T: Wire>(&mut self, entries: &BTreeMap<K, T>) {
        for (key, value) in entries {
            if let Some(writer) = self.unknown_member(key.name()) {
                value.write(writer);
            }
        }
    }

    /// Writes a member of any name and kind.
    pub(super) fn tree(&mut self, key: &str, value: &Value) {
        self.key(key).tree(value);
    }

    /// Writes a member whose value is a text that is JSON.
    pub(super) fn raw(&mut self, key: &str, value: &str) {
        self.key(key).raw(value);
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
    pub(super) fn key(&mut self, name: &str) -> &mut Writer {
        self.separate();
        self.writer.string(name);
        self.writer.text.push(b':');
        self.writer
    }

    #[inline]
    fn separate(&mut self) {
        if !self.first {
            self.writer.text.push(b',');
        }
        self.first = false;
    }
}

impl Drop for ObjectWriter<'_> {
    #[inline]
    fn drop(&mut self) {
        self.writer.names.truncate(self.start);
        self.writer.text.push(b'}');
    }
}
