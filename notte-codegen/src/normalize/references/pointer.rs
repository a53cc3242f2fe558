//! JSON Pointers (RFC 6901) into the files of a description.

use crate::diagnostics::Place;
use crate::load::Document;
use crate::normalize::document::{Node, Reading};

/// What a pointer leads to, as it is written or with its percent signs resolved.
pub fn pointed<'d>(document: &'d Document, file: usize, pointer: &str) -> Option<Node<'d>> {
    let root = &document.sources.get(file)?.tree;
    let at = |pointer: &str| Some((root.pointer(pointer)?, pointer.to_owned()));
    let decoded = || percent_encoding::percent_decode_str(pointer).decode_utf8_lossy().into_owned();
    let (value, pointer) = at(pointer).or_else(|| at(&decoded()))?;
    Some(Node { value, place: Place { file, pointer } })
}

impl Reading<'_, '_> {
    /// The pointer to a sibling of what was meant, when one is spelled nearly alike.
    pub fn similar(&mut self, file: usize, pointer: &str) -> Option<String> {
        let root = &self.document.sources.get(file)?.tree;
        let (parent, last) = pointer.rsplit_once('/')?;
        let keys = root.pointer(parent)?.as_object()?.keys();
        self.nearest(last, keys.map(String::as_str)).map(|key| format!("{parent}/{key}"))
    }
}
