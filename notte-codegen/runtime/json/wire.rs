//! The trait of types that are sent as JSON, and the functions that decode and encode them.

use serde_json::Value;

use super::{DecodeError, Document, Node, Writer};

/// A type that is sent as JSON.
///
/// Other crates may implement it, for types of their own in calls of [`from_slice`], [`to_vec`] and so on: what is added to it has a default.
pub trait Wire: Sized {
    /// Decodes the value at `node`.
    ///
    /// A value that does not fit is recorded as a [fault](Node::fault) of the document, and a default is returned. Callers never get it:
    /// [`from_slice`] and [`Document::read`] return the fault instead. So a type reads all its fields without a `Result` for each,
    /// which halves the cost of compiling it.
    fn read(node: Node<'_>) -> Self;

    /// Writes the value.
    fn write(&self, writer: &mut Writer);
}

/// Decodes a value from JSON text.
///
/// # Errors
/// Returns an error if the text is not JSON, or does not match the type.
pub fn from_slice<T: Wire>(text: &[u8]) -> Result<T, DecodeError> {
    Document::parse(text)?.read()
}

/// Decodes a value from JSON text. The value and the parsed text may take at most `memory` bytes.
///
/// # Errors
/// Returns an error if the text is not JSON, does not match the type, or takes more memory.
pub fn from_slice_within<T: Wire>(text: &[u8], memory: usize) -> Result<T, DecodeError> {
    Document::parse_within(text, memory)?.read()
}

/// Encodes a value as JSON text, without spaces.
pub fn to_vec<T: Wire>(value: &T) -> Vec<u8> {
    let mut writer = Writer::new();
    value.write(&mut writer);
    writer.into_bytes()
}

/// Encodes a value as JSON text, as a string.
pub fn to_text<T: Wire>(value: &T) -> String {
    String::from_utf8_lossy(&to_vec(value)).into_owned()
}

/// Decodes a value from a JSON tree.
///
/// # Errors
/// Returns an error if the tree does not match the type.
pub fn from_json<T: Wire>(tree: &Value) -> Result<T, DecodeError> {
    Document::from_json(tree)?.read()
}

/// Converts a value to another type by its JSON, such as what the server sends to what it takes.
///
/// # Errors
/// Returns an error if the JSON of the value does not match the other type.
pub fn convert<A: Wire, B: Wire>(value: &A) -> Result<B, DecodeError> {
    from_slice(&to_vec(value))
}

/// Encodes a value as a JSON tree.
pub fn to_json<T: Wire>(value: &T) -> Value {
    tree(&to_vec(value))
}

/// Parses the text of a writer, without a limit on depth.
fn tree(text: &[u8]) -> Value {
    Document::parse_nested(text, usize::MAX).map_or(Value::Null, |document| document.root().to_json())
}
