//! `cargo lab trees DIR --out DIR`: the crate of every description, without compiling.

use crate::corpus::{Description, Options, chosen, each, jobs};
use notte_codegen::cli::output::{Failure, say};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Generates the crate of every description in a folder without compiling it, for `compare`.
///
/// A crate goes to the path of its description below `--out`. What `generate` prints is in `generate.log` beside its sources.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    options: Options,
    /// The folder of the crates.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The program that generates, if it is another version: it is run as `PROGRAM generate SPEC --out DIR --name m`.
    #[arg(long, value_name = "PROGRAM")]
    program: Option<PathBuf>,
}

/// A description, and whether its crate was generated.
struct Row {
    name: String,
    is_generated: bool,
}

/// Runs the command. Fails if a description is refused.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let options = &arguments.options;
    let descriptions = chosen(options)?;
    let program = arguments.program.clone().map_or_else(std::env::current_exe, fs::canonicalize)?;
    let generate = |description: &Description| generate(description, &arguments.out, &program, options);
    let mut rows = each(&descriptions, jobs(options), generate, |row: &Row| !row.is_generated)?;
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    let refused: Vec<&str> = rows.iter().filter(|row| !row.is_generated).map(|row| row.name.as_str()).collect();
    say(&format!("{}: {} crates", arguments.out.display(), rows.len() - refused.len()))?;
    if refused.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("{} descriptions are refused: {}", refused.len(), refused.join(", "))))
}

fn generate(description: &Description, out: &Path, program: &Path, options: &Options) -> io::Result<Row> {
    let folder = out.join(&description.name);
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => fs::create_dir_all(out)?,
    }
    let limits = options.limits();
    let mut command = limits.command(program);
    command.arg("generate").arg(&description.path).arg("--out").arg(&folder).args(["--name", "m"]);
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent)?;
    }
    let log = out.join(format!("{}.log", description.name));
    let ended = limits.run(command, File::create(&log)?, File::create(log.with_extension("errors"))?)?;
    let is_generated = ended.status.is_some_and(|status| status.success());
    Ok(Row { name: description.name.clone(), is_generated })
}
