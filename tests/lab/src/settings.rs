//! `cargo lab settings`: the JSON Schema of `codegen.toml`, which editors complete it with, and the page of all settings.

mod page;
mod schema;

use notte_codegen::cli::output::{Failure, say};
use std::fs;
use xtask::workspace;

/// Writes the JSON Schema of the settings to docs/codegen.schema.json, and their page to docs/settings.md.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Writes nothing, and fails if one of the files is out of date.
    #[arg(long)]
    check: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let folder = workspace::root()?.join("docs");
    for (name, text) in files() {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|found| found == text) {
            say(&format!("{} is up to date", path.display()))?;
        } else if arguments.check {
            return Err(Failure::new(format!("{} is out of date: run `cargo lab settings`", path.display())));
        } else {
            fs::write(&path, text)?;
            say(&format!("{} was written", path.display()))?;
        }
    }
    Ok(())
}

/// The names of the files, and their texts.
fn files() -> [(&'static str, String); 2] {
    let schema = schema::schema();
    [("codegen.schema.json", format!("{schema:#}\n")), ("settings.md", page::page(&schema))]
}

#[cfg(test)]
mod tests {
    use super::{files, schema::schema};
    use notte_codegen::{Diagnostics, Settings};
    use serde_json::Value;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    #[test]
    fn the_files_are_current() {
        for (name, text) in files() {
            let found = fs::read_to_string(root().join("docs").join(name)).unwrap_or_default();
            assert!(found == text, "docs/{name} is out of date: run `cargo lab settings`");
        }
    }

    /// The keys that the reader of the settings knows in a table, from its message about one that it does not know.
    fn known_keys(table: &str) -> BTreeSet<String> {
        let header = if table.is_empty() { String::new() } else { format!("[{table}]\n") };
        let mut diagnostics = Diagnostics::new();
        let _ = Settings::parse(&format!("{header}qqqqqqqqqqqqqqqqqqqq = 1\n"), 0, &mut diagnostics);
        let message = diagnostics.iter().map(|one| one.message.clone()).next().unwrap_or_default();
        let (_, list) = message.split_once(" are ").unwrap_or_else(|| panic!("{table}: {message}"));
        list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    }

    #[test]
    fn the_schema_has_every_key_and_no_other() {
        let schema = schema();
        let mut open = vec![(String::new(), &schema)];
        let mut count = 0;
        while let Some((table, object)) = open.pop() {
            let properties = object["properties"].as_object().unwrap();
            let described: BTreeSet<String> = properties.keys().filter(|key| *key != "$schema").cloned().collect();
            assert_eq!(known_keys(&table), described, "[{table}]");
            count += described.len();
            for (name, property) in properties {
                let tables = property["anyOf"].as_array().into_iter().flatten().chain([property]);
                for inner in tables {
                    let path = if table.is_empty() { name.clone() } else { format!("{table}.{name}") };
                    if inner["properties"].is_object() {
                        open.push((path, inner));
                    } else if inner["additionalProperties"]["properties"].is_object() {
                        open.push((format!("{path}.any"), &inner["additionalProperties"]));
                    }
                }
            }
        }
        assert!(count > 40, "{count}");
    }

    #[test]
    fn the_settings_of_this_repository_are_valid() {
        let validator = jsonschema::validator_for(&schema()).unwrap();
        let mut open = vec![root().join("tests/fixtures"), root().join("tests/build-script"), root().join("spec")];
        let mut count = 0;
        while let Some(path) = open.pop() {
            if path.is_dir() {
                open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            } else if path.file_name().is_some_and(|name| name == "codegen.toml") {
                count += 1;
                let text = fs::read_to_string(&path).unwrap();
                let value: toml::Table = text.parse().unwrap();
                let value: Value = serde_json::to_value(value).unwrap();
                assert!(validator.is_valid(&value), "{}: {:?}", path.display(), validator.validate(&value));
            }
        }
        assert!(count > 5, "{count}");
        // The settings that `init` writes, without the marks of comments.
        let sample = fs::read_to_string(root().join("notte-codegen/src/cli/settings.toml")).unwrap();
        let lines = sample.lines().filter_map(|line| line.strip_prefix("# "));
        let lines: Vec<&str> = lines.filter(|line| line.parse::<toml::Table>().is_ok()).collect();
        let value: toml::Table = lines.join("\n").parse().unwrap();
        let is_valid = validator.is_valid(&serde_json::to_value(&value).unwrap());
        assert!(is_valid, "{value}");
        // The list of overlays stands for the table.
        for key in schema()["properties"].as_object().unwrap().keys().filter(|key| *key != "$schema") {
            assert!(value.contains_key(key), "`init` writes nothing about `{key}`");
        }
        for text in
            ["secret = []", "untyped = \"maybe\"", "[package]\nlicence = \"MIT\"", "[operations.a]\nanswer = \"pdf\""]
        {
            let value: toml::Table = text.parse().unwrap();
            assert!(!validator.is_valid(&serde_json::to_value(value).unwrap()), "{text}");
        }
    }
}
