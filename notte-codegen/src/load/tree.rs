//! A tree from any `Deserializer`: keys become strings, merge keys are applied, the last of a repeated key wins.

use super::budget::Budget;
use crate::diagnostics::Place;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};
use std::fmt;

/// Levels of nesting that a tree may have; the same as `serde_json`'s own limit.
pub const MAX_DEPTH: usize = 128;

/// The message of a text that nests deeper.
pub const DEEP: &str = "the text nests deeper than 128 levels";

/// What `serde_json` says of such a text.
pub const SERDE_TOO_DEEP: &str = "recursion limit exceeded";

/// Reads a value; gathers the pointers of repeated keys on the way.
pub struct Tree<'a> {
    pub repeated: &'a mut Vec<String>,
    pub pointer: &'a mut Vec<String>,
    /// Members of the objects that have not ended: an object is made in its size, and most are small.
    pub members: &'a mut Vec<(String, Value)>,
    pub budget: &'a mut Budget,
}

impl Tree<'_> {
    fn inner(&mut self) -> Tree<'_> {
        Tree { repeated: self.repeated, pointer: self.pointer, members: self.members, budget: self.budget }
    }

    fn spend<E: Error>(&mut self, bytes: usize) -> Result<(), E> {
        self.budget.spend(bytes).map_err(E::custom)
    }
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E: Error>(mut self, value: bool) -> Result<Value, E> {
        self.spend(0)?;
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(mut self, value: i64) -> Result<Value, E> {
        self.spend(0)?;
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E: Error>(mut self, value: u64) -> Result<Value, E> {
        self.spend(0)?;
        Ok(Value::Number(value.into()))
    }

    fn visit_i128<E: Error>(mut self, value: i128) -> Result<Value, E> {
        self.spend(0)?;
        Ok(number(value as f64))
    }

    fn visit_u128<E: Error>(mut self, value: u128) -> Result<Value, E> {
        self.spend(0)?;
        Ok(number(value as f64))
    }

    fn visit_f64<E: Error>(mut self, value: f64) -> Result<Value, E> {
        self.spend(0)?;
        Ok(number(value))
    }

    fn visit_str<E: Error>(mut self, value: &str) -> Result<Value, E> {
        self.spend(value.len())?;
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(mut self, value: String) -> Result<Value, E> {
        self.spend(value.len())?;
        Ok(Value::String(value))
    }

    fn visit_unit<E: Error>(mut self) -> Result<Value, E> {
        self.spend(0)?;
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    /// A YAML tag (`!x value`) says nothing in JSON's model: the value counts.
    fn visit_enum<A: serde::de::EnumAccess<'de>>(self, data: A) -> Result<Value, A::Error> {
        use serde::de::VariantAccess;
        let (_tag, content) = data.variant_seed(Key)?;
        content.newtype_variant_seed(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<Value, A::Error> {
        if self.pointer.len() >= MAX_DEPTH {
            return Err(A::Error::custom(SERDE_TOO_DEEP));
        }
        self.spend(0)?;
        let mut list = Vec::new();
        loop {
            self.pointer.push(list.len().to_string());
            let item = seq.next_element_seed(self.inner())?;
            self.pointer.pop();
            match item {
                Some(item) => list.push(item),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Value, A::Error> {
        if self.pointer.len() >= MAX_DEPTH {
            return Err(A::Error::custom(SERDE_TOO_DEEP));
        }
        self.spend(0)?;
        let first = self.members.len();
        let mut merged = Vec::new();
        while let Some(key) = map.next_key_seed(Key)? {
            self.spend(key.len())?;
            self.pointer.push(key);
            let value = map.next_value_seed(self.inner())?;
            let key = self.pointer.pop().unwrap_or_default();
            if is_merge(&key, &value) {
                merged.push(value);
            } else {
                self.members.push((key, value));
            }
        }
        let (repeated, parents) = (&mut *self.repeated, &*self.pointer);
        Ok(object(self.members.drain(first..), merged, |key| repeated.push(pointer_of(parents, key))))
    }
}

/// An object of its members in their order, with what its merge keys add; the last of a repeated key wins. `repeat` is called
/// with each key that occurs again.
pub fn object(
    members: impl ExactSizeIterator<Item = (String, Value)>,
    merged: Vec<Value>,
    mut repeat: impl FnMut(&str),
) -> Value {
    let mut object = Map::with_capacity(members.len());
    for (key, value) in members {
        match object.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(value);
            }
            Entry::Occupied(mut entry) => {
                repeat(entry.key());
                entry.insert(value);
            }
        }
    }
    for value in merged {
        merge(&mut object, value);
    }
    Value::Object(object)
}

/// Whether a member is a merge key (<https://yaml.org/type/merge.html>).
pub fn is_merge(key: &str, value: &Value) -> bool {
    key == "<<" && matches!(value, Value::Object(_) | Value::Array(_))
}

/// Adds what a merge key refers to; the object's own members win.
fn merge(object: &mut Map<String, Value>, value: Value) {
    match value {
        Value::Object(other) => {
            for (key, value) in other {
                object.entry(key).or_insert(value);
            }
        }
        Value::Array(list) => list.into_iter().for_each(|value| merge(object, value)),
        _ => {}
    }
}

fn number(value: f64) -> Value {
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

/// The pointer to a member, from the segments of its parents.
pub fn pointer_of(parents: &[String], key: &str) -> String {
    let root = Place::root(0);
    let parent = parents.iter().fold(root, |place, segment| place.child(segment));
    parent.child(key).pointer
}

/// A key; YAML allows any scalar (`200:`, `true:`, `null:`), JSON's model only strings.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, number, boolean or null as key")
    }

    fn visit_str<E>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }

    fn visit_string<E>(self, value: String) -> Result<String, E> {
        Ok(value)
    }

    fn visit_i64<E>(self, value: i64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_u64<E>(self, value: u64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_f64<E>(self, value: f64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_bool<E>(self, value: bool) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_unit<E>(self) -> Result<String, E> {
        Ok("null".to_owned())
    }
}
