//! One action, carried out (Overlay Specification 1.1, "Action Object").

use super::merge::{self, Conflict, Incoming};
use super::origins::Origins;
use super::query::Query;
use super::read::{Action, Change};
use super::remove;
use crate::diagnostics::{
    Diagnostic, Diagnostics, OVERLAY_INVALID, OVERLAY_UNCHANGED, OVERLAY_UNMATCHED, Place, Severity, TOO_DEEP,
    TOO_LARGE,
};
use crate::load::tree::{DEEP, MAX_DEPTH};
use serde_json::Value;

/// Bytes that all actions together may add to a description. A short overlay can ask for much: each `copy` can double the
/// description, and an `update` is repeated for each node.
const MAX_ADDED: usize = 128 << 20;

/// What a value counts besides its text.
const VALUE: usize = 128;

/// The action can't be carried out; the diagnostics say why.
pub struct Failed;

/// A description while actions change it.
pub struct Session<'t> {
    tree: &'t mut Value,
    origins: Origins,
    allow_unmatched: bool,
    /// Bytes that may still be added.
    left: usize,
}

impl<'t> Session<'t> {
    /// A session that has changed nothing yet.
    pub fn new(tree: &'t mut Value, allow_unmatched: bool) -> Self {
        Self { tree, origins: Origins::default(), allow_unmatched, left: MAX_ADDED }
    }

    /// Where the nodes of the result come from.
    pub fn into_origins(self) -> Origins {
        self.origins
    }

    /// Carries out an action.
    pub fn act(&mut self, action: &Action, diagnostics: &mut Diagnostics) -> Result<(), Failed> {
        let place = action.place.child("target");
        let targets = action.target.select(self.tree);
        if targets.is_empty() {
            diagnostics.push(unmatched(&action.target, place, self.allow_unmatched));
            return Ok(());
        }
        let changed = match &action.change {
            Change::Remove => {
                if targets.iter().any(String::is_empty) {
                    return Err(fail(diagnostics, place, "the root of the description can't be removed"));
                }
                remove::remove(self.tree, &mut self.origins, &targets);
                Ok(true)
            }
            Change::Update(update) => {
                let incoming = Incoming { value: update, place: action.place.child("update") };
                self.merge(&targets, &incoming, place)
            }
            Change::Copy(source) => {
                let value = self.copied(source, action.place.child("copy"), diagnostics)?;
                let incoming = Incoming { value: &value, place: action.place.child("copy") };
                self.merge(&targets, &incoming, place)
            }
        };
        match changed {
            Ok(true) => Ok(()),
            Ok(false) => {
                let message =
                    format!("the action changes nothing: `{}` already has these values", action.target.text());
                let unchanged = Diagnostic::new(&OVERLAY_UNCHANGED, action.place.clone(), message);
                diagnostics.push(unchanged.help("remove the action; the description may have been corrected since"));
                Ok(())
            }
            Err(error) => {
                diagnostics.push(*error);
                Err(Failed)
            }
        }
    }

    /// The one node that the query of `copy` selects.
    fn copied(&self, source: &Query, place: Place, diagnostics: &mut Diagnostics) -> Result<Value, Failed> {
        match source.select(self.tree).as_slice() {
            [pointer] => Ok(self.tree.pointer(pointer).cloned().unwrap_or_default()),
            pointers => {
                let message = format!("`copy` must select one node; `{}` selects {}", source.text(), pointers.len());
                Err(fail(diagnostics, place, message))
            }
        }
    }

    /// Merges a value with each target; whether that changed anything.
    fn merge(&mut self, targets: &[String], incoming: &Incoming<'_>, place: Place) -> Result<bool, Box<Diagnostic>> {
        let mut kinds = targets.iter().filter_map(|target| self.tree.pointer(target)).map(merge::kind);
        let first = kinds.next().unwrap_or_default();
        if let Some(other) = kinds.find(|kind| *kind != first) {
            let message = format!(
                "the target selects {first} and {other}; all selected nodes must be objects, or arrays, or primitive values"
            );
            return Err(Box::new(Diagnostic::new(&OVERLAY_INVALID, place, message)));
        }
        self.check_bounds(targets, incoming)?;
        let mut changed = false;
        for target in targets {
            let Some(node) = self.tree.pointer_mut(target) else { continue };
            match merge::merge(node, target, incoming, &mut self.origins) {
                Ok(difference) => changed |= difference,
                Err(Conflict { pointer, place, found, given }) => {
                    let message = format!("{given} can't be merged with {found} at `#{pointer}`");
                    return Err(Box::new(Diagnostic::new(&OVERLAY_INVALID, place, message)));
                }
            }
        }
        Ok(changed)
    }

    /// Refuses what would exceed the bounds that the text of a description has to keep.
    fn check_bounds(&mut self, targets: &[String], incoming: &Incoming<'_>) -> Result<(), Box<Diagnostic>> {
        let (cost, height) = extent(incoming.value);
        let depth = targets.iter().map(|target| target.matches('/').count()).max().unwrap_or_default();
        // An array that is appended to is one level above the value.
        if depth + 1 + height > MAX_DEPTH {
            return Err(Box::new(Diagnostic::new(&TOO_DEEP, incoming.place.clone(), DEEP)));
        }
        match self.left.checked_sub(cost.saturating_mul(targets.len())) {
            Some(left) => self.left = left,
            None => {
                let message = "the overlays add more than 128 MB to the description";
                return Err(Box::new(Diagnostic::new(&TOO_LARGE, incoming.place.clone(), message)));
            }
        }
        Ok(())
    }
}

fn unmatched(target: &Query, place: Place, is_allowed: bool) -> Diagnostic {
    let message = format!("`{}` selects nothing in the description", target.text());
    let mut unmatched = Diagnostic::new(&OVERLAY_UNMATCHED, place, message);
    if is_allowed {
        unmatched.severity = Severity::Note;
    }
    unmatched.help("correct the target, or set `allow_unmatched = true` in the table `overlays` of the settings")
}

fn fail(diagnostics: &mut Diagnostics, place: Place, message: impl Into<String>) -> Failed {
    diagnostics.push(Diagnostic::new(&OVERLAY_INVALID, place, message));
    Failed
}

/// What a value takes in memory, roughly, and the levels of nesting in it.
fn extent(value: &Value) -> (usize, usize) {
    let (mut cost, mut height) = (0_usize, 0);
    let mut open = vec![(value, 0)];
    while let Some((value, depth)) = open.pop() {
        let level = depth + usize::from(value.is_array() || value.is_object());
        height = height.max(level);
        cost += VALUE;
        match value {
            Value::String(text) => cost += text.len(),
            Value::Array(elements) => open.extend(elements.iter().map(|element| (element, level))),
            Value::Object(members) => {
                cost += members.keys().map(String::len).sum::<usize>();
                open.extend(members.values().map(|member| (member, level)));
            }
            _ => {}
        }
    }
    (cost, height)
}
