//! A line on the terminal that says what a command is doing.

use super::description::Reporting;
use crate::visible::visible;
use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Nothing is shown before this has passed.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line is updated.
const INTERVAL: Duration = Duration::from_millis(200);

/// Ends the line, and leaves the cursor where it began.
const CLEAR: &str = "\r\x1b[2K";

/// What is longer than the terminal is wide ends at its edge: only one line is cleared.
const NO_WRAP: &str = "\x1b[?7l";
const WRAP: &str = "\x1b[?7h";

/// A line on the terminal that says what takes more than a second, and how long it has taken. It is gone when this is dropped.
#[derive(Debug)]
pub struct Progress {
    line: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts to show `text`. Nothing is shown if the standard error is not a terminal, and nothing with `--quiet`.
    #[must_use]
    pub fn of(reporting: &Reporting, text: &str) -> Self {
        let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
        if reporting.quiet || is_dumb || !io::stderr().is_terminal() {
            return Self { line: None };
        }
        let (stop, stopped) = mpsc::channel();
        let text = visible(text).into_owned();
        let line = std::thread::spawn(move || show(&text, &stopped, PATIENCE, &mut io::stderr()));
        Self { line: Some((stop, line)) }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, line)) = self.line.take() {
            drop(stop);
            // The line is cleared before anything else is printed. If the thread panicked, there is no line.
            let _ = line.join();
        }
    }
}

/// Updates the line until the other end of the channel is dropped, then clears it. Errors are ignored.
fn show(text: &str, stopped: &Receiver<()>, patience: Duration, out: &mut impl Write) {
    let start = Instant::now();
    let mut wait = patience;
    while let Err(RecvTimeoutError::Timeout) = stopped.recv_timeout(wait) {
        let _ = write!(out, "{CLEAR}{NO_WRAP}{text} … {} s{WRAP}", start.elapsed().as_secs());
        let _ = out.flush();
        wait = INTERVAL;
    }
    if wait == INTERVAL {
        let _ = write!(out, "{CLEAR}");
        let _ = out.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::{CLEAR, PATIENCE, show};
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn what_is_over_soon_is_not_shown() {
        let (stop, stopped) = mpsc::channel();
        drop(stop);
        let mut out = Vec::new();
        show("reading", &stopped, PATIENCE, &mut out);
        assert!(out.is_empty());
    }

    #[test]
    fn the_line_is_gone_in_the_end() {
        let (stop, stopped) = mpsc::channel();
        let waits = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(300));
            drop(stop);
        });
        let mut out = Vec::new();
        show("reading", &stopped, Duration::ZERO, &mut out);
        waits.join().unwrap();
        let text = String::from_utf8(out).unwrap();
        // A long path would begin a new line each time.
        let line = "\r\x1b[2K\x1b[?7lreading … 0 s\x1b[?7h";
        assert!(text.starts_with(line) && text.ends_with(CLEAR), "{text:?}");
    }
}
