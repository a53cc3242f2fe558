//! From a JSON Pointer to line and column, by a second parse that keeps positions.
//!
//! It runs only when a diagnostic is shown, so reading a description pays nothing for it. Many pointers
//! into one file are found in one pass.

mod json;
mod lines;
mod wanted;
mod yaml;

use std::ops::Range;
use wanted::Wanted;

/// Where a node stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The bytes of the text that show the node: a member's key, an element's value.
    pub span: Range<usize>,
    /// Whether this is the node itself; otherwise it is the nearest ancestor that the text has.
    pub exact: bool,
}

/// The location of the node that each JSON Pointer names in a JSON or YAML text, in one pass over the text.
///
/// A member is shown by its key (the last one, where a key stands twice), an element of a list by its value.
/// What the text does not spell out (behind an alias or a merge key, or because it does not exist) is shown
/// by its nearest ancestor. `None` only for a text without any node.
#[must_use]
pub fn locate_all(text: &str, pointers: &[&str]) -> Vec<Option<Location>> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut wanted = Wanted::new(pointers);
    let looks_like_json = body.trim_start().starts_with(['{', '[']);
    // A YAML flow mapping begins like JSON. When neither parser reads it to the end, what JSON found so far
    // is as good as any.
    if !looks_like_json || json::scan(body, &mut wanted).is_none() {
        let mut other = Wanted::new(pointers);
        let complete = yaml::scan(body, &mut other);
        if !looks_like_json || complete {
            wanted = other;
        }
    }
    lines::locations(body, text.len() - body.len(), &wanted.found())
}

#[cfg(test)]
mod tests;
