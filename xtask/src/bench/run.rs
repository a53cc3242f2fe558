//! `cargo xtask bench run`: what the generated code does at run time, beside the same by hand.

use crate::output::Failure;
use lexopt::prelude::*;
use std::env;
use std::process::Command;

/// Runs the command.
pub fn run(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let mut rounds = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("runs") => rounds = Some(super::runs(&mut arguments)?),
            other => return Err(other.unexpected().into()),
        }
    }
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["bench", "--quiet", "--package", "notte-bench"]);
    cargo.envs(rounds.map(|rounds| ("NOTTE_BENCH_ROUNDS", rounds.to_string())));
    if cargo.status()?.success() { Ok(()) } else { Err(Failure::new("a benchmark failed")) }
}
