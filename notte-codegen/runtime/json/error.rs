//! Why JSON could not be read, and where.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{self, Write as _};

/// Why a JSON text could not be read as the type asked for.
///
/// The message names kinds and field names, never a value: a value may be a secret.
pub struct DecodeError {
    // Boxed, so that a `Result` stays about as small as its value.
    inner: Box<Inner>,
}

struct Inner {
    message: Cow<'static, str>,
    path: String,
}

impl DecodeError {
    /// An error of the whole text.
    #[cold]
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self::at(message.into(), Path::default())
    }

    #[cold]
    pub(super) fn at(message: Cow<'static, str>, path: Path) -> Self {
        Self { inner: Box::new(Inner { message, path: path.text }) }
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> &str {
        &self.inner.message
    }

    /// The place as a JSON path: `$.sessions[3].status`, or `$` for the whole text.
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
            write!(self.text, "[{}]", serde_json::Value::from(key))
        };
    }
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
