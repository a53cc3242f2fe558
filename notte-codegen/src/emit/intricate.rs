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
    let inner = match ty {
        Ty::Scalar(_) | Ty::Formatted(_) | Ty::Named(_) => 0,
        Ty::Tuple(items) => items.iter().map(|item| score(item, depth + 1)).sum(),
        Ty::Map(value) => weight(depth + 1) + score(value, depth + 1),
        Ty::Keyed(key, value) => score(key, depth + 1) + score(value, depth + 1),
        Ty::List(inner) | Ty::Nullable(inner) | Ty::Boxed(inner) => score(inner, depth + 1),
    };
    weight(depth) + inner
}

fn weight(depth: usize) -> usize {
    10 * depth
}
