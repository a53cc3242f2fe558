//! `cargo lab mutation`: whether the tests notice when a stage or the runtime does something else.

mod attempt;
mod page;
mod record;
mod sample;

use super::result::{percent, whole_root};
use notte_codegen::cli::output::{Failure, say};
use record::{Outcome, Record, Results};
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use xtask::workspace;

/// Changes `shapes`, `lower` and the runtime a little with cargo-mutants, one change at a time, and runs their tests: the suite `stages`, and
/// the tests of the runtime.
///
/// The sample is drawn by the seed and by what a change is called: its file, its function and what it does, without the line. So it stays the same
/// when other code comes or goes, and the first 20 of a sample of 200 are a sample of 20. The files are changed where they are, and are as
/// before in the end. What became of each change is in target/mutation.tsv as soon as it is known, from which `--of` goes on after a stop.
///
/// It fails if fewer of the changes that compile are noticed than `--least` says. In `.ci/run` that is 50 % of 20: with tests that notice 85 % of
/// all changes, and 18 of the 20 that compile, another sample would fail once in 12,000 times, and tests that see nothing fail always.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How many changes are tried.
    #[arg(long, value_name = "N", default_value_t = 200)]
    count: usize,
    /// Which changes these are.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// What part of those that compile must be noticed, in percent.
    #[arg(long, value_name = "PERCENT", default_value_t = 85)]
    least: usize,
    /// The target/mutation.tsv of an earlier run, whose changes are not tried again. May be repeated.
    #[arg(long, value_name = "FILE")]
    of: Vec<PathBuf>,
    /// Tries those again that were not noticed in the earlier runs.
    #[arg(long, requires = "of")]
    again: bool,
    /// Writes the result to tests/lab/results/mutation.md, which keeps what is said there of a change.
    #[arg(long)]
    write: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let root = whole_root()?;
    let mut records = Vec::new();
    for path in &arguments.of {
        let text = fs::read_to_string(path)
            .map_err(|error| Failure::new(format!("can't read `{}`: {error}", path.display())))?;
        records.extend(record::parse(&text));
    }
    let known = Results::of(&records);
    let sample = sample::draw(sample::all(&root)?, arguments.seed, arguments.count);
    let mut chosen: Vec<sample::Change> = sample
        .into_iter()
        .filter(|change| match known.last(&change.key) {
            Some(outcome) => arguments.again && outcome == Outcome::Missed,
            None => true,
        })
        .collect();
    // Changes of one crate after each other compile less.
    chosen.sort_by(|a, b| (a.suite, &a.key).cmp(&(b.suite, &b.key)));

    let path = workspace::target()?.join("mutation.tsv");
    fs::write(&path, records.iter().map(Record::line).collect::<String>())?;
    for (index, change) in chosen.iter().enumerate() {
        let record = attempt::attempt(change, &root, &workspace::target()?.join("mutation"))?;
        let Record { outcome, seconds, key } = &record;
        say(&format!("{}/{} {} in {seconds} s: {key}", index + 1, chosen.len(), outcome.name()))?;
        fs::OpenOptions::new().append(true).open(&path)?.write_all(record.line().as_bytes())?;
        records.push(record);
    }

    let results = Results::of(&records);
    let (noticed, all) = results.last_counts();
    say(&page::table(&results))?;
    if arguments.write {
        page::write_page(&results, &command(arguments))?;
    }
    if noticed * 100 < arguments.least * all || all == 0 {
        let (least, found) = (arguments.least, percent(noticed, all));
        return Err(Failure::new(format!(
            "{found} % of the changes that compile are noticed, which is less than {least} %"
        )));
    }
    Ok(())
}

/// The command that a page is the result of. The files of earlier runs say nothing elsewhere.
fn command(arguments: &Arguments) -> String {
    let Arguments { count, seed, of, again, .. } = arguments;
    let of = " --of FILE".repeat(of.len());
    let again = if *again { " --again" } else { "" };
    format!("cargo lab mutation --count {count} --seed {seed}{of}{again} --write")
}
