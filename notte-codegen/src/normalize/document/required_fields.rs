//! What the specification requires and generation can do without: it is noted, for others may not be as lenient.

use super::{Node, Reading};
use crate::diagnostics::{Diagnostic, MEMBER_MISSING};

impl Reading<'_, '_> {
    /// Notes which of an object's members are missing, with what happens instead.
    pub fn require(&mut self, node: &Node<'_>, keys: &[&str], effect: &str) {
        let Some(object) = node.value.as_object() else { return };
        for key in keys.iter().filter(|key| !object.contains_key(**key)) {
            self.missing(node, &format!("`{key}` is required here"), effect);
        }
    }

    /// Notes that an object has none of some members.
    pub fn require_any(&mut self, node: &Node<'_>, keys: &[&str], effect: &str) {
        let Some(object) = node.value.as_object() else { return };
        if !keys.iter().any(|key| object.contains_key(*key)) {
            let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
            self.missing(node, &format!("one of {} is required here", keys.join(", ")), effect);
        }
    }

    pub fn missing(&mut self, node: &Node<'_>, message: &str, effect: &str) {
        self.diagnostics
            .push(Diagnostic::new(&MEMBER_MISSING, node.place.clone(), message.to_owned()).effect(effect.to_owned()));
    }
}
