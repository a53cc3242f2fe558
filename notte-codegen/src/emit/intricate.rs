//! Whether types are as intricate as Clippy warns of. They are the description's, and nobody could make them simpler.

use super::needs::types;
use crate::ir::{Crate, Ty};

/// What Clippy lets pass (`type-complexity-threshold`).
const MOST: usize = 250;

/// Whether any type is, with what a field or a call may put around it.
pub fn has_intricate_types(lowered: &Crate) -> bool {
    let around = weight(1) + weight(2);
    types(lowered).into_iter().any(|ty| around + score(ty, 3) > MOST)
}

/// Each type in a type counts, the more the deeper it stands.
fn score(ty: &Ty, depth: usize) -> usize {
    // The key of a map is a `String`.
    let key = if matches!(ty, Ty::Map(_)) { weight(depth + 1) } else { 0 };
    weight(depth) + key + ty.children().map(|child| score(child, depth + 1)).sum::<usize>()
}

fn weight(depth: usize) -> usize {
    10 * depth
}
