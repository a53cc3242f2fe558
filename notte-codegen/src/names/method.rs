//! A method's name: the operation id less the word of its group.

use super::words::{field, singular, snake};

const PREPOSITIONS: [&str; 8] = ["by", "for", "from", "in", "of", "on", "to", "with"];

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
    let words: Vec<&str> = id.split('_').collect();
    let group = snake(group);
    let mut names = vec![group.clone()];
    names.extend(singular(&group));
    names.extend(names.clone().into_iter().filter(|name| singular(name).is_none()).map(|name| name + "s"));
    // The longest spelling first, at the front before the back: an id begins with its noun or ends with it.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in &names {
        let noun: Vec<&str> = name.split('_').collect();
        if let Some(rest) = words.strip_prefix(noun.as_slice()).filter(|rest| can_begin(rest)) {
            return field(&rest.join("_"));
        }
    }
    for name in &names {
        let noun: Vec<&str> = name.split('_').collect();
        if let Some(rest) = words.strip_suffix(noun.as_slice()).filter(|rest| can_begin(rest) && can_end(rest)) {
            return field(&rest.join("_"));
        }
    }
    field(&id)
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
        ] {
            assert_eq!(method_name(id, group), method, "{id}");
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
