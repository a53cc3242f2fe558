//! Printing, and how a command fails.

use crate::visible::visible_lines;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// Prints a text to the standard output. What it quotes of a description sends no escapes to a terminal.
///
/// # Errors
/// When the standard output can't be written. A closed pipe is no error.
pub fn say(text: &str) -> Result<(), Failure> {
    let text = visible_lines(text);
    let mut out = io::stdout().lock();
    let newline = if text.ends_with('\n') || text.is_empty() { "" } else { "\n" };
    match write!(out, "{text}{newline}") {
        // The reader has read enough (`| head`).
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(Failure::from),
    }
}

/// Whether to color the standard error.
#[must_use]
pub fn is_colored() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// The exit code of a command: 0, 1, or 2 for wrong usage. Prints the message of a failure.
#[must_use]
pub fn exit(result: Result<(), Failure>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.report();
            ExitCode::from(failure.code)
        }
    }
}

/// Why a command failed.
#[derive(Debug)]
pub struct Failure {
    message: String,
    code: u8,
}

impl Failure {
    /// A failure with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 1 }
    }

    /// Wrong usage of the command line.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 2 }
    }

    /// A failure whose diagnostics are already printed.
    #[must_use]
    pub fn reported() -> Self {
        Self::new("")
    }

    /// Prints the message to the standard error.
    pub fn report(&self) {
        if !self.message.is_empty() {
            // When this fails too, there is nowhere left to print to.
            let _ = writeln!(io::stderr(), "error: {}", visible_lines(self.message.trim_end()));
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.message.trim_end())
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::new(error.to_string())
    }
}
