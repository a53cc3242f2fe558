//! What generated crates depend on, compiled once for all of them.

use notte_codegen::cli::output::Failure;
use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};
use xtask::workspace;

/// What is made of the dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// What a library that depends on them is checked against.
    Metadata,
    /// What a program is linked with.
    Code,
}

impl Made {
    fn verb(self) -> &'static str {
        match self {
            Self::Metadata => "check",
            Self::Code => "build",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Metadata => ".rmeta",
            Self::Code => ".rlib",
        }
    }
}

/// The compiled dependencies, as arguments for rustc.
#[derive(Debug, Default)]
pub struct Dependencies(Vec<OsString>);

impl Dependencies {
    /// Compiles them below a folder, if they are not there yet.
    ///
    /// An empty crate has this manifest.
    pub fn build(folder: &Path, manifest: &str, made: Made) -> Result<Self, Failure> {
        let package = folder.join("dependencies");
        fs::create_dir_all(package.join("src"))?;
        // Nobody looks for a line in them.
        let profile = "[profile.dev]\ndebug = 0\nincremental = false\n";
        put(&package.join("Cargo.toml"), format!("{manifest}\n{profile}\n[workspace]\n").as_bytes())?;
        put(&package.join("src/lib.rs"), b"")?;
        // The versions that everything else is tested with, and nothing to fetch.
        put(&package.join("Cargo.lock"), &fs::read(workspace::root()?.join("Cargo.lock"))?)?;
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args([made.verb(), "--message-format", "json-render-diagnostics", "--manifest-path"]);
        cargo.arg(package.join("Cargo.toml")).arg("--target-dir").arg(folder.join("target"));
        let output = cargo.stdin(Stdio::null()).stderr(Stdio::inherit()).output()?;
        if !output.status.success() {
            return Err(Failure::new("the dependencies of generated crates can't be compiled"));
        }
        let files = files(&String::from_utf8_lossy(&output.stdout), made.ending());
        Self::arguments(&files, &direct(manifest)?)
    }

    /// The arguments that name them.
    pub fn as_arguments(&self) -> &[OsString] {
        &self.0
    }

    fn arguments(made: &BTreeMap<String, PathBuf>, direct: &[String]) -> Result<Self, Failure> {
        let mut arguments = Vec::new();
        for name in direct {
            let file = made.get(name).ok_or_else(|| Failure::new(format!("cargo made nothing of `{name}`")))?;
            if let Some(folder) = file.parent().filter(|_| arguments.is_empty()) {
                arguments.push("-L".into());
                arguments.push(joined("dependency", folder));
            }
            arguments.push("--extern".into());
            arguments.push(joined(name, file));
        }
        Ok(Self(arguments))
    }
}

/// Writes a file as a whole: another run may read it at the same time.
fn put(path: &Path, content: &[u8]) -> std::io::Result<()> {
    if fs::read(path).is_ok_and(|found| found == content) {
        return Ok(());
    }
    let new = path.with_extension(format!("{}.new", std::process::id()));
    fs::write(&new, content)?;
    fs::rename(new, path)
}

fn joined(name: &str, path: &Path) -> OsString {
    let mut joined = OsString::from(name);
    joined.push("=");
    joined.push(path);
    joined
}

/// The crates that a manifest depends on, as code calls them.
fn direct(manifest: &str) -> Result<Vec<String>, Failure> {
    let (_, table) = manifest
        .split_once("[dependencies]\n")
        .ok_or_else(|| Failure::new("the manifest of generated crates has no dependencies"))?;
    let lines = table.lines().take_while(|line| !line.starts_with('['));
    Ok(lines.filter_map(|line| line.split_once('=')).map(|(name, _)| name.trim().replace('-', "_")).collect())
}

/// The files with an ending out of what cargo says, by the name of the crate.
fn files(said: &str, ending: &str) -> BTreeMap<String, PathBuf> {
    let mut made = BTreeMap::new();
    for message in said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let name = message.pointer("/target/name").and_then(Value::as_str);
        let files = message.get("filenames").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        if let (Some(name), Some(file)) = (name, files.into_iter().find(|file| file.ends_with(ending))) {
            made.insert(name.replace('-', "_"), PathBuf::from(file));
        }
    }
    made
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_come_from_the_manifest() {
        let names = super::direct(&notte_codegen::cli::manifest::manifest(
            "any",
            &notte_codegen::Settings::default(),
            &[],
            notte_codegen::cli::manifest::Uses::ALL,
        ))
        .unwrap();
        assert!(names.contains(&"futures_core".to_owned()) && names.contains(&"reqwest".to_owned()), "{names:?}");
    }
}
