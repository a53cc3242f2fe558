//! `cargo lab bench`: what generating, compiling and running cost, against other generators and against code by hand.

mod compile;
mod generate;
mod machine;
mod measure;
mod peers;
mod regenerate;
mod run;
mod table;

use notte_codegen::cli::output::Failure;
use peers::Peers;
use std::fs;
use std::path::PathBuf;
use xtask::workspace;

/// Measures generating, compiling and running clients.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Times generating the crate of a description, in turn with other generators, which are installed into the target folder.
    Generate(Options),
    /// Times compiling that crate, in turn with those of other generators.
    Compile(compile::Arguments),
    /// Times `regenerate` where nothing has changed, in turn with the start of a process.
    Regenerate(regenerate::Arguments),
    /// Times the generated code and the same code by hand: reading, writing, calls on loopback. Counts allocations.
    Run(run::Arguments),
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    match &arguments.what {
        What::Generate(options) => generate::run(options),
        What::Compile(arguments) => compile::run(arguments),
        What::Regenerate(arguments) => regenerate::run(arguments),
        What::Run(arguments) => run::run(arguments),
    }
}

/// The options that `generate` and `compile` share.
#[derive(Clone, Debug, clap::Args)]
struct Options {
    /// The description [default: Notte's]
    spec: Option<PathBuf>,
    /// The generators that ours is compared with.
    #[arg(long, value_enum, default_value_t)]
    peers: Peers,
    /// How many times each is run.
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = positive)]
    runs: usize,
}

impl Options {
    /// The absolute path of the description: the programs that read it run in other folders.
    fn spec(&self) -> Result<PathBuf, Failure> {
        let spec = match &self.spec {
            Some(spec) => spec.clone(),
            None => workspace::root()?.join("spec/notte-openapi.yml"),
        };
        fs::canonicalize(&spec).map_err(|error| Failure::new(format!("can't read `{}`: {error}", spec.display())))
    }
}

/// A whole number above zero.
fn positive(text: &str) -> Result<usize, String> {
    text.parse::<usize>()
        .ok()
        .filter(|number| *number > 0)
        .ok_or_else(|| "a whole number above zero is needed".to_owned())
}
