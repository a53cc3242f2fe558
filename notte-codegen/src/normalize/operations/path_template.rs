//! Path templates (OpenAPI, Path Templating), and what is sent of them.

use crate::api::{Location, Parameter};

/// What is sent of a path. A fragment never is (RFC 9110, 7.1), and only tells operations of one path apart. What its query says of
/// parameters of the query is sent when they are set.
pub fn sent(path: &str, parameters: &[Parameter]) -> String {
    let path = path.split('#').next().unwrap_or(path);
    let is_query = |name: &str| {
        let at = |place| parameters.iter().any(|parameter| parameter.location == place && parameter.name == name);
        at(Location::Query) && !at(Location::Path)
    };
    // `{?page,size}` (RFC 6570) names parameters of the query, and so does `?page={page}`.
    if let Some((before, after)) = path.split_once("{?")
        && let Some((list, rest)) = after.split_once('}')
        && list.split(',').all(|name| is_query(name.trim_end_matches('*')))
    {
        return format!("{before}{rest}");
    }
    let Some((before, query)) = path.split_once('?').filter(|(before, _)| !before.ends_with('{')) else {
        return path.to_owned();
    };
    let is_kept = |pair: &&str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        match value.strip_prefix('{').and_then(|value| value.strip_suffix('}')) {
            Some(value) => !is_query(value),
            None => !is_query(name),
        }
    };
    let kept: Vec<&str> = query.split('&').filter(is_kept).collect();
    if kept.is_empty() { before.to_owned() } else { format!("{before}?{}", kept.join("&")) }
}

/// The names of the pairs in the query of a path that have values of their own.
pub fn constants_of_query(path: &str) -> Vec<&str> {
    let path = path.split('#').next().unwrap_or(path);
    let query = path.split_once('?').filter(|(before, _)| !before.ends_with('{')).map_or("", |(_, query)| query);
    let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.filter(|(_, value)| !value.starts_with('{')).map(|(name, _)| name).collect()
}

/// The names in the braces of a path template, in order.
pub fn template(path: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}')?;
        if before.contains('}') || name.contains('{') {
            return None;
        }
        names.push(name);
        rest = tail;
    }
    (!rest.contains('}')).then_some(names)
}

/// The name of a template's parameter without what other notations say of its value: `{+name}`, `{name+}`, `{name=projects/*}`,
/// `{name:[0-9]+}`.
pub fn bare(name: &str) -> &str {
    let bare = name.trim_start_matches('+').split(['=', ':']).next().unwrap_or(name).trim_end_matches(['+', '*']);
    if bare.is_empty() { name } else { bare }
}
