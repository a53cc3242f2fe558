//! Fields that can be absent or `null`.

use std::borrow::Cow;
use std::ops::Deref;
use std::time::SystemTime;

use super::super::{DateTime, OpenEnum, Secret};

/// A field that is absent, is `null`, or has a value, which are three different things to a server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nullable<T> {
    /// The field is absent.
    #[default]
    Absent,
    /// The field is `null`.
    Null,
    /// The field has a value.
    Value(T),
}

impl<T> Nullable<T> {
    /// Converts what a caller gives where a value or null is required.
    #[doc(hidden)]
    pub fn option(value: impl Into<Self>) -> Option<T> {
        value.into().into()
    }

    /// Returns the value by reference, if there is one.
    pub const fn as_ref(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Returns a mutable reference to the value, if there is one.
    pub const fn as_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Returns the value, if there is one.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Returns whether there is a value.
    pub const fn is_some(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// Returns whether there is no value: the field is absent or `null`.
    pub const fn is_none(&self) -> bool {
        !self.is_some()
    }

    /// Changes the value, if there is one. Absent stays absent, and `null` stays `null`.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Nullable<U> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(change(value)),
        }
    }

    /// Returns the value, or another one if there is none.
    pub fn unwrap_or(self, other: T) -> T {
        self.into_option().unwrap_or(other)
    }

    /// Returns the value, or the default of its type if there is none.
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.into_option().unwrap_or_default()
    }

    /// Returns an iterator over the value, if there is one.
    pub fn iter(&self) -> std::option::IntoIter<&T> {
        self.as_ref().into_iter()
    }

    /// Returns the dereferenced value: `Option<&str>` for a `Nullable<String>`.
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: Deref,
    {
        self.as_ref().map(Deref::deref)
    }

    /// Returns whether the field is absent.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns whether the field is `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Nullable<T> {
    /// `None` becomes `Null`: a field that was set is sent.
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T> From<Nullable<T>> for Option<T> {
    fn from(value: Nullable<T>) -> Self {
        value.into_option()
    }
}

impl<T> IntoIterator for Nullable<T> {
    type Item = T;
    type IntoIter = std::option::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.into_option().into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Nullable<T> {
    type Item = &'a T;
    type IntoIter = std::option::IntoIter<&'a T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<&String> for Nullable<String> {
    fn from(value: &String) -> Self {
        Self::Value(value.clone())
    }
}

impl From<&str> for Nullable<String> {
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

impl From<Cow<'_, str>> for Nullable<String> {
    fn from(value: Cow<'_, str>) -> Self {
        Self::Value(value.into_owned())
    }
}

impl<E: OpenEnum> From<&str> for Nullable<E> {
    fn from(value: &str) -> Self {
        Self::Value(E::from_text(value))
    }
}

impl<E: OpenEnum> From<String> for Nullable<E> {
    fn from(value: String) -> Self {
        Self::Value(E::from_text(&value))
    }
}

impl From<&str> for Nullable<Secret> {
    fn from(value: &str) -> Self {
        Self::Value(value.into())
    }
}

impl From<String> for Nullable<Secret> {
    fn from(value: String) -> Self {
        Self::Value(value.into())
    }
}

impl From<&str> for Nullable<DateTime> {
    fn from(value: &str) -> Self {
        Self::Value(value.into())
    }
}

impl From<String> for Nullable<DateTime> {
    fn from(value: String) -> Self {
        Self::Value(value.into())
    }
}

impl From<SystemTime> for Nullable<DateTime> {
    fn from(value: SystemTime) -> Self {
        Self::Value(value.into())
    }
}

impl From<jiff::Timestamp> for Nullable<DateTime> {
    fn from(value: jiff::Timestamp) -> Self {
        Self::Value(value.into())
    }
}
