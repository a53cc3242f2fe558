//! `cargo lab fastapi`: an application that FastAPI describes, and the client that is generated from that description.

use super::running::Running;
use notte_codegen::cli::output::{Failure, say};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use xtask::workspace;

/// A copy of the list of packages, made when all of them are there.
const INSTALLED: &str = "installed.txt";

/// Runs the client of an API that FastAPI describes against that API. Needs python3 with venv.
///
/// The description in the repository must be what the application says of itself today.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Writes what the application says of itself into the repository, instead of comparing.
    #[arg(long)]
    write: bool,
}

/// Runs the command. It ends with the exit code of the tests.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let root = workspace::root()?;
    let source = root.join("tests/fastapi");
    let folder = workspace::target()?.join("fastapi");
    let python = install(&source, &folder)?;
    let description = describe(&python, &source)?;
    let committed = source.join("openapi.json");
    if arguments.write {
        fs::write(&committed, description)?;
    } else if fs::read_to_string(&committed)? != description {
        let message = format!("{} is not what the application says; run with --write", committed.display());
        return Err(Failure::new(message));
    }
    let mut serve = module(&python, &source, "app.serve");
    let server = Running::start(&mut serve, "Uvicorn running on ", folder.join("uvicorn.log"))?;
    say(&format!("the application answers at {}, its log is {}", server.url(), server.log().display()))?;
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut tests = Command::new(cargo);
    tests.args(["test", "--package", "notte-fastapi"]).arg("--manifest-path").arg(root.join("Cargo.toml"));
    let ended = tests.env("FASTAPI_URL", server.url()).status();
    drop(server);
    match ended?.code() {
        Some(0) => Ok(()),
        Some(code) => std::process::exit(code),
        None => Err(Failure::new("the tests were ended by a signal")),
    }
}

/// Installs FastAPI beside what is compiled, in the versions that are listed; returns its Python.
fn install(source: &Path, folder: &Path) -> Result<PathBuf, Failure> {
    let list = source.join("requirements.txt");
    let wanted = fs::read(&list)?;
    let programs = folder.join("venv").join(if cfg!(windows) { "Scripts" } else { "bin" });
    let python = programs.join("python");
    if fs::read(folder.join(INSTALLED)).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    fs::create_dir_all(folder)?;
    say(&format!("installing FastAPI into {}", folder.display()))?;
    done(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder.join("venv")), "python3 -m venv")?;
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement"])
        .arg(&list);
    done(&mut pip, "pip install")?;
    fs::write(folder.join(INSTALLED), wanted)?;
    Ok(python)
}

/// Runs a command to its end.
fn done(command: &mut Command, name: &str) -> Result<(), Failure> {
    let ended = command.status().map_err(|error| {
        Failure::new(format!(
            "`{name}` can't be run: {error}\nFastAPI needs Python 3.10 or newer with venv; on Debian it is in the package \
             `python3-venv`"
        ))
    })?;
    if ended.success() { Ok(()) } else { Err(Failure::new(format!("`{name}` failed"))) }
}

/// What the application says of itself.
fn describe(python: &Path, source: &Path) -> Result<String, Failure> {
    let output = module(python, source, "app.emit").output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(Failure::new(format!("the application does not describe itself:\n{said}")));
    }
    String::from_utf8(output.stdout).map_err(|_| Failure::new("the description is not UTF-8"))
}

/// A module of the application. It leaves nothing in the source tree.
fn module(python: &Path, source: &Path, name: &str) -> Command {
    let mut command = Command::new(python);
    command.args(["-B", "-X", "utf8", "-m", name]).current_dir(source);
    command
}
