//! `cargo xtask generate`, `explain` and `help`, run as processes.

use notte_codegen::diagnostics::ALL;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn xtask(arguments: &[&str]) -> Output {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--package", "xtask", "--"]).args(arguments);
    cargo.output().expect("cargo can be run")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name).display().to_string()
}

#[test]
fn a_crate_of_a_description_in_several_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("library").display().to_string();
    let spec = fixture("build-script/openapi/library.yaml");
    let output = xtask(&["generate", &spec, "--out", &out, "--name", "library-client"]);
    assert!(output.status.success(), "{}", said(&output));
    let manifest = fs::read_to_string(Path::new(&out).join("Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("name = \"library-client\""), "{manifest}");
    for path in ["src/lib.rs", "src/books.rs", "src/runtime/mod.rs", "src/types/books.rs", "LOSSES.md"] {
        assert!(Path::new(&out).join(path).exists(), "{path}");
    }
    let again = xtask(&["generate", &spec, "--out", &out, "--name", "library-client"]);
    assert!(said(&again).contains(" 0 of "), "{}", said(&again));
}

#[test]
fn files_that_were_not_generated_are_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("src")).expect("a folder");
    fs::write(folder.path().join("src/precious.rs"), "mine").expect("a file");
    let out = folder.path().display().to_string();
    let output = xtask(&["generate", &fixture("build-script/openapi/library.yaml"), "--out", &out, "--name", "x"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("precious.rs` was not generated"), "{}", said(&output));
    assert_eq!(fs::read_dir(folder.path().join("src")).expect("a folder").count(), 1);
    fs::remove_file(folder.path().join("src/precious.rs")).expect("it can be removed");
    fs::write(folder.path().join("notes.txt"), "mine").expect("a file");
    let output = xtask(&["generate", &fixture("build-script/openapi/library.yaml"), "--out", &out, "--name", "x"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(folder.path().join("notes.txt").exists());
}

#[test]
fn a_loss_can_be_denied() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("x").display().to_string();
    let spec = fixture("fixtures/unions/required-members/spec.yaml");
    let output = xtask(&["generate", &spec, "--out", &out, "--deny", "union-ambiguous"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("error[union-ambiguous]"), "{}", said(&output));
    assert!(!Path::new(&out).exists());
    let output = xtask(&["generate", &spec, "--out", &out, "--deny", "no-such-code"]);
    assert!(said(&output).contains("there is no code `no-such-code`"), "{}", said(&output));
}

#[test]
fn every_code_is_explained() {
    let list = said(&xtask(&["explain"]));
    for code in ALL {
        assert!(list.contains(code.name), "{}", code.name);
        assert!(code.explanation.len() > 60, "{} says too little", code.name);
    }
    assert!(said(&xtask(&["explain", "ref-unresolved"])).contains("leads nowhere"));
    assert_eq!(xtask(&["explain", "nope"]).status.code(), Some(1));
}

#[test]
fn what_is_not_known_is_refused() {
    for arguments in [&["nope"][..], &["regenerate", "--nope"], &["generate"], &["generate", "x.yaml"]] {
        let output = xtask(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", said(&output));
        assert!(said(&output).starts_with("error: "), "{arguments:?}: {}", said(&output));
    }
}
