//! The values of a document.

use std::any::TypeId;
use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

use super::document::fault::NOTHING;
use super::document::{Entry, Tag, number};
use super::{Document, ObjectReader, Wire};

/// The kind of a JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number
    Number,
    /// A string
    String,
    /// An array
    Array,
    /// An object
    Object,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "null",
            Self::Bool => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        })
    }
}

/// A value of a document.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) index: u32,
}

impl<'a> Node<'a> {
    pub(super) fn new(document: &'a Document<'a>, index: u32) -> Self {
        Self { document, index }
    }

    /// Creates the node for a member that is absent.
    pub(super) fn nothing(document: &'a Document<'a>) -> Self {
        Self { document, index: NOTHING }
    }

    fn entry(self) -> Option<&'a Entry> {
        self.document.entry(self.index)
    }

    /// Returns the kind of the value.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self.entry().map(|entry| entry.tag) {
            Some(Tag::Null) | None => Kind::Null,
            Some(Tag::Bool) => Kind::Bool,
            Some(Tag::Number) => Kind::Number,
            Some(Tag::Plain | Tag::Unescaped | Tag::Superseded) => Kind::String,
            Some(Tag::Array) => Kind::Array,
            Some(Tag::Object) => Kind::Object,
        }
    }

    /// Returns whether the value is `null`.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// Returns the string, if the value is one.
    #[must_use]
    pub fn as_str(self) -> Option<&'a str> {
        let entry = self.entry()?;
        matches!(entry.tag, Tag::Plain | Tag::Unescaped).then(|| self.document.text_of(entry))
    }

    /// Returns the boolean, if the value is one.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        self.entry().filter(|entry| entry.tag == Tag::Bool).map(|entry| entry.start == 1)
    }

    /// Returns the text of the number, if the value is one.
    #[must_use]
    pub fn as_number(self) -> Option<&'a str> {
        let entry = self.entry()?;
        (entry.tag == Tag::Number).then(|| self.document.text_of(entry))
    }

    /// Returns the members of the object in the order of the text, if the value is one.
    #[must_use]
    pub fn as_object(self) -> Option<Entries<'a>> {
        let entry = self.entry().filter(|entry| entry.tag == Tag::Object)?;
        Some(Entries::new(self.document, self.index + 1, entry.end))
    }

    /// Returns the elements of the array, if the value is one.
    #[must_use]
    pub fn as_array(self) -> Option<Elements<'a>> {
        let entry = self.entry().filter(|entry| entry.tag == Tag::Array)?;
        Some(Elements { document: self.document, next: self.index + 1, left: entry.start as usize })
    }

    /// Returns the member with this name, if the value is an object that has it.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Self> {
        self.as_object()?.find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// Returns the string. Any other value is a fault and read as an empty string.
    #[must_use]
    pub fn string(self) -> &'a str {
        let text = self.as_str().unwrap_or_else(|| self.expected("a string"));
        if self.takes_text(text.len()) { text } else { "" }
    }

    /// Returns a reader of the object. Any other value is a fault and read as an object without members.
    #[must_use]
    pub fn object(self) -> ObjectReader<'a> {
        match self.entry() {
            Some(entry) if entry.tag == Tag::Object => {
                ObjectReader::new(self.document, self.index, entry.end, entry.start)
            }
            _ => {
                let () = self.expected("an object");
                ObjectReader::new(self.document, self.index, 0, 0)
            }
        }
    }

    /// Returns the members of the object in the order of the text. Any other value is a fault and has none.
    #[must_use]
    pub fn entries(self) -> Entries<'a> {
        self.as_object().unwrap_or_else(|| {
            let () = self.expected("an object");
            Entries::new(self.document, 0, 0)
        })
    }

    /// Returns the elements of the array. Any other value is a fault and has none.
    #[must_use]
    pub fn array(self) -> Elements<'a> {
        self.as_array().unwrap_or_else(|| {
            let () = self.expected("an array");
            Elements { document: self.document, next: 0, left: 0 }
        })
    }

    /// Tries to decode the value. Returns `None` if it does not fit the type, which is no fault.
    #[must_use]
    pub fn attempt<T: Wire + 'static>(self) -> Option<T> {
        let key = (self.index, TypeId::of::<T>());
        // The value of a document with a fault is not used.
        if self.is_spoilt() || self.document.is_misfit(key) {
            return None;
        }
        let memory = self.document.memory.get();
        self.document.begin_attempt();
        let value = T::read(self);
        if self.document.end_attempt(key) {
            return Some(value);
        }
        drop(value);
        self.document.memory.set(memory);
        None
    }

    /// Converts the value to a tree. A number that neither 64 bits nor a float can represent becomes the nearest finite float.
    #[must_use]
    pub fn to_json(self) -> Value {
        self.tree(false)
    }

    /// Converts the value to a tree. With `strict`, a number out of the range of floats is a fault.
    pub(super) fn tree(self, strict: bool) -> Value {
        match self.kind() {
            Kind::Null => Value::Null,
            Kind::Bool => Value::Bool(self.as_bool().unwrap_or_default()),
            Kind::Number => {
                let text = self.as_number().unwrap_or_default();
                number::to_json(text).unwrap_or_else(|| {
                    if strict {
                        self.fault(number::OUT_OF_RANGE);
                    }
                    number::limit(text)
                })
            }
            Kind::String => Value::from(self.string()),
            Kind::Array => {
                let elements = self.array();
                if !self.takes(elements.len().saturating_mul(size_of::<Value>())) {
                    return Value::Null;
                }
                elements.map(|element| element.tree(strict)).collect()
            }
            Kind::Object => Value::Object(trees(self.entries(), strict).collect()),
        }
    }

    /// Records a fault of the value. The first fault of a document is reported.
    #[cold]
    pub fn fault(self, message: impl Into<Cow<'static, str>>) {
        self.document.note(self.index, message.into());
    }

    /// Records that the value is of the wrong kind ("expected a string, found a number"), and returns a default.
    #[cold]
    #[must_use]
    pub fn expected<T: Default>(self, what: &str) -> T {
        self.fault(format!("expected {what}, found {}", self.kind()));
        T::default()
    }

    /// Returns whether the document has a fault, so that reading on is of no use.
    pub(super) fn is_spoilt(self) -> bool {
        self.document.has_fault()
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            Kind::Null => f.write_str("null"),
            Kind::Bool => fmt::Debug::fmt(&self.as_bool().unwrap_or_default(), f),
            Kind::Number => f.write_str(self.as_number().unwrap_or_default()),
            Kind::String => fmt::Debug::fmt(self.as_str().unwrap_or_default(), f),
            Kind::Array => f.debug_list().entries(self.array()).finish(),
            Kind::Object => f.debug_map().entries(self.entries()).finish(),
        }
    }
}

