//! `oneOf` and `anyOf`.

mod alternatives;
mod candidates;
mod constant_tags;
mod discriminate;
mod listed;
mod merge;
mod null;
mod product;
mod subtypes;
mod tags;

pub use alternatives::alternatives;
pub use listed::by_type;
pub use merge::{merge_alternatives, named_by_alternatives};
pub use null::{Nulls, allows_null};
pub use subtypes::subtypes;

use crate::api::{Additional, Schema};
use crate::diagnostics::{Diagnostic, Diagnostics, TAG_OPTIONAL, UNION_AMBIGUOUS};
use crate::shapes::model::{Condition, Scalar, Union, ValueType, Variant};
use crate::shapes::schema::store::Schemas;
use crate::shapes::schema::values::JsonTypes;
use crate::shapes::shape::Alternative;
use candidates::{Candidate, collect};
use constant_tags::tag_by_constants;
use discriminate::{Discrimination, discriminate, optional_tag, share_tags};
use std::cmp::Reverse;

/// The variants of a union, each with the conditions by which it is recognized. `own_type` is the type of the union itself.
pub fn union(
    schemas: &Schemas,
    known_types: &mut JsonTypes,
    schema: &Schema,
    own_type: &ValueType,
    alternatives: Vec<(Alternative, ValueType)>,
    diagnostics: &mut Diagnostics,
) -> Union {
    let has_base = alternatives.iter().any(|(alternative, _)| alternative.is_base);
    let (mut candidates, allows_any) = collect(schemas, known_types, schema, own_type, alternatives, diagnostics);
    tag_by_constants(schemas, known_types, &mut candidates);
    order(&mut candidates);
    report_optional_tag(schema, &candidates, diagnostics);
    let mut discriminations = discriminate(&candidates);
    if discriminations.iter().any(|discrimination| discrimination.is_ambiguous) {
        report_ambiguous(schema, diagnostics);
    }
    for (candidate, Discrimination { conditions, .. }) in candidates.iter().zip(&mut discriminations) {
        // A value that does not decode may be any JSON, or of the base.
        let may_fail = allows_any || (has_base && candidate.tag.is_some());
        if may_fail && !conditions.contains(&Condition::Decodes) {
            conditions.push(Condition::Decodes);
        }
        conditions.iter_mut().for_each(sort_values);
    }
    let variants = candidates.into_iter().zip(discriminations);
    let variants = variants.map(|(candidate, Discrimination { conditions, .. })| Variant {
        tag_defaults: tag_defaults(schemas, &candidate.schema, &conditions),
        schema: candidate.schema,
        ty: candidate.ty,
        json_types: candidate.json_types,
        tag: candidate.tag,
        conditions,
    });
    Union { variants: variants.collect() }
}

/// Sorts candidates: the more a value must have to match, the earlier it is checked.
fn order(candidates: &mut [Candidate]) {
    candidates.sort_by_key(|candidate| {
        // An object that allows no other members matches less than one that does.
        let is_closed = candidate.is_object() && candidate.schema.additional == Additional::Closed;
        Reverse((precision(candidate), is_closed))
    });
    // The narrower of two numbers comes first, or the wider one would match all of its values. So it is with their lists.
    if candidates.iter().filter(|candidate| candidate.width().is_some()).count() > 1 {
        candidates.sort_by_key(Candidate::width);
    }
    // Of candidates with the same tag, the one that requires more comes first.
    if share_tags(candidates) {
        candidates.sort_by_key(|candidate| Reverse((precision(candidate), candidate.schema.required.len())));
    }
}

/// How much a value must have to match a candidate. A map without restrictions matches any object.
fn precision(candidate: &Candidate) -> usize {
    match (&candidate.ty, &candidate.tag) {
        (ValueType::Scalar(Scalar::JsonObject), _) => 0,
        (ValueType::Map(_) | ValueType::Keyed(..), _) => 1,
        (_, Some(_)) => 10_000,
        _ => 2 + candidate.schema.required.len(),
    }
}

/// Sorts the values of a condition, so that unions that list them in different orders are equal.
fn sort_values(condition: &mut Condition) {
    if let Condition::Member(_, values) | Condition::MemberOrAbsent(_, values) = condition {
        values.sort_unstable();
    }
}

/// The members that a candidate is recognized by, each with the text of a new value: the default of its schema, or its only value.
fn tag_defaults(schemas: &Schemas, object: &Schema, conditions: &[Condition]) -> Vec<(String, String)> {
    let members = conditions.iter().filter_map(|condition| match condition {
        Condition::Member(member, values) | Condition::MemberOrAbsent(member, values) => Some((member, values)),
        Condition::JsonTypes(_) | Condition::Has(_) | Condition::Lacks(_) | Condition::Decodes => None,
    });
    let defaults = members.filter_map(|(member, values)| {
        let schema = schemas.merged(*object.properties.get(member)?);
        let default = schema.default.as_deref().and_then(|value| value.as_str());
        let default = default.filter(|text| values.iter().any(|value| value == text));
        let only = || values.first().filter(|_| values.len() == 1).map(String::as_str);
        Some((member.clone(), default.or_else(only)?.to_owned()))
    });
    defaults.collect()
}

fn report_optional_tag(schema: &Schema, candidates: &[Candidate], diagnostics: &mut Diagnostics) {
    let Some(tag) = optional_tag(candidates) else { return };
    let message = format!("`{tag}` distinguishes the alternatives, but several of them do not require it");
    diagnostics.push(
        Diagnostic::new(&TAG_OPTIONAL, schema.place.clone(), message)
            .effect("a value without it becomes the unknown variant")
            .help(format!("add `required: [{tag}]` to the alternatives")),
    );
}

fn report_ambiguous(schema: &Schema, diagnostics: &mut Diagnostics) {
    diagnostics.push(
        Diagnostic::new(
            &UNION_AMBIGUOUS,
            schema.place.clone(),
            "type, tag, constants and required members do not distinguish the alternatives",
        )
        .effect("the first alternative that the value decodes as is used; it encodes to the same value")
        .help("add a `discriminator` to the union, or different required members to the alternatives"),
    );
}
