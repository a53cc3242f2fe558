//! The program `notte-codegen`, and the commands that a program of your own can share with it. Needs the feature `cli`.

#[doc(hidden)]
pub mod accept;
#[doc(hidden)]
pub mod address;
#[doc(hidden)]
pub mod committed;
#[doc(hidden)]
pub mod description;
#[doc(hidden)]
pub mod diff;
#[doc(hidden)]
pub mod effective;
#[doc(hidden)]
pub mod explain;
#[doc(hidden)]
#[cfg(feature = "fetch")]
pub mod fetch;
#[doc(hidden)]
pub mod generate;
#[doc(hidden)]
pub mod init;
#[doc(hidden)]
pub mod inspect;
#[doc(hidden)]
pub mod manifest;
#[doc(hidden)]
pub mod output;
mod progress;
#[doc(hidden)]
pub mod shells;
#[doc(hidden)]
pub mod unified;

use clap::{CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

/// Generates Rust clients from OpenAPI descriptions.
///
/// Exit codes: 0 done; 1 refused, out of date, or a description with errors; 2 wrong usage.
#[derive(Debug, Parser)]
#[command(name = "notte-codegen", version, arg_required_else_help = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Generate(generate::Arguments),
    /// Compares a client with what its description gives: writes nothing, prints the differences, and fails if there are some.
    Check(generate::Arguments),
    Diff(diff::Arguments),
    Accept(accept::InCrate),
    Effective(effective::Arguments),
    Explain(explain::Arguments),
    Init(init::Arguments),
    Inspect(inspect::Arguments),
    Completions(shells::Completions),
    /// Prints the manual page, as troff.
    Man,
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    run(std::env::args_os())
}

/// The command line, for who documents it.
#[must_use]
pub fn command_line() -> clap::Command {
    CommandLine::command()
}

/// Runs the program with these arguments, of which the first is its name. A program of your own can call it, as the one does that
/// `init --xtask` writes. Wrong usage and `--help` end the process.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    output::exit(match CommandLine::parse_from(arguments).command {
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Check(arguments) => generate::check(&arguments),
        Command::Diff(arguments) => {
            let committed = committed::Committed::of_crate(Path::new("."), Path::new("openapi.yaml"), None);
            diff::run(&arguments, committed.ok().as_ref())
        }
        Command::Accept(arguments) => accept::run_in_crate(&arguments),
        Command::Effective(arguments) => effective::run(&arguments.spec, &arguments.options),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::Inspect(arguments) => inspect::run(&arguments, None),
        Command::Completions(arguments) => shells::completions(&arguments, &mut command_line()),
        Command::Man => shells::man(command_line()),
    })
}
