//! The names of types: each type claims a name by where its schema is written, then all claims are settled at once.

mod candidates;
mod claims;
mod framework;
mod methods;
mod short;
mod words;

pub use candidates::{member_name, numbered, tag_name, title_word, word_of};
pub use framework::without_framework_suffixes;
pub use methods::{MethodClaim, NameOrigin, settle_methods};
pub use words::{last_word, roots};

use crate::api::{Origin, SchemaId};
use crate::diagnostics::{Diagnostic, Diagnostics, NAME_MOVED, Place, SETTING_INVALID};
use crate::hash::{HashMap, HashSet};
use crate::names::{self, Scope};
use crate::settings::Settings;
use crate::shapes::{Definition, NamedShape, Schemas};
use candidates::{Claim, candidates};
use claims::claim;
use short::{LONGEST, letters};
use words::parts;

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
    let mut claimed: Vec<Claimed> = Vec::new();
    for (index, definition) in definitions.iter().enumerate() {
        let (claim, wanted) = claim(schemas, definition.schema, settings, diagnostics);
        let short = short(schemas, definition.schema, claim, &wanted);
        claimed.push(Claimed { claim, kept: None, index, wanted, short, candidates: Vec::new(), definition });
    }
    let shared = shared(&claimed);
    for one in &mut claimed {
        one.candidates = all_candidates(one, &shared);
        one.kept = kept(one, &schemas.get(one.definition.schema).place, settings);
    }
    // A name that is shortened takes no name away from the type that it says in full.
    claimed.sort_by_key(|one| {
        let is_short = matches!(one.short, Short::Before(_) | Short::Instead(_));
        (one.claim != Claim::Pinned, one.kept.is_none(), is_short, one.claim, one.index)
    });
    let mut scope = Scope::default();
    let mut named: Vec<(usize, TypeName)> = Vec::new();
    for Claimed { claim, kept, index, wanted, short, candidates, definition } in claimed {
        let candidates: Vec<String> = kept.into_iter().chain(candidates).collect();
        let name = scope.first_free(&candidates);
        if name != wanted && !short.names().contains(&name) {
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

/// Shorter names for a type.
enum Short {
    /// It needs none.
    Unneeded,
    /// Better ones than its own.
    Before(Vec<String>),
    /// The only ones, the last of them with a number if need be.
    Instead(Vec<String>),
    /// The same, where another type has its own.
    Behind(Vec<String>),
}

impl Short {
    fn names(&self) -> &[String] {
        match self {
            Self::Unneeded => &[],
            Self::Before(names) | Self::Instead(names) | Self::Behind(names) => names,
        }
    }
}

/// A type and the name that it claims.
struct Claimed<'d> {
    claim: Claim,
    /// The name that it had in an earlier client, if it still may have it.
    kept: Option<String>,
    index: usize,
    wanted: String,
    short: Short,
    /// All names that it may have, best first.
    candidates: Vec<String>,
    definition: &'d Definition,
}

/// The shorter names for a type whose own is too long, or would be where another has it.
fn short(schemas: &Schemas, id: SchemaId, claim: Claim, wanted: &str) -> Short {
    let longest = candidates(claim, wanted).iter().map(|name| letters(name)).max().unwrap_or_default();
    if claim == Claim::Pinned || longest + short::NUMBER <= LONGEST {
        return Short::Unneeded;
    }
    let parts = parts(schemas, id);
    match (letters(wanted) <= LONGEST, parts.path.is_empty()) {
        // A component or an operation is called what the description calls it.
        (true, true) => Short::Unneeded,
        (true, false) => Short::Behind(short::within(&parts)),
        (false, true) => Short::Before(of_root(&schemas.get(id).origin, &parts.front)),
        (false, false) => Short::Instead(short::within(&parts)),
    }
}

/// Shorter names for a component, or for what an operation sends or receives.
fn of_root(origin: &Origin, front: &str) -> Vec<String> {
    let mut names = short::own(front);
    if let Origin::Words(words) = origin
        && let Some((role, operation)) = words.split_last()
    {
        names.extend(short::of_operation(&operation.join(" "), role));
    }
    names
}

/// The names that more than one type could have.
fn shared(claimed: &[Claimed<'_>]) -> HashSet<String> {
    let mut counts: HashMap<&String, usize> = HashMap::default();
    for one in claimed {
        let mut names: Vec<&String> = one.short.names().iter().chain([&one.wanted]).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().for_each(|name| *counts.entry(name).or_default() += 1);
    }
    counts.into_iter().filter(|(_, count)| *count > 1).map(|(name, _)| name.clone()).collect()
}

/// The names that a type may have, best first. Of shorter names, those come first that no other type could have.
fn all_candidates(one: &Claimed<'_>, shared: &HashSet<String>) -> Vec<String> {
    let names = one.short.names().iter().cloned();
    let (others, alone): (Vec<String>, Vec<String>) = names.partition(|name| shared.contains(name));
    let own = candidates(one.claim, &one.wanted);
    let all: Vec<String> = match one.short {
        Short::Unneeded => own,
        Short::Before(_) => alone.into_iter().chain(own).collect(),
        Short::Instead(_) => alone.into_iter().chain(others).collect(),
        Short::Behind(_) => own.into_iter().take(1).chain(alone).chain(others).collect(),
    };
    all.into_iter().filter(|name| !names::is_reserved_type(name)).collect()
}

/// The name that a type had in an earlier client: one of its candidates, or the last of them with a number.
fn kept(one: &Claimed<'_>, place: &Place, settings: &Settings) -> Option<String> {
    let place = place.to_string();
    let had = |name: &String| settings.earlier_names.contains(&(place.clone(), name.clone()));
    // The name that is too long, too.
    let long = candidates(one.claim, &one.wanted);
    let mut all = one.short.names().iter().chain(&one.candidates).chain(&long);
    if let Some(name) = all.find(|name| had(name)) {
        return Some(name.clone());
    }
    let numbered = |name: &str| {
        let mut last = [one.candidates.last(), long.last()].into_iter().flatten();
        let number = last.find_map(|last| name.strip_prefix(last.as_str()))?.trim_start_matches('_');
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
