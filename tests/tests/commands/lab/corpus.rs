//! `cargo lab corpus` over the project's own descriptions.
//!
//! Nothing is compiled here: the package `notte-compiled-fixtures` compiles what every fixture becomes.

use notte_tests::fixtures;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn corpus(arguments: &[&str]) -> Output {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--package", "notte-lab", "--", "corpus"]).args(arguments).env_remove("NOTTE_CORPUS");
    cargo.output().expect("cargo can be run")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

fn own(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

#[test]
fn every_fixture_becomes_a_crate() {
    let folder = own("fixtures");
    let output = corpus(&[&folder.display().to_string(), "--no-check", "--json"]);
    assert!(output.status.success(), "{output:?}");
    let result = json(&output);
    // The file that Azure's fixture refers to is a description of its own, as such files are there.
    let referred = 1;
    assert_eq!(result["totals"]["generated"], fixtures::all("fixtures").len() + referred);
    assert_eq!(result["totals"]["failed"], 0);
    for row in result["descriptions"].as_array().expect("rows") {
        assert!(row["lines"].as_u64() > Some(100), "{row}");
        assert_eq!(row["compiled"]["outcome"], "-");
    }
}

#[test]
fn the_table_has_the_losses_by_code() {
    let output = corpus(&[&own("fixtures/unions").display().to_string(), "--no-check"]);
    assert!(output.status.success(), "{output:?}");
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    let row = table.lines().find(|line| line.starts_with("required-members")).unwrap_or_else(|| panic!("{table}"));
    assert!(row.contains("union-ambiguous "), "{table}");
    assert!(!output.stderr.contains(&b'\r'), "a bar on what is no terminal: {output:?}");
}

#[test]
fn a_refusal_is_right_where_the_index_says_invalid() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).expect("a folder in it");
    let write = |path: &str, text: &str| fs::write(folder.path().join(path), text).expect("a file");
    write("inner/broken.yaml", "openapi: 3.0.0\npaths: {\n");
    write("inner/part.yaml", "type: object\n");
    let run = || corpus(&[&inner.display().to_string(), "--no-check", "--json"]);

    write("index.tsv", "file\tvalid\ninner/broken.yaml\tinvalid\n");
    let output = run();
    assert!(output.status.success(), "{output:?}");
    let result = json(&output);
    assert_eq!(result["totals"]["descriptions"], 1);
    assert_eq!(result["totals"]["rightly_refused"], 1);
    assert_eq!(result["descriptions"][0]["generated"]["outcome"], "refused");

    write("index.tsv", "file\tvalid\ninner/broken.yaml\tvalid\n");
    let output = run();
    assert!(!output.status.success());
    assert_eq!(json(&output)["descriptions"][0]["failure"], "refused");
}

#[test]
fn who_takes_too_long_is_ended() {
    let folder = own("fixtures/null");
    let output = corpus(&[&folder.display().to_string(), "--no-check", "--seconds", "0"]);
    assert!(!output.status.success());
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(table.contains("the generator timed out"), "{table}");
    assert!(table.contains("0 generated, 0 compiled"), "{table}");
}

#[test]
fn without_a_folder_it_says_what_it_wants() {
    let output = corpus(&[]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("NOTTE_CORPUS"), "{output:?}");
}
