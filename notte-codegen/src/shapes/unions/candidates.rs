//! The alternatives of a union that become variants, with what distinguishes them.

use super::merge::report_merged;
use crate::api::{Additional, Bounds, Schema, SchemaId, Type, Types};
use crate::diagnostics::Diagnostics;
use crate::shapes::model::{Scalar, ValueType};
use crate::shapes::schema::equality::{are_equal_when_merged, fingerprint};
use crate::shapes::schema::store::Schemas;
use crate::shapes::schema::values::{JsonTypes, constants, json_types};
use crate::shapes::shape::{Alternative, Tag};
use std::sync::Arc;

/// Lists within lists are distinguished to this depth; lists and maps within each other are compared to it.
const MAX_DEPTH: usize = 8;

/// Members with constants that are looked at.
const MAX_CONSTANTS: usize = 8;

const MERGED_HELP: &str =
    "merge them into one alternative, or give them schemas that differ in more than bounds and formats";

/// An alternative that becomes a variant.
#[derive(Debug)]
pub struct Candidate {
    pub id: SchemaId,
    pub schema: Arc<Schema>,
    pub ty: ValueType,
    /// The types of JSON of its values, null aside.
    pub json_types: Types,
    pub tag: Option<Tag>,
    /// Members that list their values.
    pub constants: Vec<Tag>,
    /// Its elements, if it is a list.
    pub item: Option<Item>,
    /// What it shares with equal schemas.
    fingerprint: u64,
}

/// The elements of a list, as far as they distinguish it from another list.
#[derive(Debug)]
pub struct Item {
    pub schema: Arc<Schema>,
    pub json_types: Types,
    /// The elements of the elements.
    pub item: Option<Box<Item>>,
}

/// The candidates of a union, one for each type, and whether another alternative allows any JSON.
pub fn collect(
    schemas: &Schemas,
    known_types: &mut JsonTypes,
    union: &Schema,
    own_type: &ValueType,
    alternatives: Vec<(Alternative, ValueType)>,
    diagnostics: &mut Diagnostics,
) -> (Vec<Candidate>, bool) {
    let any = ValueType::Scalar(Scalar::Json);
    let mut candidates: Vec<Candidate> = Vec::new();
    let (mut allows_any, mut is_merged) = (false, false);
    for (alternative, ty) in alternatives {
        // The last variant of a union keeps any JSON.
        allows_any |= ty == any;
        if ty == *own_type || ty == any {
            continue;
        }
        let schema = Arc::clone(schemas.merged(alternative.schema));
        // Equal components are types of their own; what is equal and written in place is one type.
        let is_component = |id| schemas.component_name(id).is_some();
        let may_be_shared = |id| ty.is_named() && !(is_component(id) && is_component(alternative.schema));
        let print = fingerprint(schemas, alternative.schema);
        let is_same = |candidate: &&mut Candidate| {
            candidate.ty == ty
                || candidate.fingerprint == print
                    && may_be_shared(candidate.id)
                    && are_equal_when_merged(schemas, candidate.id, alternative.schema)
        };
        if let Some(known) = candidates.iter_mut().find(is_same) {
            // One type with several tags is one variant with all of them.
            if let (Some((_, tags)), Some((_, more))) = (&mut known.tag, alternative.tag) {
                tags.extend(more);
            }
            is_merged |= !ty.is_named() && differ(schemas, &known.schema, &schema, 0);
            continue;
        }
        candidates.push(candidate(schemas, known_types, alternative.schema, ty, alternative.tag, print));
    }
    if is_merged {
        report_merged(union, "of one type", MERGED_HELP, diagnostics);
    }
    (candidates, allows_any)
}

fn candidate(
    schemas: &Schemas,
    known: &mut JsonTypes,
    id: SchemaId,
    ty: ValueType,
    tag: Option<Tag>,
    fingerprint: u64,
) -> Candidate {
    let schema = Arc::clone(schemas.merged(id));
    let members = schema.properties.keys();
    let constants = members.map(|member| (member.clone(), constants(schemas, &schema, member)));
    let constants = constants.filter(|(_, values)| !values.is_empty()).take(MAX_CONSTANTS).collect();
    let item = schema.items.map(|items| item(schemas, known, items, 0));
    Candidate { json_types: types_but_null(schemas, known, id), id, ty, tag, constants, item, fingerprint, schema }
}

