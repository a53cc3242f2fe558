//! `explain CODE`.

use crate::cli::description::code;
use crate::cli::output::{Failure, say};
use crate::diagnostics::{ALL, Code};

/// Explains a diagnostic code and how to fix what it reports. Without a code, lists all codes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A code, such as `union-ambiguous`.
    #[arg(value_parser = code)]
    code: Option<&'static Code>,
}

/// Runs the command.
///
/// # Errors
/// When the standard output can't be written.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    match arguments.code {
        Some(code) => say(&format!("{} ({})\n\n{}", code.name, code.severity, code.explanation)),
        None => {
            let lines: Vec<String> = ALL.iter().map(|code| format!("{:<24} {}", code.name, code.severity)).collect();
            say(&lines.join("\n"))
        }
    }
}
