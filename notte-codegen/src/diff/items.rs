//! The items of Rust: which are new, which are gone, and what becomes of the others.

use super::arguments::arguments;
use super::facts::{compare as compare_facts, found_in};
use super::order::reordered;
use super::rules::{Ruling, added, removed};
use super::rust_path::Holders;
use super::{Found, Verdict};
use crate::hash::HashMap;
use crate::surface::{Fact, Item, Kind, Surface};

/// The items of a listing by kind and name.
type Index<'s> = HashMap<(Class, &'s str), &'s Item>;

/// Items of one class have names of one scope: a type may be an object before and a list of values now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Class {
    Type,
    Kind(Kind),
}

fn class(kind: Kind) -> Class {
    match kind {
        Kind::Struct | Kind::Enum | Kind::Union | Kind::Newtype | Kind::Alias => Class::Type,
        Kind::Answers | Kind::Errors | Kind::Headers => Class::Type,
        kind => Class::Kind(kind),
    }
}

/// Whether an item is one of the description, and none of Rust.
pub fn is_described(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Operation
            | Kind::Parameter
            | Kind::RequestBody
            | Kind::Response
            | Kind::Content
            | Kind::ResponseHeader
            | Kind::SecurityScheme
            | Kind::Server
    )
}

/// Both listings, as far as they are compared.
struct Pair<'s> {
    before: Scope<'s>,
    after: Scope<'s>,
}

/// The items beside each other, and those that hold them.
struct Scope<'s> {
    items: Vec<&'s Item>,
    holders: Holders<'s>,
    index: Index<'s>,
}

impl<'s> Scope<'s> {
    fn new(items: &'s [Item], holders: Holders<'s>) -> Self {
        let items: Vec<&Item> =
            items.iter().filter(|item| !is_described(item.kind) && item.kind != Kind::Argument).collect();
        let index = items.iter().map(|item| ((class(item.kind), item.name.as_str()), *item)).collect();
        Self { items, holders, index }
    }

    fn get(&self, like: &Item) -> Option<&'s Item> {
        self.index.get(&(class(like.kind), like.name.as_str())).copied()
    }

    /// The definition that a name stands for.
    fn resolved(&self, item: &'s Item) -> &'s Item {
        let of = item.fact(Fact::Of).filter(|_| item.kind == Kind::Alias);
        of.and_then(|of| self.index.get(&(Class::Type, of))).copied().unwrap_or(item)
    }
}

/// The changes of the items of Rust.
pub fn compare(before: &Surface, after: &Surface) -> Vec<Found> {
    let pair = Pair {
        before: Scope::new(&before.items, Holders::default()),
        after: Scope::new(&after.items, Holders::default()),
    };
    scope(&pair)
}

fn scope(pair: &Pair<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for item in &pair.before.items {
        match pair.after.get(item) {
            Some(now) => found.extend(both(pair, item, now)),
            None => vanished(&pair.before.holders, item, &mut found),
        }
    }
    for item in pair.after.items.iter().filter(|item| pair.before.get(item).is_none()) {
        appeared(&pair.after.holders, item, &mut found);
    }
    let was = pair.before.items.iter().filter_map(|item| pair.after.get(item)).collect();
    let is = pair.after.items.iter().copied().filter(|item| pair.before.get(item).is_some()).collect();
    found.extend(reordered(&pair.after.holders, was, is));
    found
}

