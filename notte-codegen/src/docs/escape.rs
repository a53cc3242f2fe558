//! Words of text to markdown that means just these words.

/// What stands beside a piece of text; a markup boundary is neither a space nor a letter.
pub(super) const BOUNDARY: char = '\0';

/// Writes a piece without white space. `before` and `after` are the characters beside it.
pub(super) fn text(out: &mut String, piece: &str, before: char, after: char, in_link: bool) {
    let mut previous = before;
    // The character before a run of `_`, which decides for the whole run.
    let mut before_run = before;
    let mut rest = piece.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().next().unwrap_or(after);
        let escape = match c {
            '`' | '[' => true,
            ']' => in_link,
            '\\' => next.is_ascii_punctuation() || next.is_whitespace() || next == BOUNDARY,
            '*' => !(previous.is_whitespace() && next.is_whitespace()),
            '_' => {
                let after_run = rest.as_str().trim_start_matches('_').chars().next().unwrap_or(after);
                !(before_run.is_alphanumeric() && after_run.is_alphanumeric())
            }
            // One that can only open is never closed: `~5`.
            '~' => !(previous.is_whitespace() && next.is_alphanumeric()),
            '<' => next.is_alphabetic() || matches!(next, '/' | '!' | '?' | BOUNDARY),
            '&' => is_entity(rest.as_str()),
            _ => false,
        };
        if escape {
            out.push('\\');
        }
        out.push(c);
        if c != '_' {
            before_run = c;
        }
        previous = c;
    }
}

/// Whether what follows a `&` makes it a character reference.
fn is_entity(rest: &str) -> bool {
    let name = rest.split(';').next().unwrap_or_default();
    name.len() < rest.len() && !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
}

/// Where an address begins in a piece without white space, and where it ends.
pub(super) fn address(piece: &str) -> Option<(usize, usize)> {
    let start = match (piece.find("http://"), piece.find("https://")) {
        (Some(a), Some(b)) => a.min(b),
        (a, b) => a.or(b)?,
    };
    let rest = piece.get(start..)?;
    let body = rest.find("://")? + 3;
    let end = rest.find(['<', '>', '"', '`', '|', '\\']).unwrap_or(rest.len());
    // Two addresses with only a comma between them.
    let end = rest.match_indices(",http").map(|(at, _)| at).next().map_or(end, |at| at.min(end));
    let mut address = rest.get(..end)?;
    loop {
        let shorter =
            address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', '’', '”', '…', '。', '，']);
        let shorter = [('(', ')'), ('[', ']'), ('{', '}')].iter().fold(shorter, |address, &(open, close)| {
            let unbalanced = address.matches(close).count() > address.matches(open).count();
            if unbalanced { address.strip_suffix(close).unwrap_or(address) } else { address }
        });
        if shorter.len() == address.len() {
            break;
        }
        address = shorter;
    }
    (address.len() > body).then_some((start, start + address.len()))
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
            // rustdoc warns of a character that only looks like nothing; markdown of these has a meaning of its own.
            ' ' | '<' | '>' | '(' | ')' | '\\' | '`' | '"' | '|' | '[' | ']' | '{' | '}' | '^' => {
                let _ = write!(out, "%{:02X}", u32::from(c));
            }
            '&' => out.push_str("&amp;"),
            c => out.extend(super::clean::character(c).filter(|c| !c.is_whitespace())),
        }
    }
    Some(if is_entity_free(destination) { out.replace("&amp;", "&") } else { out })
}

fn is_entity_free(text: &str) -> bool {
    text.match_indices('&').all(|(at, _)| !is_entity(text.get(at + 1..).unwrap_or_default()))
}
