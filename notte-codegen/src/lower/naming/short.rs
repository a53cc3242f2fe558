//! Shorter names for a type whose own would be too long.

use crate::names::{pascal, snake};

/// A name of more letters than these is too long.
pub const LONGEST: usize = 60;

/// The letters that a number behind a name may take.
pub const NUMBER: usize = 3;

/// Of a front that has to be cut, at least these letters stay.
const LEAST_FRONT: usize = 20;

/// No name ends in one of these words, and no end of a path begins with one.
const LINKS: [&str; 12] = ["a", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"];

/// What a type is named after: the component or operation at the front, and the path from there.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The words of the component or the operation.
    pub front: String,
    /// What each step of the path is called.
    pub path: Vec<String>,
}

/// Shorter names for a type within a component or an operation, best first: the whole path without what it says twice, then the front
/// and the end of the path, the shortest end first, then less and less of the front with as much of the end as there is room for. They
/// are made of this path alone.
///
/// The last one leaves room for a number.
pub fn within(parts: &Parts) -> Vec<String> {
    let front = match letters(&pascal(&parts.front)) <= LONGEST {
        true => words(&parts.front),
        false => own(&parts.front).into_iter().next().map_or_else(|| words(&parts.front), |name| words(&name)),
    };
    let steps: Vec<Vec<String>> = parts.path.iter().map(|step| words(step)).collect();
    let end = |count: usize| -> Vec<String> { steps.iter().skip(steps.len() - count).flatten().cloned().collect() };
    // `Item` or `State` alone says little.
    let fewest = if steps.last().is_some_and(|step| step.len() < 2) { 2 } else { 1 }.min(steps.len());
    let counts = std::iter::once(steps.len()).chain(fewest..=steps.len()).chain(1..fewest);
    let ends = counts.map(|count| front.iter().cloned().chain(end(count)).collect::<Vec<_>>());
    // What is much longer does not say that much twice.
    let ends = ends.filter(|words| words.iter().map(|word| letters(word)).sum::<usize>() <= 3 * LONGEST);
    let mut names: Vec<String> = Vec::new();
    for name in ends.map(|words| joined(words.into_iter())).chain(cut(&front, &end(steps.len()), LONGEST)) {
        if letters(&name) <= LONGEST && !names.contains(&name) {
            names.push(name);
        }
    }
    let last = cut(&front, &end(fewest), LONGEST - NUMBER).into_iter().next();
    names.extend(last);
    names
}

/// Shorter names for a component or an operation itself: without what it says twice. None of them may be short enough.
pub fn own(front: &str) -> Vec<String> {
    let words = words(front);
    let mut once: Vec<String> = Vec::new();
    for word in &words {
        if !once.contains(word) {
            once.push(word.clone());
        }
    }
    let names = [joined(words.into_iter()), pascal(&once.join(" "))];
    names.into_iter().filter(|name| letters(name) <= LONGEST).collect()
}

/// Shorter names for what an operation sends or receives, or for a parameter of it: less and less of the operation's words, and its `role`.
pub fn of_operation(front: &str, role: &str) -> Vec<String> {
    let (front, role) = (words(front), words(role));
    let kept = (1..front.len()).rev().map(|count| front.iter().take(count));
    let ends_well = |words: &[String]| words.last().is_some_and(|last| !LINKS.contains(&last.as_str()));
    let kept = kept.map(|words| words.cloned().collect::<Vec<_>>()).filter(|words| ends_well(words));
    let names = kept
        .take_while(|words| letters(&words.concat()) >= LEAST_FRONT)
        .map(|words| joined(words.into_iter().chain(role.clone())));
    names.filter(|name| letters(name) <= LONGEST).collect()
}

/// The number of letters of a name.
pub fn letters(name: &str) -> usize {
    name.chars().count()
}

