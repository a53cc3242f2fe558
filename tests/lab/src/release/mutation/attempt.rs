//! One change: made, compiled, tested and taken back by cargo-mutants.

use super::record::{Outcome, Record};
use super::sample::Change;
use notte_codegen::cli::output::Failure;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Tests end with the first that fails, which a stable test program refuses. The programs of the tests alone have the variable, so
/// that nothing is compiled otherwise.
const RUNNER: &str = "--cargo-arg=--config=target.'cfg(all())'.runner=['env','RUSTC_BOOTSTRAP=1']";
const TESTS: &[&str] = &["--", "--", "-Zunstable-options", "--fail-fast", "--test-threads=4"];

/// Tries a change. cargo-mutants leaves what it did in the folder.
pub fn attempt(change: &Change, root: &Path, folder: &Path) -> Result<Record, Failure> {
    fs::create_dir_all(folder)?;
    let mut command = Command::new("cargo");
    command.args(["mutants", "--no-config", "--in-place", "--baseline", "skip"]);
    command.args(["--timeout", "120", "--build-timeout", "900", "--colors", "never"]);
    let (index, count) = change.shard;
    command.args(["--file", &change.file, "--sharding", "round-robin", "--shard", &format!("{index}/{count}")]);
    command.arg("--output").arg(folder).args(change.suite.options()).arg(RUNNER).args(TESTS);
    command.env("INSTA_UPDATE", "no").env("CARGO_INCREMENTAL", "1").current_dir(root);
    let output = command.stdin(Stdio::null()).output()?;
    let failed = |why: &str| {
        let said = String::from_utf8_lossy(&output.stderr);
        Failure::new(format!("cargo mutants failed at `{}`: {why}\n{said}", change.key))
    };
    // 2 says that the change was missed, and 3 that the tests did not end.
    if !matches!(output.status.code(), Some(0 | 2 | 3)) {
        return Err(failed(&output.status.to_string()));
    }
    let result: Value = serde_json::from_str(&fs::read_to_string(folder.join("mutants.out/outcomes.json"))?)?;
    let Some([tried]) = result.get("outcomes").and_then(Value::as_array).map(Vec::as_slice) else {
        return Err(failed("it did not try one change"));
    };
    let name = tried.pointer("/scenario/Mutant/name").and_then(Value::as_str).unwrap_or_default();
    let what = name.split_once(": ").map(|(_, what)| what).unwrap_or_default();
    let is_it = name.starts_with(&change.file) && change.key.contains(what) && !what.is_empty();
    let outcome = tried.get("summary").and_then(Value::as_str).and_then(Outcome::of_summary);
    let outcome = outcome.filter(|_| is_it).ok_or_else(|| failed(&format!("it tried `{name}`")))?;
    let phases = tried.get("phase_results").and_then(Value::as_array).into_iter().flatten();
    let seconds: f64 = phases.filter_map(|phase| phase.get("duration")?.as_f64()).sum();
    Ok(Record { outcome, seconds: seconds.ceil() as u64, key: change.key.clone() })
}