/// Members as trees, as far as there is memory for them.
pub(super) fn trees(entries: Entries<'_>, strict: bool) -> impl Iterator<Item = (String, Value)> {
    within_memory::<String, Value>(entries).map(move |(key, value)| (key.to_owned(), value.tree(strict)))
}

/// Members that are to become those of a map, as far as there is memory for them.
pub(super) fn within_memory<K, V>(entries: Entries<'_>) -> impl Iterator<Item = (&str, Node<'_>)> {
    entries.enumerate().map_while(|(index, (key, value))| {
        let is_enough = (index > 0 || value.takes_map::<K, V>()) && value.takes_member::<K, V>(key);
        is_enough.then_some((key, value))
    })
}

/// The elements of an array.
#[derive(Clone)]
pub struct Elements<'a> {
    document: &'a Document<'a>,
    next: u32,
    left: usize,
}

impl<'a> Iterator for Elements<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        self.left = self.left.checked_sub(1)?;
        let node = Node::new(self.document, self.next);
        self.next = self.document.after(self.next);
        Some(node)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Elements<'_> {}

/// The members of an object. A repeated key is returned once, with its last value.
#[derive(Clone)]
pub struct Entries<'a> {
    document: &'a Document<'a>,
    next: u32,
    end: u32,
    not_taken_by: u32,
}

impl<'a> Entries<'a> {
    fn new(document: &'a Document<'a>, next: u32, end: u32) -> Self {
        Self { document, next, end, not_taken_by: u32::MAX }
    }

    /// Leaves out the members that a reader has taken.
    pub(super) fn not_taken(document: &'a Document<'a>, next: u32, end: u32, reader: u32) -> Self {
        Self { document, next, end, not_taken_by: reader }
    }

    pub(super) fn document(&self) -> &'a Document<'a> {
        self.document
    }

    /// The place of the next key.
    pub(super) fn next_key(&mut self) -> Option<u32> {
        while self.next < self.end {
            let place = self.next;
            let key = self.document.entry(place)?;
            self.next = self.document.after(place + 1);
            if key.tag != Tag::Superseded && key.note.get() != self.not_taken_by {
                return Some(place);
            }
        }
        None
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = (&'a str, Node<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let key = self.next_key()?;
        Some((self.document.text_of(self.document.entry(key)?), Node::new(self.document, key + 1)))
    }
}
