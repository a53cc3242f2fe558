//! The schemas of a description, and those that merging and unions add to them.

use super::graph::{Subtypes, subtypes};
use crate::api::{Api, Origin, Schema, SchemaId};
use crate::diagnostics::{Diagnostic, Diagnostics, Place, TOO_LARGE};
use crate::hash::HashMap;
use crate::settings::Untyped;
use std::sync::{Arc, LazyLock};

/// Schemas that may be added, beside four for each of the description.
const MAX_ADDED: usize = 10_000;

/// Members that schemas may take over from their parts, besides some for each member of the description. No public description
/// has three times as many as it says itself.
const MAX_MEMBERS: usize = 50_000;

/// Members that an added schema takes over without counting: there are only so many of those.
const FREE_MEMBERS: usize = 16;

/// Added schemas are followed outwards at most this far.
const MAX_NESTING: usize = 64;

/// Every schema, as it is written and with the parts that `$ref` and `allOf` add to it.
#[derive(Debug)]
pub struct Schemas {
    /// First those of the description, then those that were added.
    written: Vec<Arc<Schema>>,
    /// How many schemas the description has.
    described: usize,
    /// For each schema, the schema with its parts merged; none if nothing asked for it.
    merged: Vec<Option<Arc<Schema>>>,
    /// Whether a schema and all that it leads to are merged.
    visited: Vec<bool>,
    /// Schemas that were added for a value on which several others place constraints, by these.
    joint: HashMap<Vec<SchemaId>, SchemaId>,
    /// For each schema with a discriminator, the components that include it through `allOf`.
    subtypes: Subtypes,
    /// The first name of each component.
    component_names: HashMap<SchemaId, String>,
    /// What a schema without `type` means.
    untyped: Untyped,
    /// How many more members schemas may take over from their parts; none once there were too many.
    members_left: Option<usize>,
    /// How many schemas were added for combinations of alternatives.
    pub(in crate::shapes) combinations: usize,
}

impl Schemas {
    /// The schemas of a description, none of them merged.
    pub(in crate::shapes) fn new(api: &Api, untyped: Untyped) -> Self {
        let names = api.components.iter().rev().map(|(name, id)| (*id, name.clone()));
        Self {
            written: api.schemas.clone(),
            described: api.schemas.len(),
            merged: vec![None; api.schemas.len()],
            visited: vec![false; api.schemas.len()],
            joint: HashMap::default(),
            subtypes: subtypes(api),
            component_names: names.collect(),
            untyped,
            members_left: Some(max_members(api)),
            combinations: 0,
        }
    }

    /// A schema as it is written; the empty schema, which allows any value, for a number from elsewhere.
    #[must_use]
    pub fn get(&self, id: SchemaId) -> &Arc<Schema> {
        static ANY: LazyLock<Arc<Schema>> = LazyLock::new(Arc::default);
        self.written.get(id.0 as usize).unwrap_or(&ANY)
    }

    /// A schema with everything that `$ref` and `allOf` add to it.
    #[must_use]
    pub fn merged(&self, id: SchemaId) -> &Arc<Schema> {
        self.merged_if_known(id).unwrap_or_else(|| self.get(id))
    }

    pub(in crate::shapes) fn merged_if_known(&self, id: SchemaId) -> Option<&Arc<Schema>> {
        self.merged.get(id.0 as usize)?.as_ref()
    }

    pub(in crate::shapes) fn set_merged(&mut self, id: SchemaId, schema: Arc<Schema>) {
        if let Some(slot) = self.merged.get_mut(id.0 as usize) {
            *slot = Some(schema);
        }
    }

    /// Counts the members that a schema takes over from its parts; returns whether there is room for them. An error reports once
    /// that there are too many in all.
    pub(in crate::shapes) fn take_over(&mut self, id: SchemaId, members: usize, diagnostics: &mut Diagnostics) -> bool {
        let Some(left) = self.members_left else { return false };
        let is_added = id.0 as usize >= self.described;
        self.members_left = left.checked_sub(if is_added { members.saturating_sub(FREE_MEMBERS) } else { members });
        if self.members_left.is_none() {
            let message = "schemas include far more members through `allOf` than the description has";
            diagnostics.push(Diagnostic::new(&TOO_LARGE, self.get(id).place.clone(), message));
        }
        self.members_left.is_some()
    }

