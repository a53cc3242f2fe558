//! `cargo lab coverage`: which lines that people wrote the tests run.

use super::result::{percent, whole_root, write};
use notte_codegen::cli::output::{Failure, say};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::workspace;

/// Runs the tests of the generator and of the runtime with cargo-llvm-cov, and counts the lines that they run, folder by folder.
///
/// `LLVM_COV` and `LLVM_PROFDATA` name the programs of LLVM in the version that `rustc -vV` prints, where rustup has none (on Debian,
/// `/usr/lib/llvm-22/bin/llvm-cov` and `llvm-profdata`). Tests that start programs of their own (`commands`, the clients of `tests/compiled`) are left out, and
/// tests that stand in a file count with it. It fails if fewer than 90 % of the lines are run.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Summarizes this report (`cargo llvm-cov report --json`), in place of another run.
    #[arg(long, value_name = "FILE")]
    of: Option<PathBuf>,
    /// Writes the result to tests/lab/results/coverage.md.
    #[arg(long)]
    write: bool,
}

/// What part of the lines must be run, in percent.
const LEAST: usize = 90;

const NOTE: &str = "Tests of commands start them as programs, whose lines are not counted.";

const TESTS: &str = "--package notte-codegen --package notte-runtime --package notte-tests --features notte-codegen/cli --lib --test stages --test \
    updates --test overlays --test generator --test runtime";

/// Lines of a file or folder: those that tests run, and all.
type Lines = (usize, usize);

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let report = match &arguments.of {
        Some(report) => report.clone(),
        None => measured()?,
    };
    let json: Value = serde_json::from_str(&fs::read_to_string(&report)?)?;
    let mut files: BTreeMap<String, Lines> = BTreeMap::new();
    for file in json.pointer("/data/0/files").and_then(Value::as_array).into_iter().flatten() {
        let name = file.get("filename").and_then(Value::as_str).unwrap_or_default();
        let count = |key: &str| {
            file.pointer(&format!("/summary/lines/{key}")).and_then(Value::as_u64).unwrap_or_default() as usize
        };
        // The runtime is compiled twice: by itself, and as a part of its tests, which are what runs it.
        if let Some((_, inner)) = name.rsplit_once("notte-codegen/") {
            let (run, all) = files.entry(inner.to_owned()).or_default();
            *run = (*run).max(count("covered"));
            *all = (*all).max(count("count"));
        }
    }
    let mut folders: BTreeMap<String, Lines> = BTreeMap::new();
    for (file, lines) in &files {
        if let Some(folder) = folder_of(file) {
            let (run, all) = folders.entry(folder).or_default();
            *run += lines.0;
            *all += lines.1;
        }
    }
    let (run, all) = folders.values().fold((0, 0), |(run, all), lines| (run + lines.0, all + lines.1));
    let text = table(&folders, (run, all));
    say(&text)?;
    if arguments.write {
        let of = if arguments.of.is_some() { "--of REPORT " } else { "" };
        let command = format!("cargo lab coverage {of}--write");
        write("coverage", "Lines that tests run", &command, &format!("{NOTE}\n\n{text}"))?;
    }
    if run * 100 < LEAST * all || all == 0 {
        return Err(Failure::new(format!("fewer than {LEAST} % of the lines are run")));
    }
    Ok(())
}

/// Runs the tests. Returns the report.
fn measured() -> Result<PathBuf, Failure> {
    let root = whole_root()?;
    let report = workspace::target()?.join("coverage.json");
    let cargo = |arguments: &[&str], more: Option<&Path>| -> Result<(), Failure> {
        let status = Command::new("cargo").arg("llvm-cov").args(arguments).args(more).current_dir(&root).status()?;
        if status.success() { Ok(()) } else { Err(Failure::new(format!("cargo llvm-cov failed: {status}"))) }
    };
    let tests: Vec<&str> = ["--no-report"].into_iter().chain(TESTS.split_whitespace()).collect();
    cargo(&tests, None)?;
    // By default, what is reached through `tests/` is left out, as the runtime is.
    let report_of =
        ["report", "--json", "--no-default-ignore-filename-regex", "--ignore-filename-regex", "/(registry|rustc)/"];
    cargo(&[&report_of[..], &["--output-path"]].concat(), Some(&report))?;
    Ok(report)
}

/// The folder that a file of `notte-codegen` is counted in; none for tests.
fn folder_of(inner: &str) -> Option<String> {
    let is_test = inner.ends_with("/tests.rs") || inner.starts_with("benches/") || inner == "build.rs";
    let parts: Vec<&str> = inner.split('/').collect();
    match parts.as_slice() {
        _ if is_test => None,
        [first, second, _, ..] => Some(format!("{first}/{second}")),
        [first, _] => Some((*first).to_owned()),
        _ => None,
    }
}

fn table(folders: &BTreeMap<String, Lines>, (run, all): Lines) -> String {
    let mut text = "| folder of `notte-codegen` | lines | run |\n|---|--:|--:|\n".to_owned();
    for (folder, (run, all)) in folders {
        text.push_str(&format!("| `{folder}` | {all} | {} % |\n", percent(*run, *all)));
    }
    text.push_str(&format!("| all | {all} | {} % |\n", percent(run, all)));
    text
}

#[cfg(test)]
mod tests {
    use super::folder_of;

    #[test]
    fn files_are_counted_by_folder() {
        assert_eq!(folder_of("src/emit/types/mod.rs").as_deref(), Some("src/emit"));
        assert_eq!(folder_of("src/lib.rs").as_deref(), Some("src"));
        assert_eq!(folder_of("runtime/json/a.rs").as_deref(), Some("runtime/json"));
        assert_eq!(folder_of("src/docs/tests.rs"), None);
        assert_eq!(folder_of("benches/generate.rs"), None);
    }
}
