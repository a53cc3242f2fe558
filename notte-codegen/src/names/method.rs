//! A method's name: the operation id less the word of its group.

use super::route_words::{is_plural, one_of};
use super::words::{field, plural, singular, snake};

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
    let id = snake(id);
    match without_noun(&id, group) {
        Some((rest, _)) => field(&rest.join("_")),
        None => field(&id),
    }
}

/// The names of an operation whose id says that several things of the group are read, best first: `getTags` in `Tags` is `list`, so
/// that `get` is `getTag`. None for any other id, where the path leads to one thing, and where it says that something is searched.
#[must_use]
pub fn list_names(id: &str, path: &str, group: &str) -> Option<Vec<String>> {
    let words = snake(id);
    let (rest, noun) = without_noun(&words, group)?;
    let [verb] = rest.as_slice() else { return None };
    let segments: Vec<String> = path.split('/').filter(|part| !part.contains('{')).map(snake).collect();
    let is_search = segments.iter().any(|segment| segment == verb);
    let is_list = READING.contains(verb) && is_plural(&noun) && !is_search && !picks_one(path, &noun);
    // `tags_get` says itself what stands beside `tags_list`.
    let own = if words.starts_with(&noun) { method_name(id, group) } else { field(id) };
    is_list.then(|| vec!["list".to_owned(), own, field(id)])
}

/// Whether a path ends in a parameter that picks among the things that a noun names: `/tags/{id}`, but not `/items/{collection}`.
fn picks_one(path: &str, noun: &str) -> bool {
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let Some((_, name)) = last.split_once('{') else { return false };
    let name = snake(name.split('}').next().unwrap_or(name));
    let ends = ["id", "ids", "uuid", "key", "keys", "name", "names", "slug", "code", "number", "ref", "hash", "token"];
    name.split('_').next_back().is_some_and(|word| ends.contains(&word)) || one_of(&name) == one_of(noun)
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
    None
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

/// An operation id as FastAPI makes it (`name_path_method`) without the path and method that it repeats.
#[must_use]
pub fn without_framework_suffix<'a>(id: &'a str, method: &str, path: &str) -> &'a str {
    let method = format!("_{}", method.to_ascii_lowercase());
    let repeated = id.strip_suffix(&method).and_then(|id| id.strip_suffix(&slug(path)));
    repeated
        .or_else(|| without_other_path(id.strip_suffix(&method)?, path))
        .map(|name| name.trim_end_matches('_'))
        .filter(|name| !name.is_empty())
        .unwrap_or(id)
}

/// The id of an operation that was moved: the path in it begins as the present one does, with the version of the API.
fn without_other_path<'a>(id: &'a str, path: &str) -> Option<&'a str> {
    let is_versioned = |segment: &&str| is_version(segment) && segment.starts_with('v');
    let version = path.split('/').position(|segment| is_versioned(&segment))?;
    let leading: Vec<&str> = path.split('/').take(version + 1).collect();
    let start = id.rfind(&format!("{}_", slug(&leading.join("/"))))?;
    id.get(..start)
}

/// A path as FastAPI writes it in an id.
fn slug(path: &str) -> String {
    path.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' }).collect()
}

/// Whether a segment of a path stands for the whole API or a version of it: `api`, `v1`, `v2beta1`, `2010-04-01`.
#[must_use]
pub fn is_prefix_segment(segment: &str) -> bool {
    is_version(segment) || ["api", "rest"].iter().any(|name| segment.eq_ignore_ascii_case(name))
}

fn is_version(segment: &str) -> bool {
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
    fn fastapi() {
        let id = "session_start_sessions_start_post";
        assert_eq!(without_framework_suffix(id, "POST", "/sessions/start"), "session_start");
        let id = "status_sessions__session_id__get";
        assert_eq!(without_framework_suffix(id, "GET", "/sessions/{session_id}"), "status");
        assert_eq!(without_framework_suffix("getScript", "GET", "/x"), "getScript");
    }

    #[test]
    fn fastapi_with_another_path() {
        for (id, path, name) in [
            ("get_workflow_runs_v1_workflows_runs_get", "/v1/agents/runs", "get_workflow_runs"),
            ("get_tag_api_v1_tags__id__get", "/api/v1/labels/{id}", "get_tag"),
            ("get_tag_v1_tags_get", "/v2/tags", "get_tag_v1_tags_get"),
            ("get_pet_sessions_get", "/sessions/pet", "get_pet_sessions_get"),
            ("list_v1_pets", "/v1/animals", "list_v1_pets"),
        ] {
            assert_eq!(without_framework_suffix(id, "GET", path), name, "{id}");
        }
    }

    #[test]
    fn segments_of_whole_apis() {
        assert!(["api", "REST", "v1", "V2", "v1.1", "v2beta1", "2010-04-01", "3"].into_iter().all(is_prefix_segment));
        assert!(!["apis", "v", "version", "2fa", "vms", "v1users", "beta"].into_iter().any(is_prefix_segment));
    }
}
