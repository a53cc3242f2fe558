//! Text from outside made safe to print: invisible and control characters become visible escapes.
//!
//! A description is written by strangers. Whatever quotes it (diagnostics, `LOSSES.md`, the lines that cargo reads from a
//! build script, a diff on a terminal) passes through here, so a line break can't forge a line, an escape sequence can't
//! reach a terminal, and a bidirectional override can't reorder what a reviewer reads.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A text for one line: every control, invisible or bidirectional character, line breaks and tabs included, is an escape
/// such as `\n` or `\u{1b}`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    escaped(text, is_hidden, rust_escape)
}

/// As [`visible`] for a text of several lines: line feeds and tabs stay.
#[must_use]
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    escaped(text, |c| is_hidden(c) && !matches!(c, '\n' | '\t'), rust_escape)
}

/// JSON with the same characters as `\u001b` escapes; its meaning stays the same. Line feeds between values stay.
#[must_use]
pub fn visible_json(json: &str) -> Cow<'_, str> {
    escaped(json, |c| is_hidden(c) && c != '\n', json_escape)
}

/// A text as a string of TOML on one line (TOML 1.0, "Basic strings"), which may be a key as well.
#[cfg(feature = "cli")]
#[must_use]
pub fn toml_string(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            ' '..='~' => c.to_string(),
            c => format!("\\U{:08X}", u32::from(c)),
        })
        .collect();
    format!("\"{escaped}\"")
}

/// Whether a reader or a terminal does not see a character as itself: control characters, line and paragraph separators,
/// bidirectional controls, and what Unicode calls default ignorable. The emoji and text variation selectors are kept.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' => true,
        '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{3164}' | '\u{fe00}'..='\u{fe0d}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' => true,
        '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => true,
        c => c.is_control(),
    }
}

fn escaped(text: &str, is_escaped: impl Fn(char) -> bool, escape: fn(&mut String, char)) -> Cow<'_, str> {
    if !text.contains(&is_escaped) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_escaped(c) { escape(&mut out, c) } else { out.push(c) }
    }
    Cow::Owned(out)
}

fn rust_escape(out: &mut String, c: char) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        // Writing to a string can't fail.
        c => {
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        }
    }
}

fn json_escape(out: &mut String, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        // Writing to a string can't fail.
        let _ = write!(out, "\\u{unit:04x}");
    }
}

#[cfg(test)]
mod tests {
    use super::{is_hidden, visible, visible_json, visible_lines};
    use std::borrow::Cow;

    #[test]
    fn text_without_hidden_characters_is_borrowed() {
        for text in ["", "a `b` c", "ünïcödé 日本語 ❤\u{fe0f}"] {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn every_hidden_character_is_escaped() {
        let hidden: String = ('\0'..=char::MAX).filter(|c| is_hidden(*c)).collect();
        for c in ["\u{0}", "\u{1b}", "\u{7f}", "\u{9b}", "\u{2028}", "\u{2029}", "\u{202e}", "\u{2066}", "\u{200b}"] {
            assert!(hidden.contains(c), "{c:?}");
        }
        assert!(!visible(&hidden).contains(is_hidden));
        assert!(!visible_lines(&hidden).replace(['\n', '\t'], "").contains(is_hidden));
        assert_eq!(visible("a\u{1b}[31m\r\n\u{e0041}"), "a\\u{1b}[31m\\r\\n\\u{e0041}");
        assert_eq!(visible_lines("a\n\tb\r"), "a\n\tb\\r");
    }

    #[test]
    fn escaped_json_means_the_same() {
        let text: String = ('\0'..=char::MAX).filter(|c| is_hidden(*c)).collect();
        let json = serde_json::to_string(&text).unwrap();
        let escaped = visible_json(&json);
        assert!(!escaped.contains(is_hidden));
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
    }
}
