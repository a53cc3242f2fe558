//! The program `notte-codegen`, and the commands that a program of your own can share with it. Needs the feature `cli`.

pub mod accept;
pub mod address;
pub mod committed;
pub mod description;
pub mod diff;
pub mod effective;
pub mod explain;
#[cfg(feature = "fetch")]
pub mod fetch;
pub mod generate;
pub mod init;
pub mod inspect;
pub mod manifest;
pub mod output;
pub mod shells;
pub mod unified;

use clap::{CommandFactory, Parser, Subcommand};
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
    Check(generate::Arguments),
    Diff(diff::Arguments),
    Effective(effective::Arguments),
    Explain(explain::Arguments),
    Init(init::Arguments),
    Inspect(inspect::Arguments),
    Completions(shells::Completions),
    Man,
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    output::exit(match CommandLine::parse().command {
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Check(arguments) => generate::check(&arguments),
        Command::Diff(arguments) => diff::run(&arguments, None),
        Command::Effective(arguments) => effective::run(&arguments.spec, &arguments.options),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::Inspect(arguments) => inspect::run(&arguments, None),
        Command::Completions(arguments) => shells::completions(&arguments, &mut CommandLine::command()),
        Command::Man => shells::man(CommandLine::command()),
    })
}
