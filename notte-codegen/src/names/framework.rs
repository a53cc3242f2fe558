//! What frameworks add to the ids of operations.

use super::method::is_version;

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
