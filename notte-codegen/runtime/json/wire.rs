//! The trait of everything that travels as JSON, and the ways in and out.

use serde_json::Value;

use super::{DecodeError, Document, Node, Writer};

/// A value that travels as JSON.
pub trait Wire: Sized {
    /// Reads the value at `node`.
    ///
    /// A value that does not fit is [noted](Node::fault) in the document, and a stand-in is returned in its place.
    /// Nobody gets to see it: [`from_slice`] and [`Document::read`] return the fault instead. So a type reads all its
    /// fields without asking after each whether that went well, which halves what it costs to compile.
    fn read(node: Node<'_>) -> Self;

    /// Writes the value at the end of what is written so far.
    fn write(&self, writer: &mut Writer);
}

/// Reads a value from JSON text.
pub fn from_slice<T: Wire>(text: &[u8]) -> Result<T, DecodeError> {
    Document::parse(text)?.read()
}

/// Reads a value from the JSON text of a stranger; it may take at most `memory` bytes, and so may what is kept of the text while
/// it is read.
pub fn from_slice_within<T: Wire>(text: &[u8], memory: usize) -> Result<T, DecodeError> {
    Document::parse_within(text, memory)?.read()
}

/// Writes a value as JSON text, without spaces.
pub fn to_vec<T: Wire>(value: &T) -> Vec<u8> {
    let mut writer = Writer::new();
    value.write(&mut writer);
    writer.into_bytes()
}

/// Writes a value as JSON text, as a string.
pub fn to_text<T: Wire>(value: &T) -> String {
    String::from_utf8_lossy(&to_vec(value)).into_owned()
}

/// Reads a value from a JSON tree.
pub fn from_json<T: Wire>(tree: &Value) -> Result<T, DecodeError> {
    Document::from_json(tree)?.read()
}

/// Turns a value into a JSON tree.
pub fn to_json<T: Wire>(value: &T) -> Value {
    tree(&to_vec(value))
}

/// What a writer made is read back without a limit of depth: the value that made it was as deep.
fn tree(text: &[u8]) -> Value {
    Document::parse_nested(text, usize::MAX).map_or(Value::Null, |document| document.root().to_json())
}
