//! `allOf` and `$ref` with siblings: several constraints on one value, as one schema (JSON Schema 2020-12, 10.2.1.1).

use super::alternatives::is_object;
use super::{Lowering, alias, direction};
use crate::api::{Additional, Origin, Schema, SchemaId};
use crate::diagnostics::{ALL_OF_CONFLICT, Diagnostic, REF_CYCLE};
use crate::hash::HashSet;
use std::sync::Arc;

/// What to do about parts that contradict each other.
const CONFLICT_HELP: &str = "take out of one part what the other says otherwise; no value satisfies both";

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

    /// Adds the constraints of `part` to `whole`, which the schema `id` is. Annotations are the outermost schema's.
    fn add(&mut self, id: SchemaId, whole: &mut Schema, part: Schema, outermost: bool) {
        let member = |name: &str| Origin::Member(id, name.to_owned());
        let place = part.place.clone();
        let mut contradicts = None;
        match whole.types.and(part.types) {
            Some(types) => whole.types = types,
            None => {
                contradicts =
                    Some(("its type contradicts what the other parts say", "the earlier part's type is taken"));
            }
        }
        if outermost || whole.description.is_none() {
            whole.description = part.description.or(whole.description.take());
        }
        if outermost {
            whole.origin = part.origin;
            whole.deprecated = part.deprecated;
            whole.rust_name = part.rust_name;
            whole.rust_type = part.rust_type;
            whole.title = part.title.or(whole.title.take());
        }
        whole.read_only |= part.read_only;
        whole.write_only |= part.write_only;
        whole.never |= part.never;
        whole.default = part.default.or(whole.default.take());
        if whole.examples.is_empty() || outermost && !part.examples.is_empty() {
            whole.examples = part.examples;
        }
        if part.format.is_some() && whole.format.as_ref().is_some_and(|known| Some(known) != part.format.as_ref()) {
            contradicts =
                contradicts.or(Some(("its format is another than that of the other parts", "its format is taken")));
        }
        whole.format = part.format.or(whole.format.take());
        whole.unique_items |= part.unique_items;
        if let Some(values) = part.values {
            match &mut whole.values {
                None => {
                    whole.values = Some(values);
                    whole.value_names = part.value_names;
                    whole.value_docs = part.value_docs;
                }
                Some(known) if known.iter().any(|value| values.contains(value)) => narrow(whole, &values),
                Some(known) if known.is_empty() => {}
                Some(known) => {
                    *known = values;
                    whole.value_names = part.value_names;
                    whole.value_docs = part.value_docs;
                    contradicts =
                        Some(("it lists none of the values that the other parts list", "its values are taken"));
                }
            }
        }
        for (name, property) in part.properties {
            let both = match whole.properties.get(&name) {
                Some(known) if *known != property => Some(self.both(*known, property, member(&name))),
                _ => None,
            };
            whole.properties.insert(name, both.unwrap_or(property));
        }
        for name in part.required {
            if !whole.required.contains(&name) {
                whole.required.push(name);
            }
        }
        whole.left_out.extend(part.left_out);
        whole.additional = match (whole.additional, part.additional) {
            (known, Additional::Open | Additional::Any) if known != Additional::Open => known,
            (Additional::Typed(a), Additional::Typed(b)) if a != b => {
                Additional::Typed(self.both(a, b, member("value")))
            }
            (Additional::Closed, Additional::Typed(_)) => Additional::Closed,
            (_, other) => other,
        };
        whole.property_names = match (whole.property_names, part.property_names) {
            (Some(a), Some(b)) if a != b => Some(self.both(a, b, member("key"))),
            (known, other) => other.or(known),
        };
        whole.content = match (whole.content, part.content) {
            (Some(a), Some(b)) if a != b => Some(self.both(a, b, member("content"))),
            (known, other) => other.or(known),
        };
        whole.pattern_properties.extend(part.pattern_properties);
        whole.items = match (whole.items, part.items) {
            (Some(a), Some(b)) if a != b => Some(self.both(a, b, member("item"))),
            (known, other) => other.or(known),
        };
        for (index, item) in part.prefix_items.into_iter().enumerate() {
            match whole.prefix_items.get(index).copied() {
                Some(known) if known == item => {}
                Some(known) => {
                    let both = self.both(known, item, member(&format!("item{index}")));
                    whole.prefix_items.splice(index..=index, [both]);
                }
                None => whole.prefix_items.push(item),
            }
        }
        for (known, other) in [(&mut whole.one_of, part.one_of), (&mut whole.any_of, part.any_of)] {
            if known.is_empty() {
                *known = other;
            } else if !other.is_empty() && *known != other && !whole.other_unions.contains(&other) {
                whole.other_unions.push(other);
            }
        }
        for union in part.other_unions {
            if !whole.other_unions.contains(&union) {
                whole.other_unions.push(union);
            }
        }
        whole.discriminator = part.discriminator.or(whole.discriminator.take());
        for keyword in part.unsaid {
            if !whole.unsaid.contains(&keyword) {
                whole.unsaid.push(keyword);
            }
        }
        whole.bounds.narrow(part.bounds);
        if let Some((message, effect)) = contradicts {
            self.diagnostics.push(Diagnostic::new(&ALL_OF_CONFLICT, place, message).effect(effect).help(CONFLICT_HELP));
        }
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

/// Keeps the values that another list has as well, with their names and what they mean.
fn narrow(whole: &mut Schema, values: &[serde_json::Value]) {
    let known = whole.values.take().unwrap_or_default();
    let kept: Vec<bool> = known.iter().map(|value| values.contains(value)).collect();
    let of = |texts: &mut Vec<String>| {
        let mut index = 0..;
        texts.retain(|_| index.next().and_then(|index: usize| kept.get(index)).copied().unwrap_or(false));
    };
    of(&mut whole.value_names);
    of(&mut whole.value_docs);
    whole.values = Some(known.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(value, _)| value).collect());
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
