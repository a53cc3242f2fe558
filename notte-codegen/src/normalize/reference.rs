//! Where a `$ref` leads (RFC 3986 for the file, RFC 6901 for the pointer).

use super::Reading;
use super::node::Node;
use crate::diagnostics::{Diagnostic, Place, REF_CYCLE, REF_REMOTE, REF_UNRESOLVED};
use serde_json::Value;

/// What becomes of a reference that leads nowhere.
const NOWHERE: &str = "a schema is plain JSON there, anything else is left out";

impl<'d> Reading<'d, '_> {
    /// The node itself, or what its `$ref` leads to, through as many references as it takes.
    ///
    /// `None`, with a loss, when it leads nowhere or in a circle.
    pub fn resolve(&mut self, node: &Node<'d>) -> Option<Node<'d>> {
        let mut seen: Vec<Place> = Vec::new();
        let mut current = node.clone();
        while let Some(Value::String(target)) = current.get("$ref") {
            let place = current.place.child("$ref");
            if seen.contains(&current.place) {
                let message = format!("`{target}` leads back to itself");
                self.diagnostics.push(Diagnostic::new(&REF_CYCLE, place, message).effect(NOWHERE));
                return None;
            }
            seen.push(current.place.clone());
            current = self.follow(target, &place)?;
        }
        Some(current)
    }

    /// One step: where the text of a `$ref` at `place` leads.
    pub fn follow(&mut self, target: &str, place: &Place) -> Option<Node<'d>> {
        let (file_part, fragment) = target.split_once('#').unwrap_or((target, ""));
        let document = self.document;
        let file = if file_part.is_empty() {
            place.file
        } else if let Some(file) = document.links.get(place.file).and_then(|links| links.get(file_part)) {
            *file
        } else {
            let (code, message) = if file_part.contains("://") {
                (&REF_REMOTE, format!("`{target}` is an address; nothing is fetched over the network"))
            } else {
                let known = document.unreadable.get(place.file).and_then(|files| files.get(file_part));
                let reason = known.map_or("it could not be read", String::as_str);
                (&REF_UNRESOLVED, format!("`{target}` leads to a file that can't be used: {reason}"))
            };
            self.diagnostics.push(Diagnostic::new(code, place.clone(), message).effect(NOWHERE));
            return None;
        };
        let root = document.sources.get(file).map(|source| &source.tree)?;
        let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
        let found = lookup(root, fragment)
            .map(|value| (value, fragment.to_owned()))
            .or_else(|| lookup(root, &decoded).map(|value| (value, decoded.into_owned())));
        match found {
            Some((value, pointer)) => Some(Node { value, place: Place { file, pointer } }),
            None => {
                let mut diagnostic =
                    Diagnostic::new(&REF_UNRESOLVED, place.clone(), format!("`{target}` leads nowhere"))
                        .effect(NOWHERE);
                if let Some(help) = similar(root, fragment) {
                    diagnostic = diagnostic.help(format!("did you mean `{file_part}#{help}`?"));
                }
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }
}

fn lookup<'d>(root: &'d Value, pointer: &str) -> Option<&'d Value> {
    root.pointer(pointer)
}

/// The pointer to a sibling of what was meant, when one is spelled nearly alike.
fn similar(root: &Value, pointer: &str) -> Option<String> {
    let (parent, last) = pointer.rsplit_once('/')?;
    let keys = root.pointer(parent)?.as_object()?.keys();
    let near = keys.map(|key| (distance(key, last), key)).min()?;
    (near.0 <= 2.max(last.len() / 4)).then(|| format!("{parent}/{}", near.1))
}

/// Levenshtein's distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(&b) {
            let up = *cell;
            let best = (corner + usize::from(x != *y)).min(up + 1).min(left + 1);
            corner = up;
            *cell = best;
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}
