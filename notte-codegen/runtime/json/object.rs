//! Reading the members of an object by name.

use std::any::TypeId;
use std::collections::BTreeMap;

use super::document::Tag;
use super::node::{Entries, within_memory};
use super::{Document, Extra, JsonObject, Key, Node, Nullable, Wire};

/// Reads the members of an object by name, in any order; fastest in the order of the text.
///
/// Only decoding is generic; finding a member is not, so that a field costs little to compile.
pub struct ObjectReader<'a> {
    document: &'a Document<'a>,
    first: u32,
    end: u32,
    next: u32,
    left: u32,
    number: u32,
    asks: bool,
    finds: bool,
    leaves_null: bool,
}

impl<'a> ObjectReader<'a> {
    pub(super) fn new(document: &'a Document<'a>, object: u32, end: u32, members: u32) -> Self {
        let first = object.saturating_add(1);
        Self {
            document,
            first,
            end,
            next: first,
            left: members,
            number: document.next_reader(),
            asks: false,
            finds: false,
            leaves_null: false,
        }
    }

    /// Reads a member that may be absent. A `null` is left to [`extra`](Self::extra), so that it is written back.
    pub fn optional<T: Wire>(&mut self, name: &str) -> Option<T> {
        self.take_value(name).map(T::read)
    }

    /// Reads a member that may be absent, in an object whose other members have one type or are not allowed, so that a `null` can't be left to
    /// [`rest`](Self::rest). A `null` is decoded if the type allows it; else the member counts as absent.
    pub fn optional_beside_rest<T: Wire + 'static>(&mut self, name: &str) -> Option<T> {
        let node = self.take(name)?;
        if node.is_null() { node.attempt() } else { Some(T::read(node)) }
    }

    /// Reads a member that may be absent or `null`.
    pub fn nullable<T: Wire>(&mut self, name: &str) -> Nullable<T> {
        match self.take(name) {
            Some(node) if node.is_null() => Nullable::Null,
            Some(node) => Nullable::Value(T::read(node)),
            None => Nullable::Absent,
        }
    }

    /// Reads a required member.
    pub fn required<T: Wire>(&mut self, name: &str) -> T {
        T::read(self.take_required(name))
    }

    /// Returns the members that were not read, as JSON. The type `T` reads all the members that it writes.
    #[inline]
    #[must_use]
    pub fn extra<T: 'static>(self) -> Extra {
        self.unknown_to(TypeId::of::<T>())
    }

    fn unknown_to(self, ty: TypeId) -> Extra {
        if self.left == 0 {
            return Extra::default();
        }
        self.document.recognize(self.first - 1, self.finds || !self.asks);
        // A null was left here, whose name may be written when the field is set.
        let stranger = (!self.leaves_null).then_some(ty);
        JsonObject::keep(self.entries(), stranger).into()
    }

    /// Reads the members that were not read yet, which all have one type.
    #[must_use]
    pub fn rest<T: Wire>(self) -> BTreeMap<String, T> {
        read_entries(self.entries())
    }

    /// Ends the object. A member that was not read is a fault.
    pub fn end(self) {
        if self.left > 0
            && let Some((name, value)) = self.entries().next()
        {
            value.fault(format!("unexpected member `{name}`"));
        }
    }

    fn entries(&self) -> Entries<'a> {
        Entries::not_taken(self.document, self.first, self.end, self.number)
    }

    fn take(&mut self, name: &str) -> Option<Node<'a>> {
        let key = self.find(name)?;
        self.mark(key);
        Some(Node::new(self.document, key + 1))
    }

    fn take_value(&mut self, name: &str) -> Option<Node<'a>> {
        let key = self.find(name)?;
        let node = Node::new(self.document, key + 1);
        if node.is_null() {
            self.leaves_null = true;
            return None;
        }
        self.mark(key);
        Some(node)
    }

    fn take_required(&mut self, name: &str) -> Node<'a> {
        self.take(name).unwrap_or_else(|| {
            // The stand-in for an object that is missing itself has no members to miss.
            if self.end > 0 {
                self.document.note_missing(self.first - 1, name);
            }
            Node::nothing(self.document)
        })
    }

    fn mark(&mut self, key: u32) {
        if let Some(entry) = self.document.entry(key)
            && entry.note.replace(self.number) != self.number
        {
            self.left = self.left.saturating_sub(1);
        }
        self.next = self.document.after(key + 1);
    }

    /// Finds a key: first after the last one that was found, then from the start.
    fn find(&mut self, name: &str) -> Option<u32> {
        let key = self.find_in(name, self.next, self.end).or_else(|| self.find_in(name, self.first, self.next));
        self.asks = true;
        self.finds |= key.is_some();
        key
    }

    fn find_in(&self, name: &str, mut at: u32, end: u32) -> Option<u32> {
        while at < end {
            let entry = self.document.entry(at)?;
            if entry.tag != Tag::Superseded
                && (entry.end - entry.start) as usize == name.len()
                && self.document.text_of(entry) == name
            {
                return Some(at);
            }
            at = self.document.after(at + 1);
        }
        None
    }
}

/// Reads members that all have one type.
pub(super) fn read_entries<K: Key, T: Wire>(entries: Entries<'_>) -> BTreeMap<K, T> {
    within_memory::<K, T>(entries).map(|(key, value)| (K::from_name(key), T::read(value))).collect()
}
