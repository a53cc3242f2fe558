//! What GitHub answers when it is asked for issues.

use super::{Chance, quoted};

const REPOSITORY: &str = "https://api.github.com/repos/example/compiler";

/// A list of issues of at least so many bytes. The members stand in the order in which GitHub sends them.
#[must_use]
pub fn issues(bytes: usize) -> String {
    let mut chance = Chance::new(3);
    let mut text = String::from("[");
    let mut number = 120_000;
    while text.len() < bytes {
        if text.len() > 1 {
            text.push(',');
        }
        number += 1;
        text.push_str(&issue(number, &mut chance));
    }
    text + "]"
}

fn issue(number: u64, chance: &mut Chance) -> String {
    let url = format!("{REPOSITORY}/issues/{number}");
    let closed = chance.below(3) == 0;
    let pull = chance.below(4) == 0;
    let (first, last) = (chance.below(28) + 1, chance.below(60));
    let page = format!("https://github.com/example/compiler/{}/{number}", if pull { "pull" } else { "issues" });
    let assignees: Vec<String> = (0..chance.below(2)).map(|_| user(chance)).collect();
    let labels: Vec<String> = (0..chance.below(4)).map(|_| label(chance)).collect();
    let or_null = |there: bool, text: String| if there { text } else { "null".to_owned() };
    let parts = [
        format!(r#"{{"url":"{url}","repository_url":"{REPOSITORY}","labels_url":"{url}/labels{{/name}}""#),
        format!(r#""comments_url":"{url}/comments","events_url":"{url}/events","html_url":"{page}""#),
        format!(r#""id":{},"node_id":"I_kwDOAAsO6M{:x}""#, 2_000_000_000 + number, chance.below(1 << 30)),
        format!(r#""number":{number},"title":{},"user":{}"#, quoted(&chance.words(8)), user(chance)),
        format!(r#""labels":[{}],"state":"{}""#, labels.join(","), if closed { "closed" } else { "open" }),
        format!(r#""locked":false,"assignee":{}"#, assignees.first().cloned().unwrap_or_else(|| "null".to_owned())),
        format!(
            r#""assignees":[{}],"milestone":{}"#,
            assignees.join(","),
            or_null(chance.below(5) == 0, milestone(chance))
        ),
        format!(r#""comments":{},"created_at":"2026-02-{first:02}T08:01:{last:02}Z""#, chance.below(40)),
        format!(r#""updated_at":"2026-03-{first:02}T18:11:{last:02}Z""#),
        format!(r#""closed_at":{}"#, or_null(closed, format!(r#""2026-03-{first:02}T18:11:{last:02}Z""#))),
        format!(r#""author_association":"{}""#, chance.of(&["CONTRIBUTOR", "MEMBER", "NONE", "NONE"])),
        "\"active_lock_reason\":null".to_owned(),
        if pull { pull_request(number) } else { "\"draft\":false".to_owned() },
        format!(r#""body":{},"closed_by":{}"#, body(chance), or_null(closed, user(chance))),
        format!(r#""reactions":{},"timeline_url":"{url}/timeline""#, reactions(&url, chance)),
        format!(r#""state_reason":{}}}"#, or_null(closed, r#""completed""#.to_owned())),
    ];
    parts.join(",")
}

/// Two or three paragraphs and a piece of code, with the line ends of a form on the web.
fn body(chance: &mut Chance) -> String {
    if chance.below(8) == 0 {
        return "null".to_owned();
    }
    let mut text = String::new();
    for _ in 0..1 + chance.below(3) {
        let words = 20 + chance.below(60);
        text.push_str(&chance.words(words));
        text.push_str(".\r\n\r\n");
    }
    text.push_str("```rust\r\nfn main() {\r\n    println!(\"{:?}\", Some(1));\r\n}\r\n```\r\n");
    quoted(&text)
}

fn user(chance: &mut Chance) -> String {
    let login = format!("{}{}", chance.of(&["ferris", "corro", "gopher", "octo"]), chance.below(10_000));
    let url = format!("https://api.github.com/users/{login}");
    let id = chance.below(90_000_000);
    format!(
        r#"{{"login":"{login}","id":{id},"node_id":"MDQ6VXNlc{id:x}","avatar_url":"https://avatars.githubusercontent.com/u/{id}?v=4","gravatar_id":"","url":"{url}","html_url":"https://github.com/{login}","followers_url":"{url}/followers","following_url":"{url}/following{{/other_user}}","gists_url":"{url}/gists{{/gist_id}}","starred_url":"{url}/starred{{/owner}}{{/repo}}","subscriptions_url":"{url}/subscriptions","organizations_url":"{url}/orgs","repos_url":"{url}/repos","events_url":"{url}/events{{/privacy}}","received_events_url":"{url}/received_events","type":"User","site_admin":false}}"#
    )
}

fn label(chance: &mut Chance) -> String {
    let name = chance.of(&["C-bug", "T-compiler", "A-diagnostics", "E-easy", "regression-from-stable-to-nightly"]);
    let id = chance.below(4_000_000_000);
    format!(
        r#"{{"id":{id},"node_id":"MDU6TGFiZWw{id:x}","url":"{REPOSITORY}/labels/{name}","name":"{name}","color":"{:06x}","default":false,"description":{}}}"#,
        chance.below(1 << 24),
        quoted(&format!("Category: {}", chance.words(5))),
    )
}

fn milestone(chance: &mut Chance) -> String {
    let number = 1 + chance.below(90);
    format!(
        r#"{{"url":"{REPOSITORY}/milestones/{number}","html_url":"https://github.com/example/compiler/milestone/{number}","id":{},"number":{number},"state":"open","title":"1.{number}","description":null,"open_issues":{},"closed_issues":{},"created_at":"2026-01-04T11:00:00Z","due_on":null}}"#,
        chance.below(1 << 24),
        chance.below(100),
        chance.below(1_000),
    )
}

fn pull_request(number: u64) -> String {
    let page = format!("https://github.com/example/compiler/pull/{number}");
    format!(
        r#""draft":false,"pull_request":{{"url":"{REPOSITORY}/pulls/{number}","html_url":"{page}","diff_url":"{page}.diff","patch_url":"{page}.patch","merged_at":null}}"#
    )
}

fn reactions(issue: &str, chance: &mut Chance) -> String {
    let (up, heart) = (chance.below(9), chance.below(3));
    format!(
        r#"{{"url":"{issue}/reactions","total_count":{},"+1":{up},"-1":0,"laugh":0,"hooray":0,"confused":0,"heart":{heart},"rocket":0,"eyes":0}}"#,
        up + heart,
    )
}
