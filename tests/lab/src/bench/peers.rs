//! Other generators, in the versions that ours is held against.

use super::measure::Subject;
use notte_codegen::cli::output::Failure;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

/// Another generator, in one way of using it.
#[derive(Debug)]
pub struct Peer {
    /// What it is called in the table.
    pub title: &'static str,
    /// Its version.
    pub version: &'static str,
    /// The package that has its program, which is called like it.
    package: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// With this interface.
    Progenitor(&'static str),
    Oas3Gen,
    OpenapiToRust,
}

const ALL: &[Peer] = &[
    Peer {
        title: "progenitor, positional",
        version: "0.15.1",
        package: "cargo-progenitor",
        kind: Kind::Progenitor("positional"),
    },
    Peer {
        title: "progenitor, builder",
        version: "0.15.1",
        package: "cargo-progenitor",
        kind: Kind::Progenitor("builder"),
    },
    Peer { title: "oas3-gen", version: "0.29.0", package: "oas3-gen", kind: Kind::Oas3Gen },
    Peer { title: "openapi-to-rust", version: "0.23.0", package: "openapi-to-rust", kind: Kind::OpenapiToRust },
];

/// The generators that ours is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Peers {
    /// None.
    None,
    /// The two interfaces of progenitor.
    #[default]
    Progenitor,
    /// All that are known here.
    All,
}

impl Peers {
    /// The generators themselves.
    pub fn list(self) -> &'static [Peer] {
        match self {
            Self::None => &[],
            Self::Progenitor => ALL.get(..2).unwrap_or_default(),
            Self::All => ALL,
        }
    }
}

/// Empties a folder.
pub fn clear(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(fs::create_dir_all(folder)?),
    }
}

impl Peer {
    /// The name of its crate.
    pub fn name(&self) -> String {
        self.title.replace(", ", "-")
    }

    /// Makes its crate of a description, below a folder. Its program is installed below another, if it is not there yet.
    pub fn make(&self, spec: &Path, programs: &Path, crates: &Path) -> Result<Subject, Failure> {
        let folder = crates.join(self.name());
        made(&mut self.command(Command::new(self.install(programs)?), spec, &folder)?)?;
        if matches!(self.kind, Kind::OpenapiToRust) {
            // It makes a module, and says what a crate needs.
            let dependencies = fs::read_to_string(folder.join("src/client/REQUIRED_DEPS.toml"))?;
            let name = self.name();
            let package = format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n");
            fs::write(folder.join("Cargo.toml"), package + &dependencies)?;
            fs::write(folder.join("src/lib.rs"), "pub mod client;\n")?;
        }
        standing_alone(&folder)?;
        Subject::new(self.title, self.version, &folder)
    }

    /// The command that makes its crate in a folder, from the one that starts its program.
    pub fn command(&self, mut command: Command, spec: &Path, folder: &Path) -> Result<Command, Failure> {
        match self.kind {
            Kind::Progenitor(interface) => {
                command.args(["progenitor", "--input"]).arg(spec).arg("--output").arg(folder);
                command.args(["--name", &self.name(), "--version", "0.1.0", "--license-name", "MIT"]);
                command.args(["--interface", interface]);
            }
            Kind::Oas3Gen => {
                command.args(["generate", "client-mod", "--workspace", "--input"]).arg(spec);
                command.arg("--output").arg(folder);
            }
            Kind::OpenapiToRust => {
                let client = folder.join("src/client");
                fs::create_dir_all(&client)?;
                command.arg("generate").arg(spec).arg("--output-dir").arg(&client);
            }
        }
        Ok(command)
    }

    /// Its program, installed below a folder if it is not there yet.
    pub fn install(&self, programs: &Path) -> Result<PathBuf, Failure> {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["install", "--quiet", "--locked", self.package, "--version", self.version, "--root"]).arg(programs);
        let ended = cargo.arg("--target-dir").arg(programs.join("target")).stdin(Stdio::null()).status()?;
        if !ended.success() {
            return Err(Failure::new(format!("{} {} can't be installed", self.package, self.version)));
        }
        Ok(programs.join("bin").join(format!("{}{}", self.package, env::consts::EXE_SUFFIX)))
    }
}

/// Runs a generator.
pub fn made(command: &mut Command) -> Result<(), Failure> {
    let output = command.stdin(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let last: Vec<&str> = said.lines().rev().take(3).collect();
    Err(Failure::new(format!("the generator fails: {}", last.into_iter().rev().collect::<Vec<_>>().join(" / "))))
}

/// So that cargo takes a crate for itself, and not for a part of whatever it lies in.
pub fn standing_alone(folder: &Path) -> Result<(), Failure> {
    let path = folder.join("Cargo.toml");
    let text = fs::read_to_string(&path)?;
    if !text.contains("[workspace]") {
        fs::write(path, format!("{text}\n[workspace]\n"))?;
    }
    Ok(())
}
