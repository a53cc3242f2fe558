//! Templates of paths.

/// Returns a parameter of a path, as it is encoded. The path may have more segments before those of the template.
pub(super) fn parameter<'p>(template: &str, path: &'p str, name: &str) -> Option<&'p str> {
    let base = path.len().checked_sub(suffix(template, path)?)?;
    let mut rest = path.get(base..)?;
    let mut template = template;
    while let Some((literal, after)) = template.split_once('{') {
        let (known, next) = after.split_once('}')?;
        rest = rest.strip_prefix(literal)?;
        let end = end(next, rest)?;
        if bare(known) == name {
            return rest.get(..end);
        }
        rest = rest.get(end..)?;
        template = next;
    }
    None
}

/// Returns the length of the part of a path that has as many segments as the template.
fn suffix(template: &str, path: &str) -> Option<usize> {
    let segments = template.matches('/').count();
    let start = path.rmatch_indices('/').nth(segments.checked_sub(1)?)?.0;
    path.len().checked_sub(start)
}

/// Returns where a value ends: before what follows it in the template.
fn end(template: &str, rest: &str) -> Option<usize> {
    let literal = template.split('{').next().unwrap_or_default();
    if literal.is_empty() { Some(rest.len()) } else { rest.find(literal) }
}

/// Returns the name of a parameter without what RFC 6570 or a pattern adds to it.
fn bare(name: &str) -> &str {
    let name = name.split([':', '=']).next().unwrap_or_default();
    name.trim_start_matches('+').trim_end_matches(['+', '*'])
}
