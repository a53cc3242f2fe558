//! `cargo lab verdicts DIR…`: what the diff says of pairs of descriptions, beside what the compiler and cargo-semver-checks say.

mod crates;
mod pair;
mod program;
mod row;
mod semver;
mod value;

use crate::corpus::{Dependencies, Limits, Made};
use crates::Workshop;
use notte_codegen::cli::manifest;
use notte_codegen::cli::output::{Failure, say};
use notte_codegen::{PARTS, Settings};
use std::path::PathBuf;
use std::time::Duration;
use xtask::workspace;

/// Compares the verdicts of the diff with those of the compiler and of cargo-semver-checks.
///
/// For each pair, a program that uses every public item of the earlier client is compiled with the earlier client, which must succeed,
/// and with the later one. If it fails there, the change is major. Pairs are folders with `before.yaml` and `after.yaml`, or with
/// `base.yaml` and `revision.yaml`; settings beside them have their names, `after.toml`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Folders of pairs.
    #[arg(required = true, value_name = "DIR")]
    folders: Vec<PathBuf>,
    /// Also asks this program, cargo-semver-checks.
    #[arg(long, value_name = "PROGRAM")]
    semver_checks: Option<PathBuf>,
    /// Only pairs with this text in their name.
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
}

/// The most that a process may take.
const LIMITS: Limits = Limits { time: Duration::from_secs(300), megabytes: 16_384 };

/// Runs the command. Fails if the compiler finds a verdict too low, or too high without a reason.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut pairs = pair::pairs(&arguments.folders)?;
    pairs.retain(|pair| arguments.filter.as_ref().is_none_or(|text| pair.name.contains(text)));
    let folder = workspace::target()?.join("verdicts");
    let settings = Settings { parts: PARTS.map(str::to_owned).to_vec(), ..Settings::default() };
    let manifest = manifest::manifest("dependencies", &settings, &[], manifest::Uses::ALL);
    let workshop = Workshop {
        dependencies: Dependencies::build(&folder, &manifest, Made::Metadata)?,
        crates: folder.join("crates"),
        semver_checks: arguments.semver_checks.clone(),
        limits: LIMITS,
    };
    say("| pair | the diff | the program | cargo-semver-checks |")?;
    say("|---|---|---|---|")?;
    let mut wrong = Vec::new();
    for pair in &pairs {
        let row = workshop.attempt(pair)?;
        say(&row.line())?;
        if row.is_wrong() {
            wrong.push(row);
        }
    }
    for row in &wrong {
        say(&format!("\n{}: {}", row.name, row.reason()))?;
    }
    say(&format!("\n{} pairs, {} of them wrong", pairs.len(), wrong.len()))?;
    if wrong.is_empty() { Ok(()) } else { Err(Failure::new("verdicts and programs differ")) }
}
