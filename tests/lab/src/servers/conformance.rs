//! `cargo lab conformance`: Prism reads the description by itself, and judges the generated client.

use super::running::Running;
use notte_codegen::cli::output::{Failure, say};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use xtask::workspace;

/// What is copied from the source tree, which stays as it is.
const SOURCES: [&str; 3] = ["package.json", "package-lock.json", "end_with_parent.cjs"];

/// A copy of the lock file, made when all that it names is there.
const INSTALLED: &str = "installed.json";

/// Runs the command. It ends with the exit code of the tests.
pub fn run() -> Result<(), Failure> {
    let root = workspace::root()?;
    let folder = install(&root)?;
    let mut prism = Command::new("node");
    prism.arg("--require").arg(folder.join("end_with_parent.cjs"));
    prism.arg(folder.join("node_modules/@stoplight/prism-cli/dist/index.js"));
    prism.args(["mock", "--errors", "--host", "127.0.0.1", "--port", "0"]).arg(root.join("spec/notte-openapi.yml"));
    let prism = Running::start(prism.env("FORCE_COLOR", "0"), "Prism is listening on ", folder.join("prism.log"))?;
    say(&format!("Prism answers at {}, its log is {}", prism.url(), prism.log().display()))?;
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut tests = Command::new(cargo);
    tests.args(["test", "--package", "notte-tests", "--test", "conformance"]);
    tests.arg("--manifest-path").arg(root.join("Cargo.toml"));
    let ended = tests.env("NOTTE_PRISM_URL", prism.url()).status();
    drop(prism);
    match ended?.code() {
        Some(0) => Ok(()),
        Some(code) => std::process::exit(code),
        None => Err(Failure::new("the tests were ended by a signal")),
    }
}

/// Installs Prism beside what is compiled, in the one version that is locked; gives the folder.
fn install(root: &Path) -> Result<PathBuf, Failure> {
    let node = version("node")?;
    let npm = version("npm")?;
    let folder = workspace::target()?.join("conformance");
    fs::create_dir_all(&folder)?;
    let source = root.join("tests/conformance");
    for name in SOURCES {
        fs::copy(source.join(name), folder.join(name))?;
    }
    let locked = fs::read(source.join("package-lock.json"))?;
    if fs::read(folder.join(INSTALLED)).is_ok_and(|installed| installed == locked) {
        return Ok(folder);
    }
    say(&format!("installing Prism into {} (node {node}, npm {npm})", folder.display()))?;
    let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    let ended = Command::new(program("npm")).args(arguments).current_dir(&folder).status()?;
    if !ended.success() {
        return Err(Failure::new(format!("`npm {}` failed in {}", arguments.join(" "), folder.display())));
    }
    fs::write(folder.join(INSTALLED), locked)?;
    Ok(folder)
}

/// The version of a program, which shows that it is there.
fn version(name: &str) -> Result<String, Failure> {
    let missing = |reason: String| {
        Failure::new(format!(
            "`{name}` can't be run: {reason}\nPrism needs Node.js 18.20.1 or newer, with npm; on Debian they are in the \
             packages `nodejs` and `npm`"
        ))
    };
    let output = Command::new(program(name)).arg("--version").output().map_err(|error| missing(error.to_string()))?;
    if !output.status.success() {
        return Err(missing(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().trim_start_matches('v').to_owned())
}

/// npm is a script; on Windows it is not found without the end of its name.
fn program(name: &str) -> String {
    if cfg!(windows) && name == "npm" { "npm.cmd".to_owned() } else { name.to_owned() }
}
