//! Each fixture, stage by stage: a change in a snapshot shows which stage changed.

use notte_codegen::diagnostics::{Style, render};
use notte_codegen::{Diagnostics, Document, Settings, Source, generate, ir, load, surface};
use notte_tests::fixtures::{self, Fixture};
use notte_tests::snapshots::{self, Phrases};
use std::path::Path;

/// The description with its settings. Names of files are those of the fixture's folder, so that a snapshot is the same everywhere.
fn read(fixture: &Fixture) -> (Document, Settings, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let folder = fixture.spec.parent().unwrap();
    let text = fixture.settings.as_ref().map(|path| std::fs::read_to_string(path).unwrap());
    let mut settings = Settings::parse(text.as_deref().unwrap_or_default(), 0, &mut Diagnostics::new());
    let options = settings.load_options(&fixture.spec, folder);
    let mut document = load::from_path_with(&fixture.spec, &options, &mut diagnostics);
    if let (Some(path), Some(text)) = (&fixture.settings, text) {
        settings = Settings::parse(&text, document.sources.len(), &mut diagnostics);
        document.sources.push(Source::new(path.display().to_string(), text, serde_json::Value::Null));
    }
    (document, settings, diagnostics)
}

fn shown(diagnostics: &Diagnostics, document: &Document, fixture: &Fixture) -> String {
    let folder = format!("{}/", fixture.spec.parent().map(Path::display).unwrap());
    let text = render(diagnostics, &document.sources, Style::Plain).replace(&folder, "");
    // Trailing blanks are the renderer's business.
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn check(folder: &str, name: &str, value: &str) {
    insta::with_settings!({ snapshot_path => format!("../snapshots/{folder}"), prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name.replace('/', "__"), value);
    });
}

#[test]
fn lowered() {
    for fixture in fixtures::all("fixtures") {
        let (document, settings, mut diagnostics) = read(&fixture);
        let lowered = ir(&document, &settings, &mut diagnostics);
        let lowered = lowered.unwrap();
        let types: Vec<&str> = lowered.types.iter().map(|ty| ty.name.as_str()).collect();
        check("ir", &fixture.name, &snapshots::ir(&format!("{lowered:#?}"), &types));
    }
}

/// The files without the runtime, which `regenerate --check` and `tests/runtime` hold, and without the listing, which follows the
/// others and is held by `tests/tests/updates.rs`. Layout is held by the tests of `print`.
#[test]
fn files() {
    let mut phrases = Phrases::parse(include_str!("../snapshots/phrases.txt"));
    for fixture in fixtures::all("fixtures") {
        let (document, settings, diagnostics) = read(&fixture);
        let files = generate(&document, &settings, diagnostics).unwrap().files.unwrap();
        let files = files.iter().filter(|(path, _)| !path.starts_with("runtime/") && !path.starts_with("macros/"));
        let files = files.filter(|(path, _)| path.as_str() != surface::NAME);
        phrases.enter(&fixture.name);
        let text: String = files.map(|(path, text)| snapshots::file(path, text, &mut phrases)).collect();
        check("files", &fixture.name, &text);
    }
    let unused = phrases.unused();
    assert!(unused.is_empty(), "tests/snapshots/phrases.txt has phrases that no client has: {unused:?}");
    let missing = phrases.missing(6);
    assert!(missing.is_empty(), "sentences of many snapshots; add them to tests/snapshots/phrases.txt: {missing:#?}");
}

#[test]
fn diagnostics() {
    for fixture in fixtures::all("fixtures") {
        let (document, settings, diagnostics) = read(&fixture);
        let generated = generate(&document, &settings, diagnostics).unwrap();
        assert!(!generated.diagnostics.has_errors(), "{}", fixture.name);
        check("diagnostics", &fixture.name, &shown(&generated.diagnostics, &document, &fixture));
    }
}

#[test]
fn rejected() {
    for fixture in fixtures::all("reject") {
        let (document, settings, diagnostics) = read(&fixture);
        let generated = generate(&document, &settings, diagnostics).unwrap();
        assert!(generated.files.is_none(), "{} gave files", fixture.name);
        assert!(generated.diagnostics.has_errors(), "{} gave no error", fixture.name);
        check("rejected", &fixture.name, &shown(&generated.diagnostics, &document, &fixture));
    }
}

#[test]
fn two_runs_give_equal_bytes() {
    for fixture in fixtures::all("fixtures") {
        let once = || {
            let (document, settings, diagnostics) = read(&fixture);
            generate(&document, &settings, diagnostics).unwrap().files
        };
        assert_eq!(once(), once(), "{}", fixture.name);
    }
}
