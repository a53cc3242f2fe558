//! A JSON text, parsed once into a flat list.

pub(super) mod fault;
pub(super) mod memory;
pub(super) mod number;
pub(super) mod parser;
pub(super) mod repeats;
pub(super) mod span;
pub(super) mod string;

use std::any::TypeId;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use serde_json::Value;

use super::{DecodeError, Node, Wire};
use fault::Fault;
use memory::most_entries;
use parser::MAX_DEPTH;

/// A parsed JSON text: one flat list of values in the order of the text.
///
/// Strings without escapes are borrowed from the text. If a key is repeated in an object, its last value counts.
pub struct Document<'a> {
    text: Cow<'a, str>,
    tape: Tape,
    // Objects that are being read are numbered, see `Entry::note`.
    readers: Cell<u32>,
    /// How many bytes the values that are read may still take.
    pub(super) memory: Cell<usize>,
    pub(super) fault: RefCell<Option<Fault>>,
    /// Whether a required member may be missing, and the first that are.
    is_lenient: bool,
    pub(super) missing: RefCell<Vec<Fault>>,
    /// Whether the outermost object has members, and none of those that its type knows.
    is_unrecognized: Cell<bool>,
    /// How many attempts are being made, each within the other.
    pub(super) attempts: Cell<u32>,
    /// The values that an attempt within another has found not to be of a type. Without it a union of unions would read what is
    /// in it twice on each level.
    pub(super) misfits: RefCell<BTreeSet<(u32, TypeId)>>,
}

/// What the parser makes of a text.
#[derive(Default)]
pub(super) struct Tape {
    /// A container is followed by all that is in it; a member of an object is its key, then its value.
    pub(super) entries: Vec<Entry>,
    /// The strings that had escapes, without them, end to end.
    pub(super) unescaped: String,
    /// Whether there are spaces between values.
    pub(super) is_spaced: bool,
}

/// One value, or the key of a member.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) tag: Tag,
    /// Text: where it starts. Container: how many values or members it holds. Boolean: 1 for true.
    pub(super) start: u32,
    /// Text: where it ends. Container: the place of the next entry that is not in it.
    pub(super) end: u32,
    /// Key: the number of the reader that has asked for it, so that the rest can be told from it. Any other value than a plain string
    /// or a number: where its text ends.
    pub(super) note: Cell<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Null,
    Bool,
    /// Checked, but not converted: the reader knows into what.
    Number,
    /// Lies in the text.
    Plain,
    /// Lies among the unescaped strings.
    Unescaped,
    Array,
    Object,
    /// A key that comes again later in the same object.
    Superseded,
}

impl Entry {
    pub(super) fn new(tag: Tag, start: u32, end: u32, note: u32) -> Self {
        Self { tag, start, end, note: Cell::new(note) }
    }
}

impl<'a> Document<'a> {
    /// Parses a JSON text. Nesting is limited to 127 levels; a byte order mark at the start is skipped.
    ///
    /// # Errors
    /// Returns an error if the text is not JSON, or is nested too deep.
    pub fn parse(text: &'a [u8]) -> Result<Self, DecodeError> {
        Self::parse_nested(text, MAX_DEPTH)
    }

    /// Parses a JSON text. The document and all values that are decoded from it may take at most `memory` bytes.
    ///
    /// # Errors
    /// Returns an error if the text is not JSON, is nested too deep, or takes more memory.
    pub fn parse_within(text: &'a [u8], memory: usize) -> Result<Self, DecodeError> {
        let (text, tape) = parser::parse(text, MAX_DEPTH, most_entries(memory))?;
        let left = memory.saturating_sub(tape.entries.capacity().saturating_mul(size_of::<Entry>()));
        let document = Self::new(Cow::Borrowed(text), tape);
        document.memory.set(left);
        Ok(document)
    }

