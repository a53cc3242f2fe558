//! `init`: settings with comments, and what regenerates the client: a build script or a command of the workspace.

use super::manifest::{Uses, manifest};
use super::output::{Failure, say};
use crate::Settings;
use crate::sync;
use crate::visible::toml_string;
use std::path::{Path, PathBuf};

/// Writes codegen.toml into a package, with every setting as a comment; and, if asked for, what generates the client.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder of the package.
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// The description, relative to the folder.
    #[arg(long, value_name = "FILE", default_value = "openapi.yaml")]
    spec: String,
    /// Writes a build script too, which generates the client whenever the package is built.
    #[arg(long)]
    build_script: bool,
    /// Writes a package `xtask` too, which generates the client as a module of this package when `cargo xtask generate` is run.
    #[arg(long, conflicts_with = "build_script")]
    xtask: bool,
    /// The folder of notte-codegen's source code, which the build script or `xtask` then depends on [default: its release on crates.io]
    #[arg(long, value_name = "DIR")]
    generator: Option<PathBuf>,
}

/// Runs the command. A file that is there already is left as it is.
///
/// # Errors
/// When a file is there, or can't be written. Settings that are there are no error where something else is asked for.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let Arguments { folder, spec, .. } = arguments;
    if spec.chars().any(char::is_control) {
        return Err(Failure::usage("the name of the description has control characters"));
    }
    let mut files = Vec::new();
    let settings = "codegen.toml";
    if !(arguments.build_script || arguments.xtask) || !folder.join(settings).exists() {
        files.push((settings, include_str!("settings.toml").to_owned()));
    }
    let mut next = Vec::new();
    if arguments.build_script {
        files.push(("build.rs", build_script(spec)));
        next.push(next_build(arguments.generator.as_deref())?);
    } else if arguments.xtask {
        files.push(("xtask/Cargo.toml", xtask_manifest(arguments.generator.as_deref())?));
        files.push(("xtask/src/main.rs", xtask_program(spec)));
        if folder.join(CARGO_CONFIG).exists() {
            next.push(format!("next: add to {CARGO_CONFIG}:\n\n{ALIAS}"));
        } else {
            files.push((CARGO_CONFIG, ALIAS.to_owned()));
        }
        next.push(NEXT_XTASK.to_owned());
    } else {
        next.push(format!("next: notte-codegen generate {spec} --into . --settings {settings}"));
    }
    let paths: Vec<(PathBuf, String)> = files.into_iter().map(|(name, text)| (folder.join(name), text)).collect();
    if let Some((path, _)) = paths.iter().find(|(path, _)| path.exists()) {
        return Err(Failure::new(format!("`{}` is there already", path.display())));
    }
    for (path, text) in &paths {
        sync::put_file(path, text)?;
        say(&format!("wrote {}", path.display()))?;
    }
    next.iter().try_for_each(|text| say(text))
}

/// What is left to do by hand for a build script.
fn next_build(generator: Option<&Path>) -> Result<String, Failure> {
    let manifest = manifest("client", &Settings::default(), &[], Uses::ALL);
    let needed = manifest.split_once("[dependencies]\n").map_or("", |(_, needed)| needed);
    Ok(format!(
        "next: add to Cargo.toml:\n\n[dependencies]\n{needed}\n[build-dependencies]\nnotte-codegen = {{ {} }}\n\n\
         base64 is needed only where the API has bytes in it. Add to src/lib.rs:\n\n\
         pub mod client {{\n    include!(concat!(env!(\"OUT_DIR\"), \"/client.rs\"));\n}}",
        source(generator)?
    ))
}

/// Where cargo looks for aliases.
const CARGO_CONFIG: &str = ".cargo/config.toml";

const ALIAS: &str = "[alias]\nxtask = \"run --quiet --package xtask --\"\n";

const NEXT_XTASK: &str = "next: add to Cargo.toml, unless it has a workspace with this member:\n\n\
    [workspace]\nmembers = [\"xtask\"]\n\nthen run `cargo xtask generate`";

fn build_script(spec: &str) -> String {
    format!(
        "//! Generates `$OUT_DIR/client.rs` when the description or the settings change.\n\n\
         fn main() -> Result<(), notte_codegen::BuildError> {{\n    \
         notte_codegen::Build::new({spec:?}).settings(\"codegen.toml\").run()\n}}\n"
    )
}

/// Where the generator comes from, in the words of a manifest.
fn source(generator: Option<&Path>) -> Result<String, Failure> {
    let Some(folder) = generator else { return Ok(format!("version = \"{}\"", env!("CARGO_PKG_VERSION"))) };
    let unreadable = |error| Failure::new(format!("can't read `{}`: {error}", folder.display()));
    Ok(format!("path = {}", toml_string(&folder.canonicalize().map_err(unreadable)?.to_string_lossy())))
}

/// The manifest of the package `xtask`, which depends on a folder or on a release of the generator.
fn xtask_manifest(generator: Option<&Path>) -> Result<String, Failure> {
    let source = source(generator)?;
    Ok(format!(
        "[package]\nname = \"xtask\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\nnotte-codegen = {{ {source}, features = [\"cli\"] }}\n"
    ))
}

fn xtask_program(spec: &str) -> String {
    include_str!("xtask.rs.txt").replace("\"openapi.yaml\"", &format!("{spec:?}"))
}
