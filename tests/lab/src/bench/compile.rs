//! `cargo lab bench compile`: what compiling a generated crate costs, against those that other generators make of the
//! same description.

use super::measure::{self, Mode, Sample, Subject, Way};
use super::{Options, machine, peers, table};
use notte_codegen::cli::output::{Failure, say};
use std::fs;
use std::path::{Path, PathBuf};
use xtask::workspace;

/// The options of the command.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    options: Options,
    /// What cargo does with the crates.
    #[arg(long, value_enum, default_value_t)]
    mode: Mode,
    /// Compiles the dependencies in each run too.
    #[arg(long)]
    clean: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let Arguments { options, mode, clean } = arguments;
    let way = Way { mode: *mode, clean: *clean };
    let spec = options.spec()?;
    measure::check_clock()?;
    let target = workspace::target()?;
    let folder = target.join("bench");
    let crates = folder.join("crates");
    peers::clear(&crates)?;
    let mut subjects = vec![ours(&spec, &crates)?];
    for peer in options.peers.list() {
        // What another generator can't do with a description is worth knowing, and no reason to measure nothing.
        match peer.make(&spec, &target.join("peers"), &crates) {
            Ok(subject) => subjects.push(subject),
            Err(failure) => say(&format!("{} {}: left out: {failure}", peer.title, peer.version))?,
        }
    }
    let lock = workspace::root()?.join("Cargo.lock");
    let mut ready = Vec::new();
    for subject in subjects {
        // The versions that everything else is tested with, as far as they fit.
        fs::copy(&lock, subject.folder.join("Cargo.lock"))?;
        say(&format!("compiling what {} depends on", subject.title))?;
        match subject.prepare(&target_of(&folder, way), way) {
            Ok(()) => ready.push(subject),
            Err(failure) => say(&format!("{}: left out: {failure}", subject.title))?,
        }
    }
    let load = machine::load();
    let one = |_| round(&ready, &target_of(&folder, way), way);
    let rounds = (0..options.runs).map(one).collect::<Result<Vec<_>, _>>()?;
    say(&table::table(&ready, &rounds))?;
    say(&machine::about(&about(way), &load, options.runs))
}

/// What is emptied before each run is no place for what is kept between runs.
fn target_of(folder: &Path, way: Way) -> PathBuf {
    folder.join(if way.clean { "clean" } else { "target" })
}

fn about(way: Way) -> String {
    let what = if way.clean {
        "of the crate and all that it depends on, from nothing"
    } else {
        "of the crate alone, its dependencies compiled, src/lib.rs touched before each run"
    };
    format!("`cargo {}` {what}, CARGO_INCREMENTAL=0.", way.mode.arguments().join(" "))
}

/// Each crate once, in turn, so that what else the machine does hits all of them alike.
fn round(subjects: &[Subject], target: &Path, way: Way) -> Result<Vec<Sample>, Failure> {
    subjects.iter().map(|subject| subject.measure(target, way)).collect()
}

/// The crate that this project makes, by the same command that people use.
fn ours(spec: &Path, crates: &Path) -> Result<Subject, Failure> {
    let folder = crates.join("ours");
    let mut command = std::process::Command::new(std::env::current_exe()?);
    command.arg("generate").arg(spec).arg("--out").arg(&folder).args(["--name", "ours"]);
    peers::made(&mut command)?;
    peers::standing_alone(&folder)?;
    Subject::new("notte-codegen", env!("CARGO_PKG_VERSION"), &folder)
}
