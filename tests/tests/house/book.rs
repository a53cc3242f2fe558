//! The guide in `docs/`, and the links of all documents.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").to_path_buf()
}

/// The Markdown files of the repository that people wrote, or a command of it.
fn documents() -> Vec<PathBuf> {
    let folders = ["", "docs", "spec", "fuzz", "notte-generated", "notte-codegen/benches", "tests", "tests/lab"];
    let entries = folders.iter().filter_map(|folder| fs::read_dir(root().join(folder)).ok()).flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "md"));
    paths.sort();
    paths
}

/// The lines of a document outside of its fenced blocks, without what stands in backticks.
fn prose(text: &str) -> Vec<String> {
    let mut is_code = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            lines.push(line.split('`').step_by(2).collect::<Vec<_>>().join("`"));
        }
    }
    lines
}

/// The targets of the links and pictures of a document.
fn links(text: &str) -> Vec<String> {
    let lines = prose(text);
    let of_line = |line: &String| -> Vec<String> {
        let targets = line.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
        let sources = line.split("src=\"").skip(1).filter_map(|rest| rest.split_once('"'));
        targets.chain(sources).map(|(target, _)| target.to_owned()).collect()
    };
    lines.iter().flat_map(of_line).collect()
}

/// The names of the headings, as GitHub and mdBook make them.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut is_code = false;
    let mut anchors = BTreeSet::new();
    for line in text.lines() {
        is_code ^= line.trim_start().starts_with("```");
        let title = line.trim_start_matches('#');
        if !is_code && title.len() < line.len() && title.starts_with(' ') {
            let kept = title.trim().to_lowercase().replace(' ', "-");
            anchors.insert(kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect());
        }
    }
    anchors
}

/// What is wrong with a link of a document, if anything is.
fn fault(document: &Path, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let file = if path.is_empty() { document.to_path_buf() } else { document.with_file_name("").join(path) };
    if !file.exists() {
        return Some(format!("{}: there is no `{path}`", document.display()));
    }
    if target.starts_with("..") && document.starts_with(root().join("docs")) {
        return Some(format!("{}: `{path}` is not in the book", document.display()));
    }
    let is_there = anchor.is_empty() || fs::read_to_string(&file).is_ok_and(|text| anchors(&text).contains(anchor));
    (!is_there).then(|| format!("{}: `{path}` has no heading `{anchor}`", document.display()))
}

#[test]
fn every_link_leads_somewhere() {
    let mut count = 0;
    let mut faults = Vec::new();
    for document in documents() {
        for target in links(&fs::read_to_string(&document).expect("a document")) {
            count += 1;
            faults.extend(fault(&document, &target));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count > 50, "only {count} links were found");
}

#[test]
fn a_broken_link_is_found() {
    let page = root().join("docs/overview.md");
    assert_eq!(links("a [b](c.md#d) ![e](f.svg)\n```text\n[g](h)\n```\n`[i](j)`"), ["c.md#d", "f.svg"]);
    assert!(fault(&page, "flow.svg").is_none() && fault(&page, "#overview").is_none());
    assert!(fault(&page, "nowhere.md").is_some() && fault(&page, "ways.md#nowhere").is_some());
    assert!(fault(&page, "../README.md").is_some());
    assert!(anchors("# `a`, B_c!\n```sh\n# d\n```").contains("a-b_c"));
}

#[test]
fn the_measured_figures_stand_in_the_benchmarks() {
    let benchmarks = fs::read_to_string(root().join("notte-codegen/benches/README.md")).expect("the benchmarks");
    let mut count = 0;
    for page in ["README.md", "docs/large.md"] {
        let text = fs::read_to_string(root().join(page)).expect("a page");
        for line in text.lines().filter(|line| line.starts_with("| ")) {
            for cell in line.split('|').filter(|cell| !cell.contains('`')) {
                let words: Vec<&str> = cell.split([' ', ',']).collect();
                for figure in words.windows(2).filter(|pair| pair[1] == "s").map(|pair| format!("{} s", pair[0])) {
                    count += 1;
                    assert!(benchmarks.contains(&figure), "{page}: `{figure}` stands in no benchmark");
                }
            }
        }
    }
    assert!(count > 15, "{count}");
}

#[test]
fn the_description_of_the_guide_has_no_losses() {
    let mut diagnostics = notte_codegen::Diagnostics::new();
    let document = notte_codegen::load::from_path(&root().join("docs/petstore.yaml"), &mut diagnostics);
    let generated =
        notte_codegen::generate(&document, &notte_codegen::Settings::default(), diagnostics).expect("no bug");
    assert_eq!(generated.diagnostics.count(notte_codegen::Severity::Loss), 0);
    assert!(generated.files.is_some());
}

#[test]
fn the_table_of_contents_has_every_page() {
    let summary = fs::read_to_string(root().join("docs/SUMMARY.md")).expect("a table of contents");
    let listed: BTreeSet<String> = links(&summary).into_iter().collect();
    let in_docs = documents().into_iter().filter(|path| path.parent() == Some(&*root().join("docs")));
    let names = in_docs.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
    let pages: BTreeSet<String> = names.filter(|name| name != "SUMMARY.md").collect();
    assert_eq!(listed, pages);
}

#[test]
fn the_rust_of_every_page_is_compiled() {
    let compiled = fs::read_to_string(root().join("tests/book/src/lib.rs")).expect("the package");
    // A page has a client of its own.
    let compiled = compiled + &fs::read_to_string(root().join("tests/octocrab/build.rs")).expect("the package");
    let mut count = 0;
    for document in documents().iter().filter(|path| path.starts_with(root().join("docs"))) {
        let text = fs::read_to_string(document).expect("a page");
        let name = document.file_name().and_then(|name| name.to_str()).expect("a name");
        // What the generator makes of fixtures is compiled with them.
        if !text.starts_with("<!-- Written by `cargo lab reference`")
            && text.lines().any(|line| line.trim_start().starts_with("```rust"))
        {
            count += 1;
            assert!(
                compiled.contains(&format!("\"{name}\"")) || compiled.contains(&format!("docs/{name}\";")),
                "tests/book does not compile docs/{name}"
            );
        }
    }
    assert!(count > 8, "{count}");
}

#[test]
fn each_fault_has_its_test() {
    let page = fs::read_to_string(root().join("docs/faults.md")).expect("the page");
    let mut count = 0;
    for row in page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| fault |")) {
        let cell = row.trim_end_matches(" |").rsplit(" | ").next().expect("a cell");
        for name in cell.split(", ").map(|name| name.trim_matches('`')) {
            let (suite, test) = name.rsplit_once("::").unwrap_or_else(|| panic!("{row} names no test"));
            let file = root().join(format!("tests/runtime/tests/{}.rs", suite.replace("::", "/")));
            let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            assert!(text.contains(&format!("async fn {test}() {{")), "there is no test {name}");
            count += 1;
        }
    }
    assert!(count > 30, "{count}");
}
