//! The piece of a source line that is shown.

use super::sorted::Placed;
use crate::load::Source;
use crate::visible::visible_lines;
use std::ops::Range;

/// Characters of a line that are shown; a minified description has all of itself in one line.
const WIDTH: usize = 120;
/// Characters before the marked ones that a cut line keeps.
const BEFORE: usize = 40;
/// What stands for the part that is cut.
const CUT: char = '…';

/// A line, cut around what is marked.
pub(super) struct Excerpt {
    /// The line, or the piece of it.
    pub(super) text: String,
    /// The marked bytes of `text`.
    pub(super) marked: Range<usize>,
    /// Whether what stands before the marked bytes is shown as it is in the source: not cut off, nothing escaped. Only then
    /// are columns in `text` columns of the source.
    pub(super) is_whole: bool,
}

impl Excerpt {
    /// The line at which a diagnostic stands; none without text or place.
    pub(super) fn of(source: &Source, placed: &Placed<'_>) -> Option<Self> {
        let at = placed.at.as_ref()?;
        let rest = source.text.get(at.line_start..)?;
        let start = match &at.span {
            Some(span) => span.start.checked_sub(at.line_start)?,
            None => nth(rest, at.column.saturating_sub(1)),
        };
        let before = rest.get(..start)?;
        let after = rest.get(start..)?;
        let length = at.span.as_ref().map_or(1, |span| span.len().max(1));
        Some(Self::cut(before, after, length, at.column))
    }

    /// `length` bytes from the start of `after` are marked.
    fn cut(before: &str, after: &str, length: usize, column: usize) -> Self {
        // Only as much of the line as can be shown is looked at: thousands of diagnostics may stand in one line.
        let head: Vec<char> = before.chars().rev().take(WIDTH + 1).collect();
        let tail: String = after.chars().take_while(|&c| c != '\n').take(WIDTH + 1).filter(|&c| c != '\r').collect();
        let long = head.len() + tail.chars().count() > WIDTH;
        let kept = if long { BEFORE } else { WIDTH };
        let mut text = String::new();
        if head.len() > kept {
            text.push(CUT);
        }
        let before: String = head.iter().take(kept).rev().collect();
        text.push_str(&visible_lines(&before));
        let room = WIDTH.saturating_sub(head.len().min(kept));
        let after: String = tail.chars().take(room).collect();
        // The end of the marked bytes may be within a character.
        let end = (length..after.len()).find(|&end| after.is_char_boundary(end)).unwrap_or(after.len());
        let (marked, rest) = after.split_at_checked(end).unwrap_or((&after, ""));
        let start = text.len();
        text.push_str(&visible_lines(marked));
        let end = text.len();
        text.push_str(&visible_lines(rest));
        if tail.chars().count() > room {
            text.push(CUT);
        }
        let is_whole = column.saturating_sub(head.len().min(kept)) <= 1 && visible_lines(&before) == before;
        Self { text, marked: start..end, is_whole }
    }
}

/// The byte of the n-th character of the first line of a text, or the line's end.
fn nth(text: &str, number: usize) -> usize {
    let mut end = 0;
    for (count, (at, c)) in text.char_indices().enumerate() {
        if count == number || matches!(c, '\n' | '\r') {
            return at;
        }
        end = at + c.len_utf8();
    }
    end
}
