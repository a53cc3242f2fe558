//! The lab: commands for work on this repository. `cargo lab help` lists them.

mod additions;
mod bench;
mod compare;
mod corpus;
mod fidelity;
mod hostile;
mod invent;
mod mutants;
mod pages;
mod pointer;
mod reference;
mod release;
mod servers;
mod settings;
mod verdicts;

use clap::{Parser, Subcommand};
use compare::trees;
use notte_codegen::cli::{accept, generate, output};
use release::{api, coverage, mutation, races};
use servers::{conformance, fastapi};
use std::process::ExitCode;
use xtask::{regenerate, spec};

/// Generating makes and drops millions of small values, for which the system's allocator is slow.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Commands for work on this repository: they generate, compile, run, compare and measure clients.
///
/// Exit codes: 0 done; 1 a description or a test failed; 2 wrong usage.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo lab", arg_required_else_help = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Invent(invent::Arguments),
    Mutants(mutants::Arguments),
    Hostile(hostile::Arguments),
    Corpus(corpus::Arguments),
    Fidelity(fidelity::Arguments),
    FidelityProgram(fidelity::program_of::Arguments),
    Trees(trees::Arguments),
    Compare(compare::Arguments),
    Bench(bench::Arguments),
    Settings(settings::Arguments),
    Reference(reference::Arguments),
    Pages(pages::Arguments),
    Additions(additions::Arguments),
    Verdicts(verdicts::Arguments),
    Races(races::Arguments),
    Api(api::Arguments),
    Coverage(coverage::Arguments),
    Mutation(mutation::Arguments),
    /// Tests the client of Notte against Prism, a mock server that reads the description. Needs node and npm.
    Conformance,
    Fastapi(fastapi::Arguments),
    /// The command of xtask, which other commands run as a process of its own.
    #[command(hide = true)]
    Generate(generate::Arguments),
    /// The command of xtask, which `bench regenerate` and `races` run.
    #[command(hide = true)]
    Regenerate(regenerate::Arguments),
    /// The commands that `races` runs as processes of their own.
    #[command(hide = true)]
    Spec(spec::Arguments),
    #[command(hide = true)]
    Accept(accept::InCrate),
    #[command(hide = true)]
    Check(generate::Arguments),
}

fn main() -> ExitCode {
    output::exit(match CommandLine::parse().command {
        Command::Invent(arguments) => invent::run(&arguments),
        Command::Mutants(arguments) => mutants::run(&arguments),
        Command::Hostile(arguments) => hostile::run(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::Fidelity(arguments) => fidelity::run(&arguments),
        Command::FidelityProgram(arguments) => fidelity::program_of::run(&arguments),
        Command::Trees(arguments) => trees::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Settings(arguments) => settings::run(&arguments),
        Command::Reference(arguments) => reference::run(&arguments),
        Command::Pages(arguments) => pages::run(&arguments),
        Command::Additions(arguments) => additions::run(&arguments),
        Command::Verdicts(arguments) => verdicts::run(&arguments),
        Command::Races(arguments) => races::run(&arguments),
        Command::Api(arguments) => api::run(&arguments),
        Command::Coverage(arguments) => coverage::run(&arguments),
        Command::Mutation(arguments) => mutation::run(&arguments),
        Command::Conformance => conformance::run(),
        Command::Fastapi(arguments) => fastapi::run(&arguments),
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Regenerate(arguments) => regenerate::run(&arguments),
        Command::Spec(arguments) => spec::run(arguments),
        Command::Accept(arguments) => accept::run_in_crate(&arguments),
        Command::Check(arguments) => generate::check(&arguments),
    })
}
