//! The options that `corpus`, `fidelity` and `trees` share.

use super::limits::Limits;
use notte_codegen::cli::output::Failure;
use std::path::PathBuf;
use std::time::Duration;

/// Which descriptions are tried, and how.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// The folder of descriptions.
    ///
    /// Without it, the environment variable NOTTE_CORPUS names the folder.
    dir: Option<PathBuf>,
    /// Prints the result as JSON.
    #[arg(long)]
    pub json: bool,
    /// Shows the compiler's errors.
    #[arg(long)]
    pub verbose: bool,
    /// Only descriptions with this text in their path.
    #[arg(long, value_name = "TEXT")]
    pub filter: Option<String>,
    /// Only descriptions of at most this size.
    #[arg(long, value_name = "BYTES")]
    pub max_size: Option<u64>,
    /// How many descriptions are tried at once [default: as many as processors and memory allow]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// The most time that a process may take.
    #[arg(long, value_name = "SECONDS", default_value_t = 900)]
    pub seconds: u64,
    /// The most memory that a process may take.
    #[arg(long, value_name = "MB", default_value_t = 16384)]
    pub memory: u64,
}

impl Options {
    /// The limits of each child process.
    pub fn limits(&self) -> Limits {
        Limits { time: Duration::from_secs(self.seconds), megabytes: self.memory }
    }

    /// The folder of descriptions.
    ///
    /// # Errors
    /// When none is named, or it is no folder.
    pub fn folder(&self) -> Result<PathBuf, Failure> {
        let variable = || std::env::var_os("NOTTE_CORPUS").filter(|value| !value.is_empty()).map(PathBuf::from);
        let Some(folder) = self.dir.clone().or_else(variable) else {
            return Err(Failure::usage("no descriptions are named: give their folder DIR, or set NOTTE_CORPUS to it"));
        };
        if folder.is_dir() {
            return Ok(folder);
        }
        Err(Failure::usage(format!("`{}` is no folder", folder.display())))
    }
}
