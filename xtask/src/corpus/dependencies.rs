//! What generated crates depend on, compiled once for all of them.

use crate::manifest;
use crate::output::Failure;
use crate::workspace;
use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

/// The compiled dependencies, as arguments for rustc.
#[derive(Debug)]
pub struct Dependencies(Vec<OsString>);

impl Dependencies {
    /// Compiles them below a folder, if they are not there yet.
    ///
    /// An empty crate has the manifest that generated crates have.
    pub fn build(folder: &Path) -> Result<Self, Failure> {
        let package = folder.join("dependencies");
        fs::create_dir_all(package.join("src"))?;
        let text = manifest::manifest("dependencies", &notte_codegen::Settings::default(), &[]);
        fs::write(package.join("Cargo.toml"), format!("{text}\n[workspace]\n"))?;
        fs::write(package.join("src/lib.rs"), "")?;
        // The versions that everything else is tested with, and nothing to fetch.
        fs::copy(workspace::root()?.join("Cargo.lock"), package.join("Cargo.lock"))?;
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["check", "--message-format", "json-render-diagnostics", "--manifest-path"]);
        cargo.arg(package.join("Cargo.toml")).arg("--target-dir").arg(folder.join("target"));
        let output = cargo.stdin(Stdio::null()).stderr(Stdio::inherit()).output()?;
        if !output.status.success() {
            return Err(Failure::new("the dependencies of generated crates can't be compiled"));
        }
        let made = metadata(&String::from_utf8_lossy(&output.stdout));
        Self::arguments(&made, &direct(&text)?)
    }

    /// The arguments that name them.
    pub fn as_arguments(&self) -> &[OsString] {
        &self.0
    }

    fn arguments(made: &BTreeMap<String, PathBuf>, direct: &[String]) -> Result<Self, Failure> {
        let mut arguments = Vec::new();
        for name in direct {
            let file = made.get(name).ok_or_else(|| Failure::new(format!("cargo made no metadata of `{name}`")))?;
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

/// The metadata files out of what cargo says, by the name of the crate.
fn metadata(said: &str) -> BTreeMap<String, PathBuf> {
    let mut made = BTreeMap::new();
    for message in said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let name = message.pointer("/target/name").and_then(Value::as_str);
        let files = message.get("filenames").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        if let (Some(name), Some(file)) = (name, files.into_iter().find(|file| file.ends_with(".rmeta"))) {
            made.insert(name.replace('-', "_"), PathBuf::from(file));
        }
    }
    made
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_come_from_the_manifest() {
        let names = super::direct(&crate::manifest::manifest("any", &notte_codegen::Settings::default(), &[])).unwrap();
        assert!(names.contains(&"futures_core".to_owned()) && names.contains(&"reqwest".to_owned()), "{names:?}");
    }
}
