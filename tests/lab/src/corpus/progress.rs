//! Where a run stands, for who waits for it.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, PoisonError};

/// How many characters the bar has.
const BAR: usize = 20;

/// A bar that is written over, on a terminal only.
#[derive(Debug)]
pub struct Progress {
    shown: bool,
    total: usize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    done: usize,
    failed: usize,
    running: BTreeSet<String>,
}

impl Progress {
    /// Nothing is done yet.
    pub fn of(total: usize) -> Self {
        Self { shown: io::stderr().is_terminal(), total, state: Mutex::default() }
    }

    /// A description's turn has come.
    pub fn begin(&self, name: &str) {
        self.change(|state| {
            state.running.insert(name.to_owned());
        });
    }

    /// A description is done.
    pub fn end(&self, name: &str, failed: bool) {
        self.change(|state| {
            state.running.remove(name);
            state.done += 1;
            state.failed += usize::from(failed);
        });
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut state);
        if self.shown {
            let names: Vec<&str> = state.running.iter().map(String::as_str).collect();
            let line = line(state.done, self.total, state.failed, &names.join(", "));
            // Nobody misses it if it can't be shown.
            let _ = write!(io::stderr(), "\r\x1b[2K{line}");
        }
    }
}

/// A bar, the numbers, and what is at work: as much of it as a narrow terminal shows.
fn line(done: usize, total: usize, failed: usize, running: &str) -> String {
    let full = done * BAR / total.max(1);
    let bar = format!("{}{}", "█".repeat(full), "░".repeat(BAR.saturating_sub(full)));
    format!("{bar} {done}/{total}, {failed} failed: {running}").chars().take(100).collect()
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[2K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_bar_fills_up() {
        assert_eq!(line(0, 4, 0, "a"), "░░░░░░░░░░░░░░░░░░░░ 0/4, 0 failed: a");
        assert_eq!(line(3, 4, 1, ""), "███████████████░░░░░ 3/4, 1 failed: ");
        assert_eq!(line(0, 0, 0, &"x".repeat(500)).chars().count(), 100);
    }
}
