//! `cargo xtask spec …`: commands about the description itself.

use crate::workspace;
use notte_codegen::cli::committed::Committed;
use notte_codegen::cli::output::Failure;
use notte_codegen::cli::{accept, diff, effective};
use std::path::PathBuf;

/// Commands about the description itself.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Accept(Accept),
    Diff(Diff),
    Effective(Effective),
}

/// Replaces the committed description by a new one: regenerates the client with the overlays and the settings, records what it is
/// made from, adds what its manifest lacks and an entry to the changelog, and checks that the crate compiles.
///
/// All paths change together: what a kill leaves half done, the next command finishes or undoes.
#[derive(Debug, clap::Args)]
struct Accept {
    /// Another folder that holds spec/ and notte-generated/.
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(flatten)]
    arguments: accept::Arguments,
}

/// Says what changes from one description to another: in the API, in Rust, and in what programs do that compile as before. The
/// verdict is `none`, `patch`, `minor` or `major`.
#[derive(Debug, clap::Args)]
struct Diff {
    /// Another folder that holds spec/ and notte-generated/.
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(flatten)]
    arguments: diff::Arguments,
}

/// Prints the description that results from the overlays, in the order of its members.
#[derive(Debug, clap::Args)]
struct Effective {
    /// The description: a YAML or JSON file [default: that in spec/, with spec/codegen.toml]
    spec: Option<PathBuf>,
    #[command(flatten)]
    options: effective::Options,
}

/// Runs the command.
///
/// # Errors
/// As the command says.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    match arguments.command {
        Command::Accept(Accept { root, arguments }) => accept::run(&arguments, &root_or_own(root)?),
        Command::Diff(Diff { root, arguments }) => {
            let committed = root_or_own(root).and_then(|root| Committed::below(&root));
            diff::run(&arguments, committed.ok().as_ref())
        }
        Command::Effective(Effective { spec: Some(spec), options }) => effective::run(&spec, &options),
        Command::Effective(Effective { spec: None, mut options }) => {
            let committed = Committed::below(&workspace::root()?)?;
            options.settings = options.settings.or(committed.settings);
            effective::run(&committed.description, &options)
        }
    }
}

fn root_or_own(root: Option<PathBuf>) -> Result<PathBuf, Failure> {
    root.map_or_else(workspace::root, Ok)
}
