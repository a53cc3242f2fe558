//! Booleans, numbers and strings.

use super::super::document::number;
use super::super::{Kind, Node, Wire, Writer};

impl Wire for bool {
    fn read(node: Node<'_>) -> Self {
        node.as_bool().unwrap_or_else(|| node.expected("a boolean"))
    }

    fn write(&self, writer: &mut Writer) {
        writer.bool(*self);
    }
}

impl Wire for String {
    fn read(node: Node<'_>) -> Self {
        node.string().to_owned()
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl Wire for f64 {
    fn read(node: Node<'_>) -> Self {
        let Some(text) = node.as_number() else {
            return node.expected("a number");
        };
        let number = number::float(text);
        if number.is_infinite() {
            node.fault(number::OUT_OF_RANGE);
        }
        number
    }

    fn write(&self, writer: &mut Writer) {
        writer.float(*self);
    }
}

impl Wire for f32 {
    fn read(node: Node<'_>) -> Self {
        let Some(text) = node.as_number() else {
            return node.expected("a number");
        };
        let number: Self = text.parse().unwrap_or(Self::INFINITY);
        if number.is_infinite() {
            node.fault("expected a number of single precision, found a larger one");
        }
        number
    }

    fn write(&self, writer: &mut Writer) {
        writer.float32(*self);
    }
}

/// Every integer is read through one function, and written through two.
macro_rules! integer {
    ($($type:ident)*, $write:ident) => {$(
        impl Wire for $type {
            fn read(node: Node<'_>) -> Self {
                let found = node.as_number().and_then(number::whole);
                found.and_then(|number| Self::try_from(number).ok()).unwrap_or_else(|| not_an_integer(node, stringify!($type)))
            }

            fn write(&self, writer: &mut Writer) {
                writer.$write((*self).into());
            }
        }
    )*};
}

integer!(i8 i16 i32 i64, integer);
integer!(u8 u16 u32 u64, unsigned);

#[cold]
fn not_an_integer<T: Default>(node: Node<'_>, type_name: &str) -> T {
    if node.kind() == Kind::Number {
        node.fault(format!("expected an integer ({type_name}), found a number that is not one or is out of range"));
        T::default()
    } else {
        node.expected("an integer")
    }
}
