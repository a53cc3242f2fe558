//! Objects of any JSON.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;

use serde_json::{Map, Value};

use super::super::node::Entries;
use super::super::{Document, Node, Wire, Writer};
use super::members::Members;
use super::{Json, text};

/// An object of any JSON. It dereferences to a map of its members, which is made when it is first looked at.
///
/// As [`Json`], it keeps the text that it came as, also where other members are set or removed.
#[derive(Clone)]
pub struct JsonObject(Repr);

#[expect(clippy::box_collection, reason = "most structs have one, and few are ever looked at")]
enum Repr {
    /// An object without spaces, or nothing if it has no members; and its members once somebody has asked.
    Text(Box<str>, OnceLock<Box<BTreeMap<String, Json>>>),
    Members(BTreeMap<String, Json>),
}

impl Clone for Repr {
    fn clone(&self) -> Self {
        match self {
            Self::Text(text, _) => Self::Text(text.clone(), OnceLock::new()),
            Self::Members(members) => Self::Members(members.clone()),
        }
    }
}

static NONE: BTreeMap<String, Json> = BTreeMap::new();

impl JsonObject {
    /// Creates an object without members.
    pub fn new() -> Self {
        Self(Repr::Text(Box::default(), OnceLock::new()))
    }

    /// Sets a member, and returns what it was before.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) -> Option<Json> {
        (**self).insert(name.into(), value.into())
    }

    /// Keeps the text of these members of an object of a document.
    pub(in super::super) fn keep(entries: Entries<'_>) -> Self {
        let Some((_, first)) = entries.clone().next() else {
            return Self::new();
        };
        let text = text::of_members(entries);
        if first.takes_text(text.len()) { Self(Repr::Text(text, OnceLock::new())) } else { Self::new() }
    }

    /// The members as they came, unless some have been changed.
    pub(in super::super) fn kept(&self) -> Option<Members<'_>> {
        match &self.0 {
            Repr::Text(text, _) => Some(Members::new(text)),
            Repr::Members(_) => None,
        }
    }
}

impl Default for JsonObject {
    fn default() -> Self {
        Self::new()
    }
}

fn members(text: &str) -> BTreeMap<String, Json> {
    let value =
        |text: &str| Document::parse_nested(text.as_bytes(), usize::MAX).map(|document| Json::read(document.root()));
    Members::new(text).map(|(name, text)| (name.into_owned(), value(text).unwrap_or_default())).collect()
}

impl Deref for JsonObject {
    type Target = BTreeMap<String, Json>;

    fn deref(&self) -> &Self::Target {
        match &self.0 {
            Repr::Text(text, _) if text.is_empty() => &NONE,
            Repr::Text(text, asked) => asked.get_or_init(|| Box::new(members(text))),
            Repr::Members(members) => members,
        }
    }
}

impl DerefMut for JsonObject {
    fn deref_mut(&mut self) -> &mut Self::Target {
        match self.0 {
            Repr::Members(ref mut members) => members,
            Repr::Text(ref text, ref mut asked) => {
                let members = asked.take().map_or_else(|| members(text), |members| *members);
                self.0 = Repr::Members(members);
                self.deref_mut()
            }
        }
    }
}

impl Wire for JsonObject {
    fn read(node: Node<'_>) -> Self {
        Self::keep(node.entries())
    }

    fn write(&self, writer: &mut Writer) {
        match &self.0 {
            Repr::Text(text, _) => writer.raw(if text.is_empty() { "{}" } else { text }),
            Repr::Members(members) => members.write(writer),
        }
    }
}

impl PartialEq for JsonObject {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Repr::Text(one, _), Repr::Text(other, _)) if one == other => true,
            _ => **self == **other,
        }
    }
}

impl Eq for JsonObject {}

/// Shows the members without those that are secrets by their names.
impl fmt::Debug for JsonObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::super::shown::debug_json(self, f)
    }
}

impl<K: Into<String>, V: Into<Json>> FromIterator<(K, V)> for JsonObject {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        Self(Repr::Members(members.into_iter().map(|(name, value)| (name.into(), value.into())).collect()))
    }
}

impl<K: Into<String>, V: Into<Json>> Extend<(K, V)> for JsonObject {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, members: I) {
        (**self).extend(members.into_iter().map(|(name, value)| (name.into(), value.into())));
    }
}

impl<K: Into<String>, V: Into<Json>, const N: usize> From<[(K, V); N]> for JsonObject {
    fn from(members: [(K, V); N]) -> Self {
        members.into_iter().collect()
    }
}

impl From<BTreeMap<String, Json>> for JsonObject {
    fn from(members: BTreeMap<String, Json>) -> Self {
        Self(Repr::Members(members))
    }
}

impl From<Map<String, Value>> for JsonObject {
    fn from(members: Map<String, Value>) -> Self {
        members.into_iter().collect()
    }
}

impl From<JsonObject> for Value {
    fn from(object: JsonObject) -> Self {
        Self::Object(object.into())
    }
}

impl From<JsonObject> for Map<String, Value> {
    fn from(object: JsonObject) -> Self {
        object.into_iter().map(|(name, value)| (name, value.into())).collect()
    }
}

impl From<JsonObject> for BTreeMap<String, Json> {
    fn from(mut object: JsonObject) -> Self {
        std::mem::take(&mut *object)
    }
}

impl IntoIterator for JsonObject {
    type Item = (String, Json);
    type IntoIter = std::collections::btree_map::IntoIter<String, Json>;

    fn into_iter(self) -> Self::IntoIter {
        BTreeMap::from(self).into_iter()
    }
}

impl<'a> IntoIterator for &'a JsonObject {
    type Item = (&'a String, &'a Json);
    type IntoIter = std::collections::btree_map::Iter<'a, String, Json>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
