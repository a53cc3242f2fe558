//! `cargo xtask spec …`: commands about the description itself.

use crate::workspace;
use notte_codegen::cli::effective;
use notte_codegen::cli::output::Failure;
use std::path::PathBuf;

/// Commands about the description itself.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Effective(Effective),
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
        Command::Effective(Effective { spec: Some(spec), options }) => effective::run(&spec, &options),
        Command::Effective(Effective { spec: None, mut options }) => {
            let folder = workspace::root()?.join("spec");
            options.settings.get_or_insert_with(|| folder.join("codegen.toml"));
            effective::run(&folder.join("notte-openapi.yml"), &options)
        }
    }
}
