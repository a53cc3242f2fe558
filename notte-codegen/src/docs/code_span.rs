//! Text between backticks, and characters that a reader can't see.

use crate::visible::is_hidden;
use std::borrow::Cow;

/// Whether a character shows nothing, or changes the direction in which its neighbors are shown.
///
/// rustc refuses the latter in comments and literals. The others let two texts look alike that differ.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    !c.is_control() && is_hidden(c)
}

/// The text with an escape such as `\u{202e}` for each invisible character.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_invisible(c) { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    Cow::Owned(out)
}

/// The text as it can stand between single backticks: on one line, with escapes for control and invisible characters.
#[must_use]
pub fn code(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '`' => out.push('\''),
            c if c.is_control() || is_invisible(c) => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out
}
