//! `cargo lab mutation`: whether the tests notice when a stage or the runtime does something else.

use super::result::{percent, whole_root, write};
use notte_codegen::cli::output::{Failure, say};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use xtask::workspace;

/// Changes `shapes`, `lower` and the runtime a little with cargo-mutants, one change at a time, and runs their tests: the suite `stages`, and
/// the tests of the runtime.
///
/// Every Nth change is tried, which makes the sample. The files are changed where they are, and are as before in the end. It fails if
/// fewer than 85 % of the changes that compile are noticed.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Every how many changes of `shapes` and `lower`; 0 for none of them.
    #[arg(long, value_name = "N", default_value_t = 75)]
    stages: u32,
    /// Every how many changes of the runtime; 0 for none of them.
    #[arg(long, value_name = "N", default_value_t = 160)]
    runtime: u32,
    /// The first change, which makes another sample.
    #[arg(long, default_value_t = 0)]
    first: u32,
    /// Summarizes what an earlier run left in this folder, in place of another run. May be repeated.
    #[arg(long, value_name = "DIR")]
    of: Vec<std::path::PathBuf>,
    /// Writes the result to tests/lab/results/mutation.md.
    #[arg(long)]
    write: bool,
}

/// What part of the changes must be noticed, in percent.
const LEAST: usize = 85;

/// The changes of a folder: how many were noticed, and those that were not.
#[derive(Default)]
struct Row {
    caught: usize,
    missed: Vec<String>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut folders = arguments.of.clone();
    if folders.is_empty() {
        let target = workspace::target()?.join("mutation");
        let stages: &[&str] = &["--package", "notte-codegen"];
        let runtime: &[&str] = &["--no-config", "--cap-lints", "true", "--package", "notte-runtime"];
        for (name, options, every) in [("stages", stages, arguments.stages), ("runtime", runtime, arguments.runtime)] {
            if every > 0 {
                let folder = target.join(name);
                mutate(&folder, options, &format!("{}/{every}", arguments.first % every))?;
                folders.push(folder);
            }
        }
    }
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for folder in &folders {
        add(&mut rows, &folder.join("mutants.out/outcomes.json"))?;
    }
    let (caught, missed) =
        rows.values().fold((0, 0), |(caught, missed), row| (caught + row.caught, missed + row.missed.len()));
    let text = table(&rows, caught, missed);
    say(&text)?;
    if arguments.write {
        let Arguments { stages, runtime, first, .. } = arguments;
        let of = if arguments.of.is_empty() { "" } else { "--of DIR " };
        let command = format!("cargo lab mutation --stages {stages} --runtime {runtime} --first {first} {of}--write");
        write("mutation", "Changes that the tests notice", &command, &text)?;
    }
    if caught * 100 < LEAST * (caught + missed) {
        return Err(Failure::new(format!("fewer than {LEAST} % of the changes are noticed")));
    }
    Ok(())
}

fn mutate(folder: &Path, options: &[&str], shard: &str) -> Result<(), Failure> {
    fs::create_dir_all(folder)?;
    let mut command = Command::new("cargo");
    command.args(["mutants", "--in-place", "--baseline", "skip", "--timeout", "300", "--build-timeout", "900"]);
    command.args(["--sharding", "round-robin", "--shard", shard, "--output"]).arg(folder).args(options);
    let status = command.env("INSTA_UPDATE", "no").current_dir(whole_root()?).status()?;
    // 2 says that changes were missed, and 3 that a test did not end.
    match status.code() {
        Some(0 | 2 | 3) => Ok(()),
        _ => Err(Failure::new(format!("cargo mutants failed: {status}"))),
    }
}

fn add(rows: &mut BTreeMap<String, Row>, path: &Path) -> Result<(), Failure> {
    let text =
        fs::read_to_string(path).map_err(|error| Failure::new(format!("can't read `{}`: {error}", path.display())))?;
    let result: Value = serde_json::from_str(&text)?;
    for outcome in result.get("outcomes").and_then(Value::as_array).into_iter().flatten() {
        let mutant = outcome.pointer("/scenario/Mutant");
        let part = |key: &str| mutant.and_then(|mutant| mutant.get(key)).and_then(Value::as_str).unwrap_or_default();
        let file = part("file").replace("tests/runtime/../../", "");
        let row = rows.entry(folder_of(&file)).or_default();
        match outcome.get("summary").and_then(Value::as_str) {
            Some("CaughtMutant" | "Timeout") => row.caught += 1,
            Some("MissedMutant") => row.missed.push(part("name").replace("tests/runtime/../../", "")),
            _ => {}
        }
    }
    rows.retain(|_, row| row.caught + row.missed.len() > 0);
    Ok(())
}

/// The folder that a file is counted in: a stage, or a part of the runtime.
fn folder_of(file: &str) -> String {
    file.trim_start_matches("notte-codegen/").split('/').take(2).collect::<Vec<_>>().join("/")
}

fn table(rows: &BTreeMap<String, Row>, caught: usize, missed: usize) -> String {
    let mut text = "| folder | noticed | not noticed |\n|---|--:|--:|\n".to_owned();
    for (folder, row) in rows {
        text.push_str(&format!("| `{folder}` | {} | {} |\n", row.caught, row.missed.len()));
    }
    text.push_str(&format!("| all | {caught} ({} %) | {missed} |\n", percent(caught, caught + missed)));
    if missed > 0 {
        text.push_str("\nNot noticed:\n\n");
    }
    let names = rows.values().flat_map(|row| &row.missed);
    text.extend(names.map(|name| format!("- `{name}`\n")));
    text
}

#[cfg(test)]
mod tests {
    use super::folder_of;

    #[test]
    fn files_are_counted_by_stage() {
        assert_eq!(folder_of("notte-codegen/src/shapes/all_of/merge.rs"), "src/shapes");
        assert_eq!(folder_of("notte-codegen/runtime/http/error/mod.rs"), "runtime/http");
    }
}
