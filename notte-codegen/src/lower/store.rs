//! The types made so far, and the schemas they were made of.

use super::ty::Shape;
use crate::api::{Api, Origin, Schema, SchemaId};
use crate::diagnostics::Place;
use crate::hash::{HashMap, HashSet, RandomState};
use crate::ir::{Kind, Ty, TypeId};
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

/// Schemas that may be added, beside four for each of the description.
const MOST_MADE: usize = 10_000;

/// What a schema is in Rust: a type, and whether null is allowed beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub ty: Ty,
    pub nullable: bool,
}

/// How far a schema has been lowered.
#[derive(Clone, Debug)]
pub enum State {
    /// It is being looked at; meeting it again means that it contains itself.
    Open,
    /// It is done.
    Done(Known),
}

/// How strong a claim to a name is; the stronger comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// The settings or `x-rust-name` say so.
    Pinned,
    /// A component's own name, spelled as Rust spells it.
    Exact,
    /// A component's name.
    Component,
    /// An operation's name and what the schema is to it.
    Operation,
    /// The name of what it stands in, and its own.
    Inline,
    /// What is sent, where that differs from what is received.
    Sent,
}

/// A type in the making.
#[derive(Clone, Debug)]
pub struct Draft {
    pub schema: SchemaId,
    pub name: String,
    /// Whether it is never an alias: a component, what was named on purpose, an object that an operation sends or answers.
    pub own: bool,
    pub kind: Option<Kind>,
}

/// The types made so far.
pub struct Store {
    /// Schemas that are in no document: two constraints on one value, as one.
    made: Vec<Arc<Schema>>,
    base: u32,
    /// Those of them that are several constraints on one value, by the schemas that place them.
    both: HashMap<Vec<SchemaId>, SchemaId>,
    pub states: HashMap<SchemaId, State>,
    pub drafts: Vec<Draft>,
    pub by_schema: HashMap<SchemaId, TypeId>,
    /// Types whose members are still to be looked at.
    pub queue: VecDeque<(TypeId, Shape)>,
    /// Schemas that turned out to be several constraints on one value, merged.
    pub effective: HashMap<SchemaId, Arc<Schema>>,
    /// Those of them that are being merged: a property of one may ask for another, or for the same again.
    pub merging: HashSet<SchemaId>,
    /// How many such questions stand in each other.
    pub questions: usize,
    /// The objects that the schemas of forms are.
    pub forms: HashMap<SchemaId, Option<Arc<Schema>>>,
    /// Types that maps have for their keys.
    pub keys: BTreeSet<TypeId>,
    /// How many combinations of alternatives were made.
    pub combinations: usize,
    /// The pointers of the settings that named a type.
    pub pinned: BTreeSet<String>,
    /// The same, of types of what is sent.
    pub pinned_sent: BTreeSet<String>,
}

impl Store {
    /// Nothing yet.
    pub fn new(api: &Api) -> Self {
        let count = api.schemas.len();
        Self {
            made: Vec::new(),
            base: u32::try_from(count).unwrap_or(u32::MAX),
            both: HashMap::default(),
            states: HashMap::with_capacity_and_hasher(count, RandomState::default()),
            drafts: Vec::new(),
            by_schema: HashMap::default(),
            queue: VecDeque::new(),
            effective: HashMap::with_capacity_and_hasher(count, RandomState::default()),
            merging: HashSet::default(),
            questions: 0,
            forms: HashMap::default(),
            keys: BTreeSet::new(),
            combinations: 0,
            pinned: BTreeSet::new(),
            pinned_sent: BTreeSet::new(),
        }
    }

    /// Adds a schema that is in no document.
    pub fn add(&mut self, schema: Schema) -> SchemaId {
        let id = SchemaId(self.base + self.made.len() as u32);
        self.made.push(Arc::new(schema));
        id
    }

    /// Whether more schemas were added than any description needs: those of the document that merge with each other can be so
    /// many that there is no end in sight.
    pub fn is_full(&self) -> bool {
        self.made.len() > MOST_MADE + 4 * self.base as usize
    }

    /// Adds a schema for a value on which all of these place constraints.
    pub fn add_both(&mut self, place: Place, origin: Origin, parts: Vec<SchemaId>) -> SchemaId {
        let id = self.add(Schema { place, origin, all_of: parts.clone(), ..Schema::default() });
        self.both.insert(parts, id);
        id
    }

    /// The schema that was added for these.
    pub fn both(&self, parts: &[SchemaId]) -> Option<SchemaId> {
        self.both.get(parts).copied()
    }

    /// What a schema was added for, if it was added for several; else itself.
    pub fn parts(&self, id: SchemaId) -> Vec<SchemaId> {
        let added = id.0.checked_sub(self.base).and_then(|index| self.made.get(index as usize));
        match added {
            Some(schema) if self.both.get(&schema.all_of) == Some(&id) => schema.all_of.clone(),
            _ => vec![id],
        }
    }

    /// A schema of the document, or one that was added.
    pub fn schema<'a>(&'a self, api: &'a Api, id: SchemaId) -> &'a Arc<Schema> {
        match id.0.checked_sub(self.base) {
            Some(index) => self.made.get(index as usize).unwrap_or_else(|| api.schema(id)),
            None => api.schema(id),
        }
    }

    /// How many schemas that were added a schema stands in, each within the other.
    pub fn nesting(&self, api: &Api, schema: &Schema) -> usize {
        let (mut nesting, mut origin) = (0, &schema.origin);
        while let Origin::Alternative(parent, _) | Origin::Member(parent, _) | Origin::Part(parent) = origin {
            if nesting > 64 || !self.is_made(*parent) {
                break;
            }
            nesting += 1;
            origin = &self.schema(api, *parent).origin;
        }
        nesting
    }

    /// Whether a schema is in no document.
    pub fn is_made(&self, id: SchemaId) -> bool {
        id.0 >= self.base
    }

    /// The type for a schema, begun if there is none yet.
    pub fn draft(&mut self, schema: SchemaId) -> TypeId {
        if let Some(id) = self.by_schema.get(&schema) {
            return *id;
        }
        let id = TypeId(self.drafts.len());
        self.drafts.push(Draft { schema, name: String::new(), own: false, kind: None });
        self.by_schema.insert(schema, id);
        id
    }

    /// Says what a type is.
    pub fn set(&mut self, id: TypeId, kind: Kind) {
        if let Some(draft) = self.drafts.get_mut(id.0) {
            draft.kind = Some(kind);
        }
    }
}
