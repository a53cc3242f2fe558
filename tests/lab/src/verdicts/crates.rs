//! Two clients and a program, compiled.

use super::pair::Pair;
use super::program::program;
use super::row::{Compiled, Row};
use super::semver;
use crate::corpus::{Dependencies, Limits, library, printable};
use notte_codegen::cli::output::Failure;
use notte_codegen::diff::{Change, Verdict, diff};
use notte_codegen::surface;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What all pairs share.
#[derive(Debug)]
pub struct Workshop {
    /// What the clients depend on.
    pub dependencies: Dependencies,
    /// Where the clients go.
    pub crates: PathBuf,
    /// The program cargo-semver-checks, if it is asked.
    pub semver_checks: Option<PathBuf>,
    /// The caps of each process.
    pub limits: Limits,
}

/// How many lines of a compiler's errors are shown.
const LINES: usize = 12;

impl Workshop {
    /// Makes both clients of a pair and the program.
    pub fn attempt(&self, pair: &Pair) -> Result<Row, Failure> {
        let folder = self.crates.join(&pair.name);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => fs::create_dir_all(&folder)?,
        }
        let before = self.client(&pair.before, &folder.join("before"))?;
        let after = self.client(&pair.after, &folder.join("after"))?;
        let changes = diff(&before, &after);
        let source = folder.join("program.rs");
        fs::write(&source, program(&before))?;
        let semver = self.semver_checks.as_deref().map(|program| {
            let documents = |side: &str| folder.join(side).join("doc/client.json");
            semver::broken(program, &documents("before"), &documents("after"))
        });
        // Only what changes in Rust can make a program fail.
        let is_major = |change: &&Change| change.verdict == Verdict::Major && !change.is_of_description();
        Ok(Row {
            name: pair.name.clone(),
            verdict: changes.verdict(),
            behavior: changes.changes.iter().any(|change| change.behavior),
            major: changes.changes.iter().filter(is_major).map(|one| format!("{} {}", one.kind, one.rust)).collect(),
            before: self.program(&source, &folder.join("before"))?,
            after: self.program(&source, &folder.join("after"))?,
            semver: semver.transpose()?,
        })
    }

    /// Generates a client into a folder, and compiles it. Returns its listing.
    fn client(&self, description: &Path, folder: &Path) -> Result<surface::Surface, Failure> {
        let package = folder.join("client");
        fs::create_dir_all(folder)?;
        let mut command = self.limits.command(&std::env::current_exe()?);
        command.arg("generate").arg(description).arg("--out").arg(&package).args(["--name", "client"]);
        let settings = description.with_extension("toml");
        if settings.is_file() {
            command.arg("--settings").arg(settings);
        }
        self.must(command, folder, "generate")?;
        let compile = |program: &str| -> Result<Command, Failure> {
            let mut command = library(self.limits, Path::new(program), &self.dependencies, &package, "client")?;
            command.args(["--cap-lints", "allow"]);
            Ok(command)
        };
        let mut checked = compile("rustc")?;
        checked.arg("--emit=metadata").arg("--out-dir").arg(folder);
        self.must(checked, folder, "rustc")?;
        if self.semver_checks.is_some() {
            let mut documented = compile("rustdoc")?;
            // The format for programs is not stable; cargo-semver-checks turns it on in the same way.
            documented.env("RUSTC_BOOTSTRAP", "1").args(["-Z", "unstable-options", "--output-format", "json"]);
            documented.args(["--document-hidden-items", "--out-dir"]).arg(folder.join("doc"));
            self.must(documented, folder, "rustdoc")?;
        }
        let listing = fs::read_to_string(package.join(surface::NAME))?;
        surface::read(&listing).map_err(|error| Failure::new(format!("{}: {error}", description.display())))
    }

    /// Runs a command that does not fail unless there is a bug.
    fn must(&self, command: Command, folder: &Path, name: &str) -> Result<(), Failure> {
        match self.compiled(command, folder, name)? {
            Compiled::Yes => Ok(()),
            Compiled::No(errors) => Err(Failure::new(format!("{}: {name} fails: {errors}", folder.display()))),
        }
    }

    /// Compiles the program with the client in a folder.
    fn program(&self, source: &Path, folder: &Path) -> Result<Compiled, Failure> {
        let mut command = self.limits.command(Path::new("rustc"));
        command.args(["--edition", "2024", "--crate-type", "lib", "--crate-name", "program", "--emit=metadata"]);
        command.arg("--out-dir").arg(folder).args(self.dependencies.as_arguments());
        command.arg("--extern").arg(format!("client={}", folder.join("libclient.rmeta").display())).arg(source);
        self.compiled(command, folder, "program")
    }

    fn compiled(&self, command: Command, folder: &Path, name: &str) -> Result<Compiled, Failure> {
        let log = folder.join(format!("{name}.log"));
        let ended = self.limits.run(command, File::create(folder.join(format!("{name}.out")))?, File::create(&log)?)?;
        if ended.status.is_some_and(|status| status.success()) {
            return Ok(Compiled::Yes);
        }
        let errors: Vec<String> = printable(&log)?
            .lines()
            .filter(|line| line.starts_with("error") || line.contains(" | "))
            .take(LINES)
            .map(str::to_owned)
            .collect();
        Ok(Compiled::No(format!("{ended}\n{}", errors.join("\n"))))
    }
}
