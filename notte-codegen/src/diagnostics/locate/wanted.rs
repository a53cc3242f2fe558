//! The pointers that are looked for, as a tree that is walked along with the text.

use std::collections::HashMap;

/// Where something begins and ends, in the measure of the parser that found it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spot {
    /// Bytes of the text.
    Bytes {
        /// The first byte.
        start: usize,
        /// The byte after the last.
        end: usize,
    },
    /// A line (from 1), a column (from 0, in characters) and a length in characters.
    Mark {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// The length.
        length: usize,
    },
}

/// The place of a node in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id(usize);

#[derive(Debug, Default)]
struct Node {
    children: HashMap<String, Id>,
    parent: Option<Id>,
    spot: Option<Spot>,
}

/// The tree of pointers.
#[derive(Debug)]
pub(super) struct Wanted {
    nodes: Vec<Node>,
    ends: Vec<Id>,
}

impl Wanted {
    /// The root's place.
    pub(super) const ROOT: Id = Id(0);

    /// A tree of these pointers; nothing found yet.
    pub(super) fn new(pointers: &[&str]) -> Self {
        let mut wanted = Self { nodes: vec![Node::default()], ends: Vec::with_capacity(pointers.len()) };
        for pointer in pointers {
            let mut at = Self::ROOT;
            for segment in pointer.split('/').skip(1) {
                at = wanted.child_or_new(at, segment.replace("~1", "/").replace("~0", "~"));
            }
            wanted.ends.push(at);
        }
        wanted
    }

    fn child_or_new(&mut self, parent: Id, key: String) -> Id {
        if let Some(child) = self.child(parent, &key) {
            return child;
        }
        let child = Id(self.nodes.len());
        self.nodes.push(Node { parent: Some(parent), ..Node::default() });
        if let Some(node) = self.nodes.get_mut(parent.0) {
            node.children.insert(key, child);
        }
        child
    }

    /// The wanted member or element of a wanted node.
    pub(super) fn child(&self, parent: Id, key: &str) -> Option<Id> {
        self.nodes.get(parent.0)?.children.get(key).copied()
    }

    /// Whether something inside this node is wanted.
    pub(super) fn has_children(&self, id: Id) -> bool {
        self.nodes.get(id.0).is_some_and(|node| !node.children.is_empty())
    }

    /// Notes where a node stands. Of a repeated key the last counts, so what was found inside an earlier one is forgotten.
    pub(super) fn set(&mut self, id: Id, spot: Spot) {
        let Some(node) = self.nodes.get_mut(id.0) else { return };
        if node.spot.replace(spot).is_none() {
            return;
        }
        let mut stale: Vec<Id> = node.children.values().copied().collect();
        while let Some(next) = stale.pop() {
            if let Some(node) = self.nodes.get_mut(next.0) {
                // Below a node that was not found nothing was found either.
                if node.spot.take().is_some() {
                    stale.extend(node.children.values());
                }
            }
        }
    }

    /// For each pointer, in the order given: the spot, and whether it is the node's own or an ancestor's.
    pub(super) fn found(&self) -> Vec<Option<(Spot, bool)>> {
        self.ends.iter().map(|&end| self.nearest(end)).collect()
    }

    fn nearest(&self, end: Id) -> Option<(Spot, bool)> {
        let mut at = Some(end);
        while let Some(id) = at {
            let node = self.nodes.get(id.0)?;
            if let Some(spot) = node.spot {
                return Some((spot, id == end));
            }
            at = node.parent;
        }
        None
    }
}
