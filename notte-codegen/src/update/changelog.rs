//! The entry of a changelog for a new description.

use crate::diff::{Change, Diff, Verdict};
use crate::ledger::code_span;

/// More changes than this are counted, not listed.
const MOST: usize = 40;

/// The entry: the verdict, then the changes of Rust that are more than documentation, then those of behavior.
#[must_use]
pub fn changelog_entry(diff: &Diff, title: &str) -> String {
    let mut text = format!("- {title} (verdict: {}).\n", diff.verdict());
    let is_listed =
        |change: &&Change| change.behavior || (!change.is_of_description() && change.verdict >= Verdict::Minor);
    let listed: Vec<&Change> = diff.changes.iter().filter(is_listed).collect();
    for change in listed.iter().take(MOST) {
        text.push_str(&format!("  - {}\n", line(change)));
    }
    if listed.len() > MOST {
        text.push_str(&format!("  - and {} more\n", listed.len() - MOST));
    }
    text
}

fn line(change: &Change) -> String {
    let kind = change.kind.trim_start_matches("api-").replace('-', " ");
    let values = match (change.before.as_str(), change.after.as_str()) {
        (before, after) if before.is_empty() || after.is_empty() => String::new(),
        (before, after) => format!(": {} → {}", code_span(before), code_span(after)),
    };
    let rust = if change.rust.is_empty() { String::new() } else { format!("{} ", code_span(&change.rust)) };
    let behavior = if change.behavior { "behavior" } else { change.verdict.word() };
    format!("{behavior}: {rust}{kind}{values}")
}

/// The changelog with an entry in the section of what is not released, below `### API`.
#[must_use]
pub fn with_entry(changelog: &str, entry: &str) -> String {
    const SECTION: &str = "## Unreleased\n";
    const PART: &str = "### API\n";
    let Some((before, rest)) = changelog.split_once(SECTION) else {
        let (title, rest) = match changelog.find("\n## ") {
            Some(index) => changelog.split_at(index + 1),
            None => (changelog, ""),
        };
        let gap = if title.is_empty() || title.ends_with("\n\n") { "" } else { "\n" };
        return format!("{title}{gap}{SECTION}\n{PART}\n{entry}\n{rest}");
    };
    let (unreleased, later) = match rest.find("\n## ") {
        Some(index) => rest.split_at(index),
        None => (rest, ""),
    };
    let unreleased = match unreleased.split_once(PART) {
        Some((above, below)) => format!("{above}{PART}\n{entry}{}", below.strip_prefix('\n').unwrap_or(below)),
        None => format!("\n{PART}\n{entry}{unreleased}"),
    };
    format!("{before}{SECTION}{unreleased}{later}")
}

#[cfg(test)]
mod tests {
    use super::{changelog_entry, with_entry};
    use crate::diff::{Change, Diff, Verdict};

    #[test]
    fn an_entry_quotes_a_description_as_code() {
        let change = Change {
            kind: "field-removed".to_owned(),
            rust: "types::`x`\n# h".to_owned(),
            verdict: Verdict::Major,
            ..Change::default()
        };
        let entry = changelog_entry(&Diff { changes: vec![change] }, "The description of 2026-11-30");
        assert_eq!(
            entry,
            "- The description of 2026-11-30 (verdict: major).\n  - major: ``types::`x`\\n# h`` field removed\n"
        );
    }

    #[test]
    fn entries_stand_in_the_section_of_what_is_not_released() {
        let first = with_entry("# Changelog\n\n## Unreleased\n\n### Added\n\n- a\n\n## 0.1.0\n\n- b\n", "- x\n");
        assert_eq!(first, "# Changelog\n\n## Unreleased\n\n### API\n\n- x\n\n### Added\n\n- a\n\n## 0.1.0\n\n- b\n");
        let second = with_entry(&first, "- y\n");
        assert!(second.contains("### API\n\n- y\n- x\n\n### Added"), "{second}");
        assert_eq!(with_entry("", "- x\n"), "## Unreleased\n\n### API\n\n- x\n\n");
        let without = with_entry("# Changelog\n\n## 0.1.0\n\n- b\n", "- x\n");
        assert_eq!(without, "# Changelog\n\n## Unreleased\n\n### API\n\n- x\n\n## 0.1.0\n\n- b\n");
    }
}
