//! Changes as text.

use super::{Change, Diff, Verdict};
use crate::visible::visible;
use std::fmt::Write as _;

/// The longest value that is shown whole.
const LONGEST: usize = 160;

/// All changes: those of the API, then those of Rust, then those of behavior.
#[must_use]
pub fn to_text(diff: &Diff) -> String {
    let mut text = String::new();
    let described: Vec<&Change> = diff.changes.iter().filter(|change| change.is_of_description()).collect();
    let others = || diff.changes.iter().filter(|change| !change.is_of_description());
    let rust: Vec<&Change> = others().filter(|change| !change.behavior).collect();
    let behavior: Vec<&Change> = diff.changes.iter().filter(|change| change.behavior).collect();
    section(&mut text, "API", &described);
    section(&mut text, "Rust", &rust);
    section(&mut text, "Behavior: compiles, and sends or reads something else", &behavior);
    text.push_str(&summary(diff));
    text.push('\n');
    text
}

fn section(text: &mut String, title: &str, changes: &[&Change]) {
    if changes.is_empty() {
        return;
    }
    // Writing to a string can't fail.
    let _ = writeln!(text, "{title}");
    for change in changes {
        let _ = writeln!(text, "  {:<5}  {}", change.verdict.word(), sentence(change));
        if !change.place.is_empty() {
            let _ = writeln!(text, "         at {}", visible(&change.place));
        }
    }
    text.push('\n');
}

/// A change on one line.
fn sentence(change: &Change) -> String {
    let kind = change.kind.trim_start_matches(super::described::PREFIX).replace('-', " ");
    let value = |value: &str| {
        let whole = visible(value);
        let cut: String = whole.chars().take(LONGEST).collect();
        if cut.len() < whole.len() { format!("{cut}…") } else { cut }
    };
    let values = match (change.before.as_str(), change.after.as_str()) {
        ("", "") => String::new(),
        ("", new) => format!(": {}", value(new)),
        (old, "") => format!(": {}", value(old)),
        (old, new) => format!(": {} → {}", value(old), value(new)),
    };
    match (change.is_of_description(), change.rust.is_empty()) {
        (true, true) | (false, true) => format!("{kind}{values}"),
        (true, false) => format!("{kind}{values} ({})", value(&change.rust)),
        (false, false) => format!("{} {kind}{values}", value(&change.rust)),
    }
}

/// The verdict in a line, and what it comes from in another.
#[must_use]
pub fn summary(diff: &Diff) -> String {
    let of_rust: Vec<&Change> = diff.changes.iter().filter(|change| !change.is_of_description()).collect();
    let count = |verdict: Verdict| of_rust.iter().filter(|change| change.verdict == verdict).count();
    let behavior = diff.changes.iter().filter(|change| change.behavior).count();
    let first = match diff.verdict() {
        Verdict::None => "verdict: none, the code stays the same",
        Verdict::Patch => "verdict: patch, programs compile as before",
        Verdict::Minor => "verdict: minor, programs compile as before, and there is more to use",
        Verdict::Major => "verdict: major, programs may not compile any more",
    };
    let counts: Vec<String> = [Verdict::Major, Verdict::Minor, Verdict::Patch]
        .into_iter()
        .filter(|verdict| count(*verdict) > 0)
        .map(|verdict| format!("{} {verdict}", count(verdict)))
        .collect();
    let counts = if counts.is_empty() { "none".to_owned() } else { counts.join(", ") };
    let plural = if behavior == 1 { "" } else { "s" };
    format!("{first}\nchanges of Rust: {counts}; {behavior} change{plural} of behavior")
}
