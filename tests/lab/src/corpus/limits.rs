//! A child process that can neither run for ever nor take all the memory.

use super::outcome::Cost;
use std::fmt;
use std::fs::File;
use std::io;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// The caps of one child.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// After so long it is killed.
    pub time: Duration,
    /// More memory than this it does not get.
    pub megabytes: u64,
}

/// How a child ended.
#[derive(Clone, Copy, Debug)]
pub struct Ended {
    /// Its exit status; none when it was killed because it ran too long.
    pub status: Option<ExitStatus>,
    /// How long it ran.
    pub time: Duration,
    /// How long it had a processor, where the system tells.
    pub processor: Option<Duration>,
    /// The most memory that it held, in kilobytes, where the system tells.
    pub peak: Option<u64>,
}

impl Ended {
    /// What it cost.
    pub fn cost(&self) -> Cost {
        Cost { time: self.time, processor: self.processor, peak: self.peak }
    }
}

/// How it ended, as the system says: an exit status or a signal.
impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.status {
            Some(status) => status.fmt(f),
            None => f.write_str("killed at the end of its time"),
        }
    }
}

/// Sets the cap and becomes the program: one process, so that a kill hits it and its memory is what is measured.
const CAPPED: &str = r#"(ulimit -v "$0") 2>/dev/null && ulimit -v "$0"; exec "$@""#;

/// How often a running child is looked at.
const LOOK: Duration = Duration::from_millis(5);

impl Limits {
    /// Makes a command with the cap on memory, where there is a shell to set it.
    pub fn command(self, program: &Path) -> Command {
        if cfg!(unix) {
            let mut command = Command::new("sh");
            command.arg("-c").arg(CAPPED).arg((self.megabytes * 1024).to_string()).arg(program);
            command
        } else {
            Command::new(program)
        }
    }

    /// Runs a command to its end, or to the end of its time. What it prints goes to the two files.
    pub fn run(self, mut command: Command, out: File, err: File) -> io::Result<Ended> {
        let start = Instant::now();
        let mut child = command.stdin(Stdio::null()).stdout(out).stderr(err).spawn()?;
        let (mut peak, mut processor) = (None, None);
        loop {
            peak = held(&child).max(peak);
            processor = used(&child).max(processor);
            let status = child.try_wait()?;
            let time = start.elapsed();
            // Whether it has ended by the time it is looked at is chance; whether it took too long is not.
            if time >= self.time {
                if status.is_none() {
                    child.kill()?;
                    child.wait()?;
                }
                return Ok(Ended { status: None, time, processor, peak });
            }
            if status.is_some() {
                return Ok(Ended { status, time, processor, peak });
            }
            std::thread::sleep(LOOK);
        }
    }
}

/// The most memory that a process has held so far, in kilobytes. Linux tells; elsewhere nothing is known.
fn held(child: &Child) -> Option<u64> {
    field(&std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?, "VmHWM")
}

/// How long a process has had a processor so far. Linux tells, in hundredths of a second; elsewhere nothing is known.
fn used(child: &Child) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", child.id())).ok()?;
    // The name of the program may have spaces and brackets.
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks = fields.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u64>().ok());
    Some(Duration::from_millis(10 * ticks.sum::<Option<u64>>()?))
}

/// The memory that new processes can have, in megabytes, where the system tells.
pub fn available() -> Option<u64> {
    Some(field(&std::fs::read_to_string("/proc/meminfo").ok()?, "MemAvailable")? / 1024)
}

/// A number out of the tables of Linux: `VmHWM:     1234 kB`.
fn field(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
    line.split_whitespace().next()?.parse().ok()
}
