//! The members of an object that is a text, one after the other.

use std::borrow::Cow;

use super::super::document::string;

/// The names and the texts of the members of an object. The text has been checked, and has no spaces.
pub(in super::super) struct Members<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Members<'a> {
    pub(in super::super) fn new(text: &'a str) -> Self {
        Self { text, at: 1 }
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = (Cow<'a, str>, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.text.as_bytes();
        if bytes.get(self.at) != Some(&b'"') {
            return None;
        }
        let start = self.at + 1;
        let key_end = string::end(bytes, start);
        let value_end = end_of_value(bytes, key_end + 1);
        self.at = value_end + 1;
        Some((name(self.text, start, key_end), self.text.get(key_end + 1..value_end)?))
    }
}

/// The name that starts at `start` and whose quotes end at `end`.
fn name(text: &str, start: usize, end: usize) -> Cow<'_, str> {
    let plain = text.get(start..end.saturating_sub(1)).unwrap_or_default();
    if !plain.contains('\\') {
        return Cow::Borrowed(plain);
    }
    let mut name = String::with_capacity(plain.len());
    // It has been unescaped before without a fault.
    let _ = string::unescape(text, start, &mut name);
    Cow::Owned(name)
}

/// The place after the value that starts at `at`.
fn end_of_value(bytes: &[u8], mut at: usize) -> usize {
    let mut depth = 0_usize;
    loop {
        match bytes.get(at) {
            None => return at,
            Some(b'"') => {
                at = string::end(bytes, at + 1);
                continue;
            }
            Some(b'{' | b'[') => depth += 1,
            Some(b',') if depth == 0 => return at,
            Some(b'}' | b']') => match depth.checked_sub(1) {
                Some(outer) => depth = outer,
                None => return at,
            },
            Some(_) => {}
        }
        at += 1;
    }
}
