//! Lists, maps, boxes, `null`, and JSON of any shape.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::super::node::trees;
use super::super::object::read_entries;
use super::super::{Key, Node, Wire, Writer};

impl<T: Wire> Wire for Vec<T> {
    fn read(node: Node<'_>) -> Self {
        let elements = node.array();
        if !node.takes(elements.len().saturating_mul(size_of::<T>())) {
            return Self::new();
        }
        // Without a limit of memory, `[1,1,1,…` must not reserve room for as many large structs.
        let room = if node.is_limited() { elements.len() } else { (1 << 20) / size_of::<T>().max(1) };
        let mut values = Self::with_capacity(elements.len().min(room));
        for element in elements {
            values.push(T::read(element));
            // Nothing that is read after a fault is used.
            if node.is_spoilt() {
                break;
            }
        }
        values
    }

    fn write(&self, writer: &mut Writer) {
        writer.array(self);
    }
}

impl<K: Key, T: Wire> Wire for BTreeMap<K, T> {
    fn read(node: Node<'_>) -> Self {
        read_entries(node.entries())
    }

    fn write(&self, writer: &mut Writer) {
        writer.object().entries(self);
    }
}

impl<T: Wire> Wire for Box<T> {
    fn read(node: Node<'_>) -> Self {
        node.takes_text(size_of::<T>());
        Self::new(T::read(node))
    }

    fn write(&self, writer: &mut Writer) {
        T::write(self, writer);
    }
}

/// `None` is `null`.
impl<T: Wire> Wire for Option<T> {
    fn read(node: Node<'_>) -> Self {
        if node.is_null() { None } else { Some(T::read(node)) }
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.write(writer),
            None => writer.null(),
        }
    }
}

impl Wire for Value {
    /// A number that is out of the range of floats is a fault, as it is for `serde_json`.
    fn read(node: Node<'_>) -> Self {
        node.tree(true)
    }

    fn write(&self, writer: &mut Writer) {
        writer.tree(self);
    }
}

impl Wire for Map<String, Value> {
    fn read(node: Node<'_>) -> Self {
        trees(node.entries(), true).collect()
    }

    fn write(&self, writer: &mut Writer) {
        let mut object = writer.object();
        for (key, value) in self {
            object.tree(key, value);
        }
    }
}
