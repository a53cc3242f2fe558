//! Measuring several ways of doing one thing in turn, so that what else the machine does hits all of them alike.
//!
//! What counts is the processor time of the thread that measures: a process that was made to wait for another did nothing
//! slowly.

use rustix::time::{ClockId, clock_gettime};
use std::time::Duration;

/// One way of doing it.
pub struct Contender<'a> {
    /// What it is called in the table.
    pub title: &'static str,
    /// Does it once.
    pub run: Box<dyn FnMut() + 'a>,
}

impl<'a> Contender<'a> {
    /// A way of doing it.
    pub fn new(title: &'static str, run: impl FnMut() + 'a) -> Self {
        Self { title, run: Box::new(run) }
    }
}

/// How long each way took, in seconds for once, round by round.
#[derive(Debug)]
pub struct Times {
    /// What it is called.
    pub title: &'static str,
    /// A time for each round.
    pub seconds: Vec<f64>,
}

/// Runs all of them in turn. In a round each runs for about `share`, the one that is first changing from round to round.
pub fn measure(contenders: &mut [Contender<'_>], rounds: usize, share: Duration) -> Vec<Times> {
    let mut times: Vec<_> = contenders.iter().map(|one| Times { title: one.title, seconds: Vec::new() }).collect();
    let repeats: Vec<u32> = contenders.iter_mut().map(|one| repeats(&mut one.run, share)).collect();
    for round in 0..rounds {
        for step in 0..contenders.len() {
            let index = (step + round) % contenders.len();
            let (Some(one), Some(times), Some(&repeats)) =
                (contenders.get_mut(index), times.get_mut(index), repeats.get(index))
            else {
                continue;
            };
            times.seconds.push(time(&mut one.run, repeats) / f64::from(repeats));
        }
    }
    times
}

/// How often it runs in its share of time, after a while of getting warm.
fn repeats(run: &mut dyn FnMut(), share: Duration) -> u32 {
    let mut repeats = 1;
    loop {
        let seconds = time(run, repeats);
        if seconds * 4.0 > share.as_secs_f64() {
            return (f64::from(repeats) * share.as_secs_f64() / seconds).ceil().max(1.0) as u32;
        }
        repeats *= 2;
    }
}

/// Seconds of processor time of this thread.
fn time(run: &mut dyn FnMut(), repeats: u32) -> f64 {
    let now = || Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap_or_default();
    let start = now();
    for _ in 0..repeats {
        run();
    }
    now().saturating_sub(start).as_secs_f64()
}

/// What lies at this part of all values in order: 0.5 is the median.
#[must_use]
pub fn quantile(mut values: Vec<f64>, part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1) as f64;
    values.get((last * part).round() as usize).copied().unwrap_or(f64::NAN)
}

/// How many times as fast the first is as the second, round by round.
#[must_use]
pub fn speeds(first: &Times, second: &Times) -> Vec<f64> {
    first.seconds.iter().zip(&second.seconds).map(|(first, second)| second / first).collect()
}

/// A median, and what nine in ten lie between: `1.08 (1.02 to 1.13)`.
#[must_use]
pub fn spread(values: &[f64]) -> String {
    let at = |part| quantile(values.to_vec(), part);
    format!("{:.2} ({:.2} to {:.2})", at(0.5), at(0.05), at(0.95))
}
