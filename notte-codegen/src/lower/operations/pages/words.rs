//! The names by which descriptions tell that an operation is paged. All of them are in `snake_case`.

use super::Kind;

/// Objects of an answer that say where the next page is.
const CONTAINERS: [&str; 17] = [
    "cursor",
    "cursors",
    "hits",
    "links",
    "media_container",
    "meta",
    "metadata",
    "page",
    "page_info",
    "page_meta",
    "pager",
    "paging",
    "pagination",
    "pagination_info",
    "response_metadata",
    "result",
    "result_info",
];

/// Members that are lists and not the page.
const BESIDE: [&str; 5] = ["errors", "warnings", "included", "links", "meta"];

/// Lists that are the page where an object has several.
const LISTS: [&str; 9] =
    ["data", "items", "results", "values", "records", "entries", "resources", "elements", "content"];

/// Parameters that say how many items a page has.
const SIZES: [&str; 24] = [
    "limit",
    "per_page",
    "page_size",
    "page_limit",
    "results_per_page",
    "items_per_page",
    "size",
    "count",
    "max_results",
    "max_items",
    "max_page_size",
    "amount",
    "batch_size",
    "take",
    "top",
    "first",
    "rows",
    "num",
    "number_of_items",
    "x_plex_container_size",
    "page_count",
    "pagesize",
    "perpage",
    "maxresults",
];

/// Whether an object of this name says where the next page is.
pub fn is_container(name: &str) -> bool {
    CONTAINERS.contains(&name)
}

/// Whether a list of this name is not the page.
pub fn is_beside(name: &str) -> bool {
    BESIDE.contains(&name)
}

/// Whether a list of this name is the page where an object has several.
pub fn is_list(name: &str) -> bool {
    LISTS.contains(&name)
}

/// Whether a parameter says how many items a page has.
pub fn is_size(name: &str) -> bool {
    SIZES.contains(&name)
}

/// What a parameter of this name counts. `start`, `from` and `since` are left to [`is_vague`].
pub fn position(name: &str) -> Option<Kind> {
    let words: Vec<&str> = name.split('_').collect();
    let has = |word: &str| words.contains(&word);
    match name {
        "page" | "page_number" | "page_no" | "page_num" | "page_index" | "pagenumber" | "current_page" => {
            return Some(Kind::Page);
        }
        "offset" | "skip" | "start_index" | "start_at" | "first_result" | "page_offset" | "x_plex_container_start" => {
            return Some(Kind::Offset);
        }
        "after"
        | "after_id"
        | "marker"
        | "next_marker"
        | "bookmark"
        | "continue"
        | "continuation"
        | "since_id"
        | "max_id"
        | "min_id"
        | "scroll_id"
        | "last_doc"
        | "last_id"
        | "last_key"
        | "last_evaluated_key"
        | "next"
        | "next_page"
        | "exclusive_start_key"
        | "page_state"
        | "before_id" => return Some(Kind::Cursor),
        _ => {}
    }
    let is_token = has("token") && ["page", "next", "continuation", "pagination"].into_iter().any(has);
    let is_start = name.starts_with("start_after") || name.starts_with("starting_after") || name == "start_key";
    (has("cursor") || is_token || is_start || name.ends_with("pagetoken")).then_some(Kind::Cursor)
}

/// What a parameter of this name may count, or may be a time. It counts only where it is an integer beside a size.
pub fn is_vague(name: &str) -> Option<Kind> {
    match name {
        "start" | "from" => Some(Kind::Offset),
        "since" => Some(Kind::Cursor),
        _ => None,
    }
}

/// Whether a position of this name leads back to earlier pages.
pub fn is_backward(name: &str) -> bool {
    matches!(name, "before" | "before_id" | "min_id" | "ending_before" | "until")
        || name.starts_with("prev")
        || name.ends_with("_before")
}

/// Whether a text speaks of time.
pub fn speaks_of_time(text: &str) -> bool {
    let words = ["time", "date", "second", "epoch", "unix", "iso 8601", "iso8601", "hour", "day", "month", "year"];
    let text = text.to_lowercase();
    words.iter().any(|word| text.contains(word))
}

/// How well a member's name says that it leads to the next page, the best first. `parameter` is the name of the position.
pub fn next_rank(name: &str, container: Option<&str>, parameter: Option<&str>) -> Option<usize> {
    let named = [
        "next_cursor",
        "next_page_token",
        "next_token",
        "next_page_cursor",
        "next_page_offset",
        "next_offset",
        "next_page",
        "next_page_uri",
        "next_page_url",
        "next_page_link",
        "next_url",
        "next_uri",
        "next_link",
        "odata_next_link",
        "next_marker",
        "next_doc",
        "next_sync_token",
        "end_cursor",
        "continuation_token",
        "next_continuation_token",
        "next_href",
        "next",
    ];
    let best = named.iter().position(|known| *known == name);
    let in_cursors =
        matches!(container, Some("cursor" | "cursors" | "page_info" | "page" | "paging")) && name == "after";
    let of_parameter = parameter.is_some_and(|parameter| {
        let tail = parameter.trim_start_matches("start_after_").trim_start_matches("starting_after_");
        name == parameter
            && position(parameter) == Some(Kind::Cursor)
            && !matches!(name, "after" | "since_id" | "max_id")
            || name.strip_prefix("next_") == Some(parameter)
            || tail != parameter && name.strip_prefix("last_") == Some(tail)
    });
    best.or((in_cursors || of_parameter).then_some(named.len()))
}

/// Whether a member of this name is never an address.
pub fn is_opaque(name: &str) -> bool {
    let words = ["cursor", "token", "id", "marker", "offset", "doc", "after"];
    name.split('_').any(|word| words.contains(&word))
}

/// Whether a member says that there are more pages.
pub fn says_more(name: &str) -> bool {
    let names = [
        "has_more",
        "has_next_page",
        "has_next",
        "has_more_pages",
        "has_more_results",
        "more_available",
        "is_truncated",
        "more",
    ];
    names.contains(&name)
}

/// Whether a member is the number of pages.
pub fn counts_pages(name: &str) -> bool {
    [
        "total_pages",
        "pages",
        "page_count",
        "max_page",
        "last_page",
        "num_pages",
        "number_of_pages",
        "pages_count",
        "pages_total",
    ]
    .contains(&name)
}

/// Whether a member is the number of all items. `count` is as often that of the page.
pub fn counts_items(name: &str) -> bool {
    let names =
        ["total", "total_count", "total_items", "total_results", "total_records", "total_size", "total_elements"];
    names.contains(&name) || matches!(name, "total_entries" | "total_rows" | "found" | "total_hits" | "count_total")
}

/// Whether a member is the number of this page.
pub fn is_page_number(name: &str) -> bool {
    ["page", "current_page", "page_number", "page_index", "number"].contains(&name)
}
