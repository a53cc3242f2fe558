//! A schema with its parts.

use super::constraints::add_part;
use crate::api::{Schema, SchemaId};
use crate::diagnostics::{Diagnostic, Diagnostics, REF_CYCLE};
use crate::hash::HashSet;
use crate::shapes::direction::leave_out;
use crate::shapes::schema::keywords::{adds_null, allows_any_type};
use crate::shapes::schema::store::Schemas;
use std::sync::Arc;

/// Which schemas are being merged.
#[derive(Default)]
pub struct Progress {
    /// Those that wait for their parts.
    pub open: HashSet<SchemaId>,
    /// How many schemas are merged while another one is, because a member of that one needs them.
    pub depth: usize,
}

/// Merges a schema, unless that is done. Its parts are merged first.
pub fn merge(
    schemas: &mut Schemas,
    id: SchemaId,
    progress: &mut Progress,
    diagnostics: &mut Diagnostics,
) -> Arc<Schema> {
    if let Some(merged) = schemas.merged_if_known(id) {
        return Arc::clone(merged);
    }
    // A stack of its own: chains of `allOf` may be longer than the thread's stack is deep.
    let mut work = vec![(id, false)];
    while let Some((id, parts_are_merged)) = work.pop() {
        if schemas.merged_if_known(id).is_some() {
            continue;
        }
        let own = schemas.get(id);
        let parts: Vec<SchemaId> = own.reference.iter().chain(&own.all_of).copied().collect();
        if parts_are_merged || parts.is_empty() {
            let merged = if parts.is_empty() && own.left_out.is_empty() {
                Arc::clone(own)
            } else {
                Arc::new(with_parts(schemas, id, &parts, progress, diagnostics))
            };
            progress.open.remove(&id);
            schemas.set_merged(id, merged);
        } else if progress.open.insert(id) {
            work.push((id, true));
            work.extend(parts.into_iter().rev().map(|part| (part, false)));
        }
    }
    schemas.merged_if_known(id).map(Arc::clone).unwrap_or_default()
}

fn with_parts(
    schemas: &mut Schemas,
    id: SchemaId,
    parts: &[SchemaId],
    progress: &mut Progress,
    diagnostics: &mut Diagnostics,
) -> Schema {
    let mut own = Schema::clone(schemas.get(id));
    if parts.is_empty() {
        leave_out(&mut own, schemas.untyped());
        return own;
    }
    (own.reference, own.all_of) = (None, Vec::new());
    let is_untyped = own.types.is_empty();
    let (mut any_nullable, mut all_nullable, mut null_is_added) = (false, true, false);
    let mut whole = Schema { place: own.place.clone(), ..Schema::default() };
    // A chain of `allOf` has as many members as the square of its length.
    let members = parts.iter().filter_map(|part| schemas.merged_if_known(*part)).map(|part| size(part)).sum();
    if !schemas.take_over(id, members, diagnostics) {
        return own;
    }
    for part in parts {
        // A schema that includes itself adds nothing to itself.
        let Some(merged) = schemas.merged_if_known(*part).map(Arc::clone) else {
            if all_parts(schemas, *part).contains(&id) {
                report_cycle(&own, diagnostics);
            }
            continue;
        };
        // A part that allows values of any type does not decide about null either.
        if merged.nullable || !allows_any_type(&merged) {
            any_nullable |= merged.nullable;
            all_nullable &= merged.nullable;
        }
        null_is_added |= adds_null(&merged);
        let part = without_own_union(schemas, id, &merged);
        add_part(schemas, id, &mut whole, part, false, progress, diagnostics);
    }
    let nullable = own.nullable || null_is_added || (is_untyped && any_nullable && all_nullable);
    add_part(schemas, id, &mut whole, own, true, progress, diagnostics);
    whole.nullable = nullable;
    leave_out(&mut whole, schemas.untyped());
    whole
}

/// A part without the lists of alternatives that name the schema itself: a parent that lists its children gives them its members.
fn without_own_union(schemas: &Schemas, id: SchemaId, part: &Schema) -> Schema {
    let mut part = Schema::clone(part);
    let names_itself = |list: &[SchemaId]| list.iter().any(|alternative| leads_to(schemas, *alternative, id));
    let is_parent = names_itself(&part.one_of) || names_itself(&part.any_of);
    if names_itself(&part.one_of) {
        part.one_of.clear();
    }
    if names_itself(&part.any_of) {
        part.any_of.clear();
    }
    part.other_unions.retain(|list| !names_itself(list));
    if is_parent {
        part.discriminator = None;
    }
    part
}

/// Whether a schema is another one, or nothing but a reference to it.
fn leads_to(schemas: &Schemas, from: SchemaId, to: SchemaId) -> bool {
    let (mut at, mut seen) = (from, HashSet::default());
    while at != to && seen.insert(at) {
        let schema = schemas.get(at);
        match schema.reference {
            Some(target) if *schema.as_ref() == bare_reference(schema) => at = target,
            _ => return false,
        }
    }
    at == to
}

fn bare_reference(schema: &Schema) -> Schema {
    let (place, origin) = (schema.place.clone(), schema.origin.clone());
    Schema { place, origin, reference: schema.reference, ..Schema::default() }
}

/// How much a schema adds to one that it is a part of.
fn size(schema: &Schema) -> usize {
    let lists = [&schema.one_of, &schema.any_of, &schema.prefix_items].map(Vec::len);
    let values = schema.values.as_ref().map_or(0, Vec::len);
    schema.properties.len() + schema.required.len() + schema.unsaid.len() + values + lists.iter().sum::<usize>()
}

fn report_cycle(schema: &Schema, diagnostics: &mut Diagnostics) {
    let message = "the schema includes itself, so no value can be checked against it";
    diagnostics
        .push(Diagnostic::new(&REF_CYCLE, schema.place.clone(), message).effect("the reference back is ignored"));
}

/// A schema and all that `$ref` and `allOf` add to it, once each.
pub fn all_parts(schemas: &Schemas, id: SchemaId) -> Vec<SchemaId> {
    let (mut found, mut seen) = (vec![id], HashSet::from_iter([id]));
    let mut next = 0;
    while let Some(id) = found.get(next) {
        next += 1;
        let own = schemas.get(*id);
        found.extend(own.reference.iter().chain(&own.all_of).filter(|part| seen.insert(**part)));
    }
    found
}
