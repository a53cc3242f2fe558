//! What frameworks add to the ids of operations, or make of the path.

use super::method::is_version;
use super::route_words::one_of;
use super::words::snake;

/// Words of parameters that identify one thing.
const IDS: [&str; 5] = ["gid", "guid", "id", "ids", "uuid"];

/// An operation id without what a framework adds: the path and the method (`name_path_method` of FastAPI), or the method
/// (`nameUsingGET_1` of Springfox).
#[must_use]
pub fn without_framework_suffix<'a>(id: &'a str, method: &str, path: &str) -> &'a str {
    let using = format!("Using{}", method.to_ascii_uppercase());
    let unnumbered = without_number(id).unwrap_or(id);
    if let Some(name) = unnumbered.strip_suffix(&using).filter(|name| !name.is_empty()) {
        return name;
    }
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

/// An id without the number that a framework adds to the second of one name (`list_1` of springdoc).
#[must_use]
pub fn without_number(id: &str) -> Option<&str> {
    let (name, number) = id.rsplit_once('_')?;
    (!name.is_empty() && !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())).then_some(name)
}

/// The name of a method without the ids of its path, which its arguments say: `get_by_id` for `/pet/{petId}` is `get`. Another parameter
/// says how one is found: `get_by_tag`. A verb alone is about one thing of the group: `delete_by_user_id` for `/users/{userId}/orders`
/// deletes more than one order, and stays.
#[must_use]
pub fn without_parameters(name: &str, path: &str, group: &str) -> Option<String> {
    let parameters: Vec<String> =
        path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}')).map(snake).collect();
    let words: Vec<&str> = name.split('_').collect();
    let by = (1..words.len()).find(|at| words.get(*at) == Some(&"by"))?;
    let (rest, tail) = words.split_at_checked(by)?;
    let said: Vec<&str> = tail.iter().copied().filter(|word| !matches!(*word, "by" | "and")).collect();
    let said = said.join("_");
    let is_id = |name: &String| name.split('_').any(|word| IDS.contains(&word));
    let are_said = |last: &[String]| last.iter().all(is_id) && last.join("_") == said;
    let is_last = (0..parameters.len()).any(|from| parameters.get(from..).is_some_and(are_said));
    // Of several parameters, `id` may be any that is one: `/blobs/{id}/download/{filename}` does not end with it.
    let ends_with_id = parameters.last().is_some_and(|last| parameters.len() == 1 || is_id(last));
    let is_id = said == "id" && path.trim_end_matches('/').ends_with('}') && ends_with_id;
    // `/blobs/{id}/upload` says the verb itself.
    let of_thing = path.rsplit_once('/').filter(|(_, last)| *last == rest.join("_")).map_or(path, |(path, _)| path);
    let is_whole = rest.len() > 1 || picks_one_of_group(of_thing, group);
    (is_last && is_whole || is_id).then(|| rest.join("_"))
}

/// Whether a path ends in a parameter that picks one of what its group is about: by its name, or by the segment before it.
fn picks_one_of_group(path: &str, group: &str) -> bool {
    let mut segments = path.split('/').filter(|segment| !segment.is_empty()).rev();
    let last = segments.next().and_then(|last| last.strip_prefix('{')?.strip_suffix('}'));
    let Some(last) = last.map(snake) else { return false };
    let thing: Vec<&str> = last.split('_').filter(|word| !IDS.contains(word)).collect();
    let group = one_of(&snake(group));
    one_of(&thing.join("_")) == group || segments.next().is_some_and(|noun| one_of(&snake(noun)) == group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fastapi() {
        let id = "session_start_sessions_start_post";
        assert_eq!(without_framework_suffix(id, "POST", "/sessions/start"), "session_start");
        let id = "status_sessions__session_id__get";
        assert_eq!(without_framework_suffix(id, "GET", "/sessions/{session_id}"), "status");
        assert_eq!(without_framework_suffix("getScript", "GET", "/x"), "getScript");
    }

    #[test]
    fn springfox() {
        assert_eq!(without_framework_suffix("getUserUsingGET", "GET", "/users"), "getUser");
        assert_eq!(without_framework_suffix("getUserUsingGET_12", "get", "/users"), "getUser");
        assert_eq!(without_framework_suffix("getUserUsingGET", "POST", "/users"), "getUserUsingGET");
        assert_eq!(without_framework_suffix("UsingGET", "GET", "/users"), "UsingGET");
    }

    #[test]
    fn numbers() {
        assert_eq!(without_number("list_1"), Some("list"));
        assert_eq!(without_number("list_1_2"), Some("list_1"));
        for id in ["list1", "list_", "_1", "list_v1", "1"] {
            assert_eq!(without_number(id), None, "{id}");
        }
    }

    #[test]
    fn parameters() {
        for (name, path, group, short) in [
            ("get_by_id", "/pet/{petId}", "pet", Some("get")),
            ("get_by_pet_id", "/pet/{petId}", "pet", Some("get")),
            ("get_by_pet_id", "/pet/{petId}", "Animals", None),
            ("get_by_pet_uuid", "/animals/{pet_uuid}/", "Animals", Some("get")),
            ("get_cards_by_id_board", "/boards/{idBoard}/cards", "Boards", Some("get_cards")),
            ("get_by_id_member_by_id_card", "/x/{idMember}/cards/{idCard}", "Cards", Some("get")),
            ("get_by_user_id_and_pet_id", "/x/{userId}/pets/{petId}", "Pets", Some("get")),
            ("get_by_name", "/pet/{petId}", "pet", None),
            ("get_release_by_tag", "/releases/{tag}", "releases", None),
            ("find_by_status", "/pet/find", "pet", None),
            ("get_by_id", "/pet", "pet", None),
            ("by_id", "/pet/{id}", "pet", None),
            // Several things, of which the arguments name none.
            ("delete_by_user_id", "/users/{userId}/orders", "orders", None),
            ("delete_by_id", "/users/{id}/orders", "orders", None),
            ("get_by_user_id", "/orders/user/{userId}", "orders", None),
            ("get_by_id", "/blobs/{id}/download/{filename}", "blobs", None),
            ("get_by_id", "/shops/{name}/blobs/{uuid}", "blobs", Some("get")),
            ("get_by_id", "/blobs/{key}", "blobs", Some("get")),
            ("upload_by_id", "/blobs/{id}/upload", "blobs", Some("upload")),
        ] {
            assert_eq!(without_parameters(name, path, group).as_deref(), short, "{name} {path}");
        }
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
}
