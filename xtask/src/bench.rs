//! `cargo xtask bench`: what generating, compiling and running cost, against other generators and against code by hand.

mod compile;
mod generate;
mod machine;
mod measure;
mod peers;
mod regenerate;
mod run;
mod table;

use crate::output::Failure;
use crate::workspace;
use lexopt::prelude::*;
use peers::Peer;
use std::fs;
use std::path::PathBuf;

/// Runs the command.
pub fn run(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let part = match arguments.next()? {
        Some(Value(part)) => part.string()?,
        _ => String::new(),
    };
    match part.as_str() {
        "generate" => generate::run(arguments),
        "regenerate" => regenerate::run(arguments),
        "compile" => compile::run(arguments),
        "run" => run::run(arguments),
        _ => {
            Err(Failure::new("usage: cargo xtask bench generate|regenerate|compile|run; `cargo xtask help` says more"))
        }
    }
}

/// What the parts ask for alike.
struct Options {
    spec: PathBuf,
    peers: &'static [Peer],
    runs: usize,
}

impl Options {
    fn new(runs: usize) -> Result<Self, Failure> {
        Ok(Self { spec: workspace::root()?.join("spec/notte-openapi.yml"), peers: peers::PROGENITOR, runs })
    }

    /// Takes an option of the command line if it is one of these.
    fn option(&mut self, name: &str, arguments: &mut lexopt::Parser) -> Result<bool, Failure> {
        match name {
            "peers" => self.peers = peers::named(&arguments.value()?.string()?)?,
            "runs" => self.runs = runs(arguments)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The description by its whole path: the programs that read it stand elsewhere.
    fn whole_path(mut self) -> Result<Self, Failure> {
        let unreadable = |error| Failure::new(format!("can't read `{}`: {error}", self.spec.display()));
        self.spec = fs::canonicalize(&self.spec).map_err(unreadable)?;
        Ok(self)
    }
}

/// How many runs an option asks for.
fn runs(arguments: &mut lexopt::Parser) -> Result<usize, Failure> {
    let text = arguments.value()?.string()?;
    let runs = text.parse::<usize>().ok().filter(|runs| *runs > 0);
    runs.ok_or_else(|| Failure::new(format!("`--runs` wants a whole number above zero, not `{text}`")))
}

fn no_option(name: &str) -> Failure {
    Failure::new(format!("there is no option `--{name}`"))
}
