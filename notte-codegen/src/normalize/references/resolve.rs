//! Where a `$ref` leads (RFC 3986 for the file, RFC 6901 for the pointer).

use super::Kind;
use super::pointer::pointed;
use crate::diagnostics::{Diagnostic, Place, REF_CYCLE, REF_REFUSED, REF_REMOTE, REF_UNRESOLVED};
use crate::hash::HashSet;
use crate::load::MissingFile;
use crate::normalize::document::{Node, Reading};
use serde_json::Value;

/// What becomes of a reference that leads nowhere.
const NOWHERE: &str = "a schema is plain JSON there, anything else is left out";

/// What to do about a reference to an address.
const UNFETCHED: &str = "save the file beside the description, and refer to it by a relative path; or let `notte-codegen generate --fetch` fetch it";

/// What to do about a reference to an address of another scheme.
const NEVER_FETCHED: &str = "save the file beside the description, and refer to it by a relative path";

/// What to do about a reference to a file that it must not read.
const REFUSED: &str = "move the file below the description's folder, run the command in a folder that holds both, or allow \
                       its folder with `--ref-root DIR` (`ref_roots` in the settings)";

impl<'d> Reading<'d, '_> {
    /// The node itself, or what its `$ref` leads to, through as many references as it takes.
    ///
    /// `None`, with a loss, when it leads nowhere, in a circle or to what is of another kind.
    pub fn resolve(&mut self, node: &Node<'d>, kind: Kind) -> Option<Node<'d>> {
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
            if let Some(other) = self.other_kind(&next.place, kind) {
                let message = format!("`{target}` leads to {other}, but {} is expected here", kind.name());
                self.diagnostics.push(Diagnostic::new(&REF_UNRESOLVED, place, message).effect(NOWHERE));
                return None;
            }
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
        if let Some(found) = self.identified(file_part, fragment, place) {
            return found.ok_or_else(|| Box::new(nowhere()));
        }
        let Some(file) = document.file_named(place.file, file_part) else {
            let reason = document.missing.get(place.file).and_then(|files| files.get(file_part));
            return Err(Box::new(missing(target, file_part, reason, place)));
        };
        match pointed(document, file, fragment).or_else(|| self.through(file, fragment)) {
            Some(found) => Ok(found),
            None => Err(Box::new(match self.similar(file, fragment) {
                Some(help) => nowhere().help(format!("did you mean `{file_part}#{help}`?")),
                None => nowhere(),
            })),
        }
    }
}

/// Why the file that a reference names is not there.
fn missing(target: &str, file_part: &str, reason: Option<&MissingFile>, place: &Place) -> Diagnostic {
    let scheme = file_part.split_once("://").map(|(scheme, _)| scheme);
    match (scheme, reason) {
        (Some(scheme), None) if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) => {
            let message =
                format!("`{target}` can't be fetched: only `http` and `https` are supported, and this is `{scheme}`");
            Diagnostic::new(&REF_REMOTE, place.clone(), message).help(NEVER_FETCHED)
        }
        (Some(_), None) => {
            let message = format!("`{target}` is an address, and nothing is fetched by default");
            Diagnostic::new(&REF_REMOTE, place.clone(), message).help(UNFETCHED)
        }
        (Some(_), Some(MissingFile::Unreadable(reason) | MissingFile::Refused(reason))) => {
            let message = format!("`{target}` can't be fetched: {reason}");
            Diagnostic::new(&REF_REMOTE, place.clone(), message)
        }
        (None, Some(MissingFile::Refused(reason))) => {
            let message = format!("`{target}` is not read: {reason}");
            Diagnostic::new(&REF_REFUSED, place.clone(), message).help(REFUSED)
        }
        (None, Some(MissingFile::Unreadable(reason))) => {
            let message = format!("`{target}` leads to a file that can't be used: {reason}");
            Diagnostic::new(&REF_UNRESOLVED, place.clone(), message)
        }
        (None, None) => {
            let message = format!("`{target}` leads to a file that can't be used: it could not be read");
            Diagnostic::new(&REF_UNRESOLVED, place.clone(), message)
        }
    }
}

/// References within references are followed as deep as this.
const MOST_DEPTH: usize = 8;

impl<'d> Reading<'d, '_> {
    /// What a pointer leads to where something on its way is a reference: `#/components/schemas/Pet/properties/name` with a `Pet`
    /// in another file.
    fn through(&mut self, file: usize, pointer: &str) -> Option<Node<'d>> {
        let document = self.document;
        let mut current = Node { value: &document.sources.get(file)?.tree, place: Place::root(file) };
        if self.depth >= MOST_DEPTH || !pointer.starts_with('/') {
            return None;
        }
        self.depth += 1;
        let decoded = percent_encoding::percent_decode_str(pointer).decode_utf8_lossy().into_owned();
        let mut segments = decoded.split('/').skip(1).peekable();
        let mut steps = 0;
        while let Some(segment) = segments.peek() {
            if let Some(next) = pointed(document, current.place.file, &format!("{}/{segment}", current.place.pointer)) {
                current = next;
                segments.next();
                continue;
            }
            steps += 1;
            let target = current.get("$ref").and_then(Value::as_str).filter(|_| steps <= MOST_DEPTH);
            let found = target.and_then(|target| self.find(target, &current.place.child("$ref")).ok());
            let Some(found) = found else {
                self.depth -= 1;
                return None;
            };
            current = found;
        }
        self.depth -= 1;
        Some(current)
    }
}
