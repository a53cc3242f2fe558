//! `cargo xtask regenerate`: spec/ to notte-generated/src/generated.

use crate::workspace;
use notte_codegen::cli::accept::recover;
use notte_codegen::cli::committed::{Committed, is_recorded, reasons};
use notte_codegen::cli::description::{self, Reporting};
use notte_codegen::cli::output::Failure;
use notte_codegen::cli::unified;
use notte_codegen::diff::{diff as compare, summary};
use notte_codegen::sync::{self, Change};
use notte_codegen::update::{Journal, Lock, Pending};
use notte_codegen::{Files, Settings};
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
    let (check, reporting) = (arguments.check, &arguments.reporting);
    let root = match &arguments.root {
        Some(root) => root.clone(),
        None => workspace::root()?,
    };
    let spec = root.join("spec");
    if check && Journal::pending(&spec) == Pending::Listed {
        return Err(Failure::new("an update was cut off: run `cargo xtask regenerate`, which finishes it"));
    }
    let _guard = if check { None } else { Some(sync::guard(&spec)?) };
    if !check {
        recover(&spec, reporting)?;
    }
    let committed = Committed::below(&root)?;
    let earlier = Some(committed.target.as_path());
    let (generated, settings) =
        description::make(&committed.description, committed.settings.as_deref(), reporting, false, earlier)?;
    let files = generated.files.as_ref().ok_or_else(Failure::reported)?;
    let (before, earlier) = (committed.surface(), committed.lock()?);
    let lock = committed.inputs(&generated.files_read, reporting, &settings, None)?;
    let target = &committed.target;
    if check {
        let changes = sync::changes(target, files)?;
        if !changes.is_empty() || !is_recorded(&lock, earlier.as_ref()) {
            reporting.say(&unified::readable(&changes, files))?;
            let reasons = reasons(&lock, earlier.as_ref()).join("; ");
            return Err(Failure::new(format!(
                "{} is stale: {reasons}: run `cargo xtask regenerate`",
                target.display()
            )));
        }
    }
    let changes = if check { Vec::new() } else { sync::write(target, files)? };
    if !check {
        let lock = earlier.map_or_else(|| lock.clone(), |earlier| lock.clone().after(&earlier));
        put_lock(&committed, &lock)?;
    }
    for change in &changes {
        reporting.say(&match change {
            Change::Added(path) => format!("  added    {path}"),
            Change::Changed(path, _) => format!("  changed  {path}"),
            Change::Removed(path) => format!("  removed  {path}"),
        })?;
    }
    if let (false, Ok(Some(before)), Some(after)) = (changes.is_empty(), before, &generated.surface) {
        let paths: Vec<String> = changes.iter().map(path_of).filter(|path| path.ends_with(".rs")).collect();
        reporting.say(&summary(&compare(&before, after).with_changed_files(&paths)))?;
    }
    say_dependencies(&committed, files, &settings, reporting)?;
    let verb = match (check, changes.is_empty()) {
        (true, _) => "is up to date",
        (false, true) => "was up to date",
        (false, false) => "was regenerated",
    };
    reporting.say(&format!(
        "{} {verb}: {} operations, {} types, {} files, in {:.0?}; {}",
        target.display(),
        generated.operations,
        generated.types,
        files.len(),
        start.elapsed(),
        description::losses(&generated.diagnostics),
    ))
}

fn path_of(change: &Change) -> String {
    let (Change::Added(path) | Change::Changed(path, _) | Change::Removed(path)) = change;
    path.clone()
}

/// Writes the lock, unless it says so already.
fn put_lock(committed: &Committed, lock: &Lock) -> Result<(), Failure> {
    let (path, text) = (committed.lock_path(), lock.to_toml());
    if std::fs::read_to_string(&path).is_ok_and(|found| found == text) {
        return Ok(());
    }
    Ok(sync::put_file(&path, &text)?)
}

/// Says the exact lines that the manifest of the client lacks.
fn say_dependencies(
    committed: &Committed,
    files: &Files,
    settings: &Settings,
    reporting: &Reporting,
) -> Result<(), Failure> {
    match committed.manifest_for(files, settings)? {
        Some((path, completed)) if !completed.added.is_empty() => {
            let lines: String = completed.added.iter().map(|line| format!("\n  {line}")).collect();
            reporting.say(&format!("add to {}:{lines}", path.display()))
        }
        _ => Ok(()),
    }
}
