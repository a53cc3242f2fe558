//! Why JSON could not be read, and where.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{self, Write as _};

/// Why a JSON text could not be read as the type asked for.
///
/// The message names kinds and field names, never a value: a value may be a secret.
pub struct DecodeError {
    // Boxed, so that the `Result` of every field stays as small as its value.
    inner: Box<Inner>,
}

struct Inner {
    message: Cow<'static, str>,
    // From the innermost step outwards: a step is added while the error travels up.
    steps: Vec<Step>,
}

enum Step {
    Key(String),
    Index(usize),
}

impl DecodeError {
    /// An error at the place that is being read.
    #[cold]
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self { inner: Box::new(Inner { message: message.into(), steps: Vec::new() }) }
    }

    /// The same error, seen from the object that holds the value under `key`.
    #[cold]
    pub fn in_key(mut self, key: &str) -> Self {
        self.inner.steps.push(Step::Key(key.to_owned()));
        self
    }

    /// The same error, seen from the array that holds the value at `index`.
    #[cold]
    pub fn in_index(mut self, index: usize) -> Self {
        self.inner.steps.push(Step::Index(index));
        self
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> &str {
        &self.inner.message
    }

    /// The place as a JSON path: `$.sessions[3].status`, or `$` for the whole text.
    pub fn path(&self) -> String {
        let mut path = String::from("$");
        for step in self.inner.steps.iter().rev() {
            match step {
                Step::Index(index) => {
                    let _ = write!(path, "[{index}]");
                }
                Step::Key(key) if is_identifier(key) => {
                    path.push('.');
                    path.push_str(key);
                }
                Step::Key(key) => {
                    let _ = write!(path, "[{}]", serde_json::Value::from(key.as_str()));
                }
            }
        }
        path
    }
}

fn is_identifier(key: &str) -> bool {
    key.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at {}: {}", self.path(), self.inner.message)
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError").field("path", &self.path()).field("message", &self.inner.message).finish()
    }
}

impl Error for DecodeError {}
