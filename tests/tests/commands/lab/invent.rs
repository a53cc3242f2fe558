//! `cargo lab invent`, run as a process: what it writes, and what the generator makes of it.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn lab(arguments: &[&str]) -> Output {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--package", "notte-lab", "--"]).args(arguments).env_remove("NOTTE_CORPUS");
    cargo.output().expect("cargo can be run")
}

fn invent(folder: &Path, seed: &str, count: &str) -> BTreeMap<String, String> {
    let output = lab(&["invent", &folder.display().to_string(), "--seed", seed, "--count", count]);
    assert!(output.status.success(), "{output:?}");
    let files = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    files.map(|path| (name(&path), fs::read_to_string(&path).expect("a text"))).collect()
}

#[test]
fn a_seed_gives_the_same_description_and_each_becomes_a_crate() {
    let (folder, again) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let files = invent(folder.path(), "40", "8");
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!((names.len(), names[0], names[7]), (8, "000040.json", "000047.json"));
    // Whatever came before it.
    assert_eq!(invent(again.path(), "43", "1")["000043.json"], files["000043.json"]);
    assert_ne!(files["000040.json"], files["000041.json"]);

    let output = lab(&["corpus", &folder.path().display().to_string(), "--no-check", "--json"]);
    assert!(output.status.success(), "{output:?}");
    let result: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(result["totals"]["generated"], 8);
}

#[test]
fn every_version_is_there_and_has_examples() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = invent(folder.path(), "0", "12");
    for version in ["3.0.3", "3.1.0", "3.2.0"] {
        let mut of_it = files.values().filter(|text| text.contains(&format!("\"openapi\": \"{version}\"")));
        let word = if version == "3.0.3" { "\"example\": " } else { "\"examples\": [" };
        assert!(of_it.any(|text| text.contains(word) && text.contains("\"e5\": ")), "{version}");
    }
}

#[test]
fn what_it_wants_it_says() {
    let said = |arguments: &[&str]| {
        let output = lab(arguments);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    assert!(said(&["invent"]).contains("Usage: cargo lab invent"));
    assert!(said(&["invent", "x", "--seed", "one"]).contains("--seed <SEED>"));
}
