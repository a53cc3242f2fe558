//! `allOf` and `$ref` with siblings: several constraints on one value, as one schema (JSON Schema 2020-12, 10.2.1.1).

use super::alternatives::is_object;
use super::{Lowering, alias, direction};
use crate::api::{Origin, Schema, SchemaId};
use crate::diagnostics::{ALL_OF_CONFLICT, Diagnostic, REF_CYCLE};
use crate::hash::HashSet;
use std::sync::Arc;

/// Schemas that are merged while others are, since a property of those asks for them.
const MOST_QUESTIONS: usize = 32;

impl Lowering<'_> {
    /// The schema with everything that `allOf` and `$ref` add to it.
    pub fn effective(&mut self, id: SchemaId) -> Arc<Schema> {
        if let Some(known) = self.store.effective.get(&id) {
            return Arc::clone(known);
        }
        // A stack of its own: rows of `allOf` may be longer than the thread's is deep.
        let mut work = vec![(id, false)];
        while let Some((id, parts_are_done)) = work.pop() {
            if self.store.effective.contains_key(&id) {
                continue;
            }
            let own = self.store.schema(self.api, id);
            let parts: Vec<SchemaId> = own.reference.iter().chain(&own.all_of).copied().collect();
            if parts_are_done || parts.is_empty() {
                let merged = if parts.is_empty() && own.left_out.is_empty() {
                    Arc::clone(own)
                } else {
                    Arc::new(self.merged(id, &parts))
                };
                self.store.merging.remove(&id);
                self.store.effective.insert(id, merged);
            } else if self.store.merging.insert(id) {
                work.push((id, true));
                work.extend(parts.into_iter().rev().map(|part| (part, false)));
            }
        }
        self.store.effective.get(&id).map(Arc::clone).unwrap_or_default()
    }

    fn merged(&mut self, id: SchemaId, parts: &[SchemaId]) -> Schema {
        let mut own = Schema::clone(self.store.schema(self.api, id));
        if parts.is_empty() {
            direction::leave_out(&mut own, self.settings.untyped);
            return own;
        }
        (own.reference, own.all_of) = (None, Vec::new());
        let says_nothing = own.types.is_empty();
        let (mut any_nullable, mut all_nullable, mut says_nullable) = (false, true, false);
        let mut whole = Schema { place: own.place.clone(), ..Schema::default() };
        for part in parts {
            // A schema that includes itself adds nothing by it: it is not there yet.
            let Some(part) = self.store.effective.get(part).map(Arc::clone) else {
                if self.all_parts(*part).contains(&id) {
                    self.say_circle(&own);
                }
                continue;
            };
            // What says nothing about the value's type says nothing about null either.
            if part.nullable || !is_silent(&part) {
                any_nullable |= part.nullable;
                all_nullable &= part.nullable;
            }
            says_nullable |= alias::adds_null(&part);
            self.add(id, &mut whole, Schema::clone(&part), false);
        }
        let nullable = own.nullable || says_nullable || (says_nothing && any_nullable && all_nullable);
        self.add(id, &mut whole, own, true);
        whole.nullable = nullable;
        direction::leave_out(&mut whole, self.settings.untyped);
        whole
    }

    fn say_circle(&mut self, schema: &Schema) {
        let message = "the schema includes itself, so no value can be checked against it";
        self.diagnostics
            .push(Diagnostic::new(&REF_CYCLE, schema.place.clone(), message).effect("what leads back is left out"));
    }

    /// A schema for a value on which two schemas place constraints. The same two are the same schema: a property of two recursive
    /// schemas is one type, not one for each level.
    pub fn both(&mut self, first: SchemaId, second: SchemaId, origin: Origin) -> SchemaId {
        if self.adds_nothing(first, second) {
            return second;
        }
        let mut parts = self.store.parts(first);
        parts.extend(self.store.parts(second));
        let mut seen = HashSet::default();
        parts.retain(|part| seen.insert(*part));
        if let [one] = parts.as_slice() {
            return *one;
        }
        if let Some(known) = self.store.both(&parts) {
            return known;
        }
        let place = self.store.schema(self.api, second).place.clone();
        if self.store.is_full() {
            self.diagnostics.push(
                Diagnostic::new(&ALL_OF_CONFLICT, place, "too many schemas hold for one value each")
                    .effect("the earlier part's type is taken"),
            );
            return first;
        }
        self.store.add_both(place, origin, parts)
    }

    /// Whether a schema names types that the other one keeps to anyway, and members that it has, and says nothing else.
    fn adds_nothing(&mut self, schema: SchemaId, to: SchemaId) -> bool {
        let schema = Arc::clone(self.store.schema(self.api, schema));
        let bare = Schema {
            place: schema.place.clone(),
            origin: schema.origin.clone(),
            types: schema.types,
            nullable: schema.nullable,
            required: schema.required.clone(),
            properties: schema.properties.clone(),
            ..Schema::default()
        };
        if *schema != bare {
            return false;
        }
        if schema.types.is_empty() && schema.required.is_empty() && schema.properties.is_empty() {
            return true;
        }
        if self.is_merging(to) || self.store.questions > MOST_QUESTIONS {
            return self.adds_nothing_to_parts(&schema, to);
        }
        self.store.questions += 1;
        let to = self.effective(to);
        self.store.questions -= 1;
        let has_members = schema.required.iter().all(|name| to.required.contains(name))
            && schema.properties.iter().all(|(name, property)| to.properties.get(name) == Some(property));
        if !has_members {
            return false;
        }
        let keeps = schema.types.is_empty() || (!to.types.is_empty() && to.types.and(schema.types) == Some(to.types));
        keeps && (schema.nullable || schema.types.is_empty() || !to.nullable)
    }

    /// The same for a schema that is not merged yet: a recursive one says of itself what its parts say.
    fn adds_nothing_to_parts(&self, schema: &Schema, to: SchemaId) -> bool {
        let parts: Vec<&Schema> = self.all_parts(to).into_iter().map(|id| &**self.store.schema(self.api, id)).collect();
        let keeps = |part: &&&Schema| !part.types.is_empty() && part.types.and(schema.types) == Some(part.types);
        let has = |name: &String, property: SchemaId| {
            let mut known = parts.iter().filter_map(|part| part.properties.get(name)).peekable();
            known.peek().is_some() && known.all(|one| *one == property)
        };
        (schema.types.is_empty() || parts.iter().find(keeps).is_some())
            && (schema.nullable || schema.types.is_empty() || parts.iter().all(|part| !part.nullable))
            && schema.required.iter().all(|name| parts.iter().any(|part| part.required.contains(name)))
            && schema.properties.iter().all(|(name, property)| has(name, *property))
    }

    /// Whether a schema, or what it is made of, is being merged.
    fn is_merging(&self, id: SchemaId) -> bool {
        !self.store.effective.contains_key(&id)
            && self.all_parts(id).iter().any(|part| self.store.merging.contains(part))
    }

    /// A schema and all that `$ref` and `allOf` add to it, once each.
    fn all_parts(&self, id: SchemaId) -> Vec<SchemaId> {
        let (mut found, mut seen) = (vec![id], HashSet::from_iter([id]));
        let mut next = 0;
        while let Some(id) = found.get(next) {
            next += 1;
            let own = self.store.schema(self.api, *id);
            found.extend(own.reference.iter().chain(&own.all_of).filter(|part| seen.insert(**part)));
        }
        found
    }
}

/// Whether a schema allows values of every type.
pub fn is_silent(schema: &Schema) -> bool {
    schema.types.is_empty()
        && schema.values.is_none()
        && schema.format.is_none()
        && !is_object(schema)
        && schema.items.is_none()
        && schema.prefix_items.is_empty()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
        && !schema.never
}
