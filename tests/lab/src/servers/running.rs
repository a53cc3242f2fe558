//! A server of somebody else, running.

use notte_codegen::cli::output::Failure;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Sender};
use std::time::Duration;

/// The longest that a server may take to start, on a machine that is busy with other things.
const START: Duration = Duration::from_secs(120);

/// A server. It ends with this value, and with this process: its standard input ends then.
pub struct Running {
    child: Child,
    url: String,
    log: PathBuf,
}

impl Running {
    /// Starts a server, and waits until it says where it answers: its URL follows `listening` in what it prints.
    pub fn start(server: &mut Command, listening: &'static str, log: PathBuf) -> Result<Self, Failure> {
        let file = File::create(&log)?;
        server.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = Self { child: server.spawn()?, url: String::new(), log };
        let (found, url) = mpsc::channel();
        if let Some(output) = running.child.stdout.take() {
            keep(output, file.try_clone()?, listening, found.clone());
        }
        if let Some(errors) = running.child.stderr.take() {
            keep(errors, file, listening, found);
        }
        running.url = url.recv_timeout(START).map_err(|_| {
            let said = std::fs::read_to_string(&running.log).unwrap_or_default();
            Failure::new(format!("the server does not start; its log, {}:\n{said}", running.log.display()))
        })?;
        Ok(running)
    }

    /// Where it answers.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Where it writes what it sees.
    pub fn log(&self) -> &Path {
        &self.log
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended already when these fail.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Keeps what a server says, up to its end; a pipe that nobody reads would stop it.
fn keep(output: impl Read + Send + 'static, mut log: File, listening: &'static str, found: Sender<String>) {
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            let _ = writeln!(log, "{line}");
            if let Some((_, rest)) = line.split_once(listening) {
                let _ = found.send(rest.split_whitespace().next().unwrap_or_default().to_owned());
            }
        }
    });
}
