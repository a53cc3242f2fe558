//! Alternatives that are one type: strings, integers some of which are listed, numbers of several formats.

use crate::api::{Bounds, Origin, Schema, SchemaId, Type, Types};
use crate::diagnostics::{Diagnostic, Diagnostics, UNION_MERGED};
use crate::hash::HashSet;
use crate::settings::Settings;
use crate::shapes::all_of::{self, take_texts};
use crate::shapes::model::{Scalar, ValueType};
use crate::shapes::report;
use crate::shapes::scalars;
use crate::shapes::schema::keywords::{allows_any_type, is_union};
use crate::shapes::schema::store::Schemas;
use crate::shapes::schema::values::{alternative_lists, has_only_type};
use crate::shapes::shape::{Alternative, Shape};
use std::sync::Arc;

const STRINGS_HELP: &str =
    "add `x-rust-type: path::of::Type` beside the alternatives, with a type that decodes all of them";
const FORMATS_HELP: &str =
    "merge them into one alternative; `x-rust-type: path::of::Type` gives it a type that decodes all of them";
const NUMBERS_HELP: &str = "merge them into one alternative with the bounds of all of them";

/// The shape of a union. Alternatives of one type are merged into one: a value would match the first of them in any case.
pub fn merge_alternatives(
    schemas: &mut Schemas,
    schema: &Schema,
    mut alternatives: Vec<Alternative>,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Shape {
    // Strings first, then integers.
    let mut types = [Type::String, Type::Integer].into_iter();
    loop {
        if let [alternative] = alternatives.as_slice() {
            return Shape::Same(with_format(schemas, schema, alternative.schema, diagnostics));
        }
        let merged: Vec<Arc<Schema>> =
            alternatives.iter().map(|alternative| Arc::clone(schemas.merged(alternative.schema))).collect();
        // If each alternative allows any value, nothing distinguishes them.
        if let Some(first) = alternatives.first()
            && merged.iter().all(|part| allows_any_type(part) && part.bounds.pattern.is_none())
        {
            merged.iter().for_each(|part| report::inexpressible_keywords(schemas, part, settings, diagnostics));
            return Shape::Same(first.schema);
        }
        if merged.iter().all(|part| !is_union(part) && has_only_type(part, Type::Boolean)) {
            return Shape::Plain(ValueType::Scalar(Scalar::Boolean));
        }
        if let Some(number) = common_number(schemas, schema, &merged, settings, diagnostics) {
            return Shape::Plain(ValueType::Scalar(number));
        }
        let Some(ty) = types.next() else { return Shape::Union(alternatives) };
        let is_of_type = |part: &Schema| !is_union(part) && has_only_type(part, ty);
        let (ids, parts): (Vec<SchemaId>, Vec<Arc<Schema>>) = alternatives
            .iter()
            .zip(merged)
            .filter(|(_, part)| is_of_type(part))
            .map(|(alternative, part)| (alternative.schema, part))
            .unzip();
        let is_listed = |part: &Arc<Schema>| part.values.is_some();
        // Integers are distinguished by the size of their types; listed ones are not.
        if parts.len() < 2 || (ty == Type::Integer && !parts.iter().any(is_listed)) {
            continue;
        }
        let is_whole = parts.len() == alternatives.len();
        let common = common_schema(schemas, schema, ty, &parts, is_whole, settings, diagnostics);
        if is_whole {
            return Shape::Same(all_of::add(schemas, common, diagnostics));
        }
        // An enum keeps values that it does not list, so a single enum stands for all of them.
        let listed: Vec<&SchemaId> =
            ids.iter().zip(&parts).filter(|(_, part)| is_listed(part)).map(|(id, _)| id).collect();
        let common = match listed.as_slice() {
            [listed] if common.values.is_some() => **listed,
            _ => all_of::add(schemas, common, diagnostics),
        };
        let position =
            alternatives.iter().position(|alternative| ids.contains(&alternative.schema)).unwrap_or_default();
        alternatives.retain(|alternative| !ids.contains(&alternative.schema));
        alternatives.insert(position, Alternative::new(common));
    }
}

/// The only alternative of a union, with the format beside it: `format: password` next to a string or null.
fn with_format(schemas: &mut Schemas, union: &Schema, id: SchemaId, diagnostics: &mut Diagnostics) -> SchemaId {
    let alternative = schemas.merged(id);
    let has_no_format = alternative.format.is_none() && alternative.rust_type.is_none() && alternative.values.is_none();
    let may_have_format = [Type::String, Type::Integer, Type::Number].iter().any(|ty| has_only_type(alternative, *ty));
    if union.format.is_none() || !has_no_format || !may_have_format {
        return id;
    }
    let origin = union.origin.clone();
    let formatted = Schema { format: union.format.clone(), origin, ..Schema::clone(alternative) };
    all_of::add(schemas, formatted, diagnostics)
}

/// The type that holds all of several numbers that are not listed, if there is one.
fn common_number(
    schemas: &Schemas,
    union: &Schema,
    parts: &[Arc<Schema>],
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Option<Scalar> {
    let is_number = |part: &Schema| has_only_type(part, Type::Integer) || has_only_type(part, Type::Number);
    let are_numbers = parts.iter().all(|part| !is_union(part) && part.values.is_none() && is_number(part));
    let number = if are_numbers { scalars::widest(parts) } else { None }?;
    parts.iter().for_each(|part| report::inexpressible_keywords(schemas, part, settings, diagnostics));
    let is_integer = |part: &Arc<Schema>| !part.types.contains(Type::Number);
    if number == Scalar::Float64 && parts.iter().any(is_integer) {
        report::integer_among_numbers(union, diagnostics);
    }
    let covers_all = |part: &Schema| part.bounds == Bounds::default() && scalars::numeric(part) == number;
    let have_same_bounds = parts.windows(2).all(|pair| matches!(pair, [a, b] if a.bounds == b.bounds));
    if !have_same_bounds && !parts.iter().any(|part| covers_all(part)) {
        report_merged(union, "numbers", NUMBERS_HELP, diagnostics);
    }
    Some(number)
}

/// One schema for several alternatives of one type of JSON: with all listed values, and those that are not listed.
fn common_schema(
    schemas: &mut Schemas,
    union: &Schema,
    ty: Type,
    parts: &[Arc<Schema>],
    is_whole: bool,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Schema {
    parts.iter().for_each(|part| report::inexpressible_keywords(schemas, part, settings, diagnostics));
    let (listed, free): (Vec<&Arc<Schema>>, Vec<&Arc<Schema>>) = parts.iter().partition(|part| part.values.is_some());
    let plain = ValueType::Scalar(if ty == Type::String { Scalar::String } else { Scalar::Int64 });
    let types: Vec<ValueType> = free.iter().filter_map(|part| scalars::of(part, ty, settings)).collect();
    let secret = types.iter().position(is_secret);
    // A secret is a string that is not shown.
    let shown: Vec<&ValueType> = types.iter().filter(|ty| secret.is_none() || !is_secret(ty)).collect();
    let is_one_type = shown.windows(2).all(|pair| matches!(pair, [a, b] if a == b));
    let model = match secret {
        Some(index) => free.get(index),
        None => free.first().filter(|_| is_one_type),
    };
    let origin = if is_whole {
        union.origin.clone()
    } else {
        Origin::Alternative(schemas.push_parent(&union.origin), ty as usize)
    };
    let mut common = Schema {
        place: union.place.clone(),
        origin,
        description: union.description.clone().filter(|_| is_whole),
        types: Types::of(ty),
        format: model.and_then(|part| part.format.clone()),
        rust_type: model.and_then(|part| part.rust_type.clone()),
        ..Schema::default()
    };
    if is_whole && ty == Type::String && union.rust_type.is_some() {
        common.rust_type.clone_from(&union.rust_type);
        return common;
    }
    let covers_all = |part: &Schema| part.format.is_none() && part.bounds == Bounds::default();
    let are_alike = free.windows(2).all(|pair| matches!(pair, [a, b] if a.format == b.format && a.bounds == b.bounds));
    let keeps_all = is_one_type && (are_alike || free.iter().any(|part| covers_all(part)));
    // A value that an enum does not list is kept as a plain one.
    let are_plain = shown.iter().all(|ty| **ty == plain);
    if !keeps_all || !(are_plain || listed.is_empty() && secret.is_none()) {
        match ty {
            Type::String if is_whole => report_merged(union, "strings", STRINGS_HELP, diagnostics),
            Type::String => report_merged(union, "strings", FORMATS_HELP, diagnostics),
            _ => report_merged(union, "integers", NUMBERS_HELP, diagnostics),
        }
    }
    if !listed.is_empty() && secret.is_none() {
        add_values(&mut common, &listed);
    }
    common
}

fn is_secret(ty: &ValueType) -> bool {
    *ty == ValueType::Scalar(Scalar::Secret)
}

/// Reports that alternatives of a union are merged into one.
pub fn report_merged(union: &Schema, what: &str, help: &str, diagnostics: &mut Diagnostics) {
    let message = format!("several alternatives are {what}, and nothing distinguishes them");
    diagnostics.push(
        Diagnostic::new(&UNION_MERGED, union.place.clone(), message)
            .effect("they become one alternative that holds the values of all of them")
            .help(help),
    );
}

/// A schema that lists its values, with the names and descriptions that the alternatives beside them give to these; none where they name
/// none of them.
pub fn named_by_alternatives(schemas: &Schemas, schema: &Schema) -> Option<Schema> {
    let (mut open, mut seen, mut listed) = (alternative_lists(schema).concat(), HashSet::default(), Vec::new());
    open.reverse();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            let alternative = schemas.merged(id);
            match alternative.values {
                Some(_) => listed.push(alternative),
                None => open.extend(alternative_lists(alternative).concat().into_iter().rev()),
            }
        }
    }
    let mut named = Schema::default();
    add_values(&mut named, &listed);
    let mut whole = Schema {
        one_of: Vec::new(),
        any_of: Vec::new(),
        other_unions: Vec::new(),
        discriminator: None,
        ..schema.clone()
    };
    take_texts(&mut whole, &named, &named.values.clone().unwrap_or_default());
    whole.value_names.iter().any(|name| !name.is_empty()).then_some(whole)
}

/// Adds the values of several lists, with their names and descriptions.
fn add_values(common: &mut Schema, listed: &[&Arc<Schema>]) {
    let count = |part: &Schema| part.values.as_ref().map_or(0, Vec::len);
    let titles: Vec<&String> =
        listed.iter().filter(|part| count(part) == 1).filter_map(|part| part.title.as_ref()).collect();
    // A title that several constants share is that of the member, not of a value.
    let distinct: HashSet<&&String> = titles.iter().collect();
    let are_titled = titles.len() > 1 && distinct.len() == titles.len();
    let mut seen = HashSet::default();
    let mut values = Vec::new();
    for part in listed {
        for (index, value) in part.values.iter().flatten().enumerate() {
            if !seen.insert(value.to_string()) {
                continue;
            }
            values.push(value.clone());
            let title = part.title.clone().filter(|_| are_titled && count(part) == 1);
            common.value_names.push(part.value_names.get(index).cloned().or(title).unwrap_or_default());
            // The description of a constant is that of its schema.
            let of_constant = part.description.clone().filter(|_| count(part) == 1);
            common.value_docs.push(part.value_docs.get(index).cloned().or(of_constant).unwrap_or_default());
        }
    }
    common.values = Some(values);
    common.format = None;
    common.rust_type = None;
}
