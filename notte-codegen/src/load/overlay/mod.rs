//! Changes to a description that stand in files of their own (OpenAPI Overlay Specification 1.0 and 1.1).

mod act;
mod merge;
mod origins;
mod query;
mod read;
mod remove;
#[cfg(test)]
mod tests;

pub use origins::Origins;

use super::Source;
use crate::diagnostics::Diagnostics;
use act::{Failed, Session};
use serde_json::Value;

/// Applies overlays to the tree of a description, in their order, each to the result of the one before it.
///
/// `overlays` are the files with their numbers among the document's sources. The returned origins say where the nodes that an
/// overlay added, replaced or moved come from. With `allow_unmatched`, a target that selects nothing is a note instead of an error.
///
/// The result is meaningful only when `diagnostics` has no errors afterward: nothing is applied when an overlay can't be read, and
/// an action that can't be carried out ends the run.
pub fn apply(
    tree: &mut Value,
    overlays: &[(usize, Source)],
    allow_unmatched: bool,
    diagnostics: &mut Diagnostics,
) -> Origins {
    let mut actions = Vec::new();
    let mut is_readable = true;
    for (file, source) in overlays {
        match read::actions(*file, &source.tree, diagnostics) {
            Some(read) => actions.extend(read),
            None => is_readable = false,
        }
    }
    let mut session = Session::new(tree, allow_unmatched);
    if is_readable {
        for action in &actions {
            if let Err(Failed) = session.act(action, diagnostics) {
                break;
            }
        }
    }
    session.into_origins()
}
