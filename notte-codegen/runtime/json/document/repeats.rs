//! Keys that come twice in one object: the last one counts, so the earlier ones are marked while the text is parsed.

use std::collections::HashMap;

use super::{Tag, Tape};

/// Up to as many members, a repeated key is looked for as it comes; in a wider object, at its end through a map.
const NARROW: u32 = 64;

/// A filter of the keys seen so far in an object. It says either "new" or "perhaps not".
#[derive(Default)]
pub(in super::super) struct Seen {
    count: u32,
    filter: [u64; 16],
}

impl Seen {
    /// Notes the key at the place `key` of the object at `object`; marks an earlier one that is the same.
    pub(in super::super) fn check(&mut self, text: &str, tape: &mut Tape, object: usize, key: usize) {
        self.count += 1;
        if self.count > NARROW {
            return;
        }
        let Some(name) = tape.entries.get(key).map(|entry| tape.text_of(text, entry)) else {
            return;
        };
        let hash = hash(name.as_bytes());
        let bit = 1_u64 << (hash & 63);
        let Some(word) = self.filter.get_mut((hash >> 6) as usize & 15) else {
            return;
        };
        let new = *word & bit == 0;
        *word |= bit;
        if !new {
            supersede_earlier(text, tape, object, key);
        }
    }

    /// Looks through a wide object at its end.
    pub(in super::super) fn finish(&self, text: &str, tape: &mut Tape, object: usize) {
        if self.count > NARROW {
            supersede_in_wide(text, tape, object);
        }
    }
}

/// Ten bits that differ for most keys. Only the ends of a key are looked at: a clash costs a scan, not an error.
fn hash(key: &[u8]) -> u64 {
    let word = match (key.first_chunk::<8>(), key.last_chunk::<8>()) {
        (Some(&first), Some(&last)) => u64::from_le_bytes(first) ^ u64::from_le_bytes(last).rotate_left(29),
        _ => key.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    };
    (word ^ key.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54
}

#[cold]
fn supersede_earlier(text: &str, tape: &mut Tape, object: usize, key: usize) {
    let Some(name) = tape.entries.get(key).map(|entry| tape.text_of(text, entry)) else {
        return;
    };
    let mut at = object as u32 + 1;
    while (at as usize) < key {
        let earlier = tape.entries.get(at as usize).filter(|entry| entry.tag != Tag::Superseded);
        if earlier.is_some_and(|entry| tape.text_of(text, entry) == name) {
            supersede(tape, at);
            return;
        }
        at = tape.after(at + 1);
    }
}

#[cold]
fn supersede_in_wide(text: &str, tape: &mut Tape, object: usize) {
    let end = tape.after(object as u32);
    let mut last = HashMap::new();
    let mut earlier = Vec::new();
    let mut at = object as u32 + 1;
    while at < end {
        if let Some(entry) = tape.entries.get(at as usize).filter(|entry| entry.tag != Tag::Superseded) {
            earlier.extend(last.insert(tape.text_of(text, entry), at));
        }
        at = tape.after(at + 1);
    }
    for at in earlier {
        supersede(tape, at);
    }
}

fn supersede(tape: &mut Tape, key: u32) {
    if let Some(entry) = tape.entries.get_mut(key as usize) {
        entry.tag = Tag::Superseded;
    }
}
