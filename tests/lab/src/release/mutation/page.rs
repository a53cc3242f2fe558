//! The results as a page of the repository.

use super::super::result::{percent, write};
use super::record::{Outcome, Results, counts};
use notte_codegen::cli::output::Failure;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use xtask::workspace;

const NOTE: &str = "A change is noticed if a test of the suite `stages`, or of the runtime, fails or does not end. Those that do not compile are \
    not counted. What was not noticed at first got a test, or has a reason below. Where functions came or went between \
    two runs, those of both are counted.";

/// Writes the page. What the page before says of a change stays.
pub fn write_page(results: &Results, command: &str) -> Result<(), Failure> {
    let page = workspace::root()?.join("tests/lab/results/mutation.md");
    let said = said(&fs::read_to_string(page).unwrap_or_default());
    let text = format!("{NOTE}\n\n{}{}", table(results), lists(results, &said));
    write("mutation", "Changes that the tests notice", command, &text)
}

/// How many changes of each folder were noticed, at first and at last.
pub fn table(results: &Results) -> String {
    let mut text = "| folder | compile | noticed at first | noticed now |\n|---|--:|--:|--:|\n".to_owned();
    let folders: BTreeSet<String> = results.changes.keys().map(|key| folder_of(key)).collect();
    let folders = folders.iter().map(|folder| (format!("`{folder}`"), Some(folder)));
    for (name, folder) in folders.chain([("all".to_owned(), None)]) {
        let of = || results.changes.iter().filter(|(key, _)| folder.is_none_or(|folder| folder_of(key) == *folder));
        let (first, all) = counts(of().map(|(_, (first, _))| *first));
        let (last, _) = counts(of().map(|(_, (_, last))| *last));
        let part = |count| format!("{count} ({} %)", percent(count, all));
        text.push_str(&format!("| {name} | {all} | {} | {} |\n", part(first), part(last)));
    }
    text
}

/// The changes that were not noticed at first, with what is said of them.
fn lists(results: &Results, said: &BTreeMap<String, String>) -> String {
    let missed = |now: bool| {
        results.changes.iter().filter(move |(_, (first, last))| match now {
            true => *last == Outcome::Missed,
            false => *first == Outcome::Missed && *last != Outcome::Missed,
        })
    };
    let mut text = String::new();
    for (title, now) in [("Not noticed at first, and now by a test:", false), ("Not noticed:", true)] {
        if missed(now).next().is_some() {
            text.push_str(&format!("\n{title}\n\n"));
        }
        for (key, _) in missed(now) {
            let said = said.get(key).map_or(": no reason is known yet.", String::as_str);
            text.push_str(&format!("- `{key}`{said}\n"));
        }
    }
    text
}

/// What a page says of each change, which is a part of a list: all that follows the name up to the next.
fn said(page: &str) -> BTreeMap<String, String> {
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    let mut current = None;
    for line in page.lines() {
        if let Some((key, rest)) = line.strip_prefix("- `").and_then(|line| line.split_once("`: ")) {
            said.insert(key.to_owned(), format!(": {rest}"));
            current = Some(key.to_owned());
        } else if let Some(text) = current.as_ref().and_then(|key| said.get_mut(key)).filter(|_| line.starts_with("  "))
        {
            text.push('\n');
            text.push_str(line);
        } else {
            current = None;
        }
    }
    said
}

/// The folder that a change is counted in: a stage, or a part of the runtime.
fn folder_of(key: &str) -> String {
    key.trim_start_matches("notte-codegen/").split('/').take(2).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::super::record::{Results, parse};
    use super::{folder_of, lists, said, table};

    #[test]
    fn changes_are_counted_by_stage() {
        assert_eq!(folder_of("notte-codegen/src/shapes/all_of/merge.rs: delete !"), "src/shapes");
        assert_eq!(folder_of("notte-codegen/runtime/http/error/mod.rs: x"), "runtime/http");
        let results = Results::of(&parse("missed\t1\ta/b/c: x\nnoticed\t1\ta/b/c: y\nnoticed\t1\ta/b/c: x\n"));
        assert!(table(&results).ends_with("| all | 2 | 1 (50 %) | 2 (100 %) |\n"), "{}", table(&results));
    }

    #[test]
    fn what_is_said_of_a_change_stays() {
        let results = Results::of(&parse("missed\t1\ta: x `y`\nmissed\t1\tb: y\nmissed\t1\tc: z\nnoticed\t1\tc: z\n"));
        let before = lists(&results, &said(""));
        assert_eq!(before.matches("no reason is known yet").count(), 3);
        let page = before.replacen("no reason is known yet.", "because,\n  `f`: truly.", 1);
        assert_eq!(lists(&results, &said(&format!("# A\n\n{page}"))), page);
        assert!(
            page.starts_with("\nNot noticed at first, and now by a test:\n\n- `c: z`: because,\n  `f`: truly.\n\nNot")
        );
    }
}
