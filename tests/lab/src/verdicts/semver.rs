//! What cargo-semver-checks says of two clients.

use notte_codegen::cli::output::Failure;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// The rules that the later client breaks, by their names.
pub fn broken(program: &Path, before: &Path, after: &Path) -> Result<Vec<String>, Failure> {
    let mut command = Command::new(program);
    command.args(["semver-checks", "--color", "never", "--release-type", "minor"]);
    command.arg("--baseline-rustdoc").arg(before).arg("--current-rustdoc").arg(after);
    let output = command.output()?;
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let rules: BTreeSet<String> = said
        .lines()
        .filter_map(|line| line.strip_prefix("--- failure "))
        .filter_map(|line| line.split_once(':'))
        .map(|(rule, _)| rule.to_owned())
        .collect();
    if output.status.success() == rules.is_empty() {
        return Ok(rules.into_iter().collect());
    }
    Err(Failure::new(format!("cargo-semver-checks says nothing that is understood: {said}")))
}
