//! `cargo xtask bench compile`: what checking a generated crate costs, against those that other generators make of the
//! same description.

mod machine;
mod measure;
mod peers;
mod table;

use crate::output::{Failure, say};
use crate::workspace;
use lexopt::prelude::*;
use measure::{Sample, Subject};
use peers::Peer;
use std::fs;
use std::path::{Path, PathBuf};

/// What is asked for.
struct Options {
    spec: PathBuf,
    peers: &'static [Peer],
    runs: usize,
}

/// Runs the command.
pub fn run(arguments: lexopt::Parser) -> Result<(), Failure> {
    let options = options(arguments)?;
    measure::check_clock()?;
    let target = workspace::target()?;
    let folder = target.join("bench");
    let crates = folder.join("crates");
    peers::clear(&crates)?;
    let mut subjects = vec![ours(&options.spec, &crates)?];
    for peer in options.peers {
        // What another generator can't do with a description is worth knowing, and no reason to measure nothing.
        match peer.make(&options.spec, &target.join("peers"), &crates) {
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
        match subject.prepare(&folder.join("target")) {
            Ok(()) => ready.push(subject),
            Err(failure) => say(&format!("{}: left out: {failure}", subject.title))?,
        }
    }
    let load = machine::load();
    let rounds = (0..options.runs).map(|_| round(&ready, &folder.join("target"))).collect::<Result<Vec<_>, _>>()?;
    say(&table::table(&ready, &rounds))?;
    say(&machine::about(&load, options.runs))
}

/// Each crate once, in turn, so that what else the machine does hits all of them alike.
fn round(subjects: &[Subject], target: &Path) -> Result<Vec<Sample>, Failure> {
    subjects.iter().map(|subject| subject.measure(target)).collect()
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

fn options(mut arguments: lexopt::Parser) -> Result<Options, Failure> {
    let usage = "usage: cargo xtask bench compile [SPEC] [--peers none|progenitor|all] [--runs N]";
    match arguments.next()? {
        Some(Value(what)) if what == "compile" => {}
        _ => return Err(Failure::new(usage)),
    }
    let (mut spec, mut peers, mut runs) = (None, peers::PROGENITOR, 7);
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(path) if spec.is_none() => spec = Some(PathBuf::from(path)),
            Long("peers") => peers = peers::named(&arguments.value()?.string()?)?,
            Long("runs") => {
                let text = arguments.value()?.string()?;
                runs =
                    text.parse::<usize>().ok().filter(|runs| *runs > 0).ok_or_else(|| {
                        Failure::new(format!("`--runs` wants a whole number above zero, not `{text}`"))
                    })?;
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let spec = match spec {
        Some(spec) => spec,
        None => workspace::root()?.join("spec/notte-openapi.yml"),
    };
    // The programs that read it stand elsewhere.
    let spec =
        fs::canonicalize(&spec).map_err(|error| Failure::new(format!("can't read `{}`: {error}", spec.display())))?;
    Ok(Options { spec, peers, runs })
}
