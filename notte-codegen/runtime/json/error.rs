//! Errors of decoding JSON.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{self, Write as _};

use super::document::memory::TOO_LARGE;

/// The error of decoding a JSON text.
///
/// The message has kinds and field names but no values: a value may be a secret.
#[derive(Clone)]
pub struct DecodeError {
    // Boxed, so that a `Result` stays about as small as its value.
    inner: Box<Inner>,
}

#[derive(Clone)]
struct Inner {
    message: Cow<'static, str>,
    path: String,
}

impl DecodeError {
    /// Creates an error about the whole text.
    #[cold]
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self::at(message.into(), Path::default())
    }

    #[cold]
    pub(super) fn at(message: Cow<'static, str>, path: Path) -> Self {
        Self { inner: Box::new(Inner { message, path: path.text }) }
    }

    /// Returns the message, without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.inner.message
    }

    /// Returns whether the value is over its limit of memory.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        self.inner.message == TOO_LARGE
    }

    /// Edits the texts of the error, to remove what must not be shown.
    pub(in super::super) fn edited(self, edit: impl Fn(&str) -> String) -> Self {
        let (message, path) = (edit(&self.inner.message), edit(&self.inner.path));
        if message == self.inner.message && path == self.inner.path {
            return self;
        }
        Self { inner: Box::new(Inner { message: message.into(), path }) }
    }

    /// Returns the place as a JSON path: `$.sessions[3].status`, or `$` for the whole text.
    #[must_use]
    pub fn path(&self) -> String {
        self.inner.path.clone()
    }
}

/// A JSON path, built from the outside in.
pub(super) struct Path {
    text: String,
}

impl Default for Path {
    fn default() -> Self {
        Self { text: String::from("$") }
    }
}

impl Path {
    pub(super) fn push_index(&mut self, index: usize) {
        let _ = write!(self.text, "[{index}]");
    }

    pub(super) fn push_key(&mut self, key: &str) {
        // A `String` takes all that is written to it.
        let _ = if is_identifier(key) {
            write!(self.text, ".{key}")
        } else {
            write!(self.text, "[{}]", escaped(&serde_json::Value::from(key).to_string()))
        };
    }
}

/// Escapes what JSON leaves as it is and a terminal might obey: control characters, and marks that turn the direction of text.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            ' '..='~' => written.push(character),
            _ if character.escape_debug().len() > 1 => {
                let mut units = [0; 2];
                // A `String` takes all that is written to it.
                for unit in character.encode_utf16(&mut units) {
                    let _ = write!(written, "\\u{unit:04x}");
                }
            }
            _ => written.push(character),
        }
    }
    written
}

fn is_identifier(key: &str) -> bool {
    key.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at {}: {}", self.inner.path, self.inner.message)
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError").field("path", &self.inner.path).field("message", &self.inner.message).finish()
    }
}

impl Error for DecodeError {}
