//! Where members stand that a merged schema has: in itself, or in one of the parts that it was merged from.

use super::Lowering;
use super::recursion::Loosened;
use crate::api::{Schema, SchemaId};
use crate::diagnostics::{Diagnostic, Place, TYPE_ENDLESS};
use crate::hash::HashSet;

impl Lowering<'_> {
    /// Where a member is described; where its object is, when that can't be told.
    pub fn member_place(&self, object: SchemaId, member: &str) -> Place {
        self.part(object, |part| {
            part.properties.contains_key(member).then(|| part.place.child("properties").child(member))
        })
    }

    /// Where a member is said to be required.
    pub fn required_place(&self, object: SchemaId, member: &str) -> Place {
        self.part(object, |part| {
            let index = part.required.iter().position(|name| name == member)?;
            Some(part.place.child("required").index(index))
        })
    }

    /// What the first part of a schema gives that has something to give, the schema itself before what it includes.
    fn part(&self, schema: SchemaId, of: impl Fn(&Schema) -> Option<Place>) -> Place {
        let (mut seen, mut open) = (HashSet::default(), vec![schema]);
        while let Some(id) = open.pop() {
            let part = self.store.schema(self.api, id);
            if let Some(place) = of(part) {
                return place;
            }
            if seen.insert(id) {
                open.extend(part.all_of.iter().rev().chain(&part.reference));
            }
        }
        self.store.schema(self.api, schema).place.clone()
    }

    /// Says that a member, or an element of a tuple, would have no end.
    pub fn say_endless(&mut self, schema: SchemaId, loosened: &Loosened) {
        let (what, effect) = match (&loosened.member, loosened.element) {
            (Some(member), false) => (format!("the member `{member}`"), "it is optional"),
            (Some(member), true) => (format!("an element of `{member}`"), "it may be null"),
            (None, _) => ("an element".to_owned(), "it may be null"),
        };
        let place = match &loosened.member {
            Some(member) => self.member_place(schema, member),
            None => self.part(schema, |part| (!part.prefix_items.is_empty()).then(|| part.place.child("prefixItems"))),
        };
        let message = format!("{what} requires another value of its kind, and that one in turn, without end");
        let help = if loosened.element { "allow null there" } else { "take it out of `required`" };
        self.diagnostics.push(Diagnostic::new(&TYPE_ENDLESS, place, message).effect(effect).help(help));
    }
}
