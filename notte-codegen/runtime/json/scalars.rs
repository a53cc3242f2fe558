//! Booleans, numbers and strings.

use super::{DecodeError, Kind, Node, Wire, Writer, number};

impl Wire for bool {
    fn read(node: Node<'_>) -> Result<Self, DecodeError> {
        node.as_bool().ok_or_else(|| node.unexpected("a boolean"))
    }

    fn write(&self, writer: &mut Writer) {
        writer.bool(*self);
    }
}

impl Wire for String {
    fn read(node: Node<'_>) -> Result<Self, DecodeError> {
        node.string().map(str::to_owned)
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl Wire for f64 {
    fn read(node: Node<'_>) -> Result<Self, DecodeError> {
        node.as_number().map(number::float).ok_or_else(|| node.unexpected("a number"))
    }

    fn write(&self, writer: &mut Writer) {
        writer.float(*self);
    }
}

impl Wire for f32 {
    fn read(node: Node<'_>) -> Result<Self, DecodeError> {
        let text = node.as_number().ok_or_else(|| node.unexpected("a number"))?;
        let number = text.parse().ok().filter(|number: &f32| number.is_finite());
        number.ok_or_else(|| DecodeError::new("expected a number of single precision, found a larger one"))
    }

    fn write(&self, writer: &mut Writer) {
        writer.float32(*self);
    }
}

/// Every integer is read through one function, and written through two.
macro_rules! integer {
    ($($type:ident)*, $write:ident) => {$(
        impl Wire for $type {
            fn read(node: Node<'_>) -> Result<Self, DecodeError> {
                let found = node.as_number().and_then(number::whole);
                found.and_then(|number| Self::try_from(number).ok()).ok_or_else(|| not_an_integer(node, stringify!($type)))
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
fn not_an_integer(node: Node<'_>, type_name: &str) -> DecodeError {
    if node.kind() == Kind::Number {
        DecodeError::new(format!(
            "expected an integer ({type_name}), found a number that is not one or is out of range"
        ))
    } else {
        node.unexpected("an integer")
    }
}
