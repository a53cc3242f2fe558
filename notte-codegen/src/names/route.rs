//! A method's name where the operation id says only what the route says: `GetCustomersCustomer` for `GET /customers/{customer}`.
//!
//! Each name is made of one operation alone, so no other operation changes it.

use super::method::is_prefix_segment;
use super::route_words::{is_action, is_plural, is_read, is_verb, one_of};
use super::words::{field, snake};
use crate::hash::HashSet;

/// A word of the path, and whether a parameter follows that picks one of what it names.
struct Noun {
    word: String,
    is_item: bool,
    /// Whether the word is the name of a parameter.
    is_parameter: bool,
}

/// Which words of a path its name has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    /// Those of a parameter behind another only where nothing follows: `/{workspace}/{repository}/commits` are commits.
    Segments,
    All,
}

/// What is done to a thing is below this word: `/servers/{id}/actions/poweron`.
const ACTIONS: &str = "actions";

/// A group is named after at most so many segments of a path.
const MOST_SEGMENTS: usize = 8;

/// What a response says of whether it is a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// It is one, whatever the path says.
    List,
    /// It is as the path says.
    Unknown,
    /// It is a file or a text, whatever the path says.
    NoList,
    /// It is one object in which nothing is a list, whatever the path says.
    One,
}

/// The names of an operation whose id is its method and its path, best first; none where the id says anything else.
#[must_use]
pub fn route_names(id: &str, method: &str, path: &str, group: &str, listing: Listing) -> Option<Vec<String>> {
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    if !is_route(id, method, &segments) {
        return None;
    }
    let behind = after_prefix(&segments);
    let (of_group, rest) = without_group(&behind, &snake(group));
    // `getRows` under another tag may be anyone's word.
    if of_group.is_none() && !segments.iter().any(|segment| parameter(segment).is_some()) {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    if !path.contains(['?', '#']) {
        let name = |words| name_of(method, of_group.as_deref(), rest, words, listing);
        let short = name(Words::Segments);
        // Where `/servers/actions` is the list of the group, `/servers/{id}/actions` is that of a server.
        let is_of_several = of_group.is_some() && behind.len() - rest.len() > 1;
        let of_path = is_of_several.then(|| of_nouns(method, &behind, Words::Segments, listing)).flatten();
        let last = segments.last().and_then(|last| parameter(last));
        let by_parameter = short.as_ref().zip(last).map(|(name, last)| format!("{name}_by_{}", snake(last)));
        names.extend([short, name(Words::All), of_path, by_parameter].into_iter().flatten());
    }
    names.push(id.to_owned());
    let mut seen = HashSet::default();
    Some(names.iter().map(|name| field(name)).filter(|name| seen.insert(name.clone())).collect())
}

/// `rest` is what is behind the segments of the group, of which `of_group` is the last word; all segments, where none are the group's.
fn name_of(method: &str, of_group: Option<&str>, rest: &[&str], words: Words, listing: Listing) -> Option<String> {
    let Some(word) = of_group else { return of_nouns(method, rest, words, listing) };
    let is_search = is_read(word) && matches!(method, "GET" | "POST");
    match rest {
        [] => of_all(method, word, listing),
        // `/servers/{id}/actions/change_type`
        [action] if word == ACTIONS && method == "POST" && parameter(action).is_none() => Some(snake(action)),
        // `/search/members`
        [noun] if is_search && parameter(noun).is_none() => Some(format!("{word}_{}", snake(noun))),
        // `/render/{template}`
        [item] if parameter(item).is_some() && method == "POST" && is_action(method, word) => Some(word.to_owned()),
        [item] if parameter(item).is_some() => of_one(method).map(str::to_owned),
        [item, rest @ ..] if parameter(item).is_some() => of_nouns(method, rest, words, listing),
        rest => of_nouns(method, rest, words, listing),
    }
}

/// The segments behind those that stand for the whole API.
fn after_prefix<'p>(segments: &[&'p str]) -> Vec<&'p str> {
    segments.iter().copied().skip_while(|segment| is_prefix_segment(segment)).collect()
}

/// The last word of the segments that are the group's name, and the segments behind them. `Server Actions` are `/servers/actions` and
/// `/servers/{id}/actions`.
fn without_group<'s, 'p>(segments: &'s [&'p str], group: &str) -> (Option<String>, &'s [&'p str]) {
    for count in 1..=segments.len().min(MOST_SEGMENTS) {
        let Some((first, rest)) = segments.split_at_checked(count) else { break };
        let Some((last, owners)) = first.split_last().filter(|(last, _)| parameter(last).is_none()) else { continue };
        let words: Vec<String> = owners.iter().filter(|one| parameter(one).is_none()).map(|one| snake(one)).collect();
        let named = |owners: Vec<String>| {
            let words: Vec<String> = owners.into_iter().chain([snake(last)]).collect();
            is_noun_of(&words.join("_"), group)
        };
        let are_words = words.len() == owners.len();
        if are_words && named(words.clone()) || named(words.iter().map(|word| one_of(word)).collect()) {
            return (Some(snake(last)), rest);
        }
    }
    (None, segments)
}

