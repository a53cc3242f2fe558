//! Where a `$ref` leads (RFC 3986 for the file, RFC 6901 for the pointer).

use super::Reading;
use super::node::Node;
use crate::diagnostics::{Diagnostic, Place, REF_CYCLE, REF_REMOTE, REF_UNRESOLVED};
use crate::hash::{HashMap, HashSet};
use serde_json::Value;

/// What becomes of a reference that leads nowhere.
const NOWHERE: &str = "a schema is plain JSON there, anything else is left out";

/// What to do about a reference to an address.
const UNFETCHED: &str =
    "`--fetch` fetches it; or save the file beside the description, and refer to it by a relative path";

impl<'d> Reading<'d, '_> {
    /// The node itself, or what its `$ref` leads to, through as many references as it takes.
    ///
    /// `None`, with a loss, when it leads nowhere or in a circle.
    pub fn resolve(&mut self, node: &Node<'d>) -> Option<Node<'d>> {
        let mut seen: HashSet<Place> = HashSet::default();
        let mut current = node.clone();
        while let Some(Value::String(target)) = current.get("$ref") {
            // A row of references is walked once, however many of them are asked for.
            if let Some(end) = self.ends.get(&current.place) {
                current = end.clone();
                break;
            }
            let place = current.place.child("$ref");
            let next = self.follow(target, &place)?;
            if !seen.insert(std::mem::replace(&mut current, next).place) {
                let message = format!("`{target}` leads back to itself");
                self.diagnostics.push(Diagnostic::new(&REF_CYCLE, place, message).effect(NOWHERE));
                return None;
            }
        }
        for place in seen {
            self.ends.insert(place, current.clone());
        }
        Some(current)
    }

    /// One step: where the text of a `$ref` at `place` leads.
    pub fn follow(&mut self, target: &str, place: &Place) -> Option<Node<'d>> {
        self.find(target, place).map_err(|lost| self.diagnostics.push((*lost).effect(NOWHERE))).ok()
    }

    /// Where a reference at `place` leads, or why it leads nowhere.
    pub fn find(&mut self, target: &str, place: &Place) -> Result<Node<'d>, Box<Diagnostic>> {
        let (file_part, fragment) = target.split_once('#').unwrap_or((target, ""));
        let document = self.document;
        let message = || format!("`{target}` leads nowhere");
        let nowhere = || Diagnostic::new(&REF_UNRESOLVED, place.clone(), message());
        if let Some(place) = self.anchor(file_part, fragment, place.file) {
            let value = document.sources.get(place.file).and_then(|source| source.tree.pointer(&place.pointer));
            return value.map(|value| Node { value, place }).ok_or_else(|| Box::new(nowhere()));
        }
        let file = if file_part.is_empty() {
            place.file
        } else if let Some(file) = document.links.get(place.file).and_then(|links| links.get(file_part)) {
            *file
        } else {
            let reason = document.unreadable.get(place.file).and_then(|files| files.get(file_part));
            return Err(Box::new(match reason {
                None if file_part.contains("://") => {
                    let message = format!("`{target}` is an address, and nothing is fetched unless asked for");
                    Diagnostic::new(&REF_REMOTE, place.clone(), message).help(UNFETCHED)
                }
                Some(reason) if file_part.contains("://") => {
                    let message = format!("`{target}` can't be fetched: {reason}");
                    Diagnostic::new(&REF_REMOTE, place.clone(), message)
                }
                reason => {
                    let reason = reason.map_or("it could not be read", String::as_str);
                    let message = format!("`{target}` leads to a file that can't be used: {reason}");
                    Diagnostic::new(&REF_UNRESOLVED, place.clone(), message)
                }
            }));
        };
        let root = document.sources.get(file).map_or(&Value::Null, |source| &source.tree);
        let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
        let found = lookup(root, fragment)
            .map(|value| (value, fragment.to_owned()))
            .or_else(|| lookup(root, &decoded).map(|value| (value, decoded.into_owned())));
        match found {
            Some((value, pointer)) => Ok(Node { value, place: Place { file, pointer } }),
            None => Err(Box::new(match similar(root, fragment) {
                Some(help) => nowhere().help(format!("did you mean `{file_part}#{help}`?")),
                None => nowhere(),
            })),
        }
    }
}

