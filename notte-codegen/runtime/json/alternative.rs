//! What tells the alternatives of a union apart, asked of a value before it is read.

use super::{Kind, Node};

impl Node<'_> {
    /// Whether this is an object whose member of that name is one of these strings.
    pub fn member_is(self, name: &str, values: &[&str]) -> bool {
        let Some(text) = self.get(name).and_then(Node::as_str) else {
            return false;
        };
        values.contains(&text)
    }

    /// Whether this is an object with all of these members.
    pub fn has_members(self, names: &[&str]) -> bool {
        self.kind() == Kind::Object && names.iter().all(|name| self.get(name).is_some())
    }
}
