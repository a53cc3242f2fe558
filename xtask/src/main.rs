//! The project's commands: `cargo xtask help` lists them.

mod bench;
mod conformance;
mod corpus;
mod description;
mod diff;
mod explain;
mod fetch;
mod fidelity;
mod generate;
mod help;
mod invent;
mod manifest;
mod output;
mod prism;
mod regenerate;
mod workspace;

use lexopt::prelude::*;
use output::{Failure, say};
use std::process::ExitCode;

/// Making tokens is making and dropping millions of small things, for which the system's allocator is slow.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const HELP: &str = "\
The project's commands; each says its part of this when it is given --help.

    cargo xtask regenerate [--check] [--root DIR]
        Makes notte-generated/src/generated from spec/. With --check it writes nothing, prints what would change, and
        fails if anything would. --root names another folder that holds spec and notte-generated.
    cargo xtask generate SPEC --out DIR [--name NAME] [--settings FILE]
        Makes a whole crate from any description.
    cargo xtask explain CODE
        Says what a diagnostic means and how to mend it. Without a code, lists them all.
    cargo xtask conformance
        Installs Prism into the target folder, which needs node and npm, and tests the client of Notte against it.
    cargo xtask corpus [DIR] [--json] [--verbose] [--no-check] [--filter TEXT] [--max-size BYTES] [--jobs N]
                       [--seconds S] [--memory MB]
        Generates and compiles every description below a folder, which NOTTE_CORPUS may name instead, each in processes
        of its own with caps on time (900 seconds) and memory (16384 MB), and says what came of them and what it cost.
    cargo xtask invent DIR [--seed N] [--count M]
        Writes descriptions by chance, as hard as real ones, with valid examples: for corpus and fidelity. Each is the same
        for its seed, which is its name; they are M, 100 unless it is said, from the seed N on, 0 unless it is said.
    cargo xtask bench generate [SPEC] [--peers none|progenitor|all] [--runs N]
        Times making the crate of a description, Notte's or another, in turn with other generators, which are installed
        into the target folder.
    cargo xtask bench compile [SPEC] [--mode check|build|release] [--clean] [--peers none|progenitor|all] [--runs N]
        Times compiling that crate, in turn with those that other generators make; with --clean all that it depends on too.
    cargo xtask bench regenerate [--runs N]
        Times `regenerate` where nothing has changed, in turn with the start of a process.
    cargo xtask bench run [--runs N]
        Times the generated code, beside the same by hand: reading, writing, calls on loopback; counts allocations.
    cargo xtask fidelity [DIR] [--json] [--verbose] [--filter TEXT] [--max-size BYTES] [--jobs N]
                         [--seconds S] [--memory MB]
        Reads every valid example of the descriptions below a folder, and every valid instance of the JSON Schema Test
        Suite in it, with the generated types, and fails unless it is written back equal. Processes and caps are those of
        corpus.
    cargo xtask fidelity-program SPEC --out DIR
        Writes the program that reads and writes the examples of one description: what fidelity compiles and runs.

Options of regenerate and generate:

    --fetch                        Fetches what a `$ref` to an http(s) address leads to: 1,000 addresses at the most, and 64 MB,
                                   30 seconds and 5 redirects for each. Without it such a reference is a loss.
    --message-format human|json    How diagnostics are printed.
    --deny CODE                    Makes errors of the diagnostics with this code; may be repeated.
    --verbose                      Shows losses and notes as well as errors.
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.report();
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    let mut arguments = lexopt::Parser::from_env();
    let command = match arguments.next()? {
        Some(Value(command)) => command.string()?,
        Some(Short('h') | Long("help")) | None => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    let about = help::of(&command, HELP);
    if !about.is_empty() && help::is_wanted(std::env::args_os().skip(2)) {
        return say(about.trim_end());
    }
    match command.as_str() {
        "regenerate" => regenerate::run(arguments),
        "generate" => generate::run(arguments),
        "explain" => explain::run(arguments),
        "conformance" => conformance::run(arguments),
        "corpus" => corpus::run(arguments),
        "bench" => bench::run(arguments),
        "fidelity" => fidelity::run(arguments),
        "fidelity-program" => fidelity::prepare(arguments),
        "invent" => invent::run(arguments),
        "help" => say(HELP),
        other => Err(Failure::new(format!("there is no command `{other}`; `cargo xtask help` lists them"))),
    }
}
