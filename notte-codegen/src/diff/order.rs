//! Items that stand in another order.

use super::Found;
use super::facts::found_in;
use super::rules;
use super::rust_path::Holders;
use crate::surface::{Item, Kind};

/// The first item of each kind that stands elsewhere now. Both lists have the later form of the same items: in the order that they
/// had before, and in that which they have now.
pub fn reordered<'s>(holders: &Holders<'s>, was: Vec<&'s Item>, is: Vec<&'s Item>) -> Vec<Found> {
    let is_elsewhere = |(then, now): &(&&Item, &&Item)| !std::ptr::eq(**then, **now);
    if !was.iter().zip(&is).any(|pair| is_elsewhere(&pair)) {
        return Vec::new();
    }
    let of = |list: &[&'s Item], kind: Kind| list.iter().copied().filter(|item| item.kind == kind).collect::<Vec<_>>();
    let mut found = Vec::new();
    for kind in Kind::ALL {
        let (was, is) = (of(&was, *kind), of(&is, *kind));
        if let Some((_, item)) = was.iter().zip(&is).find(is_elsewhere) {
            let ruling = rules::reordered(*kind, &is);
            found.push(found_in(holders, item, format!("{}-reordered", kind.word()), None, None, ruling));
        }
    }
    found
}
