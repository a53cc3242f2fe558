//! Pairs of descriptions: what the diff says of them, and that its listings are read back as they were written.

use notte_codegen::diff::{Change, Diff, Verdict, diff, to_json, to_text};
use notte_codegen::surface::{self, Surface};
use notte_codegen::{Diagnostics, Document, Files, Settings, generate, load, surface_of};
use notte_tests::fixtures;
use std::path::{Path, PathBuf};

/// A description, with the settings that stand beside it under its name.
fn input(path: &Path) -> (Document, Settings, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let document = load::from_path(path, &mut diagnostics);
    let settings = std::fs::read_to_string(path.with_extension("toml")).unwrap_or_default();
    let settings = Settings::parse(&settings, 1, &mut diagnostics);
    (document, settings, diagnostics)
}

/// The listing of a description.
fn listing(path: &Path) -> Surface {
    let (document, settings, mut diagnostics) = input(path);
    let surface = surface_of(&document, &settings, &mut diagnostics);
    surface.unwrap_or_else(|| panic!("{} has errors", path.display()))
}

/// The code that is made of a description, without the files that only tell of it.
fn code(path: &Path) -> Files {
    let (document, settings, diagnostics) = input(path);
    let mut files = generate(&document, &settings, diagnostics).expect("no bug").files.expect("no errors");
    files.retain(|name, _| name.ends_with(".rs"));
    files
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

#[test]
fn nothing_changes_where_the_code_stays_the_same_and_nowhere_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("updates");
    for folder in folders(&root) {
        let (before, after) = (folder.join("before.yaml"), folder.join("after.yaml"));
        let is_same = code(&before) == code(&after);
        assert_eq!(compared(&before, &after).verdict() == Verdict::None, is_same, "{}", folder.display());
    }
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
        assert_eq!(diff.verdict() == Verdict::None, code(&before) == code(&after), "{}", folder.display());
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

/// The rows of the tables in `docs/updates.md`: the kinds, the verdicts, the pairs.
fn rows() -> Vec<[Vec<String>; 3]> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("docs/updates.md");
    let page = std::fs::read_to_string(page).unwrap();
    let code = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let is_row =
        |line: &&str| line.starts_with("| ") && !line.starts_with("| kinds") && !line.starts_with("| change |");
    page.lines()
        .filter(is_row)
        .map(|row| {
            let cells: Vec<&str> = row.split('|').collect();
            let verdicts = cells[2].split(',').map(|verdict| verdict.trim().to_owned()).collect();
            [code(cells[1]), verdicts, code(cells[4])]
        })
        .collect()
}

#[test]
fn the_page_says_what_the_pairs_show() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("updates");
    let mut named = Vec::new();
    for [kinds, verdicts, pairs] in rows() {
        for pair in pairs {
            let expected = std::fs::read_to_string(root.join(&pair).join("expected.txt"));
            let expected = expected.unwrap_or_else(|error| panic!("{pair}: {error}"));
            let behavior = if expected.contains(" behavior ") { " behavior" } else { "" };
            let verdict = format!("{}{behavior}", expected.lines().next().unwrap_or_default());
            assert!(verdicts.contains(&verdict), "{pair} is {verdict}: {kinds:?} {verdicts:?}");
            named.push(pair);
        }
    }
    for folder in folders(&root) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        assert!(named.contains(&name), "docs/updates.md does not name the pair {name}");
    }
}

/// Whether a text is one that a pattern with `*` stands for.
fn is_like(text: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        None => text == pattern,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|text| {
            (0..=text.len()).any(|index| text.get(index..).is_some_and(|text| is_like(text, rest)))
        }),
    }
}

/// The list of kinds is another project's: `OASDIFF_CHECKS=file cargo test --workspace --test updates`.
#[test]
fn the_page_has_a_row_for_each_kind_of_oasdiff() {
    let Some(file) = std::env::var_os("OASDIFF_CHECKS") else {
        eprintln!("skipped: OASDIFF_CHECKS names no file of kinds");
        return;
    };
    let kinds = std::fs::read_to_string(file).unwrap();
    let kinds: Vec<&str> = kinds.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    let rows = rows();
    let has_row = |kind: &&&str| rows.iter().any(|[patterns, ..]| patterns.iter().any(|one| is_like(kind, one)));
    let missing: Vec<&&str> = kinds.iter().filter(|kind| !has_row(kind)).collect();
    assert!(kinds.len() > 500 && missing.is_empty(), "{} kinds, without a row: {missing:?}", kinds.len());
}
