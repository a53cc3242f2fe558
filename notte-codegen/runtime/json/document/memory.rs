//! The memory that the values of a document may take.
//!
//! A short text can stand for large values: `[{},{},…` for a list of structs with a hundred fields each. So whatever
//! allocates in proportion to the text asks here first.

use super::super::{Document, Node};
use super::Entry;

/// What an allocator adds to a small allocation, about.
const OVERHEAD: usize = 16;

/// The fault of a value that takes more memory than is left.
pub(in super::super) const TOO_LARGE: &str = "the value takes more memory than the client allows";

/// The number of entries that a document may have: half of the memory is for them, the other half for the values.
pub(in super::super) fn most_entries(memory: usize) -> usize {
    memory / 2 / size_of::<Entry>()
}

impl Document<'_> {
    /// Takes `bytes` from the memory that is left; false if there is less.
    fn take_memory(&self, bytes: usize) -> bool {
        match self.memory.get().checked_sub(bytes) {
            Some(left) => {
                self.memory.set(left);
                true
            }
            None => false,
        }
    }
}

impl Node<'_> {
    /// Takes memory for a value of `bytes`; notes a fault and returns false if there is not enough.
    pub(in super::super) fn takes(self, bytes: usize) -> bool {
        let is_enough = self.document.take_memory(bytes);
        if !is_enough {
            self.fault(TOO_LARGE);
        }
        is_enough
    }

    /// Whether there is a limit of memory.
    pub(in super::super) fn is_limited(self) -> bool {
        // Without one there is all that can be addressed, and no document takes half of it.
        self.document.memory.get() < usize::MAX / 2
    }

    /// Takes memory for a string of `length` bytes.
    pub(in super::super) fn takes_text(self, length: usize) -> bool {
        self.takes(length.saturating_add(OVERHEAD))
    }

    /// Takes memory for a map with any members: its first node has room for eleven.
    pub(in super::super) fn takes_map<K, V>(self) -> bool {
        self.takes(11 * (size_of::<K>() + size_of::<V>()) + OVERHEAD)
    }

    /// Takes memory for a member of a map, which is in a list and then in the map while the map is built.
    pub(in super::super) fn takes_member<K, V>(self, name: &str) -> bool {
        let member = 2 * (size_of::<K>() + size_of::<V>()) + name.len() + OVERHEAD;
        self.takes(member)
    }
}
