//! What the command line of `corpus` and of `fidelity` asks for.

use super::limits::Limits;
use crate::output::Failure;
use lexopt::prelude::*;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

/// What is asked for.
#[derive(Debug)]
pub struct Options {
    /// The folder of descriptions.
    pub folder: PathBuf,
    /// Whether the result is printed as JSON.
    pub json: bool,
    /// How many at once; by default as many as processors and memory allow.
    pub jobs: Option<usize>,
    /// Only descriptions with this in their path.
    pub filter: Option<String>,
    /// Only descriptions of at most so many bytes.
    pub max_size: Option<u64>,
    /// The caps of each child process.
    pub limits: Limits,
    /// Whether the crates are compiled.
    pub check: bool,
    /// Whether the compiler's errors are shown.
    pub verbose: bool,
}

impl Options {
    /// Reads the rest of the command line of a command.
    pub fn parse(command: &str, mut arguments: lexopt::Parser) -> Result<Self, Failure> {
        let mut folder = None;
        let mut options = Self {
            folder: PathBuf::new(),
            json: false,
            jobs: None,
            filter: None,
            max_size: None,
            limits: Limits { time: Duration::from_secs(900), megabytes: 16384 },
            check: true,
            verbose: false,
        };
        while let Some(argument) = arguments.next()? {
            match argument {
                Value(path) if folder.is_none() => folder = Some(PathBuf::from(path)),
                Long("json") => options.json = true,
                Long("verbose") => options.verbose = true,
                Long("no-check") if command == "corpus" => options.check = false,
                Long("filter") => options.filter = Some(arguments.value()?.string()?),
                Long("jobs") => options.jobs = Some(number::<usize>(&mut arguments, "jobs")?.max(1)),
                Long("max-size") => options.max_size = Some(number(&mut arguments, "max-size")?),
                Long("memory") => options.limits.megabytes = number(&mut arguments, "memory")?,
                Long("seconds") => {
                    options.limits.time = Duration::from_secs(number(&mut arguments, "seconds")?);
                }
                other => return Err(other.unexpected().into()),
            }
        }
        let folder = folder.or_else(|| std::env::var_os("NOTTE_CORPUS").filter(|it| !it.is_empty()).map(PathBuf::from));
        options.folder = folder.ok_or_else(|| {
            let usage = format!("`cargo xtask {command} DIR`");
            Failure::new(format!("which descriptions? Name their folder, {usage}, or set NOTTE_CORPUS to it"))
        })?;
        if options.folder.is_dir() {
            return Ok(options);
        }
        Err(Failure::new(format!("`{}` is no folder", options.folder.display())))
    }
}

fn number<N: FromStr>(arguments: &mut lexopt::Parser, option: &str) -> Result<N, Failure> {
    let text = arguments.value()?.string()?;
    text.parse().map_err(|_| Failure::new(format!("`--{option}` wants a whole number, not `{text}`")))
}
