//! Tuples: arrays of a fixed length, each element with its own type.

use super::{Node, Wire, Writer};

impl Writer {
    /// Writes an array, element by element.
    pub fn list(&mut self) -> ListWriter<'_> {
        self.text.push(b'[');
        ListWriter { writer: self, first: true }
    }
}

/// Writes the elements of an array, each with its own type. Dropping it closes the array.
#[doc(hidden)]
pub struct ListWriter<'a> {
    writer: &'a mut Writer,
    first: bool,
}

impl ListWriter<'_> {
    /// Writes the next element.
    pub fn element<T: Wire>(&mut self, value: &T) {
        if !self.first {
            self.writer.text.push(b',');
        }
        self.first = false;
        value.write(self.writer);
    }
}

impl Drop for ListWriter<'_> {
    fn drop(&mut self) {
        self.writer.text.push(b']');
    }
}

/// Implements `Wire` for a tuple.
macro_rules! tuple {
    ($length:literal: $($item:ident)+) => {
        impl<$($item: Wire),+> Wire for ($($item,)+) {
            fn read(node: Node<'_>) -> Self {
                let mut elements = node.array();
                if elements.len() != $length {
                    node.fault(concat!("expected an array of ", $length, " elements"));
                }
                ($($item::read(elements.next().unwrap_or(no_element(node))),)+)
            }

            fn write(&self, writer: &mut Writer) {
                #[expect(non_snake_case, reason = "each element has the name of its type")]
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

/// Returns the node for an element that is absent.
fn no_element(node: Node<'_>) -> Node<'_> {
    Node::nothing(node.document)
}
