//! Which page comes next.

use http::HeaderMap;

use super::super::super::json::Node;
use super::link;
use super::list::{list, member, number, text};
use super::paging::{Form, Paging, Place, Step};
use super::position::Spot;

/// What is known of a walk when a page has arrived.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Progress {
    /// The number that the request was sent with: of a page or of an item. `None` if it was sent without.
    pub(super) sent: Option<i64>,
    /// The number of items that all pages had until then, and the number of the largest page.
    pub(super) items: usize,
    pub(super) largest: usize,
    /// The number of the first page, if the request for it did not name one.
    pub(super) start: Option<i64>,
    /// Whether a page before had a `Link` header.
    pub(super) has_link: bool,
}

/// Returns the position of the next page, or `None` at the end.
pub(super) fn next(paging: &Paging, progress: Progress, headers: &HeaderMap, root: Node<'_>) -> Option<Spot> {
    if let Some(address) = link::next(headers) {
        return Some(Spot::Address(address));
    }
    if paging.has_link || progress.has_link {
        return None;
    }
    let more = match paging.has_more {
        [] => undescribed_more(root, paging),
        path => member(root, path).and_then(Node::as_bool),
    };
    if more == Some(false) {
        return None;
    }
    if !paging.next.is_empty() {
        return text(root, paging.next).and_then(|text| spot(paging, text, member(root, paging.next)));
    }
    if !paging.next_header.is_empty() {
        let value = headers.get(paging.next_header)?.to_str().ok()?.trim();
        return (!value.is_empty()).then(|| Spot::Value(value.to_owned()));
    }
    let list = list(root, paging);
    if !paging.last.is_empty() {
        let last = list.and_then(Node::as_array)?.last()?.get(paging.last)?;
        let value = last.as_str().or_else(|| last.as_number())?;
        return more.map(|_| Spot::Value(value.to_owned()));
    }
    let length = list.and_then(Node::as_array).map(|list| list.len());
    match paging.step {
        Step::Nothing => None,
        Step::Pages(first) => next_page(paging, progress, root, first, more, length),
        Step::Items(first) => next_item(paging, progress, root, first, more, length),
    }
}

/// Returns what an object says of further pages where the description has the list alone: a list may have grown into an object since.
fn undescribed_more(root: Node<'_>, paging: &Paging) -> Option<bool> {
    let is_list = paging.items.is_some_and(<[_]>::is_empty);
    let names = ["has_more", "has_next", "hasMore", "hasNext"].into_iter().filter(|_| is_list);
    names.filter_map(|name| root.get(name)).find_map(Node::as_bool)
}

/// Returns what the server calls the next position.
fn spot(paging: &Paging, text: &str, node: Option<Node<'_>>) -> Option<Spot> {
    let looks_like = text.starts_with("http://") || text.starts_with("https://") || text.starts_with(['/', '?']);
    let is_address = paging.form == Form::Address || paging.form == Form::Either && looks_like;
    if is_address {
        return Some(Spot::Address(text.to_owned()));
    }
    let number = node.and_then(Node::as_number).and_then(|number| number.parse().ok());
    let value = number.map_or_else(|| Spot::Value(text.to_owned()), Spot::Number);
    (paging.place != Place::Nowhere).then_some(value)
}

/// Returns the number of the page that arrived: the one that was asked for, the declared first one, or what the response says. Some APIs
/// count from 0 without a word.
pub(super) fn page_number(paging: &Paging, sent: Option<i64>, root: Node<'_>) -> i64 {
    let first = match paging.step {
        Step::Pages(first) => first,
        Step::Nothing | Step::Items(_) => None,
    };
    sent.or(first).or_else(|| number(root, paging.current)).unwrap_or(1)
}

fn next_page(
    paging: &Paging,
    progress: Progress,
    root: Node<'_>,
    first: Option<i64>,
    more: Option<bool>,
    length: Option<usize>,
) -> Option<Spot> {
    let page = page_number(paging, progress.sent, root);
    let next = Some(Spot::Number(page.saturating_add(1)));
    if more == Some(true) {
        return next;
    }
    let start = first.or(progress.start).unwrap_or_else(|| page.min(1));
    let count = page.saturating_sub(start).saturating_add(1);
    if let Some(pages) = number(root, paging.pages) {
        return if count < pages { next } else { None };
    }
    if let Some(total) = number(root, paging.total) {
        let counted = i64::try_from(progress.items).unwrap_or(i64::MAX);
        // A page is at least as large as the largest that arrived, though some may be shorter.
        let covered = count.saturating_mul(i64::try_from(progress.largest).unwrap_or(i64::MAX));
        return if counted < total && covered < total && progress.largest > 0 { next } else { None };
    }
    if length.is_some_and(|length| length > 0) { next } else { None }
}

fn next_item(
    paging: &Paging,
    progress: Progress,
    root: Node<'_>,
    first: i64,
    more: Option<bool>,
    length: Option<usize>,
) -> Option<Spot> {
    let total = number(root, paging.total);
    // The server may give fewer items than it was asked for, so the step is what it gave. An empty page is passed over only where
    // something says that there are more.
    let is_known = more == Some(true) || total.is_some();
    let length = length.filter(|length| *length > 0).or_else(|| is_known.then_some(progress.largest))?;
    let length = i64::try_from(length).ok().filter(|length| *length > 0)?;
    let next = progress.sent.unwrap_or(first).saturating_add(length);
    let is_last = || total.is_some_and(|total| next.saturating_sub(first) >= total);
    if more != Some(true) && is_last() { None } else { Some(Spot::Number(next)) }
}
