//! A generated crate, compiled without cargo's lock: several can be compiled at once.

use super::dependencies::Dependencies;
use super::limits::Limits;
use notte_codegen::cli::manifest;
use std::io;
use std::path::Path;
use std::process::Command;

/// What compiles or documents the crate in a folder, with all of its features. Where the result goes is for the caller to say.
pub fn library(
    limits: Limits,
    program: &Path,
    dependencies: &Dependencies,
    package: &Path,
    name: &str,
) -> io::Result<Command> {
    let mut command = limits.command(program);
    command.args(["--edition", "2024", "--crate-type", "lib", "--crate-name", &name.replace('-', "_")]);
    for feature in features(package)? {
        command.arg("--cfg").arg(format!("feature=\"{feature}\""));
    }
    command.args(dependencies.as_arguments()).arg("src/lib.rs").current_dir(package);
    command.env("CARGO_PKG_NAME", name).env("CARGO_PKG_VERSION", "0.1.0");
    Ok(command)
}

/// The features of the crate in a folder.
pub fn features(package: &Path) -> io::Result<Vec<String>> {
    let manifest = std::fs::read_to_string(package.join("Cargo.toml"))?;
    Ok(manifest::features_of(&manifest).into_iter().chain(["full".to_owned()]).collect())
}