/// Whether an id is the method and the path: with or without what stands for the whole API, with parameters where they stand or all
/// behind, each with `By`.
fn is_route(id: &str, method: &str, segments: &[&str]) -> bool {
    let id = letters(id);
    let method = letters(method);
    let Some(id) = id.strip_prefix(&method) else { return false };
    let prefixes = segments.iter().take_while(|segment| is_prefix_segment(segment)).count();
    (0..=prefixes).any(|start| {
        let spelled =
            |by: &str| -> String {
                let segments = segments.iter().skip(start);
                segments
                    .map(|segment| {
                        if parameter(segment).is_some() { by.to_owned() + &letters(segment) } else { letters(segment) }
                    })
                    .collect()
            };
        let (parameters, words): (Vec<&str>, Vec<&str>) =
            segments.iter().skip(start).partition(|segment| parameter(segment).is_some());
        let all_behind: String = words
            .iter()
            .map(|word| letters(word))
            .chain(parameters.iter().map(|name| "by".to_owned() + &letters(name)))
            .collect();
        !id.is_empty() && (id == spelled("") || id == spelled("by") || id == all_behind)
    })
}

/// The letters and digits of a text, all small.
fn letters(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The parameter that a segment is.
fn parameter(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}').filter(|name| !name.contains(['{', '}']))
}

/// Whether a word is a group's, in the singular or the plural. `nodebalancers` is that of `Node Balancers`.
fn is_noun_of(word: &str, group: &str) -> bool {
    !word.is_empty() && letters(&one_of(word)) == letters(&one_of(group))
}

/// The nouns of a path. A parameter behind another is a noun of its own.
fn nouns(segments: &[&str]) -> Vec<Noun> {
    let mut nouns: Vec<Noun> = Vec::new();
    for segment in segments {
        match (parameter(segment), nouns.last_mut()) {
            // It picks several.
            (Some("filter"), Some(last)) if !last.is_item => last.word.push_str("_by_filter"),
            (Some(_), Some(last)) if !last.is_item => last.is_item = true,
            (Some(name), _) => nouns.push(Noun { word: identified(name), is_item: true, is_parameter: true }),
            (None, _) => nouns.push(Noun { word: snake(segment), is_item: false, is_parameter: false }),
        }
    }
    nouns.retain(|noun| !noun.word.is_empty());
    nouns
}

/// What a parameter identifies: the `file` of a `fileId`.
fn identified(parameter: &str) -> String {
    let word = snake(parameter);
    let thing = ["_id", "_uuid", "_slug"].iter().find_map(|end| word.strip_suffix(end));
    thing.filter(|thing| !thing.is_empty()).map(str::to_owned).unwrap_or(word)
}

/// What is done with one thing.
fn of_one(method: &str) -> Option<&'static str> {
    match method {
        "GET" => Some("get"),
        "POST" | "PATCH" => Some("update"),
        // `PATCH` at the same path is `update`.
        "PUT" => Some("replace"),
        "DELETE" => Some("delete"),
        _ => None,
    }
}

/// What is done with all that a group is about, or with the one thing that it is.
fn of_all(method: &str, word: &str, listing: Listing) -> Option<String> {
    let is_plural = is_plural(word);
    let is_list = listing == Listing::List;
    let name = match method {
        // `get` is what gets one of them.
        "GET" if is_plural && listing == Listing::NoList => return Some(format!("get_{word}")),
        "GET" if is_plural && listing == Listing::One => "get",
        "GET" if is_plural || is_list && !is_action(method, word) => "list",
        "POST" if is_plural => "create",
        "PUT" | "PATCH" | "DELETE" if is_plural => return None,
        "GET" | "POST" if is_action(method, word) => return Some(word.to_owned()),
        // It may be created, changed or done.
        "POST" => "post",
        _ => of_one(method)?,
    };
    Some(name.to_owned())
}

