//! The JSON Schema Test Suite: its cases as descriptions, its valid instances as examples.

use super::unit::{Unit, unit};
use crate::corpus::{Description, Options};
use notte_codegen::cli::output::Failure;
use notte_codegen::{Diagnostics, Settings, Untyped, load};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Where the schema of a case stands.
const CASE: &str = "/components/schemas/Case";

/// The folders of draft 2020-12 of the suite below a folder.
pub fn suites(folder: &Path, options: &Options) -> Vec<Description> {
    let found = ["tests/draft2020-12", "jsonschema/tests/draft2020-12"].into_iter();
    found
        .map(|path| folder.join(path))
        .filter(|path| path.is_dir())
        .map(|path| Description {
            name: "JSON Schema Test Suite, draft 2020-12".to_owned(),
            folder: "json-schema-test-suite".to_owned(),
            path,
            size: 0,
            version: "3.1".to_owned(),
        })
        .filter(|suite| options.filter.as_ref().is_none_or(|filter| suite.name.contains(filter)))
        .collect()
}

/// Whether a file belongs to the suite, and is no description by itself.
pub fn is_part(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "jsonschema")
}

/// Every case is a unit, and all of them are one program.
pub fn units(folder: &Path) -> Result<(Vec<Unit>, Vec<String>), Failure> {
    let (mut units, mut refused) = (Vec::new(), Vec::new());
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let settings = Settings { untyped: Untyped::Any, ..Settings::default() };
    for file in files.iter().filter(|path| path.extension().is_some_and(|end| end == "json")) {
        let cases: Vec<Value> = serde_json::from_str(&fs::read_to_string(file)?)?;
        for case in cases {
            let Some(schema) = case.get("schema") else { continue };
            let name = format!("{}: {}", file.display(), case.get("description").cloned().unwrap_or_default());
            let mut diagnostics = Diagnostics::new();
            let document = load::from_text(&name, &document(schema).to_string(), &mut diagnostics);
            let tests = case.get("tests").and_then(Value::as_array).into_iter().flatten();
            let valid = tests.filter(|test| test.get("valid") == Some(&Value::Bool(true)));
            let instances = valid.filter_map(|test| Some((CASE.to_owned(), test.get("data")?.clone()))).collect();
            match unit(&document, &settings, diagnostics, Some(instances))? {
                Ok(mut unit) => {
                    unit.examples.iter_mut().for_each(|(_, example)| example.place.clone_from(&name));
                    units.push(unit);
                }
                Err(_) => refused.push(name),
            }
        }
    }
    Ok((units, refused))
}

/// The document of one case. References to the schema's own root lead to where it stands now.
fn document(schema: &Value) -> Value {
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
                target.insert_str(1, CASE);
            }
            object.values_mut().for_each(|value| moved(value, false));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| moved(value, false)),
        _ => {}
    }
}
