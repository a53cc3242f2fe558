//! Lists, maps, boxes, `null`, and JSON of any shape.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::object::read_entries;
use super::{Key, Node, Wire, Writer};

impl<T: Wire> Wire for Vec<T> {
    fn read(node: Node<'_>) -> Self {
        let elements = node.array();
        // No more than 1 MiB at once: `[1,1,1,…` must not reserve room for as many large structs.
        let room = (1 << 20) / size_of::<T>().max(1);
        let mut values = Self::with_capacity(elements.len().min(room));
        for element in elements {
            values.push(T::read(element));
            // Nor make as many stand-ins.
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
    fn read(node: Node<'_>) -> Self {
        node.to_json()
    }

    fn write(&self, writer: &mut Writer) {
        writer.tree(self);
    }
}

impl Wire for Map<String, Value> {
    fn read(node: Node<'_>) -> Self {
        node.entries().map(|(key, value)| (key.to_owned(), value.to_json())).collect()
    }

    fn write(&self, writer: &mut Writer) {
        let mut object = writer.object();
        for (key, value) in self {
            object.tree(key, value);
        }
    }
}

/// A list of as many elements, each of its own type.
macro_rules! tuple {
    ($length:literal: $($item:ident)+) => {
        impl<$($item: Wire),+> Wire for ($($item,)+) {
            fn read(node: Node<'_>) -> Self {
                let mut elements = node.array();
                if elements.len() != $length {
                    node.fault(concat!("expected an array of ", $length, " elements"));
                }
                ($($item::read(elements.next().unwrap_or(node.no_element())),)+)
            }

            fn write(&self, writer: &mut Writer) {
                #[expect(non_snake_case, reason = "each element is called as its type")]
                let ($($item,)+) = self;
                let mut list = writer.list();
                $(list.element($item);)+
            }
        }
    };
}

tuple!(2: A B);
tuple!(3: A B C);
tuple!(4: A B C D);
tuple!(5: A B C D E);
tuple!(6: A B C D E F);
tuple!(7: A B C D E F G);
tuple!(8: A B C D E F G H);
