//! The program that reads and writes the examples with the generated types.

use super::unit::Unit;
use crate::manifest;
use crate::output::Failure;
use crate::workspace;
use notte_codegen::Settings;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// What the program's root has besides the units.
const ROOT: &str = r#"//! Reads and writes examples with generated types.
#![allow(dead_code, unused_imports, unused_macros, clippy::all)]
#[path = "runtime/mod.rs"]
pub mod runtime;

pub type Check = fn(&str) -> Result<String, String>;

pub fn check<T: runtime::json::Wire>(text: &str) -> Result<String, String> {
    runtime::json::from_slice::<T>(text.as_bytes())
        .map(|value| runtime::json::to_text(&value))
        .map_err(|error| error.to_string())
}

fn main() {
    let units = units();
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let mut parts = line.splitn(3, ' ');
        let mut number = || parts.next().unwrap().parse::<usize>().unwrap();
        let check = units[number()][number()];
        match check(parts.next().unwrap()) {
            Ok(text) => println!("+{text}"),
            Err(error) => println!("-{}", error.replace('\n', " ")),
        }
    }
}
"#;

/// Compiles and runs the program; for each unit's cases, in their order, what was written back or why nothing was.
pub fn run(folder: &Path, target: &Path, units: &[Unit]) -> Result<Vec<Result<Value, String>>, Failure> {
    let source = folder.join("src");
    fs::create_dir_all(&source)?;
    let manifest = manifest::manifest("fidelity-program", &Settings::default(), &[]);
    fs::write(
        folder.join("Cargo.toml"),
        format!("{manifest}\n[profile.dev]\ndebug = 0\nincremental = false\n\n[workspace]\n"),
    )?;
    fs::copy(workspace::root()?.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    for (path, text) in units.first().map(|unit| &unit.runtime).into_iter().flatten() {
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
    fs::write(source.join("main.rs"), root)?;
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--quiet", "--manifest-path"]).arg(folder.join("Cargo.toml")).arg("--target-dir").arg(target);
    let built = cargo.output()?;
    if !built.status.success() {
        let said = String::from_utf8_lossy(&built.stderr);
        return Err(Failure::new(said.lines().take(20).collect::<Vec<_>>().join("\n")));
    }
    answers(&target.join("debug/fidelity-program"), units)
}

fn answers(program: &Path, units: &[Unit]) -> Result<Vec<Result<Value, String>>, Failure> {
    let mut lines = String::new();
    for (number, unit) in units.iter().enumerate() {
        for case in &unit.cases {
            writeln!(lines, "{number} {} {}", case.ty, case.value)?;
        }
    }
    let mut child = Command::new(program).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut input = child.stdin.take().ok_or_else(|| Failure::new("the program takes no input"))?;
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child.wait_with_output()?;
    writer.join().map_err(|_| Failure::new("the program's input broke off"))??;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text
        .lines()
        .map(|line| match line.strip_prefix('+') {
            Some(text) => serde_json::from_str(text).map_err(|error| error.to_string()),
            None => Err(line.trim_start_matches('-').to_owned()),
        })
        .collect())
}

/// The document of one case of the JSON Schema Test Suite. References to the schema's own root lead to where it stands now.
pub fn case_document(schema: &Value) -> Value {
    let mut schema = schema.clone();
    moved(&mut schema, true);
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Case", "version": "1" },
        "paths": {},
        "components": { "schemas": { "Case": schema } },
    })
}

fn moved(node: &mut Value, is_root: bool) {
    match node {
        // A schema with an id of its own is a root of its own.
        Value::Object(object) if is_root || !object.contains_key("$id") => {
            if let Some(Value::String(target)) = object.get_mut("$ref")
                && (target == "#" || target.starts_with("#/"))
            {
                target.insert_str(1, "/components/schemas/Case");
            }
            object.values_mut().for_each(|value| moved(value, false));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| moved(value, false)),
        _ => {}
    }
}
