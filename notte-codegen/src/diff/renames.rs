//! Items that have another name: one is gone, one is new, and both are at one place of the description.

use super::{Change, Found};
use crate::surface::Kind;

/// Joins what is gone and what is new at the same place to one change.
pub fn join(found: Vec<Found>) -> Vec<Found> {
    let mut added: Vec<Found> = Vec::new();
    let mut others: Vec<Found> = Vec::new();
    for one in found {
        let can_join = one.item.is_some_and(can_be_renamed) && one.change.kind.ends_with("-added");
        if can_join { added.push(one) } else { others.push(one) }
    }
    let mut joined = Vec::new();
    for one in others {
        let is_gone = one.item.is_some_and(can_be_renamed) && one.change.kind.ends_with("-removed");
        let other = is_gone.then(|| {
            let is_same = |other: &Found| {
                other.item == one.item && !one.change.place.is_empty() && other.change.place == one.change.place
            };
            added.iter().position(is_same).map(|index| added.remove(index))
        });
        joined.push(match other.flatten() {
            Some(other) => renamed(one, &other),
            None => one,
        });
    }
    joined.extend(added);
    joined
}

/// Items that have a place of their own.
fn can_be_renamed(kind: Kind) -> bool {
    matches!(kind, Kind::Method | Kind::Struct | Kind::Enum | Kind::Union | Kind::Newtype)
}

fn renamed(gone: Found, new: &Found) -> Found {
    let kind = gone.change.kind.replace("-removed", "-renamed");
    let change = Change { kind, before: gone.change.rust.clone(), after: new.change.rust.clone(), ..gone.change };
    Found { change, ..gone }
}
