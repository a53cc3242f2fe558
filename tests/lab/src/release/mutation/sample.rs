//! The changes that cargo-mutants makes, and a part of them that a seed draws.

use notte_codegen::cli::output::Failure;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::path::Path;
use std::process::Command;

/// What is changed, and the tests that must notice it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Suite {
    Stages,
    Runtime,
}

impl Suite {
    /// The options that say so to cargo-mutants. Only one test program is compiled.
    pub fn options(self) -> &'static [&'static str] {
        match self {
            Suite::Stages => {
                &["--package", "notte-codegen", "--test-package", "notte-tests", "--cargo-arg=--test=stages"]
            }
            Suite::Runtime => &["--package", "notte-runtime", "--cargo-arg=--test=runtime"],
        }
    }

    /// The files that are changed.
    fn files(self) -> &'static [&'static str] {
        match self {
            Suite::Stages => &["notte-codegen/src/shapes/**", "notte-codegen/src/lower/**"],
            Suite::Runtime => &["**/runtime/http/**", "**/runtime/json/**"],
        }
    }
}

/// A change that cargo-mutants makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub suite: Suite,
    /// The file as cargo-mutants calls it.
    pub file: String,
    /// Which of the changes of this file it is, and how many there are.
    pub shard: (usize, usize),
    /// `FILE: WHAT`, with ` #1` for the second of this name: what stays when lines move.
    pub key: String,
}

/// All changes.
pub fn all(root: &Path) -> Result<Vec<Change>, Failure> {
    let mut changes = Vec::new();
    for suite in [Suite::Stages, Suite::Runtime] {
        let mut command = Command::new("cargo");
        command.args(["mutants", "--no-config", "--list", "--colors", "never"]).args(suite.options());
        command.args(suite.files().iter().flat_map(|file| ["--file", file])).current_dir(root);
        let output = command.stderr(std::process::Stdio::inherit()).output()?;
        if !output.status.success() {
            return Err(Failure::new("`cargo mutants --list` failed; `cargo install cargo-mutants` installs it"));
        }
        changes.extend(listed(suite, &String::from_utf8_lossy(&output.stdout)));
    }
    Ok(changes)
}

/// The changes of a list with a line `FILE:LINE:COLUMN: WHAT` for each.
fn listed(suite: Suite, list: &str) -> Vec<Change> {
    let lines: Vec<(&str, &str)> = list
        .lines()
        .filter_map(|line| {
            let (place, what) = line.split_once(": ")?;
            Some((place.rsplitn(3, ':').nth(2)?, what))
        })
        .collect();
    let mut sizes: HashMap<&str, usize> = HashMap::new();
    for (file, _) in &lines {
        *sizes.entry(file).or_default() += 1;
    }
    let (mut of_file, mut of_name) = (HashMap::new(), HashMap::new());
    let changes = lines.into_iter().map(|(file, what)| {
        // The runtime is reached through its tests.
        let name = format!("{}: {what}", file.trim_start_matches("tests/runtime/../../"));
        let (in_file, same) = (next(&mut of_file, file), next(&mut of_name, name.clone()));
        let key = if same == 0 { name } else { format!("{name} #{same}") };
        Change { suite, file: file.to_owned(), shard: (in_file, sizes.get(file).copied().unwrap_or_default()), key }
    });
    changes.collect()
}

fn next<K: Eq + std::hash::Hash>(counts: &mut HashMap<K, usize>, key: K) -> usize {
    let count = counts.entry(key).or_default();
    *count += 1;
    *count - 1
}

/// So many of the changes, in the order that the seed gives them.
pub fn draw(changes: Vec<Change>, seed: u64, count: usize) -> Vec<Change> {
    let mut changes = changes;
    changes.sort_by_cached_key(|change| Sha256::digest(format!("{seed} {}", change.key)));
    changes.truncate(count);
    changes
}

#[cfg(test)]
mod tests {
    use super::{Suite, draw, listed};

    const LIST: &str = "a.rs:1:2: replace + with - in f\na.rs:3:4: replace + with - in f\nb.rs:5:6: delete ! in <impl A for B<'_>>::g\n";

    #[test]
    fn a_change_is_known_by_its_name() {
        let changes = listed(Suite::Stages, LIST);
        let keys: Vec<(&str, (usize, usize))> =
            changes.iter().map(|change| (change.key.as_str(), change.shard)).collect();
        assert_eq!(
            keys,
            [
                ("a.rs: replace + with - in f", (0, 2)),
                ("a.rs: replace + with - in f #1", (1, 2)),
                ("b.rs: delete ! in <impl A for B<'_>>::g", (0, 1)),
            ]
        );
        assert_eq!(listed(Suite::Runtime, "tests/runtime/../../c/d.rs:7:8: x\n")[0].key, "c/d.rs: x");
    }

    #[test]
    fn a_sample_stays_when_other_code_comes() {
        let names = |list: &str, seed, count| -> Vec<String> {
            draw(listed(Suite::Stages, list), seed, count).into_iter().map(|change| change.key).collect()
        };
        let many: String = (0..100).map(|line| format!("a.rs:{line}:1: delete ! in f{line}\n")).collect();
        let more: String = (0..4).map(|line| format!("a.rs:{line}:1: delete - in f{line}\n")).collect();
        let (before, after) = (names(&many, 0, 20), names(&(more + &many.replace(":1:", ":9:")), 0, 20));
        let kept = before.iter().filter(|name| after.contains(name)).count();
        assert!(kept >= 16, "{kept}");
        assert_eq!(names(&many, 0, 5), before[..5]);
        assert_ne!(names(&many, 1, 5), before[..5]);
    }
}
