//! Escapes plain text, so that Markdown shows it unchanged.

/// The neighbor of a piece of text where markup begins or ends: neither a space nor a letter.
pub(super) const BOUNDARY: char = '\0';

/// Writes a piece without white space. `before` and `after` are its neighbors.
pub(super) fn text(out: &mut String, piece: &str, before: char, after: char, in_link: bool) {
    let mut previous = before;
    // The characters around a run of `_`, which decide for the whole run.
    let (mut before_run, mut after_run) = (before, None);
    let mut rest = piece.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().next().unwrap_or(after);
        let escape = match c {
            '`' | '[' => true,
            ']' => in_link,
            '\\' => next.is_ascii_punctuation() || next.is_whitespace() || next == BOUNDARY,
            '*' => !(previous.is_whitespace() && next.is_whitespace()),
            '_' => {
                let after_run = *after_run
                    .get_or_insert_with(|| rest.as_str().trim_start_matches('_').chars().next().unwrap_or(after));
                !(before_run.is_alphanumeric() && after_run.is_alphanumeric())
            }
            // A mark that can only open, as in `~5`, is never closed.
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
            (before_run, after_run) = (c, None);
        }
        previous = c;
    }
}

/// Whether the text after a `&` makes it a character reference.
pub(super) fn is_entity(rest: &str) -> bool {
    let after = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    after.len() < rest.len() && after.starts_with(';')
}
