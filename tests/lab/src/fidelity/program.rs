//! The program that reads and writes the examples with the generated types.

use super::unit::Unit;
use notte_codegen::cli::output::Failure;
use notte_codegen::{Files, whole_runtime};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// What the program's root has besides the units.
const ROOT: &str = r#"//! Reads and writes examples with generated types: `program CASES START` answers each line of a file, from one on.
#[path = "runtime/mod.rs"]
pub mod runtime;

pub type Check = fn(&str) -> Result<String, String>;

pub fn check<T: runtime::json::Wire>(text: &str) -> Result<String, String> {
    runtime::json::from_slice::<T>(text.as_bytes())
        .map(|value| runtime::json::to_text(&value))
        .map_err(|error| error.to_string())
}

fn answer(units: &[Vec<Check>], line: &str) -> Result<String, String> {
    let mut parts = line.splitn(3, ' ');
    let mut number = || parts.next().and_then(|part| part.parse::<usize>().ok());
    let check = number().zip(number()).and_then(|(unit, check)| units.get(unit)?.get(check));
    match (check, parts.next()) {
        (Some(check), Some(text)) => std::panic::catch_unwind(|| check(text)).unwrap_or(Err("it panics".to_owned())),
        _ => Err("the line names no type".to_owned()),
    }
}

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let cases = std::fs::read_to_string(arguments.next().unwrap_or_default())?;
    let start = arguments.next().and_then(|start| start.parse().ok()).unwrap_or(0);
    let units = units();
    for line in cases.lines().skip(start) {
        match answer(&units, line) {
            Ok(text) => println!("+{text}"),
            Err(error) => println!("-{}", error.replace('\n', " ")),
        }
    }
    Ok(())
}
"#;

/// What the program depends on: what the runtime's `json` does, since it makes no calls.
pub fn manifest() -> String {
    r#"[package]
name = "dependencies"
version = "0.1.0"
edition = "2024"
publish = false

[dependencies]
base64 = "0.23"
bytes = "1"
jiff = { version = "1", default-features = false, features = ["std"] }
percent-encoding = "2"
serde_json = "1"
"#
    .to_owned()
}

/// What types need of the runtime, which the units share.
fn runtime() -> Files {
    let mut kept: Files =
        whole_runtime(&[]).into_iter().filter(|(path, _)| path.starts_with("runtime/json/")).collect();
    kept.insert("runtime/mod.rs".to_owned(), "pub mod json;\n".to_owned());
    kept
}

/// Writes the program's sources.
pub fn write(folder: &Path, units: &[Unit]) -> Result<(), Failure> {
    let source = folder.join("src");
    fs::create_dir_all(&source)?;
    for (path, text) in runtime() {
        let path = source.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    let mut root = format!("#![recursion_limit = \"8192\"]\n{ROOT}");
    let mut calls = String::new();
    for (number, unit) in units.iter().enumerate() {
        let checks: String = unit.types.iter().map(|ty| format!("crate::check::<{ty}>, ")).collect();
        writeln!(
            root,
            "pub mod u{number} {{\n{}\npub fn checks() -> Vec<crate::Check> {{ vec![{checks}] }}\n}}",
            unit.module
        )?;
        write!(calls, "u{number}::checks(), ")?;
    }
    writeln!(root, "fn units() -> Vec<Vec<Check>> {{ vec![{calls}] }}")?;
    Ok(fs::write(source.join("main.rs"), root)?)
}
