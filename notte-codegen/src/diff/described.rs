//! The changes of the description, each with what it is in Rust.

use super::rust_path::Holders;
use super::{Change, Found, Verdict};
use crate::hash::HashMap;
use crate::surface::{Fact, Item, Kind, Surface};

/// What the kinds of these changes begin with.
pub const PREFIX: &str = "api-";

/// An item and what holds it.
type Entry<'s> = (Vec<&'s Item>, &'s Item);

/// The changes of operations, security schemes and servers.
pub fn compare(before: &Surface, after: &Surface, found: &[Found]) -> Vec<Change> {
    let mut changes = Vec::new();
    let of = |surface: &'_ Surface| -> Vec<usize> {
        let is_described = |(_, item): &(usize, &Item)| super::items::is_described(item.kind);
        surface.items.iter().enumerate().filter(is_described).map(|(index, _)| index).collect()
    };
    let was: Vec<&Item> = of(before).into_iter().filter_map(|index| before.items.get(index)).collect();
    let is: Vec<&Item> = of(after).into_iter().filter_map(|index| after.items.get(index)).collect();
    scope(&[], &was, &is, found, &mut changes);
    changes
}

fn scope(holders: &[&Item], was: &[&Item], is: &[&Item], found: &[Found], changes: &mut Vec<Change>) {
    let by_name: HashMap<(Kind, &str), &Item> =
        is.iter().map(|item| ((item.kind, item.name.as_str()), *item)).collect();
    let by_id: HashMap<&str, &Item> = is.iter().filter_map(|item| Some((item.fact(Fact::Id)?, *item))).collect();
    let names: HashMap<(Kind, &str), ()> = was.iter().map(|item| ((item.kind, item.name.as_str()), ())).collect();
    let mut moved: Vec<&Item> = Vec::new();
    for item in was {
        let now = by_name.get(&(item.kind, item.name.as_str())).copied();
        // An operation may have another method or path, and is known by its id then.
        let elsewhere = || {
            let other = by_id.get(item.fact(Fact::Id)?).copied()?;
            (!names.contains_key(&(other.kind, other.name.as_str()))).then_some(other)
        };
        match now.or_else(elsewhere) {
            Some(now) => {
                if now.name != item.name {
                    moved.push(now);
                    let (old, new) = (Some(item.name.as_str()), Some(now.name.as_str()));
                    changes.push(change((holders.to_vec(), now), "moved", old, new, found));
                }
                facts((holders.to_vec(), item), now, found, changes);
                let mut inner = holders.to_vec();
                inner.push(now);
                scope(&inner, &each(item), &each(now), found, changes);
            }
            None => {
                let shown = shown(item);
                changes.push(change((holders.to_vec(), item), "removed", Some(&shown), None, found));
            }
        }
    }
    for item in is {
        let is_new = !names.contains_key(&(item.kind, item.name.as_str()));
        if is_new && !moved.iter().any(|other| std::ptr::eq(*other, *item)) {
            let shown = shown(item);
            changes.push(change((holders.to_vec(), item), "added", None, Some(&shown), found));
        }
    }
}

fn each(item: &Item) -> Vec<&Item> {
    item.items.iter().collect()
}

fn facts(before: Entry<'_>, after: &Item, found: &[Found], changes: &mut Vec<Change>) {
    let (holders, item) = before;
    for fact in Fact::ALL {
        let (old, new) = (item.fact(*fact), after.fact(*fact));
        if old == new {
            continue;
        }
        let what = match fact {
            Fact::Deprecated if new.is_some() => "deprecated".to_owned(),
            Fact::Deprecated => "reactivated".to_owned(),
            fact => format!("{}-changed", fact.word()),
        };
        let mut change = change((holders.clone(), after), &what, old, new, found);
        // What is always sent has no default.
        if *fact == Fact::Default && after.fact(Fact::Required).is_none() && is_sent(after.kind) {
            change.behavior = true;
            change.verdict = change.verdict.max(Verdict::Patch);
        }
        changes.push(change);
    }
}

