//! Tests that tell the alternatives of a union apart before a value is decoded.

use super::{Kind, Node};

impl Node<'_> {
    /// Returns whether this is an object whose member `name` is one of `values`: a string, or a number or boolean with that text.
    #[must_use]
    pub fn member_is(self, name: &str, values: &[&str]) -> bool {
        let Some(member) = self.get(name) else {
            return false;
        };
        let word = || member.as_bool().map(|value| if value { "true" } else { "false" });
        let text = member.as_str().or_else(|| member.as_number()).or_else(word);
        text.is_some_and(|text| values.contains(&text))
    }

    /// Returns whether this has none of these members.
    #[must_use]
    pub fn lacks_members(self, names: &[&str]) -> bool {
        self.as_object().is_none_or(|mut members| !members.any(|(key, _)| names.contains(&key)))
    }

    /// Returns whether this is an object with all of these members.
    #[must_use]
    pub fn has_members(self, names: &[&str]) -> bool {
        self.kind() == Kind::Object && names.iter().all(|name| self.get(name).is_some())
    }
}
