//! Reports of types without an end.

use super::boxing::Loosened;
use crate::diagnostics::{Diagnostic, Diagnostics, REF_CYCLE, TYPE_ENDLESS};
use crate::shapes::{Definition, Schemas, elements_place, member_place};

/// Reports an alternative that is the union itself.
pub fn report_union_cycle(schemas: &Schemas, definition: Option<&Definition>, diagnostics: &mut Diagnostics) {
    let Some(definition) = definition else { return };
    let place = schemas.get(definition.schema).place.clone();
    diagnostics.push(
        Diagnostic::new(&REF_CYCLE, place, "an alternative leads back to its own union")
            .effect("the alternative is left out; the others allow the same values"),
    );
}

/// Reports a member, or an element of a tuple, that would have no end.
pub fn report_endless(
    schemas: &Schemas,
    definition: Option<&Definition>,
    loosened: &Loosened,
    diagnostics: &mut Diagnostics,
) {
    let Some(definition) = definition else { return };
    let (what, effect) = match (&loosened.member, loosened.element) {
        (Some(member), false) => (format!("the member `{member}`"), "it is optional"),
        (Some(member), true) => (format!("an element of `{member}`"), "it may be null"),
        (None, _) => ("an element".to_owned(), "it may be null"),
    };
    let place = match &loosened.member {
        Some(member) => member_place(schemas, definition.schema, member),
        None => elements_place(schemas, definition.schema),
    };
    let message = format!("{what} requires another value of the same type, without end");
    let help = if loosened.element { "allow null there" } else { "remove it from `required`" };
    diagnostics.push(Diagnostic::new(&TYPE_ENDLESS, place, message).effect(effect).help(help));
}
