//! A method's name: the operation id less the word of its group.

use super::parameters::picks_one;
use super::route_words::is_plural;
use super::words::{field, plural, singular, snake};

const ARTICLES: [&str; 3] = ["a", "an", "the"];

const PREPOSITIONS: [&str; 8] = ["by", "for", "from", "in", "of", "on", "to", "with"];

/// Verbs of ids that read one thing as well as several.
const READING: [&str; 8] = ["describe", "fetch", "find", "get", "read", "retrieve", "show", "view"];

/// Verbs that the noun of a group follows, also behind another word (`bulk_delete_files`).
const VERBS: [&str; 26] = [
    "add", "archive", "cancel", "check", "clear", "copy", "create", "delete", "destroy", "download", "export", "find",
    "get", "import", "insert", "list", "move", "patch", "put", "read", "remove", "replace", "restore", "search",
    "update", "upload",
];

/// Words between a verb and the noun of a group that are no noun (`list_all_files`).
const MODIFIERS: [&str; 29] = [
    "active",
    "all",
    "available",
    "batch",
    "bulk",
    "current",
    "default",
    "empty",
    "existing",
    "external",
    "first",
    "global",
    "internal",
    "last",
    "latest",
    "many",
    "more",
    "multiple",
    "new",
    "next",
    "other",
    "previous",
    "private",
    "public",
    "recent",
    "related",
    "several",
    "single",
    "upcoming",
];

/// `sessionStart` in group `Sessions` is `start`, `listSessions` is `list`, `vaultCredentialsAdd` in `Vaults` is `credentials_add`.
#[must_use]
pub fn method_name(id: &str, group: &str) -> String {
    let id = without_articles(&snake(id));
    match without_noun(&id, group) {
        Some((rest, _)) => field(&rest.join("_")),
        None => field(&id),
    }
}

/// The names of an operation whose id says that several things of the group are read, best first: `getTags` in `Tags` is `list`, so
/// that `get` is `getTag`. None for any other id, where the path leads to one thing, and where it says that something is searched.
#[must_use]
pub fn list_names(id: &str, path: &str, group: &str) -> Option<Vec<String>> {
    let words = without_articles(&snake(id));
    let (rest, noun) = without_noun(&words, group)?;
    let [verb] = rest.as_slice() else { return None };
    let segments: Vec<String> = path.split('/').filter(|part| !part.contains('{')).map(snake).collect();
    let is_search = segments.iter().any(|segment| segment == verb);
    let is_list = READING.contains(verb) && is_plural(&noun) && !is_search && !picks_one(path, &noun);
    // `tags_get` says itself what stands beside `tags_list`.
    let own = if words.starts_with(&noun) { method_name(id, group) } else { field(id) };
    is_list.then(|| vec!["list".to_owned(), own, field(id)])
}

/// Whether an id says that something is done with several things of its group: `deleteTags` in `Tags`, beside which `delete` is
/// `deleteTag`.
#[must_use]
pub fn is_about_several(id: &str, group: &str) -> bool {
    let words = without_articles(&snake(id));
    let Some((rest, noun)) = without_noun(&words, group) else { return false };
    // `tags_delete` begins with the name of the group, and `list` is done with several in any case.
    let is_done_to_noun = !words.starts_with(&noun) && !matches!(rest.as_slice(), ["list" | "search"]);
    is_done_to_noun && rest.len() == 1 && is_plural(&noun)
}

