//! The alternatives of a union: what stands for a value of its own, and what it can be told apart by.

use super::Lowering;
use super::combined::{lists, narrowest};
use super::effective::is_silent;
use super::mixed::is_mixed;
use super::scalar;
use crate::api::{Additional, Discriminator, Origin, Schema, SchemaId, Type, Types};
use crate::diagnostics::{Diagnostic, KEYWORD_IGNORED};
use crate::hash::HashSet;
use serde_json::Value;
use std::collections::BTreeSet;

/// Unions within unions are opened as deep as this; deeper ones are types of their own.
const MAX_DEPTH: usize = 16;

/// What stands beside alternatives goes into each of them as deep as this.
const MAX_NESTING: usize = 2;

/// An alternative, and the member that singles it out, if a discriminator says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    pub schema: SchemaId,
    pub tag: Option<(String, Vec<String>)>,
    /// Whether it takes what has another's tag and does not fit it.
    pub is_base: bool,
}

impl Lowering<'_> {
    /// Whether null is one of the alternatives, and of every other union's too.
    pub fn has_null_alternative(&mut self, schema: &Schema) -> bool {
        self.takes_null(schema, &mut HashSet::default())
    }

    fn takes_null(&mut self, union: &Schema, seen: &mut HashSet<SchemaId>) -> bool {
        let lists = lists(union);
        let mut takes = |id: SchemaId| {
            let alternative = self.effective(id);
            is_null(&alternative)
                || alternative.nullable
                || (seen.insert(id) && alternative.types.is_empty() && self.takes_null(&alternative, seen))
        };
        !lists.is_empty() && lists.into_iter().all(|list| list.into_iter().any(&mut takes))
    }

    /// The alternatives that are values of their own; none when the schema is no union.
    pub fn alternatives(&mut self, schema: &Schema) -> Option<Vec<Alternative>> {
        let mut unions: Vec<Vec<Alternative>> = Vec::new();
        for list in lists(schema) {
            let (mut found, mut seen) = (Vec::new(), HashSet::default());
            let mut list = self.without_subtypes(schema, list);
            list.extend(self.only_mapped(schema, &list));
            let restricts = self.all_require(&list);
            self.gather(schema, list, restricts, 0, &mut seen, &mut found);
            self.tag_as_inherited(&mut found);
            // What takes every tag that no other has comes last.
            let default = schema.discriminator.as_ref().and_then(|discriminator| discriminator.default);
            found.sort_by_key(|one| default == Some(one.schema));
            if !found.is_empty() {
                unions.push(found);
            }
        }
        self.say_unmapped(schema, unions.iter().flatten().map(|one| one.schema).collect());
        if unions.is_empty() {
            return None;
        }
        let unions = narrowest(unions);
        let parent = self.store.add(Schema { origin: schema.origin.clone(), ..Schema::default() });
        let mut found = self.combined(schema, parent, unions)?;
        let beside = Schema {
            one_of: Vec::new(),
            any_of: Vec::new(),
            other_unions: Vec::new(),
            discriminator: None,
            ..schema.clone()
        };
        if shapes(&beside) && self.may_nest(schema) {
            // What stands beside the alternatives holds for each of them.
            let beside = self.store.add(Schema { description: None, ..beside });
            for (index, alternative) in found.iter_mut().enumerate() {
                let origin = match self.alternative_name(alternative.schema) {
                    Some(name) => Origin::Member(parent, name),
                    None => Origin::Alternative(parent, index),
                };
                alternative.schema = self.both(beside, alternative.schema, origin);
            }
        }
        Some(found)
    }

    /// Whether all of the alternatives, null aside, ask for nothing but members. Where one of them says more, each is a type.
    fn all_require(&mut self, list: &[SchemaId]) -> bool {
        let (mut open, mut seen) = (list.to_vec(), HashSet::default());
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            let one = self.effective(id);
            if only_requires(&one) || is_null(&one) {
                continue;
            }
            let nested = lists(&one);
            if nested.is_empty() || shapes(&one) {
                return false;
            }
            open.extend(nested.into_iter().flatten());
        }
        true
    }

    /// Whether what stands beside alternatives goes into each of them. One that leads back to the union would have no end.
    fn may_nest(&mut self, union: &Schema) -> bool {
        if self.store.is_full() || self.store.nesting(self.api, union) > MAX_NESTING {
            self.diagnostics.push(
                Diagnostic::new(
                    &KEYWORD_IGNORED,
                    union.place.clone(),
                    "what stands beside the alternatives holds within itself",
                )
                .effect("the alternatives are read without it"),
            );
            return false;
        }
        true
    }

    fn gather(
        &mut self,
        union: &Schema,
        list: Vec<SchemaId>,
        restricts: bool,
        depth: usize,
        seen: &mut HashSet<SchemaId>,
        found: &mut Vec<Alternative>,
    ) {
        for id in list {
            let merged = self.effective(id);
            // `anyOf: [{required: [a]}, {required: [b]}]` restricts an object that is described beside it; beside alternatives that
            // are no objects it is one of them.
            if restricts && only_requires(&merged) {
                self.say_choice(&merged);
                continue;
            }
            if is_null(&merged) || !seen.insert(id) {
                continue;
            }
            let mut nested = lists(&merged);
            // One that has a tag of its own is an alternative of its own.
            let mapped =
                union.discriminator.as_ref().is_some_and(|one| one.mapping.values().any(|target| *target == id));
            if nested.len() == 1 && !mapped && !shapes(&merged) && merged.values.is_none() && depth < MAX_DEPTH {
                let from = found.len();
                self.gather(&merged, nested.pop().unwrap_or_default(), restricts, depth + 1, seen, found);
                if let Some(outer) = &union.discriminator {
                    self.tag_inner(outer, found.iter_mut().skip(from));
                }
                continue;
            }
            if is_mixed(&merged) {
                found.extend(self.by_value(&merged, merged.values.as_deref().unwrap_or_default()));
                continue;
            }
            let tag = self.tag_of(union, id, &merged);
            found.push(Alternative { schema: id, tag, is_base: false });
        }
    }

    /// What tells the outer alternatives apart holds for inner ones that have constants for it as well, if nothing else does.
    fn tag_inner<'a>(&mut self, outer: &Discriminator, inner: impl Iterator<Item = &'a mut Alternative>) {
        for one in inner.filter(|one| one.tag.is_none()) {
            let merged = self.effective(one.schema);
            let tags = self.constants(&merged, &outer.property);
            one.tag = (!tags.is_empty()).then(|| (outer.property.clone(), tags));
        }
    }

    /// What a discriminator has tags for, and the alternatives do not name: a server that sends the tag means the schema.
    fn only_mapped(&mut self, union: &Schema, list: &[SchemaId]) -> Vec<SchemaId> {
        let Some(discriminator) = union.discriminator.clone() else { return Vec::new() };
        let named: Vec<SchemaId> = lists(union).into_iter().flatten().collect();
        if !discriminator.mapping.values().any(|target| list.contains(target)) {
            return Vec::new();
        }
        let mut more = Vec::new();
        for target in discriminator.mapping.values().filter(|target| !named.contains(target)) {
            let merged = self.effective(*target);
            // A union may be this one, or have it within.
            if lists(&merged).is_empty()
                && merged.properties.contains_key(&discriminator.property)
                && !more.contains(target)
            {
                more.push(*target);
            }
        }
        more
    }

    /// Says which tags of a discriminator stand for no alternative.
    fn say_unmapped(&mut self, union: &Schema, alternatives: HashSet<SchemaId>) {
        // One that none of the alternatives is named by is another union's, which this one includes.
        let is_own = |one: &&Discriminator| one.mapping.values().any(|target| alternatives.contains(target));
        let Some(discriminator) = union.discriminator.as_deref().filter(is_own) else { return };
        for (tag, _) in discriminator.mapping.iter().filter(|(_, target)| !alternatives.contains(target)) {
            let place = union.place.child("discriminator").child("mapping").child(tag);
            let message = format!("the tag `{tag}` stands for a schema that is none of the alternatives");
            self.diagnostics.push(
                Diagnostic::new(&KEYWORD_IGNORED, place, message)
                    .effect("a value with this tag is kept as one of no known alternative")
                    .help("name the schema among the alternatives as well"),
            );
        }
    }

    /// Says that an alternative asks for nothing but members, which is not checked.
    fn say_choice(&mut self, alternative: &Schema) {
        let place = alternative.place.child("required");
        let message = "which members have to be there depends on the alternative, and no type says so";
        self.diagnostics.push(
            Diagnostic::new(&KEYWORD_IGNORED, place, message)
                .effect("a member that no `required` beside the alternatives names is optional")
                .help("`type: object` with `properties` of its own in each alternative makes them a union"),
        );
    }

    /// The values of the discriminator that stand for an alternative.
    pub fn tag_of(&mut self, union: &Schema, id: SchemaId, merged: &Schema) -> Option<(String, Vec<String>)> {
        let discriminator = union.discriminator.as_ref().filter(|known| known.default != Some(id))?;
        let mapped = discriminator.mapping.iter().filter(|(_, target)| **target == id);
        let mut tags: Vec<String> = mapped.map(|(tag, _)| tag.clone()).collect();
        if tags.is_empty() {
            tags.extend(self.store.schema(self.api, id).tag.clone());
        }
        if tags.is_empty() {
            tags = self.constants(merged, &discriminator.property);
            // The mapping says what these are.
            tags.retain(|tag| !discriminator.mapping.contains_key(tag));
        }
        if tags.is_empty() {
            tags.extend(self.component_name(id));
        }
        (!tags.is_empty()).then(|| (discriminator.property.clone(), tags))
    }

    /// What a member of an object can be, when it lists that: strings, integers and one boolean, as texts. That it may be null
    /// does not tell it apart.
    pub fn constants(&mut self, object: &Schema, member: &str) -> Vec<String> {
        let mut values = Vec::new();
        let Some(id) = object.properties.get(member) else { return Vec::new() };
        if !self.listed_values(*id, 0, &mut values) {
            return Vec::new();
        }
        values.retain(|value| !value.is_null());
        let texts: Vec<String> = values.iter().filter_map(text_of).collect();
        // A boolean that may be either tells nothing.
        let is_told = texts.len() == values.len() && values.iter().filter(|value| value.is_boolean()).count() < 2;
        if is_told { texts } else { Vec::new() }
    }

    /// Collects the values that a schema lists, or all of its alternatives; says whether there are no others, null aside.
    pub fn listed_values(&mut self, id: SchemaId, depth: usize, values: &mut Vec<Value>) -> bool {
        let schema = self.effective(id);
        if let Some(listed) = &schema.values {
            values.extend(listed.iter().filter(|value| !values.contains(value)).cloned().collect::<Vec<_>>());
            return true;
        }
        let lists = lists(&schema);
        let [alternatives] = lists.as_slice() else { return is_null(&schema) };
        depth < MAX_NESTING && alternatives.iter().all(|one| self.listed_values(*one, depth + 1, values))
    }
}

