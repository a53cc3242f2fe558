//! Objects of any JSON.

use std::any::TypeId;
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
// Boxed, because most structs have one, which is empty.
#[derive(Clone, Default)]
pub struct JsonObject(Option<Box<Repr>>);

#[derive(Clone)]
enum Repr {
    Text(Kept),
    Members(BTreeMap<String, Json>),
}

/// An object with members, as text without spaces.
struct Kept {
    text: Box<str>,
    /// The type that knows none of the members.
    stranger: Option<TypeId>,
    /// The members, once somebody has asked.
    members: OnceLock<BTreeMap<String, Json>>,
}

impl Clone for Kept {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), stranger: self.stranger, members: OnceLock::new() }
    }
}

static NONE: BTreeMap<String, Json> = BTreeMap::new();

impl JsonObject {
    /// Creates an object without members.
    #[must_use]
    pub fn new() -> Self {
        Self(None)
    }

    fn of(members: BTreeMap<String, Json>) -> Self {
        Self(Some(Box::new(Repr::Members(members))))
    }

    /// Sets a member, and returns what it was before.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) -> Option<Json> {
        (**self).insert(name.into(), value.into())
    }

    /// Keeps the text of these members of an object of a document, and of which type none of them is a member.
    pub(in super::super) fn keep(entries: Entries<'_>, stranger: Option<TypeId>) -> Self {
        let Some((_, first)) = entries.clone().next() else {
            return Self::new();
        };
        let text = text::of_members(entries);
        if !first.takes(size_of::<Repr>()) || !first.takes_text(text.len()) {
            return Self::new();
        }
        Self(Some(Box::new(Repr::Text(Kept { text, stranger, members: OnceLock::new() }))))
    }

    /// The members as they came, unless some have been changed.
    pub(in super::super) fn kept(&self) -> Option<Members<'_>> {
        match self.0.as_deref()? {
            Repr::Text(kept) => Some(Members::new(&kept.text)),
            Repr::Members(_) => None,
        }
    }

    /// The text of the members, without brackets, if it is known that the type has none of them.
    pub(in super::super) fn unknown_to(&self, ty: TypeId) -> Option<&str> {
        match self.0.as_deref()? {
            Repr::Text(kept) if kept.stranger == Some(ty) => kept.text.get(1..kept.text.len() - 1),
            _ => None,
        }
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
        match self.0.as_deref() {
            Some(Repr::Text(kept)) => kept.members.get_or_init(|| members(&kept.text)),
            Some(Repr::Members(members)) => members,
            None => &NONE,
        }
    }
}

impl Repr {
    fn members_mut(&mut self) -> &mut BTreeMap<String, Json> {
        // A borrow in each branch: one of the whole would outlive the branch that replaces it.
        match *self {
            Self::Members(ref mut members) => members,
            Self::Text(ref mut kept) => {
                *self = Self::Members(kept.members.take().unwrap_or_else(|| members(&kept.text)));
                self.members_mut()
            }
        }
    }
}

impl DerefMut for JsonObject {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.0.get_or_insert_with(|| Box::new(Repr::Members(BTreeMap::new()))).members_mut()
    }
}

impl Wire for JsonObject {
    fn read(node: Node<'_>) -> Self {
        Self::keep(node.entries(), None)
    }

    fn write(&self, writer: &mut Writer) {
        match self.0.as_deref() {
            Some(Repr::Text(kept)) => writer.raw(&kept.text),
            Some(Repr::Members(members)) => members.write(writer),
            None => writer.raw("{}"),
        }
    }
}

impl PartialEq for JsonObject {
    fn eq(&self, other: &Self) -> bool {
        match (self.0.as_deref(), other.0.as_deref()) {
            (Some(Repr::Text(one)), Some(Repr::Text(other))) if one.text == other.text => true,
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
        Self::of(members.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
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
        Self::of(members)
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