/// The words of an id without the noun of its group, and the noun as the id has it.
fn without_noun<'i>(id: &'i str, group: &str) -> Option<(Vec<&'i str>, String)> {
    let group = snake(group);
    let mut names = vec![group.clone()];
    names.extend(singular(&group));
    names.extend(names.clone().into_iter().filter(|name| singular(name).is_none()).map(|name| plural(&name)));
    // The longest spelling first, at the front before the back: an id begins with its noun or ends with it.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in &names {
        if let Some(rest) = id.strip_prefix(name.as_str()).and_then(|rest| rest.strip_prefix('_')) {
            let rest: Vec<&str> = rest.split('_').collect();
            if can_begin(&rest) {
                return Some((rest, name.clone()));
            }
        }
    }
    for name in &names {
        if let Some(rest) = id.strip_suffix(name.as_str()).and_then(|rest| rest.strip_suffix('_')) {
            let rest: Vec<&str> = rest.split('_').collect();
            if can_begin(&rest) && can_end(&rest) {
                return Some((rest, name.clone()));
            }
        }
    }
    let words: Vec<&str> = id.split('_').collect();
    names.into_iter().find_map(|name| Some((without_middle(&words, &name)?, name)))
}

/// An id without a noun between a verb and a preposition: `getPetById` in `pet` is `get_by_id`.
fn without_middle<'i>(words: &[&'i str], noun: &str) -> Option<Vec<&'i str>> {
    let noun: Vec<&str> = noun.split('_').collect();
    let at = words.windows(noun.len()).position(|window| window == noun)?;
    let (before, after) = (words.get(..at)?, words.get(at + noun.len()..)?);
    let follows = before.last().is_some_and(|last| [&VERBS[..], &READING, &MODIFIERS].concat().contains(last));
    let precedes =
        after.len() > 1 && after.first().is_some_and(|first| *first != "with" && PREPOSITIONS.contains(first));
    (follows && precedes).then(|| [before, after].concat())
}

/// An id without the articles that follow a verb: `get_an_album` is `get_album`.
fn without_articles(id: &str) -> String {
    let words: Vec<&str> = id.split('_').collect();
    let is_verb = |word: &&str| VERBS.contains(word) || READING.contains(word);
    let is_article = |at: usize, word: &&str| {
        let last = at.checked_sub(1).and_then(|before| words.get(before));
        ARTICLES.contains(word) && at + 1 < words.len() && last.is_some_and(is_verb)
    };
    let kept = words.iter().enumerate().filter(|(at, word)| !is_article(*at, word)).map(|(_, word)| *word);
    kept.collect::<Vec<_>>().join("_")
}

/// What is left has to be a name of its own, not the tail of another (`by_id`, `2`).
fn can_begin(rest: &[&str]) -> bool {
    rest.first().is_some_and(|first| first.starts_with(|c: char| c.is_alphabetic()) && !PREPOSITIONS.contains(first))
}

/// What is left must not end in another noun: `delete_session_file` without `file` would delete a session.
fn can_end(rest: &[&str]) -> bool {
    match rest {
        [] => false,
        [word] => !PREPOSITIONS.contains(word),
        [.., last] => VERBS.contains(last) || MODIFIERS.contains(last) || (last.len() > 4 && last.ends_with("ed")),
    }
}

/// Whether a segment of a path stands for the whole API or a version of it: `api`, `v1`, `v2beta1`, `2010-04-01`.
#[must_use]
pub fn is_prefix_segment(segment: &str) -> bool {
    is_version(segment) || ["api", "rest"].iter().any(|name| segment.eq_ignore_ascii_case(name))
}