fn is_sent(kind: Kind) -> bool {
    matches!(kind, Kind::Parameter | Kind::RequestBody)
}

fn shown(item: &Item) -> String {
    let value = [Fact::Type, Fact::Travels, Fact::Url, Fact::Id].into_iter().find_map(|fact| item.fact(fact));
    value.unwrap_or(&item.name).to_owned()
}

/// A change of an item of the description: its verdict is that of the changes of Rust that come from it.
fn change(entry: Entry<'_>, what: &str, before: Option<&str>, after: Option<&str>, found: &[Found]) -> Change {
    let (holders, item) = entry;
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let operation = holders.first().copied().unwrap_or(item);
    let place = holders.iter().fold(Holders::default(), |all, holder| all.within(holder)).place(item);
    // What the compiler does not see comes with a change of the documentation, and with no other.
    let is_documented = ["default-changed", "bounds-changed", "deprecated", "reactivated"].contains(&what);
    let is_seen = |found: &&Found| !is_documented || is_of_documentation(&found.change.kind);
    let related: Vec<&Found> =
        found.iter().filter(is_seen).filter(|found| is_from(found, item, operation, &place)).collect();
    let verdict = related.iter().map(|found| found.change.verdict).max().unwrap_or_default();
    let mut rust: Vec<&str> = related.iter().map(|found| found.change.rust.as_str()).collect();
    rust.dedup();
    let more = rust.len().saturating_sub(3);
    rust.truncate(3);
    let mut rust = rust.join(", ");
    if more > 0 {
        rust.push_str(&format!(" and {more} more"));
    }
    let kind = format!("{PREFIX}{}-{what}", item.kind.word());
    let path: Vec<&str> = holders.iter().map(|holder| holder.name.as_str()).chain([item.name.as_str()]).collect();
    let of = path.join(" ");
    let with_name = |value: String| if value.is_empty() || value == of { value } else { format!("{of}: {value}") };
    let (before, after) = match what {
        "moved" => (text(before), text(after)),
        _ => (with_name(text(before)), with_name(text(after))),
    };
    Change { kind, place, rust, before, after, verdict, behavior: false }
}

fn is_of_documentation(kind: &str) -> bool {
    let words = ["documentation-changed", "bounds-changed", "default-changed", "deprecated", "reactivated"];
    words.iter().any(|word| kind.ends_with(word))
}

/// Whether a change of Rust comes from an item of the description.
fn is_from(found: &Found, item: &Item, operation: &Item, place: &str) -> bool {
    let change = &found.change;
    let is_of_operation = !found.operation.is_empty() && found.operation == operation.place;
    match item.kind {
        Kind::Operation => is_of_operation && found.item == Some(Kind::Method),
        Kind::Parameter => {
            let name = item.name.split_once(' ').map_or(item.name.as_str(), |(_, name)| name);
            is_of_operation && matches!(found.item, Some(Kind::Argument | Kind::Setter)) && found.wire == name
        }
        Kind::SecurityScheme => matches!(found.item, Some(Kind::Credential)) && change.rust.contains(&item.name),
        Kind::Server => matches!(found.item, Some(Kind::ServerConstant | Kind::Client)),
        _ => {
            let rest = change.place.strip_prefix(place).filter(|_| !place.is_empty());
            let is_below = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            is_below || is_of_operation && is_of_body(found, item.kind)
        }
    }
}

/// Whether a change of a method is one of its body or of its responses.
fn is_of_body(found: &Found, kind: Kind) -> bool {
    let of = |words: &[&str]| words.iter().any(|word| found.change.kind.ends_with(word));
    match kind {
        Kind::RequestBody => {
            found.is_of_body || of(&["media-type-changed", "body-presence-changed", "method-added", "method-removed"])
        }
        Kind::Response | Kind::Content => of(&["result-changed", "accept-changed", "recognition-changed"]),
        _ => false,
    }
}
