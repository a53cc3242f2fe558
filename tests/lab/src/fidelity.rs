//! `cargo lab fidelity DIR`: what types read, they write back equal.

mod attempt;
mod equal;
mod examples;
mod program;
pub mod program_of;
mod row;
mod spelling;
mod suite;
mod table;
mod unit;
mod validators;

use crate::corpus::{Dependencies, Description, Index, Made, Options, chosen, each, ended, jobs, say_json};
use attempt::Workshop;
pub use examples::{holds_names, is_data};
use notte_codegen::cli::output::{Failure, say};
use row::{Row, Totals};
pub use spelling::modern;
pub use validators::Validators;
use xtask::workspace;

/// Reads every valid example of the descriptions in a folder, and every valid instance of the JSON Schema Test Suite in it,
/// with the generated types, and compares it with what they write.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    options: Options,
}

/// Runs the command. Fails if a valid example is not written back equal, or a description could not be tried.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let options = &arguments.options;
    let folder = options.folder()?;
    let mut descriptions: Vec<Description> = suite::suites(&folder, options);
    match chosen(options) {
        Ok(found) => descriptions.extend(found.into_iter().filter(|one| !suite::is_part(&one.path))),
        Err(nothing) if descriptions.is_empty() => return Err(nothing),
        Err(_) => {}
    }
    let programs = workspace::target()?.join("fidelity");
    let workshop = Workshop {
        programs: programs.join("programs"),
        dependencies: Dependencies::build(&programs, &program::manifest(), Made::Code)?,
        limits: options.limits(),
        program: std::env::current_exe()?,
    };
    let index = Index::of(&folder);
    let attempt = |one: &Description| workshop.attempt(one, index.is_invalid(&one.path));
    let mut rows = each(&descriptions, jobs(options), attempt, Row::is_failure)?;
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    let totals = Totals::of(&rows);
    match options.json {
        true => say_json(rows.iter().map(Row::json).collect(), totals.json())?,
        false => say(&table::table(&rows, &totals, options.verbose))?,
    }
    ended(totals.failed, totals.descriptions, &workshop.programs)
}
