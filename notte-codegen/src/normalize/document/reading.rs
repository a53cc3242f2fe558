//! What the passes of this stage share: the description, and what has been found in it so far.

use super::identifiers::Anchors;
use super::{Node, Schemas};
use crate::diagnostics::{Diagnostics, Place};
use crate::hash::{HashMap, HashSet};
use crate::load::Document;

/// What is read, and what has been found so far.
pub struct Reading<'d, 'x> {
    pub document: &'d Document,
    pub diagnostics: &'x mut Diagnostics,
    pub schemas: Schemas<'d>,
    /// Where references lead in the end, by their places.
    pub ends: HashMap<Place, Node<'d>>,
    /// The parameters that are a body, as in Swagger 2.0, and have become one.
    pub bodies: HashSet<Place>,
    /// Members that no object of OpenAPI 3 has, and that were named already.
    pub said: HashSet<Place>,
    /// Where `$id` and `$anchor` stand, once somebody has asked.
    pub anchors: Option<Anchors>,
    /// Whether there may be a `$id` or a `$self` anywhere.
    pub has_ids: bool,
    /// How many references are being followed to find what another one leads to.
    pub depth: usize,
    /// The version of OpenAPI, behind the 3.
    pub minor: u8,
}
