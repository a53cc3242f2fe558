//! `cargo lab corpus DIR`: every description of a folder, generated and compiled, with what that cost.

mod attempt;
mod compiler;
mod dependencies;
mod find;
mod index;
mod limits;
mod options;
mod outcome;
mod parallel;
mod progress;
mod report;
mod row;
mod table;
mod totals;
mod version;

pub use attempt::Workshop;
pub use compiler::library;
pub use dependencies::{Dependencies, Made};
pub use find::Description;
pub use index::Index;
pub use limits::{Ended, Limits};
use notte_codegen::cli::manifest;
use notte_codegen::cli::output::{Failure, say};
use notte_codegen::{PARTS, Settings};
pub use options::Options;
pub use outcome::{Cost, Outcome, failure};
pub use parallel::each;
pub use report::{Report, printable};
pub use row::Row;
use serde_json::{Value, json};
use std::path::Path;
use totals::Totals;
use xtask::workspace;

/// Generates and compiles every description in a folder, each in processes of its own with limits on time and memory.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    options: Options,
    /// Generates the crates without compiling them.
    #[arg(long)]
    no_check: bool,
}

/// Settings of a client that has all parts on request, and so all dependencies.
pub fn with_all_parts() -> Settings {
    Settings { parts: PARTS.map(str::to_owned).to_vec(), ..Settings::default() }
}

/// Runs the command. Fails if a description does.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let options = &arguments.options;
    let descriptions = chosen(options)?;
    let folder = workspace::target()?.join("corpus");
    let workshop = Workshop {
        crates: folder.join("crates"),
        dependencies: if !arguments.no_check {
            Some(Dependencies::build(
                &folder,
                &manifest::manifest("dependencies", &with_all_parts(), &[], manifest::Uses::ALL),
                Made::Metadata,
            )?)
        } else {
            None
        },
        limits: options.limits(),
        program: std::env::current_exe()?,
    };
    let index = Index::of(&options.folder()?);
    let mut rows = each(
        &descriptions,
        jobs(options),
        |one| workshop.attempt(one, index.is_invalid(&one.path)),
        |row: &Row| row.failure().is_some(),
    )?;
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    let totals = Totals::of(&rows);
    match options.json {
        true => say_json(rows.iter().map(Row::json).collect(), totals.json())?,
        false => say(&table::table(&rows, &totals, options.verbose))?,
    }
    ended(totals.failed, totals.descriptions, &workshop.crates)
}

/// Prints what came of the descriptions, for machines.
pub fn say_json(descriptions: Vec<Value>, totals: Value) -> Result<(), Failure> {
    say(&serde_json::to_string_pretty(&json!({ "descriptions": descriptions, "totals": totals }))?)
}

/// Fails if one of the descriptions did. `folder` is where to look for why.
pub fn ended(failed: usize, descriptions: usize, folder: &Path) -> Result<(), Failure> {
    match failed {
        0 => Ok(()),
        _ => Err(Failure::new(format!("{failed} of {descriptions} descriptions failed; see {}", folder.display()))),
    }
}

/// The descriptions that the command line asks for.
pub fn chosen(options: &Options) -> Result<Vec<Description>, Failure> {
    let mut found = find::descriptions(&options.folder()?)?;
    found.retain(|one| {
        options.filter.as_ref().is_none_or(|filter| one.name.contains(filter))
            && options.max_size.is_none_or(|most| one.size <= most)
    });
    if found.is_empty() {
        return Err(Failure::new(format!("no description in `{}` is asked for", options.folder()?.display())));
    }
    Ok(found)
}

/// As many at once as there are processors, but no more than have room in memory when each takes all it may.
pub fn jobs(options: &Options) -> usize {
    options.jobs.map(usize::from).unwrap_or_else(|| {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        let room = limits::available().map(|free| free / options.memory.max(1));
        room.and_then(|room| usize::try_from(room).ok()).map_or(processors, |room| room.clamp(1, processors))
    })
}
