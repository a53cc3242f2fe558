//! `cargo lab coverage`: which lines that people wrote the tests run.

use super::result::{percent, whole_root, write};
use notte_codegen::cli::output::{Failure, say};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use xtask::workspace;

/// Runs the tests of the generator, of its commands and of the runtime with cargo-llvm-cov, and counts the lines that they run, folder by folder.
///
/// `LLVM_COV` and `LLVM_PROFDATA` name the programs of LLVM in the version that `rustc -vV` prints, where rustup has none (on Debian,
/// `/usr/lib/llvm-22/bin/llvm-cov` and `llvm-profdata`). What is run by programs that tests start counts, too. The clients of
/// `tests/compiled` and the tests of this program are left out, and tests that stand in a file count with it. It fails if fewer than 90 % of the lines are run.
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

const NOTE: &str =
    "Lines that programs run count, too, if a test starts them; those of programs that a test kills do not.";

/// The commands of this program work on no code that is counted.
const TESTS: &str = "test --package notte-codegen --package notte-runtime --package notte-tests --features notte-codegen/cli --lib --test stages \
    --test updates --test overlays --test generator --test commands --test runtime -- --skip lab::";

/// By default, what is reached through `tests/` is left out, as the runtime is. A program that was killed may leave a file that can't be read.
const REPORT: &str = "llvm-cov report --json --failure-mode all --no-default-ignore-filename-regex --ignore-filename-regex /(registry|rustc)/ \
    --output-path";

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
    let target = root.join(workspace::target()?).join("coverage");
    let report = target.join("report.json");
    let cargo = |arguments: &str| {
        let mut command = Command::new("cargo");
        command.args(arguments.split_whitespace()).current_dir(&root).env("CARGO_TARGET_DIR", &target);
        command
    };
    let done = |command: &mut Command| -> Result<(), Failure> {
        let status = command.status()?;
        if status.success() { Ok(()) } else { Err(Failure::new(format!("{command:?} failed: {status}"))) }
    };
    // A test hands these on to the cargo that it starts, so that the programs of commands are counted.
    let shown = cargo("llvm-cov show-env").output()?;
    let environment = variables(&String::from_utf8_lossy(&shown.stdout));
    done(cargo("llvm-cov clean --workspace").envs(environment.clone()))?;
    done(cargo(TESTS).envs(environment.clone()))?;
    done(cargo(REPORT).arg(&report).envs(environment))?;
    Ok(report)
}

/// Variables that stand in lines, `NAME=VALUE` or `NAME='VALUE'`.
fn variables(lines: &str) -> Vec<(String, String)> {
    let pairs = lines.lines().filter_map(|line| line.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.trim_matches('\'').to_owned())).collect()
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
    use super::{folder_of, variables};

    #[test]
    fn files_are_counted_by_folder() {
        assert_eq!(folder_of("src/emit/types/mod.rs").as_deref(), Some("src/emit"));
        assert_eq!(folder_of("src/lib.rs").as_deref(), Some("src"));
        assert_eq!(folder_of("runtime/json/a.rs").as_deref(), Some("runtime/json"));
        assert_eq!(folder_of("src/docs/tests.rs"), None);
        assert_eq!(folder_of("benches/generate.rs"), None);
    }

    #[test]
    fn variables_have_quotes_where_they_need_some() {
        let is = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(variables("A=1\nB='-C x=y'\n"), [is("A", "1"), is("B", "-C x=y")]);
    }
}
