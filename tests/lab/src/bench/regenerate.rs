//! `cargo lab bench regenerate`: what the command costs where nothing has changed, beyond the start of a process.

use super::{machine, table};
use notte_codegen::cli::output::{Failure, say};
use std::process::{Command, Stdio};
use std::time::Instant;

/// The options of the command.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How many times it is run.
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = super::positive)]
    runs: usize,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let runs = arguments.runs;
    let (mut starts, mut whole) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        starts.push(milliseconds(&["help"])?);
        whole.push(milliseconds(&["regenerate"])?);
    }
    let beyond = whole.iter().zip(&starts).map(|(whole, start)| whole - start).collect();
    let least = |values: &[f64]| values.iter().copied().fold(f64::INFINITY, f64::min);
    say(&format!(
        "`lab help` {:.1} ms, `lab regenerate` {:.1} ms (at best {:.1} and {:.1}); beyond the start {:.1} ms.\n\
         Medians of {runs} runs in turn, by the clock; load {}.",
        table::median(starts.clone()),
        table::median(whole.clone()),
        least(&starts),
        least(&whole),
        table::median(beyond),
        machine::load(),
    ))
}

/// Runs this program once more, with other arguments.
fn milliseconds(arguments: &[&str]) -> Result<f64, Failure> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null());
    let start = Instant::now();
    if !command.status()?.success() {
        return Err(Failure::new(format!("`lab {}` fails", arguments.join(" "))));
    }
    Ok(start.elapsed().as_secs_f64() * 1e3)
}
