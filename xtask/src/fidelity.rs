//! `cargo xtask fidelity DIR`: what types read, they write back equal.

mod equal;
mod examples;
mod harness;
mod spelling;
mod unit;

use crate::corpus::descriptions;
use crate::output::{Failure, say};
use crate::workspace;
use lexopt::prelude::*;
use notte_codegen::{Diagnostics, Settings, Untyped, load};
use serde_json::Value as Json;
use std::fs;
use std::path::{Path, PathBuf};
use unit::{Unit, unit};

/// What came of one description, or of a file of the test suite.
struct Row {
    name: String,
    valid: usize,
    invalid: usize,
    unjudged: usize,
    failures: Vec<String>,
}

/// Runs the command.
pub fn run(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let (mut folder, mut filter, mut most) =
        (std::env::var_os("NOTTE_CORPUS").map(PathBuf::from), String::new(), u64::MAX);
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(path) => folder = Some(PathBuf::from(path)),
            Long("filter") => filter = arguments.value()?.string()?,
            Long("max-size") => most = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let folder =
        folder.ok_or_else(|| Failure::new("usage: cargo xtask fidelity DIR, or NOTTE_CORPUS names the folder"))?;
    let work = workspace::target()?.join("fidelity");
    let mut rows = Vec::new();
    for suite in suites(&folder) {
        rows.push(test_suite(&suite, &work)?);
    }
    for description in descriptions(&folder)? {
        let is_suite = description.path.components().any(|part| part.as_os_str() == "jsonschema");
        if is_suite || description.size > most || !description.name.contains(&filter) {
            continue;
        }
        let mut diagnostics = Diagnostics::new();
        let document = load::from_path(&description.path, &mut diagnostics);
        if diagnostics.has_errors() {
            continue;
        }
        if let Some(unit) = unit(&document, &Settings::default(), None)?
            && !(unit.cases.is_empty() && unit.invalid + unit.unjudged == 0)
        {
            let row = row(&description.name, &work, vec![unit])?;
            say(&line(&row))?;
            rows.push(row);
        }
    }
    summary(&rows)
}

fn line(row: &Row) -> String {
    let equal = row.valid.saturating_sub(row.failures.len());
    let mut text = format!(
        "{:<48} {:>6} valid {:>6} equal {:>5} not valid {:>5} not judged",
        row.name, row.valid, equal, row.invalid, row.unjudged
    );
    for failure in row.failures.iter().take(8) {
        text.push_str(&format!("\n    {failure}"));
    }
    text
}

fn summary(rows: &[Row]) -> Result<(), Failure> {
    let valid: usize = rows.iter().map(|row| row.valid).sum();
    let failed: usize = rows.iter().map(|row| row.failures.len()).sum();
    say(&format!(
        "{valid} valid examples, {} read and written back equal, {failed} not",
        valid.saturating_sub(failed)
    ))?;
    if failed == 0 { Ok(()) } else { Err(Failure::new("some valid examples are not written back equal")) }
}

/// The folders of draft 2020-12 of the JSON Schema Test Suite below a folder.
fn suites(folder: &Path) -> Vec<PathBuf> {
    ["tests/draft2020-12", "jsonschema/tests/draft2020-12"]
        .iter()
        .map(|path| folder.join(path))
        .filter(|path| path.is_dir())
        .collect()
}

/// Every case of the suite is a unit, and all of them are one program.
fn test_suite(folder: &Path, work: &Path) -> Result<Row, Failure> {
    let mut units = Vec::new();
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let settings = Settings { untyped: Untyped::Any, ..Settings::default() };
    for file in files.iter().filter(|path| path.extension().is_some_and(|end| end == "json")) {
        let cases: Vec<Json> = serde_json::from_str(&fs::read_to_string(file)?)?;
        for case in cases {
            let Some(schema) = case.get("schema") else { continue };
            let text = harness::case_document(schema).to_string();
            let name = format!("{}: {}", file.display(), case.get("description").cloned().unwrap_or_default());
            let document = load::from_text(&name, &text, &mut Diagnostics::new());
            let tests = case.get("tests").and_then(Json::as_array).into_iter().flatten();
            let valid = tests.filter(|test| test.get("valid") == Some(&Json::Bool(true)));
            let pointer = "/components/schemas/Case".to_owned();
            let instances = valid.filter_map(|test| Some((pointer.clone(), test.get("data")?.clone()))).collect();
            if let Some(mut unit) = unit(&document, &settings, Some(instances))? {
                unit.cases.iter_mut().for_each(|one| one.place = name.clone());
                units.push(unit);
            }
        }
    }
    let row = row("JSON Schema Test Suite, draft 2020-12", work, units)?;
    say(&line(&row))?;
    Ok(row)
}

fn row(name: &str, work: &Path, units: Vec<Unit>) -> Result<Row, Failure> {
    let invalid = units.iter().map(|unit| unit.invalid).sum();
    let unjudged = units.iter().map(|unit| unit.unjudged).sum();
    let cases: Vec<(&str, &str, &Json)> = units
        .iter()
        .flat_map(|unit| unit.cases.iter().map(move |case| (case, unit)))
        .map(|(case, unit)| {
            (case.place.as_str(), unit.types.get(case.ty).map(String::as_str).unwrap_or_default(), &case.value)
        })
        .collect();
    let mut failures = Vec::new();
    if !cases.is_empty() {
        let answers = harness::run(&work.join("program"), &work.join("target"), &units)?;
        if answers.len() != cases.len() {
            failures.push(format!("the program stopped after {} of {} examples", answers.len(), cases.len()));
        }
        for ((place, ty, value), answer) in cases.iter().zip(answers) {
            match answer {
                Ok(back) => {
                    let difference = equal::difference(value, &back);
                    failures.extend(difference.map(|what| format!("{place} ({ty}): {what}")));
                }
                Err(error) => failures.push(format!("{place} ({ty}): {error}; the example is {}", shortened(value))),
            }
        }
    }
    Ok(Row { name: name.to_owned(), valid: cases.len(), invalid, unjudged, failures })
}

fn shortened(value: &Json) -> String {
    value.to_string().chars().take(120).collect()
}
