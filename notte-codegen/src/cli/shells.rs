//! `completions SHELL` and `man`: what shells and readers of manuals want of the command line.

use super::output::{Failure, say};
use clap::Command;

/// Prints a completion script for a shell.
#[derive(Debug, clap::Args)]
pub struct Completions {
    /// The shell.
    shell: clap_complete::Shell,
}

/// Prints the script.
///
/// # Errors
/// When the standard output can't be written.
pub fn completions(arguments: &Completions, command: &mut Command) -> Result<(), Failure> {
    let name = command.get_name().to_owned();
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, command, name, &mut text);
    say(&String::from_utf8(text)?)
}

/// Prints the manual page, with one section for each command.
///
/// # Errors
/// When the standard output can't be written.
pub fn man(mut command: Command) -> Result<(), Failure> {
    command.build();
    let mut text = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut text)?;
    for subcommand in command.get_subcommands().filter(|one| !one.is_hide_set() && one.get_name() != "help") {
        let page = clap_mangen::Man::new(subcommand.clone());
        page.render_synopsis_section(&mut text)?;
        page.render_description_section(&mut text)?;
        page.render_options_section(&mut text)?;
    }
    // A manual is troff, in which a backslash begins a request: it is printed as it is.
    say(&String::from_utf8(text)?)
}
