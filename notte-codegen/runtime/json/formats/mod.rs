//! Strings with a format, kept as they are written.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use super::values::key::Sealed;
use super::{Key, Node, Nullable, Wire, Writer};

/// A string that represents a `T`, kept as the server wrote it, so that it is sent back unchanged.
///
/// Servers do not always follow their description, and most values can be written in several ways. So the text is kept, and
/// [`value`](Self::value) parses it. Two are equal if their texts are.
pub struct Formatted<T> {
    text: String,
    value: PhantomData<fn() -> T>,
}

/// A day of the calendar.
pub type Date = Formatted<jiff::civil::Date>;
/// A time of the day.
pub type Time = Formatted<jiff::civil::Time>;
/// A length of time (ISO 8601).
pub type Duration = Formatted<jiff::Span>;

impl<T> Formatted<T> {
    /// Creates a value from any text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), value: PhantomData }
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<T: FromStr> Formatted<T> {
    /// Parses the text.
    ///
    /// # Errors
    /// If the text does not represent a `T`.
    pub fn value(&self) -> Result<T, T::Err> {
        self.text.parse()
    }
}

impl<T: fmt::Display> From<T> for Formatted<T> {
    fn from(value: T) -> Self {
        Self::new(value.to_string())
    }
}

impl<T: fmt::Display> From<T> for Nullable<Formatted<T>> {
    fn from(value: T) -> Self {
        Self::Value(value.into())
    }
}

impl From<std::time::Duration> for Nullable<Duration> {
    fn from(length: std::time::Duration) -> Self {
        Self::Value(length.into())
    }
}

/// In seconds, as in `PT1.5S`.
impl From<std::time::Duration> for Duration {
    fn from(length: std::time::Duration) -> Self {
        let (seconds, nanoseconds) = (length.as_secs(), format!(".{:09}", length.subsec_nanos()));
        Self::new(format!("PT{seconds}{}S", nanoseconds.trim_end_matches('0').trim_end_matches('.')))
    }
}

impl<T: FromStr> FromStr for Formatted<T> {
    type Err = T::Err;

    /// Accepts only text that represents a `T`.
    fn from_str(text: &str) -> Result<Self, T::Err> {
        text.parse::<T>().map(|_| Self::new(text))
    }
}

impl<T> Wire for Formatted<T> {
    fn read(node: Node<'_>) -> Self {
        Self::new(node.string())
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(&self.text);
    }
}

impl<T> Sealed for Formatted<T> {}

impl<T> Key for Formatted<T> {
    fn from_name(name: &str) -> Self {
        Self::new(name)
    }

    fn name(&self) -> &str {
        self.as_str()
    }
}

// Derived impls would require the same of `T`.
impl<T> Clone for Formatted<T> {
    fn clone(&self) -> Self {
        Self::new(self.text.clone())
    }
}

impl<T> PartialEq for Formatted<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Formatted<T> {}

/// By the text.
impl<T> Ord for Formatted<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl<T> PartialOrd for Formatted<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Hash for Formatted<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<T> fmt::Display for Formatted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<T> fmt::Debug for Formatted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
