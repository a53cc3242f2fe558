//! `cargo xtask bench regenerate`: what the command costs where nothing has changed, beyond the start of a process.

use super::{machine, table};
use crate::output::{Failure, say};
use lexopt::prelude::*;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Runs the command.
pub fn run(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let mut runs = 50;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("runs") => runs = super::runs(&mut arguments)?,
            other => return Err(other.unexpected().into()),
        }
    }
    let (mut starts, mut whole) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        starts.push(milliseconds(&["help"])?);
        whole.push(milliseconds(&["regenerate"])?);
    }
    let beyond = whole.iter().zip(&starts).map(|(whole, start)| whole - start).collect();
    let least = |values: &[f64]| values.iter().copied().fold(f64::INFINITY, f64::min);
    say(&format!(
        "`xtask help` {:.1} ms, `xtask regenerate` {:.1} ms (at best {:.1} and {:.1}); beyond the start {:.1} ms.\n\
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
        return Err(Failure::new(format!("`xtask {}` fails", arguments.join(" "))));
    }
    Ok(start.elapsed().as_secs_f64() * 1e3)
}
