//! What the parameters of a path say of an operation, so that its name need not.

use super::route_words::one_of;
use super::words::snake;

/// Words of parameters that identify one thing.
const IDS: [&str; 5] = ["gid", "guid", "id", "ids", "uuid"];

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

/// Whether a path ends in a parameter that picks among the things that a noun names: `/tags/{id}`, but not `/items/{collection}`.
pub(super) fn picks_one(path: &str, noun: &str) -> bool {
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let Some((_, name)) = last.split_once('{') else { return false };
    let name = snake(name.split('}').next().unwrap_or(name));
    let ends = ["id", "ids", "uuid", "key", "keys", "name", "names", "slug", "code", "number", "ref", "hash", "token"];
    name.split('_').next_back().is_some_and(|word| ends.contains(&word)) || one_of(&name) == one_of(noun)
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
