//! One process, and what it took.

use notte_codegen::cli::output::Failure;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;
use std::{env, fs};

/// The program that tells what a process and its children took: GNU time, for its `-f`.
const CLOCK: &str = "/usr/bin/time";

/// What it is asked for: seconds by the clock, of the user, of the system, and the largest process in kilobytes.
const FORMAT: &str = "%e %U %S %M";

/// What one run took.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Seconds by the clock.
    pub wall: f64,
    /// Seconds of processor time.
    pub cpu: f64,
    /// The memory of the largest process at its largest, in megabytes.
    pub peak: f64,
}

/// A crate that is measured.
#[derive(Debug)]
pub struct Subject {
    /// What made it.
    pub title: String,
    /// The version of what made it.
    pub version: String,
    /// Where it lies.
    pub folder: PathBuf,
    /// How many lines of Rust it has.
    pub lines: usize,
}

/// Refuses to begin what can't be measured.
pub fn check_clock() -> Result<(), Failure> {
    let clock = Command::new(CLOCK).args(["-f", FORMAT, "true"]).output();
    if clock.is_ok_and(|output| output.status.success() && sample(&output.stderr).is_some()) {
        return Ok(());
    }
    Err(Failure::new(format!("`{CLOCK} -f` can't be run: GNU time is in the package `time` of most distributions")))
}

/// How crates are compiled.
#[derive(Clone, Copy, Debug, Default)]
pub struct Way {
    /// What cargo is asked for.
    pub mode: Mode,
    /// Whether all that a crate depends on is compiled too, each time.
    pub clean: bool,
}

/// What cargo is asked for.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
pub enum Mode {
    /// `cargo check`.
    #[default]
    Check,
    /// `cargo build`.
    Build,
    /// `cargo build --release`.
    Release,
}

impl Mode {
    /// The arguments of cargo.
    pub fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Build => &["build"],
            Self::Release => &["build", "--release"],
        }
    }
}

impl Subject {
    /// The crate in a folder.
    pub fn new(title: &str, version: &str, folder: &Path) -> Result<Self, Failure> {
        let lines = lines(&folder.join("src"))?;
        Ok(Self { title: title.to_owned(), version: version.to_owned(), folder: folder.to_path_buf(), lines })
    }

    /// Compiles what it depends on, and finds out whether it compiles itself.
    pub fn prepare(&self, target: &Path, way: Way) -> Result<(), Failure> {
        let output = self.cargo(Command::new(program()), target, way).output()?;
        if output.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        let first = said.lines().find(|line| line.starts_with("error")).unwrap_or("cargo said nothing");
        Err(Failure::new(format!("it does not compile: {first}")))
    }

    /// Compiles it once more: as if it had changed, or as if nothing had ever been compiled.
    pub fn measure(&self, target: &Path, way: Way) -> Result<Sample, Failure> {
        if way.clean {
            super::peers::clear(target)?;
        }
        File::options().append(true).open(self.folder.join("src/lib.rs"))?.set_modified(SystemTime::now())?;
        let mut command = self.cargo(clock(Path::new(&program())), target, way);
        command.arg("--offline");
        measured(command)
    }

    fn cargo(&self, mut cargo: Command, target: &Path, way: Way) -> Command {
        cargo.args(way.mode.arguments()).args(["--quiet", "--target-dir"]).arg(target).current_dir(&self.folder);
        cargo.env("CARGO_INCREMENTAL", "0").env_remove("RUSTFLAGS");
        cargo
    }
}

/// The start of a command that is measured.
pub fn clock(program: &Path) -> Command {
    let mut command = Command::new(CLOCK);
    command.args(["-f", FORMAT]).arg(program);
    command
}

/// Runs a command that began with the clock.
pub fn measured(mut command: Command) -> Result<Sample, Failure> {
    let output = command.stdin(Stdio::null()).output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        let last: Vec<&str> = said.lines().rev().take(3).collect();
        return Err(Failure::new(format!("it fails: {}", last.into_iter().rev().collect::<Vec<_>>().join(" / "))));
    }
    sample(&output.stderr).ok_or_else(|| Failure::new(format!("`{CLOCK}` said something else: {said}")))
}

fn program() -> std::ffi::OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The numbers out of the last line: what the compiler had to say stands before it.
fn sample(said: &[u8]) -> Option<Sample> {
    let said = String::from_utf8_lossy(said);
    let numbers: Vec<f64> = said.lines().last()?.split(' ').map_while(|number| number.parse().ok()).collect();
    let [wall, user, system, peak] = numbers.try_into().ok()?;
    Some(Sample { wall, cpu: user + system, peak: peak / 1024.0 })
}

fn lines(folder: &Path) -> Result<usize, Failure> {
    let mut lines = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            lines += self::lines(&path)?;
        } else if path.extension().is_some_and(|end| end == "rs") {
            lines += fs::read_to_string(path)?.lines().count();
        }
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_last_line_counts() {
        let said = super::sample(b"warning: unused\n0.67 0.40 0.11 235520\n").unwrap();
        assert_eq!((said.wall, said.peak), (0.67, 230.0));
        assert!(super::sample(b"time: cannot run cargo\n").is_none());
        assert!(super::sample(b"").is_none());
    }
}
