//! What the description itself requires (OpenAPI Object, Info Object, Tag Object).

use super::document::{Fields, Node, Reading};
use super::swagger2;

/// What the document itself requires (OpenAPI Object, Info Object, Tag Object).
pub fn check<'d>(reading: &mut Reading<'d, '_>, root: &Node<'d>) {
    reading.only(root, Fields::Document);
    swagger2::note_root(reading, root);
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
        reading.require(&tag, &["name"], "it is ignored");
    }
}
