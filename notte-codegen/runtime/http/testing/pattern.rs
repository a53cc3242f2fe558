//! Templates of paths.

use super::super::call::path::takes_several;

/// Returns a parameter of a path, as it is encoded. The path may have more segments before those of the template.
pub(super) fn parameter<'p>(template: &str, path: &'p str, name: &str) -> Option<&'p str> {
    // A template may have a query, which is none of the path.
    let template = template.split(['?', '#']).next().unwrap_or_default();
    let starts = path.rmatch_indices('/').map(|(start, _)| start);
    starts
        .filter_map(|start| values(template, path.get(start..)?))
        .next()?
        .into_iter()
        .rev()
        .find_map(|(known, value)| (bare(known) == name).then_some(value))
}

/// Returns the names and values of a path that the template fits, the last one first.
fn values<'t, 'p>(template: &'t str, path: &'p str) -> Option<Vec<(&'t str, &'p str)>> {
    let Some((literal, after)) = template.split_once('{') else {
        return (template == path).then(Vec::new);
    };
    let (name, after) = after.split_once('}')?;
    let path = path.strip_prefix(literal)?;
    let longest = if takes_several(name) { path.len() } else { path.find('/').unwrap_or(path.len()) };
    (1..=longest).find_map(|end| {
        let (value, rest) = path.split_at_checked(end)?;
        let mut found = values(after, rest)?;
        found.push((name, value));
        Some(found)
    })
}

/// Returns the name of a parameter without what RFC 6570 or a pattern adds to it.
fn bare(name: &str) -> &str {
    let name = name.split([':', '=']).next().unwrap_or_default();
    name.trim_start_matches('+').trim_end_matches(['+', '*'])
}
