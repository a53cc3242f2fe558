//! The table of constructs: each row has fixtures, which bring about what the row names, and each section has a row.

use notte_codegen::{Diagnostics, Settings, generate, load};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A row of the table.
struct Row {
    construct: String,
    codes: Vec<String>,
    fixtures: Vec<String>,
}

fn mapping() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../notte-codegen/src/mapping.rs")
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(mapping()).expect("the table");
    let lines = text.lines().filter_map(|line| line.strip_prefix("//! | "));
    let rows = lines.skip(1).map(|line| {
        let cells: Vec<&str> = line.trim_end_matches('|').split('|').map(str::trim).collect();
        assert_eq!(cells.len(), 4, "a row has four columns: {line}");
        let names = |cell: &str| -> Vec<String> {
            cell.split(',')
                .map(|name| name.trim().trim_matches('`').to_owned())
                .filter(|name| !name.is_empty())
                .collect()
        };
        Row { construct: cells[0].to_owned(), codes: names(cells[2]), fixtures: names(cells[3]) }
    });
    rows.collect()
}

/// The codes of all that there is to say about a fixture.
fn codes(fixture: &Path) -> BTreeSet<String> {
    let mut diagnostics = Diagnostics::new();
    let text = fs::read_to_string(fixture.join("codegen.toml")).unwrap_or_default();
    let spec = fixture.join("spec.yaml");
    let options = Settings::parse(&text, 0, &mut Diagnostics::new()).load_options(&spec, fixture);
    let document = load::from_path_with(&spec, &options, &mut diagnostics);
    let settings = Settings::parse(&text, document.sources.len(), &mut diagnostics);
    let generated = generate(&document, &settings, diagnostics).expect("the generator has no bug");
    generated.diagnostics.iter().map(|diagnostic| diagnostic.code.name.to_owned()).collect()
}

#[test]
fn each_row_has_fixtures_that_show_it() {
    let rows = rows();
    assert!(rows.len() > 25, "{} rows", rows.len());
    for row in rows {
        assert!(!row.fixtures.is_empty(), "no fixture for {}", row.construct);
        let mut found = BTreeSet::new();
        for name in &row.fixtures {
            let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
            assert!(fixture.join("spec.yaml").exists(), "there is no fixture `{name}`, for {}", row.construct);
            found.extend(codes(&fixture));
        }
        for code in &row.codes {
            assert!(found.contains(code), "no fixture of {} brings about `{code}`: {found:?}", row.construct);
        }
    }
}

#[test]
fn each_section_has_a_row() {
    let linked: String = rows().into_iter().map(|row| row.construct).collect();
    for module in ["schemas", "unions", "operations", "bodies", "names", "swagger"] {
        let text = fs::read_to_string(mapping().with_file_name("mapping").join(module).with_extension("rs"));
        for title in text.expect("a module").lines().filter_map(|line| line.strip_prefix("//! # ")) {
            // As rustdoc makes the name of a heading.
            let kept = title.to_lowercase().replace(' ', "-");
            let anchor: String = kept.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect();
            assert!(linked.contains(&format!("({module}#{anchor})")), "no row leads to {module}#{anchor}");
        }
    }
}
