//! How a step ended, and what it cost.

use std::time::Duration;

/// How one step ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Well.
    Done,
    /// It was not asked for, or there was nothing to do it with.
    Skipped,
    /// The generator or the compiler says what is wrong.
    Refused(String),
    /// The generator refuses, and doesn't say where in the description the fault is.
    Unplaced(String),
    /// It ended in a way that no input should bring about.
    Crashed(String),
    /// It was killed at the end of its time.
    TimedOut,
}

impl Outcome {
    /// A word for a table.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Done => "yes",
            Self::Skipped => "-",
            Self::Refused(_) | Self::Unplaced(_) => "refused",
            Self::Crashed(_) => "crashed",
            Self::TimedOut => "timed out",
        }
    }

    /// What it said, if it did not end well.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Done | Self::Skipped => None,
            Self::Refused(reason) | Self::Unplaced(reason) | Self::Crashed(reason) => Some(reason),
            Self::TimedOut => Some("it took longer than it may"),
        }
    }
}

/// Which of the two steps failed, and why; nothing if neither did.
pub fn failure<'a>(generated: &'a Outcome, compiled: &'a Outcome) -> Option<(&'static str, &'a str)> {
    let generating = match generated {
        Outcome::Refused(_) => "refused",
        Outcome::Unplaced(_) => "refused without a place",
        Outcome::Crashed(_) => "the generator crashed",
        _ => "the generator timed out",
    };
    let compiling = match compiled {
        Outcome::Crashed(_) => "the compiler crashed",
        Outcome::TimedOut => "the compiler timed out",
        _ => "does not compile",
    };
    let generated = generated.reason().map(|reason| (generating, reason));
    generated.or_else(|| compiled.reason().map(|reason| (compiling, reason)))
}

/// What a step cost.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// How long it took.
    pub time: Duration,
    /// How long it had a processor, where the system tells.
    pub processor: Option<Duration>,
    /// The most memory it held, in kilobytes, where the system tells.
    pub peak: Option<u64>,
}
