//! Several unions of which one alternative each has to hold: those of several parts of `allOf`, `oneOf` beside `anyOf`.

use super::Lowering;
use super::alternatives::Alternative;
use crate::api::{Origin, Schema, SchemaId};
use crate::diagnostics::{Diagnostic, KEYWORD_IGNORED};
use crate::hash::HashSet;

/// Combinations of the alternatives of several unions, of one schema.
const MOST_COMBINATIONS: usize = 16;

/// The same of a whole description: combinations of combinations would have no end.
const MOST_COMBINATIONS_IN_ALL: usize = 512;

impl Lowering<'_> {
    /// What a component is called, or a combination of them.
    pub fn alternative_name(&self, id: SchemaId) -> Option<String> {
        self.component_name(id).or_else(|| match &self.store.schema(self.api, id).origin {
            Origin::Member(_, name) if self.store.is_made(id) => Some(name.clone()),
            _ => None,
        })
    }

    /// One union for several of which one alternative each has to hold: every combination, as long as they are few.
    pub fn combined(
        &mut self,
        schema: &Schema,
        parent: SchemaId,
        mut unions: Vec<Vec<Alternative>>,
    ) -> Option<Vec<Alternative>> {
        if unions.len() < 2 {
            return unions.pop();
        }
        let count = unions.iter().fold(1_usize, |count, union| count.saturating_mul(union.len()));
        if count > MOST_COMBINATIONS || self.store.combinations + count > MOST_COMBINATIONS_IN_ALL {
            self.diagnostics.push(
                Diagnostic::new(
                    &KEYWORD_IGNORED,
                    schema.place.clone(),
                    "the parts of `allOf` combine to too many alternatives",
                )
                .effect("only the alternatives of the first part are told apart")
                .help("write the combinations that there are as one `oneOf`"),
            );
            return unions.into_iter().next();
        }
        self.store.combinations += count;
        let mut rows: Vec<Vec<SchemaId>> = vec![Vec::new()];
        for union in unions {
            let longer = |row: &Vec<SchemaId>| {
                let row = row.clone();
                union.iter().map(move |one| [row.as_slice(), &[one.schema]].concat()).collect::<Vec<_>>()
            };
            rows = rows.iter().flat_map(longer).collect();
        }
        // What would have to be an object and a list at once is no alternative.
        if rows.iter().any(|row| self.can_hold(row)) {
            rows.retain(|row| self.can_hold(row));
        }
        let combinations = rows.into_iter().enumerate().map(|(index, row)| {
            let names: Option<Vec<String>> = row.iter().map(|id| self.component_name(*id)).collect();
            let origin = match names {
                Some(names) => Origin::Member(parent, names.join(" ")),
                None => Origin::Alternative(parent, index),
            };
            let place = schema.place.clone();
            let both = Schema { place, origin, all_of: row, ..Schema::default() };
            Alternative { schema: self.store.add(both), tag: None, is_base: false }
        });
        Some(combinations.collect())
    }

    /// Whether there is a type of JSON that all of these schemas allow.
    fn can_hold(&mut self, row: &[SchemaId]) -> bool {
        let types = row.iter().map(|id| self.effective(*id).types);
        types.map(Some).reduce(|all, one| all?.and(one?)).flatten().is_some()
    }
}

/// The lists of alternatives of a schema, one of each of which has to hold.
pub fn lists(schema: &Schema) -> Vec<Vec<SchemaId>> {
    let own = [&schema.one_of, &schema.any_of].into_iter().chain(&schema.other_unions);
    own.filter(|list| !list.is_empty()).cloned().collect()
}

/// The unions without those that say no more than a narrower one: what is one of two is one of three as well.
pub fn narrowest(unions: Vec<Vec<Alternative>>) -> Vec<Vec<Alternative>> {
    let sets: Vec<HashSet<SchemaId>> =
        unions.iter().map(|union| union.iter().map(|one| one.schema).collect()).collect();
    let is_wider = |index: usize, set: &HashSet<SchemaId>| {
        sets.iter().enumerate().any(|(other, narrow)| {
            let first = narrow.len() < set.len() || (narrow.len() == set.len() && other < index);
            other != index && first && narrow.is_subset(set)
        })
    };
    let kept = unions.into_iter().enumerate().zip(&sets).filter(|((index, _), set)| !is_wider(*index, set));
    kept.map(|((_, union), _)| union).collect()
}
