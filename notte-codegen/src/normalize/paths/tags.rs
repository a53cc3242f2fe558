//! `tags` of the description.

use crate::normalize::document::{Node, Reading};
use indexmap::IndexMap;

/// The tags and what they stand for.
pub fn tags<'d>(reading: &mut Reading<'d, '_>, root: &Node<'d>) -> IndexMap<String, Option<String>> {
    let mut tags = IndexMap::new();
    let tags_of = reading.parts(root, "tags");
    let diagnostics = &mut *reading.diagnostics;
    for tag in tags_of {
        if let Some(name) = tag.text("name", diagnostics) {
            let description = tag.text("description", diagnostics).or_else(|| tag.text("summary", diagnostics));
            tags.insert(name, tag.with_external_docs(description, diagnostics));
        }
    }
    tags
}
