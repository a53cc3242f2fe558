//! `cargo lab bench run`: what the generated code does at run time, beside the same by hand.

use notte_codegen::cli::output::Failure;
use std::env;
use std::process::Command;

/// The options of the command.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How many rounds each benchmark has.
    #[arg(long, value_name = "N", value_parser = super::positive)]
    runs: Option<usize>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["bench", "--quiet", "--package", "notte-bench"]);
    cargo.envs(arguments.runs.map(|rounds| ("NOTTE_BENCH_ROUNDS", rounds.to_string())));
    if cargo.status()?.success() { Ok(()) } else { Err(Failure::new("a benchmark failed")) }
}
