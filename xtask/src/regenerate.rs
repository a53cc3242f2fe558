//! `cargo xtask regenerate`: spec/ to notte-generated/src/generated.

use crate::workspace;
use notte_codegen::cli::description::{self, Reporting};
use notte_codegen::cli::output::{Failure, say};
use notte_codegen::cli::unified;
use notte_codegen::sync::{self, Change};
use std::path::PathBuf;
use std::time::Instant;

/// Generates notte-generated/src/generated from spec/.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Writes nothing, prints the differences, and fails if there are any.
    #[arg(long)]
    check: bool,
    /// Another folder that holds spec/ and notte-generated/.
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(flatten)]
    reporting: Reporting,
}

/// Runs the command.
///
/// # Errors
/// When the description has errors, the folder can't be written, or `--check` finds a difference.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let start = Instant::now();
    let check = arguments.check;
    let root = match &arguments.root {
        Some(root) => root.clone(),
        None => workspace::root()?,
    };
    let spec = root.join("spec");
    let target = root.join("notte-generated/src/generated");
    let settings = spec.join("codegen.toml");
    let (generated, _) =
        description::make(&spec.join("notte-openapi.yml"), Some(&settings), &arguments.reporting, false)?;
    let files = generated.files.ok_or_else(Failure::reported)?;
    let changes = if check { sync::changes(&target, &files)? } else { sync::write(&target, &files)? };
    if check && !changes.is_empty() {
        say(&unified::readable(&changes, &files))?;
        let message =
            format!("{} differs from what the description gives: run `cargo xtask regenerate`", target.display());
        return Err(Failure::new(message));
    }
    for change in &changes {
        say(&match change {
            Change::Added(path) => format!("  added    {path}"),
            Change::Changed(path, _) => format!("  changed  {path}"),
            Change::Removed(path) => format!("  removed  {path}"),
        })?;
    }
    let verb = match (check, changes.is_empty()) {
        (true, _) => "is up to date",
        (false, true) => "was up to date",
        (false, false) => "was regenerated",
    };
    say(&format!(
        "{} {verb}: {} operations, {} types, {} files, in {:.0?}; {}",
        target.display(),
        generated.operations,
        generated.types,
        files.len(),
        start.elapsed(),
        description::losses(&generated.diagnostics),
    ))
}
