//! Web addresses in plain text, and the destinations of links.

use super::escape::is_entity;
use crate::docs::clean;

/// Where the first address begins in a piece of text without white space, and where it ends.
///
/// The work is in proportion to the text before the end of the address, so that many addresses in a row cost what their text costs.
pub(super) fn find(piece: &str) -> Option<(usize, usize)> {
    let is_scheme = |at: &usize| {
        let rest = piece.get(at + "http".len()..).unwrap_or_default();
        rest.starts_with("://") || rest.starts_with("s://")
    };
    let start = piece.match_indices("http").map(|(at, _)| at).find(is_scheme)?;
    let rest = piece.get(start..)?;
    let body = rest.find("://")? + 3;
    let is_end = |(at, c): &(usize, char)| match c {
        '<' | '>' | '"' | '`' | '|' | '\\' => true,
        // Two addresses with only a comma between them.
        ',' => rest.get(*at..).is_some_and(|rest| rest.starts_with(",http")),
        _ => false,
    };
    let end = rest.char_indices().find(is_end).map_or(rest.len(), |(at, _)| at);
    let length = trimmed(rest.get(..end)?);
    (length > body).then_some((start, start + length))
}

/// The length of an address without the punctuation of the sentence around it.
fn trimmed(address: &str) -> usize {
    let mut unclosed = [('(', ')'), ('[', ']'), ('{', '}')].map(|(open, close)| {
        let closed = address.matches(close).count();
        (close, closed.saturating_sub(address.matches(open).count()))
    });
    let mut length = address.len();
    for c in address.chars().rev() {
        let is_surplus = unclosed.iter_mut().any(|(close, surplus)| {
            let found = *close == c && *surplus > 0;
            *surplus -= usize::from(found);
            found
        });
        let is_punctuation =
            matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | '’' | '”' | '…' | '。' | '，');
        if !is_surplus && !is_punctuation {
            break;
        }
        length -= c.len_utf8();
    }
    length
}

/// Whether an address is a pattern rather than a place to go to.
pub(super) fn is_pattern(address: &str) -> bool {
    address.contains(['{', '}', '*', '[', ']', '$', '(', '^', '…']) || address.contains("...")
}

/// The destination of a link as it is written; none when it leads nowhere from a page of documentation.
pub(super) fn destination(destination: &str) -> Option<String> {
    use std::fmt::Write;
    let destination = destination.trim();
    let scheme = destination.split("//").next().unwrap_or_default();
    if !matches!(scheme.to_ascii_lowercase().as_str(), "http:" | "https:") || destination.len() <= scheme.len() + 2 {
        return None;
    }
    let mut out = String::with_capacity(destination.len());
    for c in destination.chars() {
        match c {
            // rustdoc warns about characters that look like white space; the others have a meaning in Markdown.
            ' ' | '<' | '>' | '(' | ')' | '\\' | '`' | '"' | '|' | '[' | ']' | '{' | '}' | '^' => {
                let _ = write!(out, "%{:02X}", u32::from(c));
            }
            '&' => out.push_str("&amp;"),
            c => out.extend(clean::character(c).filter(|c| !c.is_whitespace())),
        }
    }
    Some(if is_entity_free(destination) { out.replace("&amp;", "&") } else { out })
}

fn is_entity_free(text: &str) -> bool {
    text.match_indices('&').all(|(at, _)| !is_entity(text.get(at + 1..).unwrap_or_default()))
}
