//! From what the parsers measure to lines, columns and bytes, in one pass over the text.

use super::Location;
use super::wanted::Spot;
use std::ops::Range;

/// A place in the text that only moves forward.
struct Cursor<'a> {
    text: &'a str,
    byte: usize,
    line: usize,
    column: usize,
}

impl Cursor<'_> {
    /// Moves on to the place where `there` holds or the text ends.
    fn advance(&mut self, there: impl Fn(&Self) -> bool) {
        let rest = self.text.get(self.byte..).unwrap_or_default();
        for c in rest.chars() {
            if there(self) {
                return;
            }
            self.byte += c.len_utf8();
            if c == '\n' {
                self.line += 1;
                self.column = 0;
            } else {
                self.column += 1;
            }
        }
    }
}

/// The locations of spots in `text`; `offset` is what stands before it in the whole text.
pub(super) fn locations(text: &str, offset: usize, found: &[Option<(Spot, bool)>]) -> Vec<Option<Location>> {
    let mut locations = vec![None; found.len()];
    let mut order: Vec<(Spot, usize, bool)> =
        found.iter().enumerate().filter_map(|(index, found)| found.map(|(spot, exact)| (spot, index, exact))).collect();
    order.sort_unstable();
    let mut cursor = Cursor { text, byte: 0, line: 1, column: 0 };
    for (spot, index, exact) in order {
        let span = match spot {
            Spot::Bytes { start, end } => {
                cursor.advance(|cursor| cursor.byte >= start);
                start..end
            }
            Spot::Mark { line, column, length } => {
                cursor.advance(|cursor| (cursor.line, cursor.column) >= (line, column));
                characters(text, cursor.byte, length)
            }
        };
        if let Some(slot) = locations.get_mut(index) {
            let span = span.start + offset..span.end + offset;
            *slot = Some(Location { line: cursor.line, column: cursor.column + 1, span, exact });
        }
    }
    locations
}

/// The bytes of `length` characters from `start` on.
fn characters(text: &str, start: usize, length: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.char_indices().nth(length).map_or(rest.len(), |(at, _)| at);
    start..start + end
}
