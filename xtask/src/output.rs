//! What is said to people, and how a command fails.

use std::io::{self, IsTerminal, Write};

/// Prints a text to the standard output.
pub fn say(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let newline = if text.ends_with('\n') || text.is_empty() { "" } else { "\n" };
    match write!(out, "{text}{newline}") {
        // Whoever reads has read enough (`| head`).
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(Failure::from),
    }
}

/// Whether to colour what goes to the standard error.
pub fn is_coloured() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// Why a command failed; the exit code is 1.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// A failure about which everything has been said.
    pub fn said() -> Self {
        Self(String::new())
    }

    /// Says it on the standard error.
    pub fn report(&self) {
        if !self.0.is_empty() {
            // Nobody is left to be told when that fails too.
            let _ = writeln!(io::stderr(), "error: {}", self.0.trim_end());
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.trim_end())
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}
