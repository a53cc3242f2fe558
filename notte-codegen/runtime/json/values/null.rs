//! A value that is always `null`.

use super::super::{Node, Wire, Writer};

/// `null`, where the description allows nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Null;

impl Wire for Null {
    fn read(node: Node<'_>) -> Self {
        if node.is_null() { Self } else { node.expected("null") }
    }

    fn write(&self, writer: &mut Writer) {
        writer.null();
    }
}
