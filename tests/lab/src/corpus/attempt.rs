//! One description: generated, then compiled, each in a child process.

use super::compiler::{features, library};
use super::dependencies::Dependencies;
use super::find::Description;
use super::limits::Limits;
use super::outcome::{Cost, Outcome};
use super::report::{Report, lines_of_rust, printable};
use super::row::Row;
use notte_codegen::cli::manifest;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The crate itself, below the folder that holds its logs too.
const CRATE: &str = "crate";

/// What all attempts share.
#[derive(Debug)]
pub struct Workshop {
    /// Where the crates go with their logs, a folder each.
    pub crates: PathBuf,
    /// What they depend on; none when they are not compiled.
    pub dependencies: Option<Dependencies>,
    /// The caps of each child.
    pub limits: Limits,
    /// This program, which is its own child.
    pub program: PathBuf,
}

impl Workshop {
    /// Makes the crate of a description, and compiles it.
    ///
    /// It fails only where the machine does: a full disk, no processes.
    pub fn attempt(&self, description: &Description, invalid: bool) -> io::Result<Row> {
        let folder = self.crates.join(&description.folder);
        // What an earlier run left would be taken for this one's.
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => fs::create_dir_all(&folder)?,
        }
        let mut row = Row {
            name: description.name.clone(),
            version: description.version.clone(),
            size: description.size,
            invalid,
            generated: Outcome::Skipped,
            compiled: Outcome::Skipped,
            losses: Default::default(),
            schemas: None,
            lines: 0,
            generating: Cost::default(),
            compiling: Cost::default(),
        };
        self.generate(description, &folder, &mut row)?;
        if let (Outcome::Done, Some(dependencies)) = (&row.generated, &self.dependencies) {
            self.compile(dependencies, &folder, &mut row)?;
        }
        Ok(row)
    }

    fn generate(&self, description: &Description, folder: &Path, row: &mut Row) -> io::Result<()> {
        let mut command = self.limits.command(&self.program);
        command.arg("generate").arg(&description.path).arg("--out").arg(folder.join(CRATE));
        command.arg("--ref-root").arg(description.root());
        command.args(["--name", &manifest::name_for(folder)]).args(["--message-format", "json"]);
        let (said, log) = (folder.join("diagnostics.jsonl"), folder.join("generate.log"));
        let ended = self.limits.run(command, File::create(&said)?, File::create(&log)?)?;
        let report = Report::read(&fs::read_to_string(said)?);
        row.generating = ended.cost();
        row.generated = match ended.status.map(|status| status.code()) {
            None => Outcome::TimedOut,
            Some(Some(0)) => Outcome::Done,
            Some(Some(1)) => report.refusal(&printable(&log)?),
            Some(_) => Outcome::Crashed(format!("{ended}: {}", printable(&log)?)),
        };
        row.losses = report.losses;
        row.schemas = report.schemas;
        if row.generated == Outcome::Done {
            row.lines = lines_of_rust(&folder.join(CRATE).join("src"))?;
            // So that cargo takes the crate for itself, and not for a part of whatever it lies in.
            let manifest = folder.join(CRATE).join("Cargo.toml");
            fs::write(&manifest, format!("{}\n[workspace]\n", fs::read_to_string(&manifest)?))?;
        }
        Ok(())
    }

    /// What `cargo check` does with the crate, without cargo's lock: several can be compiled at once.
    fn compile(&self, dependencies: &Dependencies, folder: &Path, row: &mut Row) -> io::Result<()> {
        let name = manifest::name_for(folder);
        let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let package = folder.join(CRATE);
        let mut command = library(self.limits, Path::new(&compiler), dependencies, &package, &name)?;
        let features: Vec<String> = features(&package)?.iter().map(|name| format!("\"{name}\"")).collect();
        let known = format!("cfg(feature, values({}))", features.join(", "));
        command.args(["-D", "warnings", "--check-cfg", "cfg(docsrs,test)", "--check-cfg", &known]);
        command.args(["--emit=metadata", "-C", "embed-bitcode=no"]).arg("--out-dir").arg(folder);
        command.env_remove("RUST_BACKTRACE");
        let log = folder.join("rustc.log");
        let ended = self.limits.run(command, File::create(folder.join("rustc.out"))?, File::create(&log)?)?;
        row.compiling = ended.cost();
        row.compiled = match ended.status.map(|status| status.code()) {
            None => Outcome::TimedOut,
            Some(Some(0)) => Outcome::Done,
            Some(Some(1)) => Outcome::Refused(printable(&log)?),
            Some(_) => Outcome::Crashed(format!("{ended}: {}", printable(&log)?)),
        };
        Ok(())
    }
}
