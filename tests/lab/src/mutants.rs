//! `cargo lab mutants DIR`: real descriptions, changed by chance, and what the generator makes of them.

mod change;
mod judge;
mod tree;

use crate::corpus::{
    Dependencies, Description, Made, Options, Outcome, Row, Workshop, chosen, each, jobs, with_all_parts,
};
use judge::{Verdict, judged, time};
use notte_codegen::cli::manifest;
use notte_codegen::cli::output::{Failure, say};
use serde_json::{Value, json};
use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;
use xtask::workspace;

/// Changes real descriptions by chance (nodes deleted, doubled, renamed, moved, emptied, nested; other types, broken references), and
/// generates a client of each change.
///
/// It fails if one crashes the generator, takes more than five seconds of a processor or 500 MB, becomes files that are no Rust, or, among those that are
/// compiled, does not compile. What failed stays in `target/mutants` with its number, which is its seed: equal seeds give equal changes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    options: Options,
    /// How many descriptions are changed, spread over those of the folder by size.
    #[arg(long, value_name = "N", default_value_t = 20)]
    descriptions: usize,
    /// The first seed.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// The number of changed descriptions.
    #[arg(long, default_value_t = 2000)]
    count: u64,
    /// How many of them are compiled.
    #[arg(long, value_name = "N", default_value_t = 60)]
    compile: u64,
}

/// No change may take longer.
const MOST_TIME: Duration = Duration::from_secs(5);

/// No change may take more memory, in kilobytes.
const MOST_MEMORY: u64 = 500 * 1024;

/// Runs the command. Fails if one of the changed descriptions does.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let options = &arguments.options;
    let originals = spread(chosen(options)?, arguments.descriptions);
    let trees = originals.iter().map(tree::read).collect::<Result<Vec<_>, _>>()?;
    let folder = workspace::target()?.join("mutants");
    let mutants: Vec<Description> = (0..arguments.count)
        .map(|number| mutant(&folder, &originals, number as usize, arguments.seed.saturating_add(number)))
        .collect();
    let workshop = Workshop {
        crates: folder.join("crates"),
        dependencies: None,
        limits: options.limits(),
        program: std::env::current_exe()?,
    };
    let compiling = (arguments.compile > 0).then(|| compiler(&folder, &workshop)).transpose()?;
    let every = arguments.count.checked_div(arguments.compile).unwrap_or(u64::MAX).max(1);
    let attempt = |mutant: &Description| {
        let seed: u64 = mutant.folder.parse().unwrap_or_default();
        let tree = trees.get((seed.saturating_sub(arguments.seed)) as usize % trees.len().max(1));
        write(mutant, tree.unwrap_or(&Value::Null), seed)?;
        let shop = compiling.as_ref().filter(|_| seed.is_multiple_of(every)).unwrap_or(&workshop);
        let row = shop.attempt(mutant, false)?;
        let verdict = judged(&row, &shop.crates.join(&mutant.folder), MOST_TIME, MOST_MEMORY)?;
        if verdict == Verdict::Fine {
            forget(mutant, &shop.crates)?;
        }
        Ok((row, verdict))
    };
    let is_failure = |(_, verdict): &(Row, Verdict)| *verdict != Verdict::Fine;
    let mut rows = each(&mutants, jobs(options), attempt, is_failure)?;
    rows.sort_by(|a, b| a.0.name.cmp(&b.0.name));
    report(&rows, options.json)
}

/// So many of the descriptions, from the smallest to the largest.
fn spread(all: Vec<Description>, count: usize) -> Vec<Description> {
    let (length, count) = (all.len(), count.clamp(1, all.len().max(1)));
    let is_taken = |index: usize| (index * count) / length != ((index + 1) * count) / length;
    all.into_iter().enumerate().filter(|(index, _)| is_taken(*index)).map(|(_, one)| one).collect()
}

fn mutant(folder: &Path, originals: &[Description], number: usize, seed: u64) -> Description {
    let folder_name = format!("{seed:06}");
    let original = originals.get(number % originals.len().max(1));
    Description {
        name: format!("{folder_name}.json"),
        path: folder.join("descriptions").join(format!("{folder_name}.json")),
        folder: folder_name,
        size: original.map_or(0, |one| one.size),
        version: original.map(|one| one.name.clone()).unwrap_or_default(),
    }
}

/// The workshop that compiles.
fn compiler(folder: &Path, workshop: &Workshop) -> Result<Workshop, Failure> {
    let manifest = manifest::manifest("dependencies", &with_all_parts(), &[], manifest::Uses::ALL);
    Ok(Workshop {
        crates: workshop.crates.clone(),
        dependencies: Some(Dependencies::build(folder, &manifest, Made::Metadata)?),
        limits: workshop.limits,
        program: workshop.program.clone(),
    })
}

fn write(mutant: &Description, tree: &Value, seed: u64) -> io::Result<()> {
    if let Some(parent) = mutant.path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(&mutant.path, serde_json::to_string(&change::changed(tree, seed))?)
}

/// Removes what a mutant left: two thousand crates are more than a disk has room for.
fn forget(mutant: &Description, crates: &Path) -> io::Result<()> {
    fs::remove_file(&mutant.path)?;
    fs::remove_dir_all(crates.join(&mutant.folder))
}

fn report(rows: &[(Row, Verdict)], as_json: bool) -> Result<(), Failure> {
    let count = |is: fn(&Row) -> bool| rows.iter().filter(|(row, _)| is(row)).count();
    let generated = count(|row| row.generated == Outcome::Done);
    let compiled = count(|row| row.compiled == Outcome::Done);
    let slowest = rows.iter().map(|(row, _)| time(&row.generating)).max().unwrap_or_default();
    let largest = rows.iter().filter_map(|(row, _)| row.generating.peak).max().unwrap_or_default();
    let failures: Vec<&(Row, Verdict)> = rows.iter().filter(|(_, verdict)| *verdict != Verdict::Fine).collect();
    if as_json {
        let failed = failures
            .iter()
            .map(|(row, verdict)| json!({ "mutant": row.name, "of": row.version, "reason": verdict.to_string() }));
        say(&serde_json::to_string_pretty(&json!({
            "mutants": rows.len(), "generated": generated, "refused": rows.len() - generated, "compiled": compiled,
            "slowest_seconds": slowest.as_secs_f64(), "largest_kilobytes": largest, "failed": failed.collect::<Vec<_>>(),
        }))?)?;
    } else {
        for (row, verdict) in &failures {
            say(&format!("{} (of {}): {verdict}", row.name, row.version))?;
        }
        say(&format!(
            "{} mutants: {generated} generated, {} refused, {compiled} compiled; the slowest took {:.1} s, the largest {} MB",
            rows.len(),
            rows.len() - generated,
            slowest.as_secs_f64(),
            largest / 1024,
        ))?;
    }
    match failures.len() {
        0 => Ok(()),
        failed => Err(Failure::new(format!("{failed} of {} mutants failed", rows.len()))),
    }
}
