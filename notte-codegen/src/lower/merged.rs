//! Alternatives of a union that are one type in Rust: strings, integers of which some are listed, numbers of several formats.

use super::Lowering;
use super::alternatives::Alternative;
use super::effective::is_silent;
use super::scalar;
use super::ty::Shape;
use crate::api::{Additional, Bounds, Origin, Schema, SchemaId, Type, Types};
use crate::diagnostics::{Diagnostic, UNION_MERGED};
use crate::hash::HashSet;
use crate::ir::{Scalar, Ty};
use std::sync::Arc;

/// Lists and maps within each other are compared as deep as this.
const MAX_DEPTH: usize = 8;

impl Lowering<'_> {
    /// What a union is. Alternatives that are one type are one alternative: a value would be read as the first of them,
    /// whichever it is.
    pub fn of_alternatives(&mut self, schema: &Schema, mut alternatives: Vec<Alternative>) -> Shape {
        if let [one] = alternatives.as_slice() {
            return Shape::Same(self.in_format(schema, one.schema));
        }
        let merged: Vec<Arc<Schema>> = alternatives.iter().map(|one| self.effective(one.schema)).collect();
        // Where each alternative allows anything, there is nothing to tell apart.
        if let Some(first) = alternatives.first()
            && merged.iter().all(|one| is_silent(one) && one.bounds.pattern.is_none())
        {
            merged.iter().for_each(|one| self.say_unsaid(one));
            return Shape::Same(first.schema);
        }
        if let Some(number) = self.one_number(schema, &merged) {
            return Shape::Plain(Ty::Scalar(number));
        }
        for kind in [Type::String, Type::Integer] {
            let of_kind = |one: &Schema| one.one_of.is_empty() && one.any_of.is_empty() && is_only(one, kind);
            let (ids, parts): (Vec<SchemaId>, Vec<Arc<Schema>>) = alternatives
                .iter()
                .zip(&merged)
                .filter(|(_, part)| of_kind(part))
                .map(|(alternative, part)| (alternative.schema, Arc::clone(part)))
                .unzip();
            let is_listed = |part: &Arc<Schema>| part.values.is_some();
            // Integers are told apart by how much their types hold; those that are listed are not.
            if parts.len() < 2 || (kind == Type::Integer && !parts.iter().any(is_listed)) {
                continue;
            }
            let whole = parts.len() == alternatives.len();
            let one = self.one_of_them(schema, kind, &parts, whole);
            if whole {
                return Shape::Same(self.store.add(one));
            }
            // An enum keeps what it does not list, so the only one among them is all of them.
            let listed: Vec<&SchemaId> =
                ids.iter().zip(&parts).filter(|(_, part)| is_listed(part)).map(|(id, _)| id).collect();
            let one = match listed.as_slice() {
                [listed] if one.values.is_some() => **listed,
                _ => self.store.add(one),
            };
            let at = alternatives.iter().position(|other| ids.contains(&other.schema)).unwrap_or_default();
            alternatives.retain(|other| !ids.contains(&other.schema));
            alternatives.insert(at, Alternative { schema: one, tag: None, is_base: false });
            return self.of_alternatives(schema, alternatives);
        }
        Shape::Union(alternatives)
    }

    /// The one alternative of a union, in the format that stands beside it: `format: password` next to a string or null.
    fn in_format(&mut self, union: &Schema, one: SchemaId) -> SchemaId {
        let alternative = self.effective(one);
        let is_free = alternative.format.is_none() && alternative.rust_type.is_none() && alternative.values.is_none();
        let takes_format = [Type::String, Type::Integer, Type::Number].iter().any(|kind| is_only(&alternative, *kind));
        if union.format.is_none() || !is_free || !takes_format {
            return one;
        }
        let whole =
            Schema { format: union.format.clone(), origin: union.origin.clone(), ..Schema::clone(&alternative) };
        self.store.add(whole)
    }

    /// The one type of numbers that are not listed, when there is one that holds them all.
    fn one_number(&mut self, union: &Schema, parts: &[Arc<Schema>]) -> Option<Scalar> {
        let plain = |one: &Schema| one.one_of.is_empty() && one.any_of.is_empty() && one.values.is_none();
        let is_number = |one: &Schema| is_only(one, Type::Integer) || is_only(one, Type::Number);
        let number = parts.iter().all(|one| plain(one) && is_number(one)).then(|| scalar::widest(parts)).flatten()?;
        parts.iter().for_each(|one| self.say_unsaid(one));
        let covers = |one: &Schema| one.bounds == Bounds::default() && scalar::numeric(one) == number;
        let alike = parts.windows(2).all(|pair| matches!(pair, [a, b] if a.bounds == b.bounds));
        if !alike && !parts.iter().any(|one| covers(one)) {
            self.say_merged(union, "numbers", NUMBERS_HELP);
        }
        Some(number)
    }

    /// Several alternatives of one type of JSON as one schema: all values that are listed, and what else there may be.
    fn one_of_them(&mut self, union: &Schema, kind: Type, parts: &[Arc<Schema>], whole: bool) -> Schema {
        parts.iter().for_each(|part| self.say_unsaid(part));
        let (listed, free): (Vec<&Arc<Schema>>, Vec<&Arc<Schema>>) = parts.iter().partition(|one| one.values.is_some());
        let plain = if kind == Type::String { Scalar::String } else { Scalar::I64 };
        let types: Vec<Ty> = free.iter().filter_map(|one| scalar::of(one, kind, self.settings)).collect();
        let secret = types.iter().position(|ty| *ty == Ty::Scalar(Scalar::Secret));
        // A secret is a string that does not show.
        let shown: Vec<&Ty> =
            types.iter().filter(|ty| secret.is_none() || **ty != Ty::Scalar(Scalar::Secret)).collect();
        let one_type = shown.windows(2).all(|pair| matches!(pair, [a, b] if a == b));
        let like = match secret {
            Some(index) => free.get(index),
            None => free.first().filter(|_| one_type),
        };
        let parent = Schema { origin: union.origin.clone(), ..Schema::default() };
        let origin =
            if whole { union.origin.clone() } else { Origin::Alternative(self.store.add(parent), kind as usize) };
        let mut one = Schema {
            place: union.place.clone(),
            origin,
            description: union.description.clone().filter(|_| whole),
            types: Types::of(kind),
            format: like.and_then(|one| one.format.clone()),
            rust_type: like.and_then(|one| one.rust_type.clone()),
            ..Schema::default()
        };
        if whole && kind == Type::String && union.rust_type.is_some() {
            one.rust_type.clone_from(&union.rust_type);
            return one;
        }
        let covers = |one: &&&Arc<Schema>| one.format.is_none() && one.bounds == Bounds::default();
        let alike = free.windows(2).all(|pair| matches!(pair, [a, b] if a.format == b.format && a.bounds == b.bounds));
        let told = one_type && (alike || free.iter().any(|one| covers(&one)));
        // What an enum does not list is a plain value in it.
        let is_plain = shown.iter().all(|ty| **ty == Ty::Scalar(plain));
        if !told || !(is_plain || listed.is_empty() && secret.is_none()) {
            match kind {
                Type::String if whole => self.say_merged(union, "strings", STRINGS_HELP),
                Type::String => self.say_merged(union, "strings", FORMATS_HELP),
                _ => self.say_merged(union, "integers", NUMBERS_HELP),
            }
        }
        if !listed.is_empty() && secret.is_none() {
            list(&mut one, &listed);
        }
        one
    }

    /// Whether it makes a difference which of two schemas of one type in Rust a value is of.
    pub fn differ(&mut self, first: &Schema, second: &Schema, depth: usize) -> bool {
        let inner = |one: &Schema| match one.additional {
            Additional::Typed(id) => Some(id),
            _ => one.items,
        };
        let says_nothing = |one: &Schema| one.format.is_none() && one.bounds == Bounds::default();
        let own = (first.format != second.format || first.bounds != second.bounds)
            && !says_nothing(first)
            && !says_nothing(second);
        match (inner(first), inner(second)) {
            _ if own || first.pattern_properties != second.pattern_properties => true,
            (Some(a), Some(b)) if a != b && depth < MAX_DEPTH => {
                let (a, b) = (self.effective(a), self.effective(b));
                self.differ(&a, &b, depth + 1)
            }
            _ => false,
        }
    }

    /// Says that alternatives of a union are one.
    pub fn say_merged(&mut self, union: &Schema, what: &str, help: &str) {
        let message = format!("several alternatives are {what}, and nothing tells them apart");
        self.diagnostics.push(
            Diagnostic::new(&UNION_MERGED, union.place.clone(), message)
                .effect("they are one, which holds the values of all of them")
                .help(help),
        );
    }
}

