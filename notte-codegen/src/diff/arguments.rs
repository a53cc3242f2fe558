//! The arguments of a method: what counts is their order, or where a struct has them, their names.

use super::Found;
use super::Verdict::{Major, Patch};
use super::facts::{compare, found_in};
use super::rules::{Ruling, added, removed, rule};
use super::rust_path::Holders;
use crate::surface::{Fact, Item, Kind};

/// The changes of the arguments of a method.
pub fn arguments<'s>(old: &Holders<'s>, new: &Holders<'s>, before: &'s Item, after: &'s Item) -> Vec<Found> {
    let (was, is) = (of(before), of(after));
    match (before.fact(Fact::Takes), after.fact(Fact::Takes)) {
        (None, None) => {}
        (Some(_), Some(_)) => {
            let mut found = named(old, new, &was, &is);
            if common(&was, &is) != common(&is, &was) {
                // A caller writes them in any order.
                found.push(reordered(new, after, &was, &is, rule(Patch)));
            }
            return found;
        }
        (one, other) => {
            let kind = if other.is_some() { "arguments-named" } else { "arguments-positional" };
            let shown = (list(one, &was), list(other, &is));
            let crossed = found_in(new, after, kind.to_owned(), Some(&shown.0), Some(&shown.1), rule(Major));
            // Each has another type now, which follows.
            let typed: Vec<Item> = was.iter().map(|argument| with_type_of(argument, &is)).collect();
            let was: Vec<&Item> = typed.iter().collect();
            return std::iter::once(crossed).chain(named(old, new, &was, &is)).collect();
        }
    }
    let ty = |item: &Item| item.fact(Fact::Type).unwrap_or_default().to_owned();
    let mut found = Vec::new();
    if was.len() == is.len() && was.iter().zip(&is).all(|(one, other)| ty(one) == ty(other)) {
        let names = |list: &[&Item]| list.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
        let (mut one, mut other) = (names(&was), names(&is));
        let is_renamed = one != other;
        one.sort();
        other.sort();
        if is_renamed && one == other {
            return vec![reordered(new, after, &was, &is, Ruling { behavior: true, ..rule(Major) })];
        }
        for (one, other) in was.iter().zip(&is) {
            if one.name != other.name {
                let names = (Some(one.name.as_str()), Some(other.name.as_str()));
                // A caller writes no names of arguments.
                found.push(found_in(new, other, "argument-renamed".to_owned(), names.0, names.1, rule(Patch)));
            }
            found.extend(compare(new, one, other));
        }
        return found;
    }
    found.extend(named(old, new, &was, &is));
    if common(&was, &is) != common(&is, &was) {
        found.push(reordered(new, after, &was, &is, rule(Major)));
    }
    found
}

/// The changes of arguments by their names.
fn named<'s>(old: &Holders<'_>, new: &Holders<'s>, was: &[&Item], is: &[&'s Item]) -> Vec<Found> {
    let mut found = Vec::new();
    for argument in was {
        match is.iter().find(|other| other.name == argument.name) {
            Some(other) => found.extend(compare(new, argument, other)),
            None => {
                let ty = argument.fact(Fact::Type);
                found.push(found_in(old, argument, "argument-removed".to_owned(), ty, None, removed(argument)));
            }
        }
    }
    for argument in is.iter().filter(|one| was.iter().all(|other| other.name != one.name)) {
        let ty = argument.fact(Fact::Type);
        found.push(found_in(new, argument, "argument-added".to_owned(), None, ty, added(argument, None)));
    }
    found
}

/// An argument with the type that the one of its name has.
fn with_type_of(argument: &Item, others: &[&Item]) -> Item {
    let mut argument = argument.clone();
    let ty = others.iter().find(|other| other.name == argument.name).and_then(|other| other.fact(Fact::Type));
    let own = argument.facts.iter_mut().find(|(fact, _)| *fact == Fact::Type);
    if let (Some((_, own)), Some(ty)) = (own, ty) {
        ty.clone_into(own);
    }
    argument
}

/// Arguments as a caller gives them: `(name, image)`, or `CreateServerArgs { name, image }`.
fn list(taken: Option<&str>, arguments: &[&Item]) -> String {
    let names = arguments.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ");
    match taken {
        Some(taken) => format!("{taken} {{ {names} }}"),
        None => format!("({names})"),
    }
}

/// The names of the arguments that others have too, in their order.
fn common<'s>(list: &[&'s Item], others: &[&Item]) -> Vec<&'s str> {
    let is_common = |one: &&&Item| others.iter().any(|other| other.name == one.name);
    list.iter().filter(is_common).map(|one| one.name.as_str()).collect()
}

fn reordered(holders: &Holders<'_>, method: &Item, was: &[&Item], is: &[&Item], ruling: Ruling) -> Found {
    let names = |list: &[&Item]| list.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ");
    found_in(holders, method, "arguments-reordered".to_owned(), Some(&names(was)), Some(&names(is)), ruling)
}

fn of(method: &Item) -> Vec<&Item> {
    method.items.iter().filter(|item| item.kind == Kind::Argument).collect()
}