/// The schemas that a `$id` or an `$anchor` names (JSON Schema 2020-12, 8.2).
#[derive(Default)]
pub struct Anchors {
    ids: HashMap<String, Place>,
    /// Each with the pointer of the `$id` whose it is.
    anchors: HashMap<(usize, String), Vec<(String, Place)>>,
}

impl Reading<'_, '_> {
    /// The schema that a `$id`, an `$anchor` or both name; none when the reference is an ordinary one.
    fn anchor(&mut self, id: &str, fragment: &str, file: usize) -> Option<Place> {
        let is_pointer = fragment.is_empty() || fragment.starts_with('/');
        let is_link = self.document.links.get(file).is_some_and(|links| links.contains_key(id));
        if (id.is_empty() && is_pointer) || is_link {
            return None;
        }
        let document = self.document;
        let anchors = self.anchors.get_or_insert_with(|| {
            let mut anchors = Anchors::default();
            for (file, source) in document.sources.iter().enumerate() {
                // What a document calls itself is an address that leads to it (OpenAPI 3.2, `$self`).
                if let Some(Value::String(own)) = source.tree.get("$self") {
                    anchors.ids.entry(own.trim_end_matches('#').to_owned()).or_insert_with(|| Place::root(file));
                }
                gather(&source.tree, &Place::root(file), "", &mut anchors);
            }
            anchors
        });
        if id.is_empty() {
            return nearest(anchors.anchors.get(&(file, fragment.to_owned()))?, "");
        }
        let base = anchors.ids.get(id).or_else(|| {
            // A relative id is resolved against what it stands in; its last segment is what authors write.
            let tail = format!("/{}", id.trim_start_matches("./"));
            anchors.ids.iter().find(|(known, _)| known.ends_with(&tail)).map(|(_, place)| place)
        })?;
        if fragment.is_empty() {
            return Some(base.clone());
        }
        if is_pointer {
            return Some(Place { file: base.file, pointer: format!("{}{fragment}", base.pointer) });
        }
        nearest(anchors.anchors.get(&(base.file, fragment.to_owned()))?, &base.pointer)
    }
}

/// Of several schemas with one anchor the one of this `$id`: each has anchors of its own.
fn nearest(places: &[(String, Place)], base: &str) -> Option<Place> {
    places.iter().find(|(of, _)| of == base).or(places.first()).map(|(_, place)| place.clone())
}

fn gather(tree: &Value, place: &Place, base: &str, anchors: &mut Anchors) {
    match tree {
        Value::Object(object) => {
            let base = if object.contains_key("$id") { place.pointer.clone() } else { base.to_owned() };
            if let Some(Value::String(id)) = object.get("$id") {
                anchors.ids.entry(id.trim_end_matches('#').to_owned()).or_insert_with(|| place.clone());
            }
            for key in ["$anchor", "$dynamicAnchor"] {
                if let Some(Value::String(anchor)) = object.get(key) {
                    anchors
                        .anchors
                        .entry((place.file, anchor.clone()))
                        .or_default()
                        .push((base.clone(), place.clone()));
                }
            }
            for (key, value) in object {
                if matches!(value, Value::Object(_) | Value::Array(_))
                    && !matches!(key.as_str(), "example" | "examples" | "enum" | "const")
                {
                    gather(value, &place.child(key), &base, anchors);
                }
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                if matches!(value, Value::Object(_) | Value::Array(_)) {
                    gather(value, &place.index(index), base, anchors);
                }
            }
        }
        _ => {}
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
