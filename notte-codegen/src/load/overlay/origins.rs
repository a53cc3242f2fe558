//! Where the nodes of a description come from after overlays: the overlay that made them, or their place in the description.

use crate::diagnostics::Place;
use std::collections::BTreeMap;

/// Where the nodes come from that overlays added, replaced or moved, by their JSON Pointer in the result. A node that is not listed
/// comes from the member or element of its parent's place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    places: BTreeMap<String, Place>,
}

impl Origins {
    /// Where a node of the result comes from: its own place in `file`, unless an overlay made or moved it.
    #[must_use]
    pub fn place(&self, file: usize, pointer: &str) -> Place {
        let mut end = pointer.len();
        loop {
            let (ancestor, rest) = pointer.split_at(end);
            if let Some(place) = self.places.get(ancestor) {
                return Place { file: place.file, pointer: format!("{}{rest}", place.pointer) };
            }
            match ancestor.rfind('/') {
                Some(slash) => end = slash,
                None => return Place { file, pointer: pointer.to_owned() },
            }
        }
    }

    /// Records where a node and all below it come from.
    pub(super) fn set(&mut self, pointer: String, place: Place) {
        self.forget(&pointer);
        self.places.insert(pointer, place);
    }

    /// Forgets a node and all below it.
    pub(super) fn forget(&mut self, pointer: &str) {
        let below: Vec<String> = self.at_and_below(pointer).map(|(found, _)| found.clone()).collect();
        below.iter().for_each(|found| drop(self.places.remove(found)));
    }

    /// Records that only these of the `length` elements of a list are kept, in their order.
    pub(super) fn keep_elements(&mut self, list: &str, length: usize, kept: &[usize]) {
        let mut moved = Vec::new();
        for (new, old) in kept.iter().enumerate() {
            let (from, to) = (element(list, *old), element(list, new));
            if !self.places.contains_key(&from) && new != *old {
                moved.push((to.clone(), self.place(0, &from)));
            }
            let below = self.at_and_below(&from);
            moved.extend(below.map(|(found, place)| (found.replacen(&from, &to, 1), place.clone())));
        }
        (0..length).for_each(|index| self.forget(&element(list, index)));
        self.places.extend(moved);
    }

    fn at_and_below<'o>(&'o self, pointer: &'o str) -> impl Iterator<Item = (&'o String, &'o Place)> {
        let from_here = self.places.range(pointer.to_owned()..);
        let with_prefix = from_here.take_while(move |(found, _)| found.starts_with(pointer));
        with_prefix.filter(move |(found, _)| {
            found.get(pointer.len()..).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }
}

/// The pointer of a member.
pub(super) fn child(pointer: &str, name: &str) -> String {
    Place { file: 0, pointer: pointer.to_owned() }.child(name).pointer
}

/// The pointer of an element.
pub(super) fn element(pointer: &str, index: usize) -> String {
    format!("{pointer}/{index}")
}
