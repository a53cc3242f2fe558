//! The `Link` header (RFC 8288).

use http::HeaderMap;
use http::header::LINK;

/// Returns the address of the next page.
pub(super) fn next(headers: &HeaderMap) -> Option<String> {
    let lines = headers.get_all(LINK).into_iter().filter_map(|value| value.to_str().ok());
    lines.flat_map(links).find(|(_, relations)| relations.iter().any(|one| one == "next")).map(|(address, _)| address)
}

/// Returns the addresses of a line and their relations, in lower case.
fn links(line: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    let mut rest = line;
    // A comma separates links, and may be in an address or in quotes.
    while let Some((_, after)) = rest.split_once('<') {
        let Some((address, parameters)) = after.split_once('>') else { break };
        let end = end_of(parameters);
        let (own, next) = parameters.split_at(end);
        found.push((address.trim().to_owned(), relations(own)));
        rest = next;
    }
    found
}

/// Returns where the parameters of a link end: at a comma that is not in quotes.
fn end_of(parameters: &str) -> usize {
    let (mut is_quoted, mut is_escaped) = (false, false);
    for (index, character) in parameters.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => return index,
            _ => {}
        }
    }
    parameters.len()
}

/// Returns the values of the first `rel`.
fn relations(parameters: &str) -> Vec<String> {
    let mut pairs = parameters.split(';').filter_map(|parameter| parameter.split_once('='));
    let rel = pairs.find(|(name, _)| name.trim().eq_ignore_ascii_case("rel")).map(|(_, value)| value);
    let words = rel.unwrap_or_default().trim().trim_matches('"').split_ascii_whitespace();
    words.map(str::to_ascii_lowercase).collect()
}
