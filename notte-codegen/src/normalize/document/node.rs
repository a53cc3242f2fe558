//! A value of the tree with its place, and the ways to read its members.

use crate::diagnostics::{Diagnostic, Diagnostics, NOT_AN_OBJECT, Place, WRONG_TYPE};
use crate::load::Document;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// As many members as are looked through one by one.
const FEW: usize = 12;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node<'d> {
    pub value: &'d Value,
    pub place: Place,
}

impl<'d> Node<'d> {
    /// The root of the entry file.
    pub fn root(document: &'d Document) -> Option<Self> {
        document.sources.first().map(|source| Self { value: &source.tree, place: Place::root(0) })
    }

    /// The object that stands here, or a loss.
    pub fn object(&self, diagnostics: &mut Diagnostics) -> Option<&'d Map<String, Value>> {
        let object = self.value.as_object();
        if object.is_none() {
            let message = format!("an object is expected here, not {}", kind(self.value));
            diagnostics.push(Diagnostic::new(&NOT_AN_OBJECT, self.place.clone(), message).effect("it is ignored"));
        }
        object
    }

    /// A member of the object that stands here.
    pub fn member(&self, key: &str) -> Option<Self> {
        let value = self.get(key)?;
        Some(Self { value, place: self.place.child(key) })
    }

    /// The value of a member, without its place.
    pub fn get(&self, key: &str) -> Option<&'d Value> {
        let object = self.value.as_object()?;
        // Most objects have a few members and are asked for dozens: comparing is quicker than hashing then.
        if object.len() <= FEW {
            return object.iter().find(|(name, _)| *name == key).map(|(_, value)| value);
        }
        object.get(key)
    }

    /// The members of the object under a key, in their order. Anything but an object is noted and passed over.
    pub fn members(&self, key: &str, diagnostics: &mut Diagnostics) -> Vec<(&'d String, Self)> {
        let Some(node) = self.member(key) else { return Vec::new() };
        match node.value {
            Value::Object(object) => {
                object.iter().map(|(key, value)| (key, Self { value, place: node.place.child(key) })).collect()
            }
            Value::Null => Vec::new(),
            _ => {
                node.wrong("an object", diagnostics);
                Vec::new()
            }
        }
    }

    /// The elements of the list under a key. Anything but a list is noted and passed over.
    pub fn elements(&self, key: &str, diagnostics: &mut Diagnostics) -> Vec<Self> {
        let Some(node) = self.member(key) else { return Vec::new() };
        match node.value {
            Value::Array(list) => {
                list.iter().enumerate().map(|(i, value)| Self { value, place: node.place.index(i) }).collect()
            }
            Value::Null => Vec::new(),
            _ => {
                node.wrong("a list", diagnostics);
                Vec::new()
            }
        }
    }

    /// The text under a key. YAML makes numbers of versions and booleans of `yes`'s cousins, so any scalar is taken as text.
    pub fn text(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<String> {
        match self.get(key)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(flag) => Some(flag.to_string()),
            Value::Null => None,
            _ => {
                self.member(key)?.wrong("a string", diagnostics);
                None
            }
        }
    }

    /// The boolean under a key; absent is false.
    pub fn flag(&self, key: &str, diagnostics: &mut Diagnostics) -> bool {
        self.boolean(key, diagnostics).unwrap_or(false)
    }

    /// The boolean under a key.
    pub fn boolean(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<bool> {
        match self.get(key)? {
            Value::Bool(flag) => Some(*flag),
            Value::String(text) if text == "true" => Some(true),
            Value::String(text) if text == "false" => Some(false),
            Value::Null => None,
            _ => {
                self.member(key)?.wrong("true or false", diagnostics);
                None
            }
        }
    }

    /// The strings of the list under a key.
    pub fn texts(&self, key: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
        let mut texts = Vec::new();
        for element in self.elements(key, diagnostics) {
            match element.value {
                Value::String(text) => texts.push(text.clone()),
                _ => element.wrong("a string", diagnostics),
            }
        }
        texts
    }

    /// The value as a type of `openapiv3`, or its complaint.
    pub fn typed<T: DeserializeOwned>(&self) -> Result<T, String> {
        T::deserialize(self.value).map_err(|error| error.to_string())
    }

    /// Notes that something else was expected here, and that what stands here is ignored.
    pub fn wrong(&self, expected: &str, diagnostics: &mut Diagnostics) {
        let message = format!("{expected} is expected here, not {}", kind(self.value));
        diagnostics.push(Diagnostic::new(&WRONG_TYPE, self.place.clone(), message).effect("it is ignored"));
    }
}

/// What a value is, for messages.
pub fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