/// The JSON types that a schema's values can have.
pub fn kinds(lowering: &mut Lowering<'_>, schema: &Schema) -> BTreeSet<&'static str> {
    let (mut kinds, mut open, mut seen) = (BTreeSet::new(), Vec::new(), HashSet::default());
    own_kinds(lowering, schema, &mut kinds, &mut open);
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            let alternative = lowering.effective(id);
            own_kinds(lowering, &alternative, &mut kinds, &mut open);
        }
    }
    kinds
}

/// The types that a schema says itself, or else the alternatives that do.
fn own_kinds(lowering: &Lowering<'_>, schema: &Schema, kinds: &mut BTreeSet<&'static str>, open: &mut Vec<SchemaId>) {
    let add = |kind: Type| {
        kinds.insert(match kind {
            Type::Integer | Type::Number => "number",
            other => other.name(),
        });
    };
    if let Some(values) = &schema.values {
        values.iter().map(Type::of_value).for_each(add);
        return;
    }
    let types = effective_types(lowering, schema);
    if !types.is_empty() {
        types.iter().for_each(add);
    } else if schema.one_of.is_empty() && schema.any_of.is_empty() {
        Type::ALL.into_iter().for_each(add);
    } else {
        open.extend(schema.one_of.iter().chain(&schema.any_of));
    }
}

