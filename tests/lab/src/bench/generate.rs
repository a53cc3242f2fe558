//! `cargo lab bench generate`: what making the crate of a description costs, against other generators.

use super::measure::{self, Sample, Subject};
use super::{Options, machine, peers, table};
use notte_codegen::cli::output::{Failure, say};
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::workspace;

/// From the start of a command and an empty folder to the command that fills it.
type Make = Box<dyn Fn(Command, &Path) -> Result<Command, Failure>>;

/// A generator that is there to be run.
struct Generator {
    title: &'static str,
    version: &'static str,
    crates: PathBuf,
    name: String,
    make: Make,
    program: PathBuf,
}

/// Runs the command.
pub fn run(options: &Options) -> Result<(), Failure> {
    let spec = options.spec()?;
    measure::check_clock()?;
    let target = workspace::target()?;
    // Nothing is deleted before the end: file systems are slow to make files where many were deleted a moment ago.
    let crates = target.join("bench/made").join(std::process::id().to_string());
    let (mut subjects, mut ready) = (Vec::new(), Vec::new());
    for one in generators(options, &spec, &target.join("peers"), &crates)? {
        match one.run(0) {
            Ok(_) => {
                subjects.push(Subject::new(one.title, one.version, &one.folder(0))?);
                ready.push(one);
            }
            Err(failure) => say(&format!("{} {}: left out: {failure}", one.title, one.version))?,
        }
    }
    let load = machine::load();
    let round = |number| ready.iter().map(|one| one.run(number)).collect::<Result<Vec<_>, _>>();
    let rounds = (1..=options.runs).map(round).collect::<Result<Vec<_>, _>>()?;
    say(&table::table(&subjects, &rounds))?;
    let what = format!("Whole processes, from {} to the files of a crate.", spec.display());
    say(&machine::about(&what, &load, options.runs))?;
    Ok(std::fs::remove_dir_all(crates)?)
}

fn generators(options: &Options, spec: &Path, programs: &Path, crates: &Path) -> Result<Vec<Generator>, Failure> {
    let mut found = Vec::new();
    let description = spec.to_owned();
    let ours = move |mut command: Command, folder: &Path| {
        command.arg("generate").arg(&description).arg("--out").arg(folder).args(["--name", "ours"]);
        Ok(command)
    };
    found.push(Generator {
        title: "notte-codegen",
        version: env!("CARGO_PKG_VERSION"),
        crates: crates.to_owned(),
        name: "ours".to_owned(),
        make: Box::new(ours),
        program: std::env::current_exe()?,
    });
    for peer in options.peers.list() {
        let program = peer.install(programs)?;
        let spec = spec.to_owned();
        let make: Make = Box::new(move |command, folder| peer.command(command, &spec, folder));
        found.push(Generator {
            title: peer.title,
            version: peer.version,
            crates: crates.to_owned(),
            name: peer.name(),
            make,
            program,
        });
    }
    Ok(found)
}

impl Generator {
    /// Makes the crate once, where nothing is yet.
    fn run(&self, round: usize) -> Result<Sample, Failure> {
        let folder = self.folder(round);
        peers::clear(&folder)?;
        measure::measured((self.make)(measure::clock(&self.program), &folder)?)
    }

    /// Where a round makes it.
    fn folder(&self, round: usize) -> PathBuf {
        self.crates.join(round.to_string()).join(&self.name)
    }
}
