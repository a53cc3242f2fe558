//! Prism, running.

use notte_codegen::cli::output::Failure;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Sender};
use std::time::Duration;

/// The longest that Prism may take to start, on a machine that is busy with other things.
const START: Duration = Duration::from_secs(120);

/// What Prism says when it can be asked, before its URL.
const LISTENING: &str = "Prism is listening on ";

/// A mock server for a description. It ends with this value, and with this process.
pub struct Prism {
    child: Child,
    url: String,
    log: PathBuf,
}

impl Prism {
    /// Starts what is installed in `folder` on a free port, and waits until it answers.
    pub fn start(folder: &Path, description: &Path) -> Result<Self, Failure> {
        let log = folder.join("prism.log");
        let file = File::create(&log)?;
        let mut node = Command::new("node");
        node.arg("--require").arg(folder.join("end_with_parent.cjs"));
        node.arg(folder.join("node_modules/@stoplight/prism-cli/dist/index.js"));
        node.args(["mock", "--errors", "--host", "127.0.0.1", "--port", "0"]).arg(description);
        node.env("FORCE_COLOR", "0").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(file.try_clone()?);
        let mut prism = Self { child: node.spawn()?, url: String::new(), log };
        let output = prism.child.stdout.take().ok_or_else(|| Failure::new("Prism has no output"))?;
        let (found, url) = mpsc::channel();
        std::thread::spawn(move || keep(output, file, &found));
        prism.url = url.recv_timeout(START).map_err(|_| {
            let said = std::fs::read_to_string(&prism.log).unwrap_or_default();
            Failure::new(format!("Prism does not start; its log, {}:\n{said}", prism.log.display()))
        })?;
        Ok(prism)
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

impl Drop for Prism {
    fn drop(&mut self) {
        // It has ended already when these fail.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Keeps what Prism says, up to its end; a pipe that nobody reads would stop it.
fn keep(output: impl Read, mut log: File, found: &Sender<String>) {
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        let _ = writeln!(log, "{line}");
        if let Some((_, url)) = line.split_once(LISTENING) {
            let _ = found.send(url.trim().to_owned());
        }
    }
}