/// `type`, or what the other keywords imply.
fn effective_types(lowering: &Lowering<'_>, schema: &Schema) -> Types {
    if !schema.types.is_empty() || lowering.settings.untyped == crate::settings::Untyped::Any {
        schema.types
    } else if is_object(schema) {
        Types::of(Type::Object)
    } else {
        scalar::implied(schema)
    }
}

/// Whether keywords for objects say something.
pub fn is_object(schema: &Schema) -> bool {
    !schema.properties.is_empty()
        || !matches!(schema.additional, Additional::Open | Additional::Any)
        || !schema.pattern_properties.is_empty()
}

pub fn is_null(schema: &Schema) -> bool {
    let only_null = schema.types.contains(Type::Null) && schema.types.iter().count() == 1;
    // 3.0 has no type for null, so `nullable` alone is written for it.
    let says_null = schema.nullable && is_silent(schema) && schema.all_of.is_empty() && schema.reference.is_none();
    only_null || says_null || matches!(schema.values.as_deref(), Some([Value::Null]))
}

/// A constant as a text, if it is of a type that serves as a tag.
pub fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) => Some(value.to_string()),
        Value::Number(number) if !number.is_f64() => Some(value.to_string()),
        _ => None,
    }
}

fn only_requires(schema: &Schema) -> bool {
    !schema.required.is_empty()
        && !restricts_more(schema)
        && (schema.types.is_empty() || schema.types == Types::of(Type::Object))
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
}

/// Whether a schema says anything about the value's shape, other than its type.
fn shapes(schema: &Schema) -> bool {
    !schema.required.is_empty() || restricts_more(schema)
}

/// The same, `required` aside.
fn restricts_more(schema: &Schema) -> bool {
    is_object(schema) || schema.items.is_some() || schema.values.is_some()
}