    pub(super) fn parse_nested(text: &'a [u8], max_depth: usize) -> Result<Self, DecodeError> {
        let (text, tape) = parser::parse(text, max_depth, usize::MAX)?;
        Ok(Self::new(Cow::Borrowed(text), tape))
    }

    /// Creates a document from a JSON tree.
    ///
    /// # Errors
    /// Returns an error if the tree is nested too deep.
    pub fn from_json(tree: &Value) -> Result<Document<'static>, DecodeError> {
        let text = tree.to_string();
        let (_, tape) = parser::parse(text.as_bytes(), MAX_DEPTH, usize::MAX)?;
        Ok(Document::new(Cow::Owned(text), tape))
    }

    /// Creates a document of an object without members.
    #[must_use]
    pub fn empty() -> Self {
        Self::new(Cow::Borrowed("{}"), Tape { entries: vec![Entry::new(Tag::Object, 0, 1, 2)], ..Tape::default() })
    }

    fn new(text: Cow<'a, str>, tape: Tape) -> Self {
        Self {
            text,
            tape,
            readers: Cell::new(0),
            memory: Cell::new(usize::MAX),
            fault: RefCell::new(None),
            is_lenient: false,
            missing: RefCell::new(Vec::new()),
            is_unrecognized: Cell::new(false),
            attempts: Cell::new(0),
            misfits: RefCell::new(BTreeSet::new()),
        }
    }

    /// Decodes the whole value.
    ///
    /// # Errors
    /// Returns the first fault of the value.
    pub fn read<T: Wire>(&self) -> Result<T, DecodeError> {
        let value = T::read(self.root());
        self.take_fault().map_or(Ok(value), |fault| Err(self.error(fault)))
    }

    /// Lets required members be missing. The value then has a default in their place.
    #[must_use]
    pub fn lenient(mut self) -> Self {
        self.is_lenient = true;
        self
    }

    /// Returns an error for each of the first hundred required members that the decoded value lacks.
    pub fn missing(&self) -> Vec<DecodeError> {
        self.missing.take().into_iter().map(|fault| self.error(fault)).collect()
    }

    /// Returns whether the value that was decoded is an object with members, and its type knows none of them.
    pub fn is_unrecognized(&self) -> bool {
        self.is_unrecognized.get()
    }

    /// Decodes a part of the value.
    ///
    /// # Errors
    /// Returns the first fault of that part.
    pub fn read_at<T: Wire>(&self, node: Node<'_>) -> Result<T, DecodeError> {
        let value = T::read(node);
        self.take_fault().map_or(Ok(value), |fault| Err(self.error(fault)))
    }

    /// Returns the whole value, for inspection. [`read`](Self::read) decodes it.
    pub fn root(&self) -> Node<'_> {
        Node::new(self, 0)
    }

    pub(super) fn entry(&self, index: u32) -> Option<&Entry> {
        self.tape.entries.get(index as usize)
    }

    pub(super) fn after(&self, index: u32) -> u32 {
        self.tape.after(index)
    }

    pub(super) fn text_of(&self, entry: &Entry) -> &str {
        self.tape.text_of(&self.text, entry)
    }

    /// A number that no object reader of this document has had.
    pub(super) fn next_reader(&self) -> u32 {
        let number = self.readers.get().wrapping_add(1);
        self.readers.set(number);
        number
    }
}

impl Tape {
    /// The place after the value at `index`.
    pub(super) fn after(&self, index: u32) -> u32 {
        match self.entries.get(index as usize) {
            Some(Entry { tag: Tag::Array | Tag::Object, end, .. }) => *end,
            _ => index + 1,
        }
    }

    /// The text of a string, a number or a key.
    pub(super) fn text_of<'a>(&'a self, text: &'a str, entry: &Entry) -> &'a str {
        let from = if entry.tag == Tag::Unescaped { &self.unescaped } else { text };
        from.get(entry.start as usize..entry.end as usize).unwrap_or_default()
    }
}
