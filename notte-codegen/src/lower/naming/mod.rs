//! The names of types: each type claims a name by where its schema is written, then all claims are settled at once.

mod candidates;
mod claims;
mod framework;
mod words;

pub use candidates::{member_name, numbered, tag_name, title_word, word_of};
pub use framework::without_framework_suffixes;
pub use words::{last_word, roots};

use crate::diagnostics::{Diagnostic, Diagnostics, NAME_MOVED, Place, SETTING_INVALID};
use crate::names::Scope;
use crate::settings::Settings;
use crate::shapes::{Definition, NamedShape, Schemas};
use candidates::{Claim, candidates};
use claims::claim;

/// The name of a type.
#[derive(Clone, Debug)]
pub struct TypeName {
    pub name: String,
    /// Whether the type is never an alias: a component, a type that was named on purpose, an object that an operation sends or
    /// receives.
    pub is_own: bool,
}

/// Names every type. The strongest claim is settled first, so that a new and weaker one never changes the name of another type.
pub fn name_types(
    schemas: &Schemas,
    definitions: &[Definition],
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Vec<TypeName> {
    let mut order: Vec<Claimed> = Vec::new();
    for (index, definition) in definitions.iter().enumerate() {
        let (claim, wanted) = claim(schemas, definition.schema, settings, diagnostics);
        let kept = kept(claim, &wanted, &schemas.get(definition.schema).place, settings);
        order.push(Claimed { claim, kept, index, wanted, definition });
    }
    order.sort_by_key(|one| (one.claim != Claim::Pinned, one.kept.is_none(), one.claim, one.index));
    let mut scope = Scope::default();
    let mut named: Vec<(usize, TypeName)> = Vec::new();
    for Claimed { claim, kept, index, wanted, definition } in order {
        let candidates: Vec<String> = kept.into_iter().chain(candidates(claim, &wanted)).collect();
        let name = scope.first_free(&candidates);
        if name != wanted {
            // A schema that was added is written nowhere.
            let is_added = schemas.is_added(definition.schema);
            let place = if is_added { Place::default() } else { schemas.get(definition.schema).place.clone() };
            report_moved(claim, &wanted, &name, place, settings, diagnostics);
        }
        let is_own = matches!(claim, Claim::Pinned | Claim::Exact | Claim::Component | Claim::Sent)
            || (claim == Claim::Operation && matches!(definition.shape, NamedShape::Object(_)));
        named.push((index, TypeName { name, is_own }));
    }
    named.sort_by_key(|(index, _)| *index);
    named.into_iter().map(|(_, name)| name).collect()
}

/// A type and the name that it claims.
struct Claimed<'d> {
    claim: Claim,
    /// The name that it had in an earlier client, if it still may have it.
    kept: Option<String>,
    index: usize,
    wanted: String,
    definition: &'d Definition,
}

/// The name that a type had in an earlier client: one of its candidates, or the last of them with a number.
fn kept(claim: Claim, wanted: &str, place: &Place, settings: &Settings) -> Option<String> {
    let place = place.to_string();
    let had = |name: &String| settings.earlier_names.contains(&(place.clone(), name.clone()));
    let candidates = candidates(claim, wanted);
    if let Some(name) = candidates.iter().find(|name| had(name)) {
        return Some(name.clone());
    }
    let numbered = |name: &str| {
        let number = name.strip_prefix(candidates.last()?.as_str())?.trim_start_matches('_');
        (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then(|| name.to_owned())
    };
    let of_place = settings.earlier_names.range((place.clone(), String::new())..);
    of_place.take_while(|(earlier, _)| *earlier == place).find_map(|(_, name)| numbered(name))
}

/// Reports that a type does not have the name that it claims.
fn report_moved(
    claim: Claim,
    wanted: &str,
    name: &str,
    place: Place,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) {
    let pointer = format!("#{}", place.pointer);
    let tables = [("types", &settings.types), ("sent_types", &settings.sent_types)];
    let pin = tables.into_iter().find(|(_, pins)| pins.get(&pointer).is_some_and(|pin| pin == wanted));
    if let (Claim::Pinned, Some((table, _))) = (claim, pin) {
        let message = format!("`{wanted}` is the name of two types");
        diagnostics.push(settings.about(&SETTING_INVALID, table, &pointer, message));
    } else if claim != Claim::Inline {
        let message = format!("the name `{wanted}` is taken");
        diagnostics.push(Diagnostic::new(&NAME_MOVED, place, message).effect(format!("the type is called `{name}`")));
    }
}
