//! Descriptions to doc comments.
//!
//! A description is CommonMark, often with HTML and mistakes in it. Its meaning is read leniently and written
//! anew, so that what comes out is markdown which rustdoc, its lints, clippy and the doc tests all accept.

mod clean;
mod code_block;
mod code_span;
mod deprecation;
mod feed;
mod html;
mod inline;
mod page;
mod table;
mod tag;
mod wrap;

pub use code_span::{code, visible};
pub use deprecation::deprecation_note;

use page::Page;

/// Columns that a line of documentation takes at most, where it can be broken at all: with `/// ` and one
/// level of indentation this makes 100.
const WIDTH: usize = 92;

/// Bytes of a description that are shown: more than any description needs, and a bound on the work for one.
const LONGEST: usize = 256 << 10;

/// A description as the lines of a doc comment, without `///` and the space that follows it.
///
/// The first paragraph is a summary: when it is long, its first sentence stands alone. No line has white space
/// at its end, a line break or a control character. A description without any text has no lines.
#[must_use]
pub fn doc_lines(markdown: &str) -> Vec<String> {
    let markdown = markdown.trim();
    if is_plain(markdown) && markdown.len() <= WIDTH {
        return if markdown.is_empty() { Vec::new() } else { vec![markdown.to_owned()] };
    }
    let shown = bounded(markdown);
    let mut page = Page::default();
    feed::markdown(&mut page, &clean::clean(shown));
    let mut lines = page.finish();
    let hidden = markdown.len() - shown.len();
    if hidden > 0 {
        lines.extend([String::new(), format!("The description goes on for {hidden} bytes, which are left out here.")]);
    }
    lines
}

/// A text as one sentence on one line, such as a summary or a title: escaped, with a full stop at its end.
///
/// Of a longer text it is the first paragraph; a text without any words gives an empty string.
#[must_use]
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    let mut line = if is_plain(text) {
        text.to_owned()
    } else {
        let mut page = Page::for_sentence();
        feed::markdown(&mut page, &clean::clean(bounded(text)));
        page.into_sentence()
    };
    end_sentence(&mut line);
    line
}

/// The start of a text, as far as it is shown: whole lines, where there are any.
fn bounded(text: &str) -> &str {
    if text.len() <= LONGEST {
        return text;
    }
    let end = (0..=LONGEST).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    let start = text.get(..end).unwrap_or_default();
    start.rsplit_once('\n').map_or(start, |(lines, _)| lines)
}

/// Whether a text means the same as markdown and as plain words, in one line.
fn is_plain(text: &str) -> bool {
    // A word must come first: `-`, `1.` and the like would begin a list. Two spaces would be one to a reader.
    text.bytes().next().is_none_or(|first| first.is_ascii_alphabetic())
        && text.bytes().all(|b| {
            b.is_ascii_alphanumeric()
                || matches!(b, b' ' | b',' | b'.' | b'\'' | b'"' | b'(' | b')' | b'-' | b'?' | b'%')
        })
        && !text.contains("  ")
}

/// Adds the full stop unless the sentence has an end.
fn end_sentence(line: &mut String) {
    let kept = line.trim_end_matches([':', ';', ',', ' ']).len();
    line.truncate(kept);
    let bare = line.trim_end_matches([')', '"', '\'', '*', '”', '’', '`']);
    if !line.is_empty() && !bare.ends_with(['.', '!', '?', '…', '。', '！', '？']) {
        line.push('.');
    }
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
