//! Where in the text a value stands, found out when it is to be kept as it is.

use super::super::{Document, Node};
use super::{Entry, Tag};

impl Document<'_> {
    /// Whether there are spaces between the values of the text.
    pub(in super::super) fn is_spaced(&self) -> bool {
        self.tape.is_spaced
    }

    pub(in super::super) fn slice(&self, (start, end): (u32, u32)) -> &str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Where a member starts and ends, from the quote before its key; none if the key has escapes.
    pub(in super::super) fn member_span(&self, key: u32) -> Option<(u32, u32)> {
        let entry = self.entry(key).filter(|entry| entry.tag == Tag::Plain)?;
        Some((entry.start - 1, end(self.entry(key + 1)?)?))
    }

    /// Where the value starts, if that can be told: the list of entries has no room for it, but what comes before it has an end.
    fn start(&self, value: u32) -> Option<usize> {
        let (mut first, mut opened) = (value, 0);
        let before = loop {
            let Some(before) = first.checked_sub(1) else { break None };
            let entry = self.entry(before)?;
            match entry.tag {
                Tag::Array if entry.end > first => {
                    first = before;
                    opened += 1;
                }
                _ => break Some(entry),
            }
        };
        let mut at = match before {
            None => 0,
            // A key is marked by its readers and no value, and which of them this is can't be told.
            Some(Entry { tag: Tag::Unescaped, .. }) => return None,
            Some(entry) => end(entry)? as usize,
        };
        at = self.skip(at, b",:]}");
        for _ in 0..opened {
            at = self.skip(at + 1, b"");
        }
        Some(at)
    }

    /// The next place that has neither a space nor one of these.
    fn skip(&self, mut at: usize, marks: &[u8]) -> usize {
        let bytes = self.text.as_bytes();
        while bytes.get(at).is_some_and(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t') || marks.contains(byte)) {
            at += 1;
        }
        at
    }
}

impl<'a> Node<'a> {
    /// The text of the value as it came, if it can be told where it stands.
    pub(in super::super) fn text(self) -> Option<&'a str> {
        let document = self.document;
        let end = end(document.entry(self.index)?)?;
        document.text.get(document.start(self.index)?..end as usize)
    }
}

/// Where the text of a value ends.
fn end(entry: &Entry) -> Option<u32> {
    match entry.tag {
        Tag::Number => Some(entry.end),
        Tag::Plain => Some(entry.end + 1),
        Tag::Superseded => None,
        Tag::Null | Tag::Bool | Tag::Unescaped | Tag::Array | Tag::Object => Some(entry.note.get()),
    }
}
