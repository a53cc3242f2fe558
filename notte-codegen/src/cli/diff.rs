//! `diff [OLD] NEW`: what a new description does to the client.

use super::committed::Committed;
use super::description::{self, Input, MessageFormat, Reporting, read};
use super::output::{Failure, say};
use super::progress::Progress;
use crate::diff::{self, Diff};
use crate::surface::{self, Surface};
use crate::surface_of;
use std::path::PathBuf;

/// Says what changes from one description to another: in the API, in Rust, and in what programs do that compile as before. The
/// verdict is `none`, `patch`, `minor` or `major`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The description before; or the new one, which is compared with the committed client: that of `cargo xtask`, or the
    /// module `generated` of the crate in the working directory, whose description is `openapi.yaml`.
    old: PathBuf,
    /// The description after.
    new: Option<PathBuf>,
    /// The settings of both [default: those of the committed client where it is compared]
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// Writes a page that shows the changes to this file.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    #[command(flatten)]
    reporting: Reporting,
}

/// Runs the command. `committed` is the client that a single description is compared with.
///
/// # Errors
/// When a description has errors, or a file can't be read or written.
pub fn run(arguments: &Arguments, committed: Option<&Committed>) -> Result<(), Failure> {
    let Arguments { old, new, reporting, .. } = arguments;
    let (before, after) = match new {
        Some(new) => {
            let settings = arguments.settings.as_deref();
            // Reading takes as long for each, and neither needs the other.
            let (before, after) = std::thread::scope(|scope| {
                let before = scope.spawn(|| read(old, settings, reporting));
                let after = read(new, settings, reporting);
                (before.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), after)
            });
            let before = listed(before?, None, reporting)?;
            let after = listed(after?, Some(&before), reporting)?;
            (before, after)
        }
        None => {
            let committed = committed
                .ok_or_else(|| Failure::usage("there is no committed client to compare with: name two descriptions"))?;
            let before = committed
                .surface()?
                .ok_or_else(|| Failure::new("the committed client has no listing to compare with: regenerate it"))?;
            let settings = arguments.settings.clone().or_else(|| committed.settings.clone());
            let reporting_for = committed.reporting_for(old, reporting);
            let after = listed(read(old, settings.as_deref(), &reporting_for)?, Some(&before), reporting)?;
            (before, after)
        }
    };
    let diff = diff::diff(&before, &after);
    if let Some(path) = &arguments.html {
        let title = format!("Changes with {}", new.as_ref().unwrap_or(old).display());
        std::fs::write(path, diff::html(&diff, &title))
            .map_err(|error| Failure::new(format!("can't write `{}`: {error}", path.display())))?;
    }
    print(&diff, reporting)
}

/// Prints the changes.
fn print(diff: &Diff, reporting: &Reporting) -> Result<(), Failure> {
    say(&match reporting.message_format {
        MessageFormat::Json => diff::to_json(diff),
        MessageFormat::Human => diff::to_text(diff),
    })
}

/// Lists what the client of a description offers, and prints the diagnostics. The types of the earlier client keep their names, as they do
/// when the description is accepted.
fn listed(input: Input, earlier: Option<&Surface>, reporting: &Reporting) -> Result<Surface, Failure> {
    let Input { document, mut settings, mut diagnostics } = input;
    settings.features.get_or_insert(false);
    settings.earlier_names = earlier.map(surface::names).unwrap_or_default();
    let progress = Progress::of(reporting, "listing what the client offers");
    let surface = surface_of(&document, &settings, &mut diagnostics);
    drop(progress);
    description::report(&diagnostics, &document, reporting)?;
    // The process ends soon, and dropping a large tree takes long.
    std::mem::forget(document);
    surface.ok_or_else(Failure::reported)
}
