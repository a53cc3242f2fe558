//! Where a run stands, for who waits for it.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, PoisonError};

/// A line that is written over, on a terminal only.
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
            let line = format!("{}/{}, {} failed: {}", state.done, self.total, state.failed, names.join(", "));
            let line: String = line.chars().take(100).collect();
            // Nobody misses it if it can't be shown.
            let _ = write!(io::stderr(), "\r\x1b[2K{line}");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[2K");
        }
    }
}
