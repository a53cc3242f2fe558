//! `cargo xtask regenerate`: spec/ to notte-generated/src/generated.

use crate::description::{self, Reporting};
use crate::output::{Failure, say};
use crate::{diff, workspace};
use lexopt::prelude::*;
use notte_codegen::sync::{self, Change};
use std::path::PathBuf;
use std::time::Instant;

/// Runs the command.
pub fn run(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let (mut check, mut root) = (false, None);
    let mut reporting = Reporting::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("check") => check = true,
            Long("root") => root = Some(PathBuf::from(arguments.value()?)),
            Long(name) => {
                let name = name.to_owned();
                if !reporting.option(&name, &mut arguments)? {
                    return Err(Failure::new(format!("there is no option `--{name}`")));
                }
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let start = Instant::now();
    let root = match root {
        Some(root) => root,
        None => workspace::root()?,
    };
    let spec = root.join("spec");
    let target = root.join("notte-generated/src/generated");
    let settings = spec.join("codegen.toml");
    let (generated, _) = description::make(&spec.join("notte-openapi.yml"), Some(&settings), &reporting, false)?;
    let files = generated.files.ok_or_else(Failure::said)?;
    let changes = if check { sync::changes(&target, &files)? } else { sync::write(&target, &files)? };
    if check && !changes.is_empty() {
        say(&diff::readable(&changes, &files))?;
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
