//! What the specification requires and generation can do without: it is noted, for others may not be as lenient.

use super::Reading;
use super::known::Fields;
use super::node::Node;
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

/// What the document itself requires (OpenAPI Object, Info Object, Tag Object).
pub fn document<'d>(reading: &mut Reading<'d, '_>, root: &Node<'d>) {
    reading.only(root, Fields::Document);
    if let Some(components) = reading.part(root, "components") {
        reading.only(&components, Fields::Components);
    }
    reading.require(root, &["info"], "the crate says nothing of the API's name and version");
    if let Some(info) = reading.part(root, "info") {
        reading.only(&info, Fields::Info);
        reading.require(&info, &["title", "version"], "the crate does not say it");
    }
    if reading.minor == 0 {
        reading.require(root, &["paths"], "there are no operations");
    } else {
        reading.require_any(root, &["paths", "components", "webhooks"], "nothing is made");
    }
    for tag in reading.parts(root, "tags") {
        reading.only(&tag, Fields::Tag);
        reading.require(&tag, &["name"], "it is passed over");
    }
}
