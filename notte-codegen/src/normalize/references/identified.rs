//! References that go by `$id`, `$anchor` or `$dynamicAnchor` (JSON Schema 2020-12, 8.2).

use super::pointed;
use crate::diagnostics::Place;
use crate::normalize::document::{Anchors, Node, Reading};

impl<'d> Reading<'d, '_> {
    /// What a `$dynamicRef` leads to, when there is only one schema that it can.
    pub fn only_anchor(&mut self, target: &str, place: &Place) -> Option<Node<'d>> {
        let document = self.document;
        let (_, anchor) = target.split_once('#')?;
        let anchors = self.anchors.get_or_insert_with(|| Anchors::of(document));
        if anchors.dynamic.get(anchor).is_some_and(|schemas| *schemas > 1) {
            return None;
        }
        self.find(target, place).ok()
    }

    /// What a reference leads to that goes by `$id`, `$anchor` or both: nothing when such a name is known, and what it leads to is
    /// not there. No answer when the reference is an ordinary one.
    pub fn identified(&mut self, address: &str, fragment: &str, place: &Place) -> Option<Option<Node<'d>>> {
        let is_pointer = fragment.is_empty() || fragment.starts_with('/');
        let document = self.document;
        let is_link = document.links.get(place.file).is_some_and(|links| links.contains_key(address));
        // Where no schema has a `$id`, these are a pointer and a file.
        if ((address.is_empty() && is_pointer) || is_link) && !self.has_ids {
            return None;
        }
        let anchors = self.anchors.get_or_insert_with(|| Anchors::of(document));
        let resource = anchors.resource(place);
        if address.is_empty() {
            let base = resource.map_or("", |(pointer, _)| pointer);
            if !is_pointer {
                let found = anchors.anchored(place.file, fragment, base)?;
                return Some(pointed(document, found.file, &found.pointer));
            }
            // Many a document has a `$id` in its components and refers to them from its root nevertheless.
            return pointed(document, place.file, &format!("{base}{fragment}")).map(Some);
        }
        let base = match resource {
            None if is_link => return None,
            within => anchors.by_address(address, within.map_or("", |(_, address)| address)),
        };
        let base = base.or_else(|| anchors.by_last_segments(address).filter(|_| !is_link))?;
        if is_pointer {
            return Some(pointed(document, base.file, &format!("{}{fragment}", base.pointer)));
        }
        let found = anchors.anchored(base.file, fragment, &base.pointer)?;
        Some(pointed(document, found.file, &found.pointer))
    }
}