    /// Marks a schema as visited; returns whether it was not before.
    pub(in crate::shapes) fn visit(&mut self, id: SchemaId) -> bool {
        self.visited.get_mut(id.0 as usize).is_some_and(|visited| !std::mem::replace(visited, true))
    }

    /// Adds a schema that is not in the description.
    pub(in crate::shapes) fn push(&mut self, schema: Schema) -> SchemaId {
        let id = SchemaId(u32::try_from(self.written.len()).unwrap_or(u32::MAX));
        self.written.push(Arc::new(schema));
        self.merged.push(None);
        self.visited.push(false);
        id
    }

    /// Adds a schema that gives others the start of their names.
    pub(in crate::shapes) fn push_parent(&mut self, origin: &Origin) -> SchemaId {
        self.push(Schema { origin: origin.clone(), ..Schema::default() })
    }

    /// Adds a schema for a value on which all of these place constraints.
    pub(in crate::shapes) fn push_joint(&mut self, place: Place, origin: Origin, parts: Vec<SchemaId>) -> SchemaId {
        let id = self.push(Schema { place, origin, all_of: parts.clone(), ..Schema::default() });
        self.joint.insert(parts, id);
        id
    }

    /// The schema that was added for a value on which all of these place constraints.
    pub(in crate::shapes) fn joint(&self, parts: &[SchemaId]) -> Option<SchemaId> {
        self.joint.get(parts).copied()
    }

    /// The schemas that a schema was added for, if it was added for several; else itself.
    pub(in crate::shapes) fn parts(&self, id: SchemaId) -> Vec<SchemaId> {
        let schema = self.get(id);
        let is_joint = self.is_added(id) && self.joint.get(&schema.all_of) == Some(&id);
        if is_joint { schema.all_of.clone() } else { vec![id] }
    }

    /// Whether more schemas were added than any description needs: schemas of a description that merge with each other can be
    /// without end.
    pub(in crate::shapes) fn is_full(&self) -> bool {
        self.written.len() - self.described > MAX_ADDED + 4 * self.described
    }

    /// Whether a schema is not in the description.
    #[must_use]
    pub fn is_added(&self, id: SchemaId) -> bool {
        id.0 as usize >= self.described
    }

    /// How many added schemas a schema is nested in.
    pub(in crate::shapes) fn nesting(&self, schema: &Schema) -> usize {
        let (mut nesting, mut origin) = (0, &schema.origin);
        while let Origin::Alternative(parent, _) | Origin::Member(parent, _) | Origin::Part(parent) = origin {
            if nesting > MAX_NESTING || !self.is_added(*parent) {
                break;
            }
            nesting += 1;
            origin = &self.get(*parent).origin;
        }
        nesting
    }

    /// The components that include a schema with a discriminator through `allOf`, by name.
    pub(in crate::shapes) fn subtypes(&self, base: SchemaId) -> &[(String, SchemaId)] {
        self.subtypes.get(&base).map(Vec::as_slice).unwrap_or_default()
    }

    /// The name of a component; for a schema as it is sent, that of the schema as it is received.
    #[must_use]
    pub fn component_name(&self, id: SchemaId) -> Option<&str> {
        let named = match self.get(id).origin {
            Origin::Sent(original) => original,
            _ => id,
        };
        self.component_names.get(&named).map(String::as_str)
    }

    pub(in crate::shapes) fn untyped(&self) -> Untyped {
        self.untyped
    }

    /// The numbers of the schemas of the description.
    pub fn described(&self) -> impl Iterator<Item = SchemaId> + use<> {
        (0..self.described).map(|index| SchemaId(index as u32))
    }
}

fn max_members(api: &Api) -> usize {
    let own: usize = api.schemas.iter().map(|schema| schema.properties.len() + 1).sum();
    MAX_MEMBERS + 16 * own
}
