//! Descriptions to doc comments.
//!
//! A description is CommonMark, often with HTML and mistakes in it. Its meaning is read leniently and written
//! anew, so that what comes out is markdown which rustdoc, its lints, clippy and the doc tests all accept.

mod clean;
mod code;
mod escape;
mod feed;
mod html;
mod inline;
mod page;
mod spans;
mod table;
mod tag;
mod wrap;

use page::Page;

/// Columns that a line of documentation takes at most, where it can be broken at all: with `/// ` and one
/// level of indentation this makes 100.
const WIDTH: usize = 92;

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
    let mut page = Page::default();
    feed::markdown(&mut page, &clean::clean(markdown));
    page.finish()
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
        feed::markdown(&mut page, &clean::clean(text));
        page.into_sentence()
    };
    end_sentence(&mut line);
    line
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
mod tests;
