//! A method's name: the operation id less the word of its group.

use super::words::{field, singular, snake};

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
        if let Some(rest) = words.strip_prefix(noun.as_slice()).filter(|rest| usable(rest)) {
            return field(&rest.join("_"));
        }
    }
    for name in &names {
        let noun: Vec<&str> = name.split('_').collect();
        if let Some(rest) = words.strip_suffix(noun.as_slice()).filter(|rest| usable(rest)) {
            return field(&rest.join("_"));
        }
    }
    field(&id)
}

/// What is left has to be a name of its own, not the tail of another (`id`, `2`).
fn usable(rest: &[&str]) -> bool {
    let prepositions = ["by", "for", "from", "in", "of", "on", "to", "with"];
    match (rest.first(), rest.last()) {
        (Some(first), Some(last)) => {
            first.starts_with(|c: char| c.is_alphabetic())
                && !prepositions.contains(first)
                && !prepositions.contains(last)
        }
        _ => false,
    }
}

/// An operation id as FastAPI makes it (`name_path_method`) without the path and method that it repeats.
#[must_use]
pub fn without_framework_suffix<'a>(id: &'a str, method: &str, path: &str) -> &'a str {
    let slug: String = path.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' }).collect();
    let suffix = format!("{slug}_{}", method.to_ascii_lowercase());
    id.strip_suffix(&suffix).map(|name| name.trim_end_matches('_')).filter(|name| !name.is_empty()).unwrap_or(id)
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
}
