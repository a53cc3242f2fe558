//! `cargo xtask corpus DIR`: every description of a folder, generated and compiled, with what that cost.

mod attempt;
mod dependencies;
mod find;
mod index;
mod limits;
mod options;
mod outcome;
mod progress;
mod report;
mod row;
mod table;
mod totals;
mod version;

use crate::output::{Failure, say};
use crate::workspace;
use attempt::Workshop;
use dependencies::Dependencies;
use find::Description;
pub use find::descriptions;
use index::Index;
use options::Options;
use progress::Progress;
use row::Row;
use serde_json::{Value, json};
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use totals::Totals;

/// Runs the command. It fails if any description does.
pub fn run(arguments: lexopt::Parser) -> Result<(), Failure> {
    let options = Options::parse(arguments)?;
    let descriptions = chosen(&options)?;
    let folder = workspace::target()?.join("corpus");
    let workshop = Workshop {
        crates: folder.join("crates"),
        dependencies: if options.check { Some(Dependencies::build(&folder)?) } else { None },
        limits: options.limits,
        program: std::env::current_exe()?,
    };
    let mut rows = all(&descriptions, &workshop, &Index::of(&options.folder), jobs(&options))?;
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
    let crates = workshop.crates.display();
    Err(Failure::new(format!("{} of {} descriptions failed; see {crates}", totals.failed, totals.descriptions)))
}

fn chosen(options: &Options) -> Result<Vec<Description>, Failure> {
    let mut found = find::descriptions(&options.folder)?;
    found.retain(|one| {
        options.filter.as_ref().is_none_or(|filter| one.name.contains(filter))
            && options.max_size.is_none_or(|most| one.size <= most)
    });
    if found.is_empty() {
        return Err(Failure::new(format!("no description in `{}` is asked for", options.folder.display())));
    }
    Ok(found)
}

/// As many at once as there are processors, but no more than have room in memory when each takes all it may.
fn jobs(options: &Options) -> usize {
    options.jobs.unwrap_or_else(|| {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        let room = limits::available().map(|free| free / options.limits.megabytes.max(1));
        room.and_then(|room| usize::try_from(room).ok()).map_or(processors, |room| room.clamp(1, processors))
    })
}

fn all(descriptions: &[Description], workshop: &Workshop, index: &Index, jobs: usize) -> io::Result<Vec<Row>> {
    let (next, progress) = (AtomicUsize::new(0), Progress::of(descriptions.len()));
    let work = || -> io::Result<Vec<Row>> {
        let mut rows = Vec::new();
        while let Some(one) = descriptions.get(next.fetch_add(1, Ordering::Relaxed)) {
            progress.begin(&one.name);
            let row = workshop.attempt(one, index.is_invalid(&one.path))?;
            progress.end(&one.name, row.failure().is_some());
            rows.push(row);
        }
        Ok(rows)
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs).map(|_| scope.spawn(work)).collect();
        let mut rows = Vec::new();
        for worker in workers {
            match worker.join() {
                Ok(made) => rows.extend(made?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok(rows)
    })
}
