//! Overlays against their specification: folders that each hold a description, an overlay and the result.

use notte_codegen::diagnostics::{Style, render};
use notte_codegen::load::LoadOptions;
use notte_codegen::{Diagnostics, Settings, load};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn tests() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The file in a folder with this name, in either format.
fn file(folder: &Path, name: &str) -> PathBuf {
    let candidates = ["yaml", "json"].map(|end| folder.join(name).with_extension(end));
    let found = candidates.into_iter().find(|path| path.exists());
    found.unwrap_or_else(|| panic!("{} has no {name}", folder.display()))
}

/// Checks every case below a folder, and returns how many there are.
fn check(root: &Path) -> usize {
    let mut count = 0;
    for entry in fs::read_dir(root).unwrap_or_else(|error| panic!("{}: {error}", root.display())) {
        let folder = entry.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        count += 1;
        let mut diagnostics = Diagnostics::new();
        let options = LoadOptions { overlays: vec![file(&folder, "overlay")], ..LoadOptions::default() };
        let document = load::from_path_with(&file(&folder, "openapi"), &options, &mut diagnostics);
        let shown = render(&diagnostics, &document.sources, Style::Plain);
        assert!(!diagnostics.has_errors(), "{}\n{shown}", folder.display());
        let wanted = load::from_path(&file(&folder, "output"), &mut diagnostics);
        assert_eq!(document.root(), wanted.root(), "{}", folder.display());
        for text in [load::to_yaml(document.root()), load::to_json(document.root())] {
            let read = load::from_text("result", &text, &mut diagnostics);
            // As text, in which the order of members counts as well.
            assert_eq!(load::to_json(read.root()), load::to_json(document.root()), "{}", folder.display());
        }
    }
    count
}

#[test]
fn our_cases_give_their_results() {
    assert!(check(&tests().join("overlays")) >= 6);
}

/// The compliance cases of OAI/Overlay-Specification, or any others, in the folders that `NOTTE_OVERLAYS` lists, separated by `:`.
#[test]
fn cases_of_others_give_their_results() {
    match std::env::var("NOTTE_OVERLAYS") {
        Ok(folders) => {
            for folder in folders.split(':') {
                let count = check(Path::new(folder));
                assert!(count > 0, "{folder} has no cases");
                println!("{folder}: {count} cases");
            }
        }
        Err(_) => eprintln!("skipped: NOTTE_OVERLAYS names no folder with cases"),
    }
}

/// All descriptions of this repository, and those below the folders that `NOTTE_DESCRIPTIONS` lists.
#[test]
fn descriptions_are_printed_and_read_back() {
    let mut open = vec![tests().join("../spec"), tests().join("fixtures")];
    open.extend(std::env::var("NOTTE_DESCRIPTIONS").iter().flat_map(|list| list.split(':')).map(PathBuf::from));
    let mut count = 0;
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let is_tree = path.extension().is_some_and(|end| end == "yaml" || end == "yml" || end == "json");
        let Some(text) = fs::read_to_string(&path).ok().filter(|_| is_tree) else { continue };
        let mut diagnostics = Diagnostics::new();
        let document = load::from_text("description", &text, &mut diagnostics);
        if diagnostics.has_errors() {
            continue;
        }
        count += 1;
        for text in [load::to_yaml(document.root()), load::to_json(document.root())] {
            let read = load::from_text("printed", &text, &mut diagnostics);
            let shown = render(&diagnostics, &read.sources, Style::Plain);
            assert!(!diagnostics.has_errors(), "{}\n{shown}", path.display());
            assert!(read.root() == document.root(), "{} is not read back", path.display());
        }
    }
    assert!(count > 100, "{count}");
    println!("{count} descriptions");
}

fn xtask(arguments: &[&str]) -> (i32, String, String) {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--package", "xtask", "--"]).args(arguments);
    let output = cargo.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

fn path(name: &str) -> String {
    tests().join(name).display().to_string()
}

#[test]
fn the_effective_description_is_printed() {
    let (spec, overlay) = (path("overlays/copy-a-node/openapi.yaml"), path("overlays/copy-a-node/overlay.yaml"));
    let (code, out, err) = xtask(&["spec", "effective", &spec, "--overlay", &overlay, "--format", "json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let wanted = load::from_path(&tests().join("overlays/copy-a-node/output.yaml"), &mut Diagnostics::new());
    assert_eq!(out, load::to_json(wanted.root()));
    // The overlay beside the description, in the format of the description.
    let (code, out, err) = xtask(&["spec", "effective", &path("fixtures/overlays/actions/spec.yaml")]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("openapi: \"3.1.0\"\ninfo:\n  title: Pets\n"), "{out}");
    assert!(out.contains("https://api.example.com") && !out.contains("deletePets"), "{out}");
    // Errors go to the standard error.
    let (code, out, err) = xtask(&["spec", "effective", &path("reject/overlay-unmatched/spec.yaml")]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("[overlay-unmatched]") && err.contains("overlay.yaml:4:5"), "{err}");
    assert_eq!(xtask(&["spec", "effective", "--format", "toml"]).0, 2);
    // The description of this repository.
    let (code, out, _) = xtask(&["spec", "effective", "--format", "yaml"]);
    assert!(code == 0 && out.starts_with("openapi: "), "{out}");
}

/// A build script applies the overlay that it is told, or the one beside the description.
#[test]
fn a_build_script_applies_overlays() {
    let out = tempfile::tempdir().unwrap();
    let spec = path("fixtures/overlays/actions/spec.yaml");
    notte_codegen::build_into(spec, &Settings::default(), out.path()).unwrap();
    let text = fs::read_to_string(out.path().join("client.rs")).unwrap();
    assert!(!text.contains("delete_pets") && text.contains("https://api.example.com"));
}
