//! What Notte answers.

use super::{Chance, quoted};

/// A page with this many actions.
#[must_use]
pub fn observation(actions: usize) -> String {
    page(actions, |_| String::new(), "")
}

/// A page with this many actions, with members in each that the description does not name.
#[must_use]
pub fn observation_with_more(actions: usize) -> String {
    let more = |chance: &mut Chance| {
        format!(
            r#","description":{},"category":{},"text_label":{},"enter":{}"#,
            quoted(&chance.words(6)),
            quoted(chance.of(&["Navigation", "Search", "Forms", "Account"])),
            quoted(&chance.words(2)),
            chance.below(2) == 0,
        )
    };
    page(actions, more, r#","progress":{"current_step":3,"max_steps":20},"category":"search-results""#)
}

fn page(actions: usize, more: impl Fn(&mut Chance) -> String, after: &str) -> String {
    let mut chance = Chance::new(7);
    let actions: Vec<String> = (0..actions)
        .map(|number| {
            let (kind, letter) = match chance.below(4) {
                0 => ("fill", 'I'),
                1 => ("select_dropdown_option", 'O'),
                2 => ("check", 'F'),
                _ => ("click", 'B'),
            };
            let value = if kind == "fill" { quoted(&chance.words(3)) } else { "null".to_owned() };
            let more = more(&mut chance);
            format!(r#"{{"type":"{kind}","id":"{letter}{number}","value":{value}{more}}}"#)
        })
        .collect();
    format!(
        r#"{{"session_id":"2f9c7b1e-5a64-4a3b-9a55-0d6f1c2b3e4f","title":{},"url":"https://shop.example.com/search?q=keyboard&page=2","screenshot":"{}","space":{{"actions":[{}]{after}}}}}"#,
        quoted(&chance.words(7)),
        screenshot(&mut chance),
        actions.join(","),
    )
}

/// Some kilobytes of base64.
fn screenshot(chance: &mut Chance) -> String {
    const DIGITS: &[&str] = &["iVBORw0KGgo", "AAAANSUhEUg", "q83vEjRWeJC", "Zm9vYmFyYmF", "7+/vz8fHx8f"];
    (0..700).map(|_| chance.of(DIGITS)).collect()
}

/// A list of sessions.
#[must_use]
pub fn sessions(count: usize) -> String {
    let mut chance = Chance::new(11);
    let sessions: Vec<String> = (0..count).map(|_| any_session(&mut chance)).collect();
    format!("[{}]", sessions.join(","))
}

/// A session that is open, with addresses that hold a token.
#[must_use]
pub fn session() -> String {
    one_session(&mut Chance::new(13), false)
}

fn any_session(chance: &mut Chance) -> String {
    let closed = chance.below(3) > 0;
    one_session(chance, closed)
}

fn one_session(chance: &mut Chance, closed: bool) -> String {
    let id = format!("{:08x}-5a64-4a3b-9a55-{:012x}", chance.below(1 << 32), chance.below(1 << 31));
    let second = chance.below(60);
    let viewer =
        if closed { "null".to_owned() } else { format!(r#""https://viewer.notte.cc/{id}?token={}""#, token(chance)) };
    let cdp = if closed { "null".to_owned() } else { format!(r#""wss://cdp.notte.cc/{id}?token={}""#, token(chance)) };
    format!(
        r#"{{"session_id":"{id}","status":"{}","created_at":"2026-03-14T09:26:{second:02}.{:06}Z","last_accessed_at":"2026-03-14T09:31:{second:02}.{:06}Z","idle_timeout_minutes":{},"max_duration_minutes":{},"browser_type":"{}","user_agent":"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36","viewport_width":1280,"viewport_height":1080,"network_request_bytes":{},"network_response_bytes":{},"viewer_url":{viewer},"cdp_url":{cdp}}}"#,
        if closed { chance.of(&["closed", "timed_out", "error"]) } else { "active" },
        chance.below(1_000_000),
        chance.below(1_000_000),
        1 + chance.below(15),
        15 + chance.below(45),
        chance.of(&["chromium", "chrome", "firefox"]),
        chance.below(1 << 20),
        chance.below(1 << 26),
    )
}

fn token(chance: &mut Chance) -> String {
    (0..10).map(|_| format!("{:016x}", chance.below(u64::MAX))).collect()
}
