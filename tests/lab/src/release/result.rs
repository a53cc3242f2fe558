//! The last results of commands that take long, as pages of the repository.

use jiff::Timestamp;
use notte_codegen::cli::output::Failure;
use std::fs;
use std::path::PathBuf;
use xtask::workspace;

/// Writes a result to its page, with the command and the day.
pub fn write(name: &str, title: &str, command: &str, text: &str) -> Result<(), Failure> {
    let path = workspace::root()?.join("tests/lab/results").join(name).with_extension("md");
    let day = Timestamp::now().strftime("%Y-%m-%d");
    Ok(fs::write(path, format!("# {title}\n\nThe result of `{command}` on {day}.\n\n{text}"))?)
}

/// The folder of the repository, for a process of its own.
pub fn whole_root() -> Result<PathBuf, Failure> {
    // It is empty where this program runs in it.
    Ok(std::env::current_dir()?.join(workspace::root()?))
}

/// A part of a whole, in percent, rounded down.
pub fn percent(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(100)
}
