//! `cargo xtask fidelity DIR`: what types read, they write back equal.

mod attempt;
mod equal;
mod examples;
mod prepare;
mod program;
mod row;
mod spelling;
mod suite;
mod table;
mod unit;
mod validators;

use crate::corpus::{Dependencies, Description, Index, Made, Options, chosen, each, jobs};
use crate::output::{Failure, say};
use crate::workspace;
use attempt::Workshop;
pub use examples::{holds_names, is_data};
pub use prepare::run as prepare;
use row::{Row, Totals};
use serde_json::{Value, json};
pub use spelling::modern;
pub use validators::Validators;

/// Runs the command. It fails if a valid example is not written back equal, or a description could not be tried.
pub fn run(arguments: lexopt::Parser) -> Result<(), Failure> {
    let options = Options::parse("fidelity", arguments)?;
    let mut descriptions: Vec<Description> = suite::suites(&options);
    match chosen(&options) {
        Ok(found) => descriptions.extend(found.into_iter().filter(|one| !suite::is_part(&one.path))),
        Err(nothing) if descriptions.is_empty() => return Err(nothing),
        Err(_) => {}
    }
    let folder = workspace::target()?.join("fidelity");
    let workshop = Workshop {
        programs: folder.join("programs"),
        dependencies: Dependencies::build(&folder, &program::manifest(), Made::Code)?,
        limits: options.limits,
        program: std::env::current_exe()?,
    };
    let index = Index::of(&options.folder);
    let attempt = |one: &Description| workshop.attempt(one, index.is_invalid(&one.path));
    let mut rows = each(&descriptions, jobs(&options), attempt, Row::is_failure)?;
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    let totals = Totals::of(&rows);
    if options.json {
        let rows: Vec<Value> = rows.iter().map(Row::json).collect();
        say(&serde_json::to_string_pretty(&json!({ "descriptions": rows, "totals": totals.json() }))?)?;
    } else {
        say(&table::table(&rows, &totals, options.verbose))?;
    }
    if totals.failed == 0 {
        return Ok(());
    }
    let programs = workshop.programs.display();
    Err(Failure::new(format!("{} of {} descriptions failed; see {programs}", totals.failed, totals.descriptions)))
}