/// What is done with something below a group, or below an item of it.
fn of_nouns(method: &str, segments: &[&str], words: Words, listing: Listing) -> Option<String> {
    let nouns = nouns(segments);
    let (last, mut owners) = nouns.split_last()?;
    // `/servers/{id}/actions/change_type`
    let is_action_of = |owner: &Noun| method == "POST" && !last.is_item && !owner.is_item && owner.word == ACTIONS;
    let without_actions = owners.split_last().filter(|(owner, _)| is_action_of(owner)).map(|(_, owners)| owners);
    owners = without_actions.unwrap_or(owners);
    let owners: Vec<&Noun> = owners.iter().filter(|owner| words == Words::All || !owner.is_parameter).collect();
    let after = owners.iter().copied().skip(1).chain([last]);
    let owners: Vec<String> = owners
        .iter()
        .zip(after)
        // `/messages/batches` are message batches, and `/metrics/max` the maximum of metrics.
        .map(|(owner, next)| {
            if owner.is_item || next.is_item || is_plural(&next.word) {
                one_of(&owner.word)
            } else {
                owner.word.clone()
            }
        })
        .collect();
    let named = |verb: &str, noun: &str| {
        let words = std::iter::once(verb).chain(owners.iter().map(String::as_str)).chain(std::iter::once(noun));
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
    };
    let word = last.word.as_str();
    // `/backups/restore/{id}`
    let is_done_to_item = last.is_item && matches!(method, "POST" | "PUT" | "PATCH") && is_verb(word);
    if without_actions.is_some() || is_done_to_item || !last.is_item && is_action(method, word) {
        let (verb, rest) = word.split_once('_').unwrap_or((word, ""));
        return Some(named(verb, rest));
    }
    if last.is_item {
        return Some(named(of_one(method)?, &one_of(word)));
    }
    match method {
        "GET" if is_plural(word) && !matches!(listing, Listing::NoList | Listing::One) => Some(named("list", word)),
        "POST" if is_plural(word) => Some(named("create", &one_of(word))),
        // It may be created or changed.
        "POST" => Some(named("post", word)),
        _ => Some(named(of_one(method)?, word)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Listing, route_names};

    fn route_name(id: &str, method: &str, path: &str, group: &str) -> Option<String> {
        route_names(id, method, path, group, Listing::Unknown)?.into_iter().next()
    }

    /// Each route with its group and its name, where the response says this.
    fn assert_names(listing: Listing, cases: &[(&str, &str, &str)]) {
        for (route, group, name) in cases {
            let (method, path) = route.split_once(' ').unwrap();
            assert_eq!(route_names(route, method, path, group, listing).unwrap()[0], *name, "{route}");
        }
    }

    #[test]
    fn what_a_response_says() {
        let no_plurals = [
            ("GET /api/v3/episode", "Episode", "list"),
            ("GET /series", "Series", "list"),
            ("POST /episode", "Episode", "post"),
            ("GET /search", "search", "search"),
            ("GET /episode/{id}", "Episode", "get"),
            ("GET /series/{id}/folder", "Series", "get_folder"),
        ];
        assert_names(Listing::List, &no_plurals);
        let files = [
            ("GET /files", "files", "get_files"),
            ("GET /files/{id}", "files", "get"),
            ("GET /extractor/{id}/runs", "extractor", "get_runs"),
            ("POST /files", "files", "create"),
        ];
        assert_names(Listing::NoList, &files);
        let things = [
            ("GET /metrics", "metrics", "get"),
            ("GET /quality/limits", "quality", "get_limits"),
            ("GET /files/{id}", "files", "get"),
            ("POST /metrics", "metrics", "create"),
        ];
        assert_names(Listing::One, &things);
    }

    #[test]
    fn routes() {
        let routes = [
            ("GET /v1/customers", "customers", "list"),
            ("POST /v1/customers", "customers", "create"),
            ("GET /v1/customers/{customer}", "customers", "get"),
            ("POST /v1/customers/{customer}", "customers", "update"),
            ("PATCH /v1/customers/{customer}", "Customer", "update"),
            ("PUT /v1/customers/{customer}", "customers", "replace"),
            ("DELETE /v1/customers/{customer}", "customers", "delete"),
            ("GET /v1/customers/{customer}/tax_ids", "customers", "list_tax_ids"),
            ("POST /v1/customers/{customer}/tax_ids", "customers", "create_tax_id"),
            ("DELETE /v1/customers/{customer}/tax_ids/{id}", "customers", "delete_tax_id"),
            ("DELETE /v1/customers/{customer}/discount", "customers", "delete_discount"),
            ("POST /v1/customers/{customer}/sources/{id}/verify", "customers", "verify_source"),
            ("POST /v1/invoices/{invoice}/void", "invoices", "void"),
            ("POST /v1/items/{item}/move", "items", "r#move"),
            ("POST /v1/invoices/{invoice}/mark_uncollectible", "invoices", "mark_uncollectible"),
            ("POST /v1/terminal/readers/{reader}/process_payment", "terminal", "process_reader_payment"),
            ("GET /v1/invoices/upcoming", "invoices", "get_upcoming"),
            ("GET /v1/invoices/upcoming/lines", "invoices", "list_upcoming_lines"),
            ("GET /v1/invoices/search", "invoices", "search"),
            ("GET /v1/issuing/cards/{card}/details", "issuing", "get_card_details"),
            ("GET /v1/issuing/cards/{card}", "Cards", "get_issuing_card"),
            ("GET /account", "account", "get"),
            ("POST /account", "account", "post"),
            ("GET /settings", "settings", "get"),
            ("PATCH /settings", "settings", "update"),
            ("POST /users/{id}/avatar", "users", "post_avatar"),
            ("GET /actions/{idAction}/{field}", "actions", "get_field"),
            ("GET /{owner}", "repos", "get_owner"),
            ("POST /accounts/{account}/login_links", "accounts", "create_login_link"),
            ("POST /setup_intents/{intent}/verify_microdeposits", "setup_intents", "verify_microdeposits"),
            ("GET /accounts/verify_credentials", "accounts", "verify_credentials"),
            ("GET /skus", "skus", "list"),
            ("GET /skus/{id}", "skus", "get"),
            ("GET /search/members", "search", "search_members"),
            ("GET /search", "search", "search"),
            ("POST /messages/count_tokens", "messages", "count_tokens"),
            ("GET /orders/open", "orders", "get_open"),
            ("POST /session", "session", "post"),
            ("POST /admin/teams/{id}/builds/cancel", "admin", "cancel_team_builds"),
            ("GET /series/lookup", "Series Lookup", "lookup"),
            ("POST /render/{template}", "render", "render"),
            ("POST /system/backups/restore/{id}", "system", "restore_backup"),
            ("GET /messages/batches/{id}/results", "all", "list_message_batch_results"),
            ("GET /credentials", "credentials", "list"),
            ("GET /nodebalancers", "Node Balancers", "list"),
            ("GET /boards/{idBoard}/cards/{filter}", "boards", "get_cards_by_filter"),
            ("GET /boards/{idBoard}/cards/{idCard}", "boards", "get_card"),
            ("GET /linode/instances", "Linode Instances", "list"),
            ("GET /repositories/{workspace}/{repo_slug}", "repositories", "get_repo"),
            ("GET /repositories/{workspace}/{repo_slug}/commits", "repositories", "list_commits"),
            ("DELETE /repositories/{workspace}/{repo_slug}/issues/{id}", "Issue tracker", "delete_repository_issue"),
            ("GET /servers/actions", "Server Actions", "list"),
            ("GET /servers/{id}/actions", "Server Actions", "list"),
            ("GET /servers/{id}/actions/{action_id}", "Server Actions", "get"),
            ("POST /servers/{id}/actions/poweron", "Server Actions", "poweron"),
            ("POST /servers/{id}/actions/change_dns_ptr", "Server Actions", "change_dns_ptr"),
            ("POST /servers/{id}/actions/poweron", "Servers", "poweron"),
        ];
        assert_names(Listing::Unknown, &routes);
    }

    #[test]
    fn what_keeps_its_id() {
        for (route, name) in [
            ("DELETE /items", "delete_items"),
            ("PUT /items", "put_items"),
            ("HEAD /items", "head_items"),
            ("GET /items/{id}?all", "get_items_id_all"),
        ] {
            let (method, path) = route.split_once(' ').unwrap();
            assert_eq!(route_name(route, method, path, "items").as_deref(), Some(name), "{route}");
        }
    }

    #[test]
    fn a_list_of_one_owner_has_another_name_where_that_of_all_is_taken() {
        let names = |id, path| route_names(id, "GET", path, "Server Actions", Listing::List).unwrap();
        assert_eq!(names("get_servers_actions", "/servers/actions")[0], "list");
        assert_eq!(names("get_servers_id_actions", "/servers/{id}/actions")[..2], ["list", "list_server_actions"]);
    }

    #[test]
    fn one_item_has_another_name_where_its_own_is_taken() {
        let names = route_names("GetFilterId", "GET", "/filter/{id}", "filter", Listing::Unknown);
        assert_eq!(names.unwrap(), ["get", "get_by_id", "get_filter_id"]);
    }

    #[test]
    fn ids_that_are_routes() {
        let is_route = |id: &str, path: &str| {
            route_name(id, "GET", path, path.trim_start_matches("/v1").split('/').nth(1).unwrap()).is_some()
        };
        assert!(is_route("GetCustomersCustomer", "/v1/customers/{customer}"));
        assert!(is_route("GetV1Customers", "/v1/customers"));
        assert!(is_route("get_files_id_X-content", "/files/{id}/x_content"));
        assert!(is_route("getActionsByIdAction", "/actions/{idAction}"));
        assert!(is_route("getBoardsActionsByIdBoard", "/boards/{idBoard}/actions"));
        assert!(!is_route("GetCustomer", "/v1/customers/{customer}"));
        assert!(!is_route("listCustomers", "/v1/customers"));
        assert!(route_name("getRows", "GET", "/rows", "Kinds").is_none());
        assert!(!is_route("customers_get", "/customers"));
    }
}