pub(super) fn is_version(segment: &str) -> bool {
    let segment = segment.to_ascii_lowercase();
    let number = segment.strip_prefix('v').unwrap_or(&segment);
    let letters = number.trim_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '_'));
    number.starts_with(|c: char| c.is_ascii_digit()) && matches!(letters, "" | "alpha" | "beta" | "rc")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods() {
        for (id, group, method) in [
            ("healthCheck", "Health", "check"),
            ("sessionStart", "Sessions", "start"),
            ("listSessions", "Sessions", "list"),
            ("sessionCookiesGet", "Sessions", "cookies_get"),
            ("getScript", "Agents", "get_script"),
            ("scrapeWebpage", "Scraping", "scrape_webpage"),
            ("vaultCredentialsAdd", "Vaults", "credentials_add"),
            ("personaSmsList", "Personas", "sms_list"),
            ("pageObserve", "Page", "observe"),
            ("Sessions", "Sessions", "sessions"),
            ("sessionMove", "Sessions", "r#move"),
            ("repos/list-for-user", "repos", "list_for_user"),
            ("listPets", "pet", "list"),
            ("issues/list-dependencies-blocked-by", "issues", "list_dependencies_blocked_by"),
            ("getByUser", "user", "get_by_user"),
            ("userByName", "user", "user_by_name"),
            ("delete_session_file", "files", "delete_session_file"),
            ("list_org_webhooks", "webhooks", "list_org_webhooks"),
            ("getCustomersCustomer", "customers", "get_customers_customer"),
            ("listAllFiles", "files", "list_all"),
            ("listDeletedFiles", "files", "list_deleted"),
            ("bulkDeleteFiles", "files", "bulk_delete"),
            ("getMyFiles", "files", "get_my_files"),
            ("power_on_server", "servers", "power_on_server"),
            ("power_off_server", "servers", "power_off_server"),
            ("change_reverse_dns_entry_for_this_server", "servers", "change_reverse_dns_entry_for_this_server"),
            ("listPolicies", "policy", "list"),
            ("listAddresses", "Address", "list"),
            ("get-an-album", "Albums", "get"),
            ("get-a-list-of-albums", "Players", "get_list_of_albums"),
            ("list_type_a", "types", "list_type_a"),
            ("getPetById", "pet", "get_by_id"),
            ("findPetsByStatus", "pet", "find_by_status"),
            ("getAllTasksForProject", "Tasks", "get_all_for_project"),
            ("createPetWithForm", "pet", "create_pet_with_form"),
            ("getUserPetsForShop", "pet", "get_user_pets_for_shop"),
        ] {
            assert_eq!(method_name(id, group), method, "{id}");
        }
    }

    #[test]
    fn lists() {
        for (id, path, group) in [
            ("get-tags", "/products/{productId}/tags", "Tags"),
            ("getEdgeConfigs", "/edge-config", "Edge Config"),
            ("retrieveCurationSets", "/curation_sets", "curation_sets"),
            ("comments_get", "/comments", "Comments"),
            ("getItems", "/items/{collection}", "Items"),
            ("fetch_policies", "/policies/", "policy"),
        ] {
            let names = list_names(id, path, group).unwrap_or_default();
            let own = if id.ends_with("_get") { "get".to_owned() } else { field(id) };
            assert_eq!(names, ["list", &*own, &*field(id)], "{id}");
        }
        for (id, path, group) in [
            ("getTag", "/tags/{id}", "Tags"),
            ("getTags", "/tags/{ids}", "Tags"),
            ("getTags", "/tags/{tag}", "Tags"),
            ("getSettings", "/settings", "Settings"),
            ("getSeries", "/series", "Series"),
            ("getTagsByName", "/tags", "Tags"),
            ("getOwners", "/owners", "Tags"),
            ("searchTags", "/tags", "Tags"),
            ("find.files", "/find/file", "file"),
        ] {
            assert_eq!(list_names(id, path, group), None, "{id}");
        }
    }

    #[test]
    fn several_things() {
        assert!(is_about_several("deleteTags", "Tags") && is_about_several("get-edge-configs", "Edge Config"));
        for id in ["deleteTag", "deleteAllTags", "tags_delete", "listTags", "searchTags", "deleteOwners", "Tags"] {
            assert!(!is_about_several(id, "Tags"), "{id}");
        }
    }

    #[test]
    fn segments_of_whole_apis() {
        assert!(["api", "REST", "v1", "V2", "v1.1", "v2beta1", "2010-04-01", "3"].into_iter().all(is_prefix_segment));
        assert!(!["apis", "v", "version", "2fa", "vms", "v1users", "beta"].into_iter().any(is_prefix_segment));
    }
}
