//! Products of unions: a value has to match one alternative of each of several unions, such as those of several parts of `allOf`.

use crate::api::{Origin, Schema, SchemaId};
use crate::diagnostics::{Diagnostic, Diagnostics, KEYWORD_IGNORED};
use crate::hash::HashSet;
use crate::shapes::all_of;
use crate::shapes::schema::store::Schemas;
use crate::shapes::shape::Alternative;

/// Combinations of the alternatives of several unions, for one schema.
const MAX_COMBINATIONS: usize = 16;

/// The same for a whole description: combinations of combinations could have no end.
const MAX_ALL_COMBINATIONS: usize = 512;

/// One union that stands for several: every combination of their alternatives, as long as there are few.
pub fn product(
    schemas: &mut Schemas,
    schema: &Schema,
    parent: SchemaId,
    mut unions: Vec<Vec<Alternative>>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Alternative>> {
    if unions.len() < 2 {
        return unions.pop();
    }
    let count = unions.iter().fold(1_usize, |count, union| count.saturating_mul(union.len()));
    if count > MAX_COMBINATIONS || schemas.combinations + count > MAX_ALL_COMBINATIONS {
        diagnostics.push(
            Diagnostic::new(
                &KEYWORD_IGNORED,
                schema.place.clone(),
                "the parts of `allOf` have too many combinations of alternatives",
            )
            .effect("only the alternatives of the first part become variants")
            .help("list the combinations in one `oneOf`"),
        );
        return unions.into_iter().next();
    }
    schemas.combinations += count;
    let combinations = combinations(schemas, &unions).into_iter().enumerate();
    let alternatives = combinations.map(|(index, parts)| {
        let names: Option<Vec<&str>> = parts.iter().map(|id| schemas.component_name(*id)).collect();
        let origin = match names {
            Some(names) => Origin::Member(parent, names.join(" ")),
            None => Origin::Alternative(parent, index),
        };
        let all = Schema { place: schema.place.clone(), origin, all_of: parts, ..Schema::default() };
        Alternative::new(all_of::add(schemas, all, diagnostics))
    });
    Some(alternatives.collect())
}

/// One alternative of each union, in every combination. A combination that no type of JSON satisfies is left out.
fn combinations(schemas: &Schemas, unions: &[Vec<Alternative>]) -> Vec<Vec<SchemaId>> {
    let mut rows: Vec<Vec<SchemaId>> = vec![Vec::new()];
    for union in unions {
        let longer = |row: &Vec<SchemaId>| {
            let row = row.clone();
            union.iter().map(move |alternative| [row.as_slice(), &[alternative.schema]].concat()).collect::<Vec<_>>()
        };
        rows = rows.iter().flat_map(longer).collect();
    }
    if rows.iter().any(|row| is_satisfiable(schemas, row)) {
        rows.retain(|row| is_satisfiable(schemas, row));
    }
    rows
}

/// Whether there is a type of JSON that all of these schemas allow.
fn is_satisfiable(schemas: &Schemas, row: &[SchemaId]) -> bool {
    let types = row.iter().map(|id| schemas.merged(*id).types);
    types.map(Some).reduce(|common, types| common?.and(types?)).flatten().is_some()
}

/// The unions without those that are implied by a narrower one: a value that matches one of two alternatives matches one of these
/// two and a third.
pub fn narrowest(unions: Vec<Vec<Alternative>>) -> Vec<Vec<Alternative>> {
    let sets: Vec<HashSet<SchemaId>> =
        unions.iter().map(|union| union.iter().map(|alternative| alternative.schema).collect()).collect();
    let is_implied = |index: usize, set: &HashSet<SchemaId>| {
        sets.iter().enumerate().any(|(position, narrow)| {
            let is_narrower = narrow.len() < set.len() || (narrow.len() == set.len() && position < index);
            position != index && is_narrower && narrow.is_subset(set)
        })
    };
    let kept = unions.into_iter().enumerate().zip(&sets).filter(|((index, _), set)| !is_implied(*index, set));
    kept.map(|((_, union), _)| union).collect()
}