fn item(schemas: &Schemas, known: &mut JsonTypes, id: SchemaId, depth: usize) -> Item {
    let schema = Arc::clone(schemas.merged(id));
    let items = schema.items.filter(|_| depth < MAX_DEPTH);
    let inner = items.map(|items| Box::new(item(schemas, known, items, depth + 1)));
    Item { json_types: types_but_null(schemas, known, id), item: inner, schema }
}

fn types_but_null(schemas: &Schemas, known: &mut JsonTypes, id: SchemaId) -> Types {
    let mut types = json_types(schemas, known, id);
    types.remove(Type::Null);
    types
}

/// Whether two schemas of one type restrict their values differently.
fn differ(schemas: &Schemas, first: &Schema, second: &Schema, depth: usize) -> bool {
    let inner = |schema: &Schema| match schema.additional {
        Additional::Typed(id) => Some(id),
        _ => schema.items,
    };
    let is_unrestricted = |schema: &Schema| schema.format.is_none() && schema.bounds == Bounds::default();
    let own = (first.format != second.format || first.bounds != second.bounds)
        && !is_unrestricted(first)
        && !is_unrestricted(second);
    match (inner(first), inner(second)) {
        _ if own || first.pattern_properties != second.pattern_properties => true,
        (Some(a), Some(b)) if a != b && depth < MAX_DEPTH => {
            differ(schemas, schemas.merged(a), schemas.merged(b), depth + 1)
        }
        _ => false,
    }
}

impl Candidate {
    /// Whether all of its values are objects.
    pub fn is_object(&self) -> bool {
        self.json_types.len() == 1 && self.json_types.contains(Type::Object)
    }

    /// Whether it has a tag, and all of its values have the tag's member.
    pub fn requires_tag(&self) -> bool {
        self.tag.as_ref().is_some_and(|(member, _)| self.schema.required.contains(member))
    }

    /// How deep a numeric type is within lists, and its rank by how much it holds; none for other types.
    pub fn width(&self) -> Option<(usize, usize)> {
        let (mut depth, mut ty) = (0, &self.ty);
        while let ValueType::List(inner) = ty {
            (depth, ty) = (depth + 1, inner);
        }
        let rank = match ty {
            ValueType::Scalar(Scalar::Int32) => 0,
            ValueType::Scalar(Scalar::Uint32) => 1,
            ValueType::Scalar(Scalar::Int64) => 2,
            ValueType::Scalar(Scalar::Uint64) => 3,
            ValueType::Scalar(Scalar::Float64) => 4,
            _ => return None,
        };
        Some((depth, rank))
    }

    /// Whether both are numbers, or lists of numbers, and the other one holds more of them.
    pub fn holds_less_than(&self, other: &Self) -> bool {
        match (self.width(), other.width()) {
            (Some((depth, rank)), Some((other_depth, other_rank))) => depth == other_depth && rank < other_rank,
            _ => false,
        }
    }

    /// Whether it is a number of any size.
    pub fn holds_any_number(&self) -> bool {
        self.ty == ValueType::Scalar(Scalar::Float64)
    }

    /// Whether it is recognized by a constant that need not be there.
    pub fn may_lack_its_constant(&self) -> bool {
        let is_optional = |member: &String| !self.schema.required.contains(member);
        match &self.tag {
            Some((member, _)) => is_optional(member),
            None => self.constants.iter().any(|(member, _)| is_optional(member)),
        }
    }
}

impl Item {
    /// Whether no list of the other's elements decodes as a list of these, unless it is empty.
    pub fn excludes(&self, other: &Self) -> bool {
        let requires_more = || {
            let mut required = self.schema.required.iter();
            self.json_types.contains(Type::Object) && required.any(|name| !other.schema.properties.contains_key(name))
        };
        let inner_excludes = || matches!((&self.item, &other.item), (Some(a), Some(b)) if a.excludes(b));
        self.json_types.is_disjoint(other.json_types) || requires_more() || inner_excludes()
    }
}
