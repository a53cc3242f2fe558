//! Lists, maps, boxes, `null`, and JSON of any shape.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::object::read_entries;
use super::{DecodeError, Kind, Node, Wire, Writer};

impl<T: Wire> Wire for Vec<T> {
    fn read(node: Node<'_>) -> Result<Self, DecodeError> {
        let elements = node.array()?;
        // No more than 1 MiB at once: `[1,1,1,…` must not reserve room for as many large structs before the first fails.
        let room = (1 << 20) / size_of::<T>().max(1);
        let mut values = Self::with_capacity(elements.len().min(room));
        for element in elements {
            match T::read(element) {
                Ok(value) => values.push(value),
                Err(error) => return Err(error.in_index(values.len())),
            }
        }
        Ok(values)
    }

    fn write(&self, writer: &mut Writer) {
        writer.array(self);
    }
}

impl<T: Wire> Wire for BTreeMap<String, T> {
    fn read(node: Node<'_>) -> Result<Self, DecodeError> {
        read_entries(node.entries()?)
    }

    fn write(&self, writer: &mut Writer) {
        writer.object().entries(self);
    }
}

impl<T: Wire> Wire for Box<T> {
    fn read(node: Node<'_>) -> Result<Self, DecodeError> {
        T::read(node).map(Self::new)
    }

    fn write(&self, writer: &mut Writer) {
        T::write(self, writer);
    }
}

/// `None` is `null`.
impl<T: Wire> Wire for Option<T> {
    fn read(node: Node<'_>) -> Result<Self, DecodeError> {
        if node.is_null() { Ok(None) } else { T::read(node).map(Some) }
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.write(writer),
            None => writer.null(),
        }
    }
}

impl Wire for Value {
    fn read(node: Node<'_>) -> Result<Self, DecodeError> {
        Ok(node.to_json())
    }

    fn write(&self, writer: &mut Writer) {
        writer.tree(self);
    }
}

impl Wire for Map<String, Value> {
    fn read(node: Node<'_>) -> Result<Self, DecodeError> {
        match node.to_json() {
            Value::Object(map) => Ok(map),
            _ => Err(node.unexpected(&Kind::Object.to_string())),
        }
    }

    fn write(&self, writer: &mut Writer) {
        let mut object = writer.object();
        for (key, value) in self {
            object.tree(key, value);
        }
    }
}
