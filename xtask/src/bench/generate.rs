//! `cargo xtask bench generate`: what making the crate of a description costs, against other generators.

use super::measure::{self, Sample, Subject};
use super::{Options, machine, no_option, peers, table};
use crate::output::{Failure, say};
use crate::workspace;
use lexopt::prelude::*;
use std::path::{Path, PathBuf};
use std::process::Command;

/// From the start of a command and an empty folder to the command that fills it.
type Make = Box<dyn Fn(Command, &Path) -> Result<Command, Failure>>;

/// A generator that is there to be run.
struct Generator {
    title: &'static str,
    version: &'static str,
    folder: PathBuf,
    make: Make,
    program: PathBuf,
}

/// Runs the command.
pub fn run(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let mut options = Options::new(7)?;
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(path) => options.spec = PathBuf::from(path),
            Long(name) => {
                let name = name.to_owned();
                if !options.option(&name, &mut arguments)? {
                    return Err(no_option(&name));
                }
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let options = options.whole_path()?;
    measure::check_clock()?;
    let target = workspace::target()?;
    let crates = target.join("bench/made");
    let (mut subjects, mut ready) = (Vec::new(), Vec::new());
    for one in generators(&options, &target.join("peers"), &crates)? {
        match one.run() {
            Ok(_) => {
                subjects.push(Subject::new(one.title, one.version, &one.folder)?);
                ready.push(one);
            }
            Err(failure) => say(&format!("{} {}: left out: {failure}", one.title, one.version))?,
        }
    }
    let load = machine::load();
    let round = |_| ready.iter().map(Generator::run).collect::<Result<Vec<_>, _>>();
    let rounds = (0..options.runs).map(round).collect::<Result<Vec<_>, _>>()?;
    say(&table::table(&subjects, &rounds))?;
    let what = format!("Whole processes, from {} to the files of a crate.", options.spec.display());
    say(&machine::about(&what, &load, options.runs))
}

fn generators(options: &Options, programs: &Path, crates: &Path) -> Result<Vec<Generator>, Failure> {
    let mut found = Vec::new();
    let spec = options.spec.clone();
    let ours = move |mut command: Command, folder: &Path| {
        command.arg("generate").arg(&spec).arg("--out").arg(folder).args(["--name", "ours"]);
        Ok(command)
    };
    found.push(Generator {
        title: "notte-codegen",
        version: env!("CARGO_PKG_VERSION"),
        folder: crates.join("ours"),
        make: Box::new(ours),
        program: std::env::current_exe()?,
    });
    for peer in options.peers {
        let program = peer.install(programs)?;
        let spec = options.spec.clone();
        let make: Make = Box::new(move |command, folder| peer.command(command, &spec, folder));
        found.push(Generator {
            title: peer.title,
            version: peer.version,
            folder: crates.join(peer.name()),
            make,
            program,
        });
    }
    Ok(found)
}

impl Generator {
    /// Makes the crate once, where nothing is yet.
    fn run(&self) -> Result<Sample, Failure> {
        peers::clear(&self.folder)?;
        measure::measured((self.make)(measure::clock(&self.program), &self.folder)?)
    }
}
