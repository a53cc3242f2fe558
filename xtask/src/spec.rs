//! `cargo xtask spec …`: commands about the description itself.

mod effective;

use crate::output::Failure;

/// Commands about the description itself.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Effective(effective::Arguments),
}

/// Runs the command.
///
/// # Errors
/// As the command says.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    match &arguments.command {
        Command::Effective(arguments) => effective::run(arguments),
    }
}