const STRINGS_HELP: &str = "`x-rust-type: path::of::Type` beside the alternatives names a type that reads all of them";
const FORMATS_HELP: &str =
    "make them one alternative; with `x-rust-type: path::of::Type` in it, it has a type that reads all of them";
const NUMBERS_HELP: &str = "make them one alternative, with the bounds of all of them";

/// Whether no generated type, which would say by its name what a value is, stands in a type.
pub fn is_nameless(ty: &Ty) -> bool {
    ty.named().is_empty()
}

/// Adds the values of several lists, with their names and what they mean.
fn list(one: &mut Schema, listed: &[&Arc<Schema>]) {
    let count = |part: &Schema| part.values.as_ref().map_or(0, Vec::len);
    let named = listed.iter().all(|part| part.value_names.len() >= count(part));
    let mut seen = HashSet::default();
    let mut values = Vec::new();
    for part in listed {
        for (index, value) in part.values.iter().flatten().enumerate() {
            if !seen.insert(value.to_string()) {
                continue;
            }
            values.push(value.clone());
            if named {
                one.value_names.extend(part.value_names.get(index).cloned());
            }
            // A constant is described where it stands.
            let of_constant = part.description.clone().filter(|_| count(part) == 1);
            one.value_docs.push(part.value_docs.get(index).cloned().or(of_constant).unwrap_or_default());
        }
    }
    one.values = Some(values);
    one.format = None;
    one.rust_type = None;
}

/// Whether all values of a schema are of one type, null aside.
fn is_only(schema: &Schema, kind: Type) -> bool {
    let is_of_kind = |value: &serde_json::Value| match kind {
        Type::String => value.is_string(),
        Type::Integer => value.is_i64(),
        _ => false,
    };
    match &schema.values {
        Some(values) => values.iter().all(|value| value.is_null() || is_of_kind(value)),
        None => schema.types.contains(kind) && schema.types.iter().filter(|kind| *kind != Type::Null).count() == 1,
    }
}
