//! Pairs of descriptions: what the diff says of them, and that its listings are read back as they were written.

use notte_codegen::diff::{Change, Diff, Verdict, diff, to_json, to_text};
use notte_codegen::surface::{self, Surface};
use notte_codegen::{Diagnostics, Settings, load, surface_of};
use notte_tests::fixtures;
use std::path::{Path, PathBuf};

fn listing(path: &Path) -> Surface {
    let mut diagnostics = Diagnostics::new();
    let document = load::from_path(path, &mut diagnostics);
    let surface = surface_of(&document, &Settings::default(), &mut diagnostics);
    surface.unwrap_or_else(|| panic!("{} has errors", path.display()))
}

fn compared(before: &Path, after: &Path) -> Diff {
    diff(&listing(before), &listing(after))
}

/// The folders of pairs, by name.
fn folders(root: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

/// The verdict, then a change of Rust or of behavior a line. `UPDATES_ACCEPT=1` writes what is said now.
fn shown(diff: &Diff) -> String {
    let line = |change: &Change| {
        let behavior = if change.behavior { " behavior" } else { "" };
        format!("{}{behavior} {} {}\n", change.verdict, change.kind, change.rust)
    };
    let is_shown = |change: &&Change| change.behavior || !change.is_of_description();
    format!("{}\n{}", diff.verdict(), diff.changes.iter().filter(is_shown).map(line).collect::<String>())
}

#[test]
fn each_pair_has_its_verdict() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("updates");
    let mut wrong = Vec::new();
    for folder in folders(&root) {
        let (before, after) = (folder.join("before.yaml"), folder.join("after.yaml"));
        let said = shown(&compared(&before, &after));
        let file = folder.join("expected.txt");
        if std::env::var_os("UPDATES_ACCEPT").is_some() {
            std::fs::write(&file, &said).unwrap();
        }
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        if said != expected {
            wrong.push(format!("== {}\nexpected:\n{expected}said:\n{said}", folder.display()));
        }
        assert_eq!(compared(&before, &before), Diff::default(), "{}", folder.display());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a change takes away, its reverse gives back, so one of the two is major, or neither.
#[test]
fn what_is_removed_one_way_is_added_the_other_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("updates");
    let rust = |diff: &Diff, end: &str| {
        let of_rust = diff.changes.iter().filter(|change| !change.is_of_description());
        let mut found: Vec<String> =
            of_rust.filter(|change| change.kind.ends_with(end)).map(|change| change.rust.clone()).collect();
        found.sort();
        found
    };
    for folder in folders(&root) {
        let (before, after) = (folder.join("before.yaml"), folder.join("after.yaml"));
        let (there, back) = (compared(&before, &after), compared(&after, &before));
        assert_eq!(rust(&there, "-added"), rust(&back, "-removed"), "{}", folder.display());
        assert_eq!(there.verdict() == Verdict::None, back.verdict() == Verdict::None, "{}", folder.display());
    }
}

/// Pairs of other projects, which are not part of this one: `UPDATES=folder cargo test --workspace --test updates -- --nocapture`.
#[test]
fn pairs_of_other_projects() {
    let Some(root) = std::env::var_os("UPDATES") else {
        eprintln!("skipped: UPDATES names no folder of pairs");
        return;
    };
    for folder in folders(Path::new(&root)) {
        let (before, after) = (folder.join("base.yaml"), folder.join("revision.yaml"));
        let diff = compared(&before, &after);
        println!("== {}\n{}", folder.file_name().unwrap().display(), to_text(&diff));
        assert_eq!(compared(&before, &before), Diff::default(), "{}", folder.display());
        let json: serde_json::Value = serde_json::from_str(&to_json(&diff)).unwrap();
        assert_eq!(json["verdict"], diff.verdict().word());
    }
}

#[test]
fn a_listing_is_read_back_as_it_was_written() {
    for fixture in fixtures::all("fixtures") {
        let listing = listing(&fixture.spec);
        let read = surface::read(&surface::write(&listing));
        assert_eq!(read.as_ref(), Ok(&listing), "{}", fixture.name);
    }
}