/// The first words of the front, and as many of the last words of the end as there is room for: all of the front first, then less.
fn cut(front: &[String], end: &[String], longest: usize) -> Vec<String> {
    let mut names = Vec::new();
    for count in (1..=front.len()).rev() {
        let kept = front.get(..count).unwrap_or(front);
        let is_least = count == 1 || letters(&kept.concat()) < LEAST_FRONT;
        let begins_well = |from: &usize| end.get(*from).is_some_and(|first| !LINKS.contains(&first.as_str()));
        let whole = |from: usize| kept.iter().chain(end.iter().skip(from));
        let fits = |from: &usize| whole(*from).map(|word| letters(word)).sum::<usize>() <= longest;
        let from = (0..end.len()).rev().take_while(fits).filter(begins_well).last();
        // A number behind another is set off.
        names.extend(from.map(|from| joined(whole(from).cloned())).filter(|name| letters(name) <= longest));
        if is_least {
            break;
        }
    }
    if names.is_empty() {
        // One word that is longer than a name may be.
        names.push(joined(front.iter().take(1).cloned()).chars().take(longest).collect());
    }
    names
}

fn words(text: &str) -> Vec<String> {
    // A number begins no name, but may stand within one.
    snake(&format!("x {text}")).split('_').skip(1).map(str::to_owned).collect()
}

/// The words as a name, without what follows upon the same.
fn joined(words: impl Iterator<Item = String>) -> String {
    let mut words: Vec<String> = words.collect();
    let mut len = words.len() / 2;
    while len > 0 {
        let repeated = (0..words.len()).find(|start| {
            let once = words.get(*start..start + len);
            once.is_some() && once == words.get(start + len..start + 2 * len)
        });
        match repeated {
            Some(start) => drop(words.drain(start..start + len)),
            None => len -= 1,
        }
    }
    pascal(&words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Parts, letters, of_operation, own, within};

    fn parts(front: &str, path: &[&str]) -> Parts {
        Parts { front: front.to_owned(), path: path.iter().map(|step| (*step).to_owned()).collect() }
    }

    #[test]
    fn ends_of_the_path_behind_the_front() {
        let path = ["deployment", "performed_via_github_app", "permissions", "organization_secrets"];
        let names = within(&parts("webhook-deployment-status-created", &path));
        assert_eq!(
            names,
            [
                "WebhookDeploymentStatusCreatedOrganizationSecrets",
                "WebhookDeploymentStatusCreatedPermissionsOrganizationSecrets",
                "WebhookDeploymentStatusAppPermissionsOrganizationSecrets",
                "WebhookDeploymentViaGithubAppPermissionsOrganizationSecrets",
                "WebhookDeploymentStatusCreatedOrganizationSecrets",
            ]
        );
        // One word says little.
        let names = within(&parts("webhook-deployment-created", &[path[0], path[1], path[2], "members"]));
        assert_eq!(names[0], "WebhookDeploymentCreatedPermissionsMembers");
        let names = within(&parts("BetaResponsesWebSocketStreamEvent", &["BetaResponseCodeInterpreterCallInProgress"]));
        assert_eq!(names[0], "BetaResponsesWebSocketStreamEventInterpreterCallInProgress");
    }

    #[test]
    fn what_a_name_says_twice() {
        let names = own("api.account.phone_number.phone_number_assigned_add_on.phone_number_assigned_add_on_extension");
        assert_eq!(names[0], "ApiAccountPhoneNumberAssignedAddOnExtension");
        let names = own("BulkUpsertMerchantCustomAttributesResponseMerchantCustomAttributeUpsertResponse");
        assert_eq!(names, ["BulkUpsertMerchantCustomAttributesResponseAttribute"]);
        assert!(own("AnOperationWhoseIdIsLongAndDoesNotSayAnyWordMoreThanOnceInItsWholeLength").is_empty());
    }

    #[test]
    fn less_of_the_words_of_an_operation() {
        let names =
            of_operation("copilot/list-copilot-coding-agent-selected-repositories-for-organization", "Response");
        assert_eq!(names[0], "CopilotListCopilotCodingAgentSelectedRepositoriesResponse");
        assert_eq!(names[1], "CopilotListCopilotCodingAgentSelectedResponse");
    }

    #[test]
    fn the_last_has_room_for_a_number() {
        let long = "a front that is far too long to be the beginning of any name at all";
        for path in [["state"].as_slice(), &["items", "item"], &[long], &[]] {
            for front in ["pet", long] {
                let names = within(&parts(front, path));
                assert!(names.iter().all(|name| letters(name) <= LONGEST), "{names:?}");
                assert!(letters(names.last().unwrap()) <= LONGEST - 3, "{names:?}");
            }
        }
    }
}
