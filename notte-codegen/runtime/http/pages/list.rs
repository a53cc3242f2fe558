//! The list of a page, and other members of a response.

use super::super::super::json::{Kind, Node};
use super::paging::{Paging, Path};

/// The lists that are the page where a response has several.
const NAMES: [&str; 8] = ["data", "items", "results", "values", "records", "entries", "resources", "elements"];

/// Returns the list that is the page. A response may be a list where an object is described, and an object around a list where a list is.
pub(super) fn list<'a>(root: Node<'a>, paging: &Paging) -> Option<Node<'a>> {
    if root.kind() == Kind::Array {
        return Some(root);
    }
    let path = paging.items?;
    match member(root, path) {
        Some(found) if found.kind() == Kind::Array => Some(found),
        // An object may leave out an empty list, or say null.
        _ if !path.is_empty() => None,
        _ => only_list(root),
    }
}

/// Returns the list of an object that has one, or one of a usual name.
fn only_list(root: Node<'_>) -> Option<Node<'_>> {
    let lists = || root.as_object().into_iter().flatten().filter(|(_, member)| member.kind() == Kind::Array);
    let mut all = lists();
    match (all.next(), all.next()) {
        (Some((_, only)), None) => Some(only),
        _ => NAMES.into_iter().find_map(|name| lists().find(|(key, _)| *key == name)).map(|(_, list)| list),
    }
}

/// Returns the member at a path; the value itself for an empty one.
pub(super) fn member<'a>(root: Node<'a>, path: Path) -> Option<Node<'a>> {
    path.iter().try_fold(root, |node, name| node.get(name))
}

/// Returns a scalar at a path as text: a string that is not empty, or a number.
pub(super) fn text<'a>(root: Node<'a>, path: Path) -> Option<&'a str> {
    let node = member(root, path).filter(|_| !path.is_empty())?;
    node.as_str().or_else(|| node.as_number()).filter(|text| !text.is_empty())
}

/// Returns a whole number at a path.
pub(super) fn number(root: Node<'_>, path: Path) -> Option<i64> {
    text(root, path)?.parse().ok()
}
