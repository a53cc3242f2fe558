//! The commands for users of this repository: `cargo xtask help` lists them. The commands for its tests are in `tests/lab`.

use clap::{Parser, Subcommand};
use notte_codegen::cli::committed::Committed;
use notte_codegen::cli::{explain, generate, inspect, output};
use std::process::ExitCode;
use xtask::{regenerate, spec, workspace};

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Generates Rust clients from OpenAPI descriptions.
///
/// Exit codes: 0 done; 1 refused, out of date, or a description with errors; 2 wrong usage.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask", arg_required_else_help = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Regenerate(regenerate::Arguments),
    Generate(generate::Arguments),
    Explain(explain::Arguments),
    Inspect(inspect::Arguments),
    Spec(spec::Arguments),
}

fn main() -> ExitCode {
    output::exit(match CommandLine::parse().command {
        Command::Regenerate(arguments) => regenerate::run(&arguments),
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Inspect(arguments) => {
            let committed = workspace::root().and_then(|root| Committed::below(&root));
            inspect::run(&arguments, committed.ok())
        }
        Command::Spec(arguments) => spec::run(arguments),
    })
}
