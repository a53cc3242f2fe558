//! Characters and indentation that have no place in a doc comment.

use super::code_span::is_invisible;
use std::borrow::Cow;

/// Marks the start of a line in text made from HTML, so that a tag there is no HTML block. Never in a description.
pub(super) const LINE_START: char = '\u{e000}';

/// How a label such as `**Note:**` ends.
const LABEL_END: &str = ":**";

/// What a character becomes: itself, another one, or nothing.
pub(super) fn character(c: char) -> Option<char> {
    Some(match c {
        '\n' | ' '..='~' => c,
        '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => '\n',
        // Windows-1252 that was taken for Latin-1.
        '\u{80}'..='\u{9f}' => windows_1252(c)?,
        c if c.is_control() => return None,
        c if is_joiner(c) => c,
        c if is_invisible(c) || c == LINE_START => return None,
        c if c.is_whitespace() => ' ',
        c => c,
    })
}

/// Whether a character joins its neighbors or keeps them apart, which has a meaning in some scripts and between emoji.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// The text without joiners that have nothing to join: beside ASCII, white space and other invisible characters.
fn without_stray_joiners(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains(is_joiner) {
        return Cow::Borrowed(text);
    }
    let is_joined = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !c.is_whitespace() && !is_invisible(c));
    let mut out = String::with_capacity(text.len());
    let mut previous = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !is_joiner(c) || is_joined(previous) && is_joined(chars.peek().copied()) {
            out.push(c);
        }
        previous = Some(c);
    }
    Cow::Owned(out)
}

/// The characters of plain text that may stand in a doc comment.
pub(super) fn characters(text: &str) -> String {
    without_stray_joiners(text).chars().filter_map(character).collect()
}

fn windows_1252(c: char) -> Option<char> {
    const TABLE: [char; 32] = [
        '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
    ];
    let index = (c as usize).checked_sub(0x80)?;
    TABLE.get(index).copied().filter(|&c| c != ' ')
}

/// The text with `\n` for every line break, no tabs and none of the characters above; indentation and `•` lists mended.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) && !text.contains(LABEL_END) {
        return Cow::Borrowed(text);
    }
    let text = without_stray_joiners(text);
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                    column = 0;
                }
            }
            '\t' => {
                let width = 4 - column % 4;
                out.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            c => {
                let Some(c) = character(c) else { continue };
                out.push(c);
                column = if c == '\n' { 0 } else { column + 1 };
            }
        }
    }
    Cow::Owned(lines(&out))
}

/// Takes away what all lines but the first are indented by, if that is too much to be meant (the text stood in
/// a comment), and makes lists of lines that begin with a bullet.
fn lines(text: &str) -> String {
    // Below a list item an indented rest belongs to the item.
    let item = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '+' | '•' | '●' | '▪' | '◦'));
    let indents = text.lines().skip(1).filter(|line| !line.trim().is_empty()).map(indent);
    let common = indents.min().unwrap_or(0);
    // After a blank line an indented rest may be code on purpose; a comment goes on in the second line.
    let second = text.lines().nth(1).is_some_and(|line| !line.trim().is_empty());
    let common = if common >= 4 && second && !item { common } else { 0 };
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.lines().enumerate() {
        let line = if number == 0 { line.trim_start() } else { line.get(common..).unwrap_or_default() };
        match line.trim_start().strip_prefix(['•', '●', '▪', '◦']) {
            Some(rest) if !rest.trim().is_empty() => {
                out.extend(std::iter::repeat_n(' ', indent(line)));
                out.push_str("- ");
                out.push_str(rest.trim_start());
            }
            _ => label(&mut out, line),
        }
        out.push('\n');
    }
    out
}

/// Writes a line; `**Note:**Text` gets the space without which it is not bold.
fn label(out: &mut String, line: &str) {
    let bold = line.trim_start_matches([' ', '-', '>']).strip_prefix("**");
    let parts = bold.and_then(|bold| bold.split_once(LABEL_END));
    match parts {
        Some((label, text)) if !label.contains(['*', '`']) && text.starts_with(char::is_alphanumeric) => {
            out.push_str(line.strip_suffix(text).unwrap_or_default());
            out.push(' ');
            out.push_str(text);
        }
        _ => out.push_str(line),
    }
}

/// The spaces at the start of a line.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
