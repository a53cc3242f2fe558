//! One command, as a process of its own.

use super::scene::Scene;
use notte_codegen::cli::output::Failure;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// What is run on a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The new description with this number is accepted.
    Accept(usize),
    /// The client is generated from the description that is there.
    Regenerate,
    /// The client is compared with what the description gives.
    Check,
}

impl Step {
    /// Its name, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accept(_) => "accept",
            Self::Regenerate => "regenerate",
            Self::Check => "check",
        }
    }

    /// Starts it on a folder.
    pub fn start(self, scene: &Scene, folder: &Path) -> Result<Child, Failure> {
        let mut command = Command::new(&scene.program);
        match self {
            Self::Accept(number) => (scene.layout.accept)(&mut command, &scene.description(number), folder),
            Self::Regenerate => (scene.layout.regenerate)(&mut command, folder),
            Self::Check => (scene.layout.check)(&mut command, folder),
        }
        Ok(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?)
    }

    /// Runs it to its end, and says how long that took.
    pub fn run(self, scene: &Scene, folder: &Path) -> Result<Duration, Failure> {
        let start = Instant::now();
        let output = self.start(scene, folder)?.wait_with_output()?;
        let time = start.elapsed();
        if output.status.success() { Ok(time) } else { Err(failed(self, &output)) }
    }
}

/// A command that failed, with what it printed.
pub fn failed(step: Step, output: &Output) -> Failure {
    Failure::new(format!("`{}` failed ({}):\n{}", step.name(), output.status, printed(output)))
}

/// What a command printed.
pub fn printed(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
