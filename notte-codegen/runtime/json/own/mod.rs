//! Values that types outside of the client represent, kept as they are written.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde_json::Value;

use super::{Json, Node, Nullable, Wire, Writer};

/// A JSON number that represents a `T`, kept as the server wrote it, so that it is sent back with all of its digits.
///
/// [`value`](Self::value) parses it. Two are equal if their texts are.
pub struct Numeric<T> {
    text: String,
    value: PhantomData<fn() -> T>,
}

impl<T> Numeric<T> {
    /// Creates a value from the text of a number. A text that is no JSON number is sent as a string.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), value: PhantomData }
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<T: FromStr> Numeric<T> {
    /// Parses the number.
    ///
    /// # Errors
    /// If the number does not represent a `T`.
    pub fn value(&self) -> Result<T, T::Err> {
        self.text.parse()
    }
}

impl<T: fmt::Display> From<T> for Numeric<T> {
    fn from(value: T) -> Self {
        Self::new(value.to_string())
    }
}

impl<T: fmt::Display> From<T> for Nullable<Numeric<T>> {
    fn from(value: T) -> Self {
        Self::Value(value.into())
    }
}

impl<T: FromStr> FromStr for Numeric<T> {
    type Err = T::Err;

    /// Accepts only text that represents a `T`.
    fn from_str(text: &str) -> Result<Self, T::Err> {
        text.parse::<T>().map(|_| Self::new(text))
    }
}

impl<T> Wire for Numeric<T> {
    fn read(node: Node<'_>) -> Self {
        match node.as_number() {
            Some(text) if node.takes_text(text.len()) => Self::new(text),
            Some(_) => Self::new("0"),
            None => {
                let () = node.expected("a number");
                Self::new("0")
            }
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(&self.text);
    }
}

// Derived impls would require the same of `T`.
impl<T> Clone for Numeric<T> {
    fn clone(&self) -> Self {
        Self::new(self.text.clone())
    }
}

impl<T> PartialEq for Numeric<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Numeric<T> {}

/// By the text.
impl<T> Ord for Numeric<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl<T> PartialOrd for Numeric<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Hash for Numeric<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<T> fmt::Display for Numeric<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<T> fmt::Debug for Numeric<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// JSON that represents a `T`, kept as it is, so that what the `T` does not know is sent back unchanged.
///
/// [`value`](Self::value) converts it with `TryFrom<serde_json::Value>`; a `T` becomes one with `Into<serde_json::Value>`.
pub struct Own<T> {
    json: Json,
    value: PhantomData<fn() -> T>,
}

impl<T> Own<T> {
    /// Creates a value from any JSON.
    pub fn new(json: impl Into<Json>) -> Self {
        Self { json: json.into(), value: PhantomData }
    }

    /// Returns the JSON.
    #[must_use]
    pub fn as_json(&self) -> &Json {
        &self.json
    }
}

impl<T: TryFrom<Value>> Own<T> {
    /// Converts the JSON.
    ///
    /// # Errors
    /// If the JSON does not represent a `T`.
    pub fn value(&self) -> Result<T, T::Error> {
        T::try_from(self.json.clone().into())
    }
}

impl<T: Into<Value>> From<T> for Own<T> {
    fn from(value: T) -> Self {
        Self::new(Json::from(value.into()))
    }
}

impl<T: Into<Value>> From<T> for Nullable<Own<T>> {
    fn from(value: T) -> Self {
        Self::Value(Own::from(value))
    }
}

impl<T> Wire for Own<T> {
    fn read(node: Node<'_>) -> Self {
        Self::new(Json::read(node))
    }

    fn write(&self, writer: &mut Writer) {
        writer.none_of_these(&self.json);
    }
}

impl<T> Clone for Own<T> {
    fn clone(&self) -> Self {
        Self::new(self.json.clone())
    }
}

impl<T> PartialEq for Own<T> {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}

/// Shows only the names of its members: a value may be a secret.
impl<T> fmt::Debug for Own<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::debug_none("Own", &self.json, f)
    }
}
