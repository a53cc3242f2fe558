//! What the passes of this stage share: the description, and what has been found in it so far.

use super::identifiers::Anchors;
use super::{Node, Schemas};
use crate::diagnostics::{Diagnostics, Place, nearest};
use crate::hash::{HashMap, HashSet};
use crate::load::Document;

/// What is read, and what has been found so far.
pub struct Reading<'d, 'x> {
    pub document: &'d Document,
    pub diagnostics: &'x mut Diagnostics,
    pub schemas: Schemas<'d>,
    /// Where references lead in the end, by their places.
    pub ends: HashMap<Place, Node<'d>>,
    /// The lists of `consumes` and `produces` that said something of a body or an answer.
    pub used_media_types: HashSet<Place>,
    /// The security schemes that are required and not described, each reported once.
    pub unknown_schemes: HashSet<String>,
    /// Where `$id` and `$anchor` stand, once somebody has asked.
    pub anchors: Option<Anchors>,
    /// Whether there may be a `$id` or a `$self` anywhere.
    pub has_ids: bool,
    /// How many references are being followed to find what another one leads to.
    pub depth: usize,
    /// How many more times a word is looked for that was meant; each takes as long as there are words.
    pub suggestions: usize,
    /// The version of OpenAPI, behind the 3; 0 for Swagger 2.0 as well, which requires what 3.0 does.
    pub minor: u8,
    /// Whether the description says that it is Swagger 2.0.
    pub is_swagger2: bool,
}

impl Reading<'_, '_> {
    /// The word that was meant by an unknown one, while there are few of those.
    pub fn nearest<'w>(&mut self, unknown: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        nearest(unknown, words)
    }
}