fn both<'s>(pair: &Pair<'s>, before: &'s Item, after: &'s Item) -> Vec<Found> {
    let is_alias = before.kind == Kind::Alias || after.kind == Kind::Alias;
    if !is_alias {
        return definitions(pair, before, after);
    }
    if before.kind == after.kind && before.fact(Fact::Of) == after.fact(Fact::Of) {
        return compare_facts(&pair.after.holders, before, after);
    }
    // A name has a definition of its own now, or shares another one: what it consists of decides.
    let named = |definition: &Item, name: &Item| Item {
        name: name.name.clone(),
        place: name.place.clone(),
        ..definition.clone()
    };
    let (was, is) = (named(pair.before.resolved(before), before), named(pair.after.resolved(after), after));
    let inner = Pair {
        before: Scope::new(&[], pair.before.holders.clone()),
        after: Scope::new(&[], pair.after.holders.clone()),
    };
    let mut found = definitions_of(&inner, &was, &is);
    if found.is_empty() {
        let (old, new) = (before.fact(Fact::Of), after.fact(Fact::Of));
        let ruling = Ruling { verdict: Verdict::Minor, behavior: false };
        found.push(found_in(&pair.after.holders, after, "alias-target-changed".to_owned(), old, new, ruling));
    }
    found
}

fn definitions<'s>(pair: &Pair<'s>, before: &'s Item, after: &'s Item) -> Vec<Found> {
    definitions_of(pair, before, after)
}

fn definitions_of(pair: &Pair<'_>, before: &Item, after: &Item) -> Vec<Found> {
    let holders = &pair.after.holders;
    if before.kind != after.kind {
        let (old, new) = (before.kind.word(), after.kind.word());
        let ruling = Ruling { verdict: Verdict::Major, behavior: false };
        return vec![found_in(holders, after, "type-kind-changed".to_owned(), Some(old), Some(new), ruling)];
    }
    let mut found = compare_facts(holders, before, after);
    let inner = Pair {
        before: Scope::new(&before.items, pair.before.holders.within(before)),
        after: Scope::new(&after.items, pair.after.holders.within(after)),
    };
    if before.kind == Kind::Method {
        found.extend(arguments(&inner.before.holders, &inner.after.holders, before, after));
    }
    found.extend(scope(&inner));
    found
}

/// An item that is gone. Of a group each item is told, since none of them is left.
fn vanished<'s>(holders: &Holders<'s>, item: &'s Item, found: &mut Vec<Found>) {
    let kind = format!("{}-removed", item.kind.word());
    found.push(found_in(holders, item, kind, Some(&shown(item)), None, removed(item)));
    if item.kind == Kind::Group {
        let holders = holders.within(item);
        item.items.iter().for_each(|inner| vanished(&holders, inner, found));
    }
}

/// A new item. Of a group each item is told.
fn appeared<'s>(holders: &Holders<'s>, item: &'s Item, found: &mut Vec<Found>) {
    let kind = format!("{}-added", item.kind.word());
    let ruling = added(item, holders.last());
    found.push(found_in(holders, item, kind, None, Some(&shown(item)), ruling));
    if item.kind == Kind::Group {
        let holders = holders.within(item);
        item.items.iter().for_each(|inner| appeared(&holders, inner, found));
    }
}

/// An item in a few words.
fn shown(item: &Item) -> String {
    let fact = |fact: Fact| item.fact(fact);
    match item.kind {
        Kind::Method => {
            let arguments = item.items.iter().filter(|inner| inner.kind == Kind::Argument);
            let arguments: Vec<String> =
                arguments.map(|one| format!("{}: {}", one.name, one.fact(Fact::Type).unwrap_or_default())).collect();
            let arguments = arguments.join(", ");
            let arguments = match fact(Fact::Takes) {
                Some(taken) => format!("({taken} {{ {arguments} }})"),
                None => format!("({arguments})"),
            };
            format!("{arguments} -> {}", fact(Fact::Returns).unwrap_or_default())
        }
        Kind::Alias => format!("alias of {}", fact(Fact::Of).unwrap_or_default()),
        Kind::Value => fact(Fact::Value).unwrap_or_default().to_owned(),
        Kind::Credential => fact(Fact::Travels).unwrap_or_default().to_owned(),
        Kind::ServerConstant => fact(Fact::Url).unwrap_or_default().to_owned(),
        _ => fact(Fact::Type).unwrap_or_default().to_owned(),
    }
}
