//! What did not fit while a document was read.

use std::any::TypeId;
use std::borrow::Cow;

use super::super::error::Path;
use super::super::{DecodeError, Document};
use super::Tag;

/// The place of a member that is absent.
pub(in super::super) const NOTHING: u32 = u32::MAX;

/// As many missing members are reported.
const MOST_MISSING: usize = 100;

/// The first thing that did not fit. Where it is in words is found out only when someone is told.
pub(in super::super) struct Fault {
    message: Cow<'static, str>,
    place: u32,
}

impl Document<'_> {
    /// Notes a fault, unless there is one already: what follows the first may be due to it.
    #[cold]
    pub(in super::super) fn note(&self, place: u32, message: Cow<'static, str>) {
        // What stands in for a missing member fits nothing.
        if place == NOTHING && self.allows_missing() {
            return;
        }
        self.fault.borrow_mut().get_or_insert(Fault { message, place });
    }

    /// Notes that the object at `place` lacks a required member.
    #[cold]
    pub(in super::super) fn note_missing(&self, place: u32, name: &str) {
        let message = Cow::from(format!("missing field `{name}`"));
        if !self.allows_missing() {
            return self.note(place, message);
        }
        let mut missing = self.missing.borrow_mut();
        if missing.len() < MOST_MISSING {
            missing.push(Fault { message, place });
        }
    }

    /// Whether a required member may be missing. Alternatives that are tried are told apart by them.
    fn allows_missing(&self) -> bool {
        self.is_lenient && self.attempts.get() == 0
    }

    /// Notes whether the type of the object at `place` knows any of its members.
    #[cold]
    pub(in super::super) fn recognize(&self, place: u32, is_recognized: bool) {
        if place == 0 {
            self.is_unrecognized.set(!is_recognized);
        }
    }

    pub(in super::super) fn has_fault(&self) -> bool {
        self.fault.borrow().is_some()
    }

    /// Takes the fault out, so that reading starts afresh.
    pub(in super::super) fn take_fault(&self) -> Option<Fault> {
        self.fault.take()
    }

    /// Whether an earlier attempt has found that a value is not of a type.
    pub(in super::super) fn is_misfit(&self, key: (u32, TypeId)) -> bool {
        self.misfits.borrow().contains(&key)
    }

    pub(in super::super) fn begin_attempt(&self) {
        self.attempts.set(self.attempts.get() + 1);
    }

    /// Whether nothing had a fault since the attempt began. What had one is forgotten, but for where it need not be tried again.
    pub(in super::super) fn end_attempt(&self, key: (u32, TypeId)) -> bool {
        let outer = self.attempts.get() - 1;
        self.attempts.set(outer);
        let fits = self.take_fault().is_none();
        if !fits && outer > 0 {
            self.misfits.borrow_mut().insert(key);
        }
        fits
    }

    pub(in super::super) fn error(&self, fault: Fault) -> DecodeError {
        let mut path = Path::default();
        let mut at = 0;
        while at < fault.place {
            let Some(inner) = self.step(at, fault.place, &mut path) else { break };
            at = inner;
        }
        DecodeError::at(fault.message, path)
    }

    /// The value in the container at `container` that is, or holds, the one at `place`.
    fn step(&self, container: u32, place: u32, path: &mut Path) -> Option<u32> {
        let entry = self.entry(container)?;
        let mut at = container + 1;
        let mut index = 0;
        while at < entry.end {
            let value = if entry.tag == Tag::Object { at + 1 } else { at };
            let next = self.after(value);
            if place < next {
                match entry.tag {
                    Tag::Object => path.push_key(self.text_of(self.entry(at)?)),
                    _ => path.push_index(index),
                }
                return Some(value);
            }
            index += 1;
            at = next;
        }
        None
    }
}
