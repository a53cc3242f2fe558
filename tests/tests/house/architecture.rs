//! What `ARCHITECTURE.md` says of the code, held against the code.

use notte_codegen::{Diagnostics, Settings, generate, load};
use notte_tests::fixtures;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").to_path_buf()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every Rust file below a folder, in order; none of what is compiled or downloaded.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("an entry can be read").path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let is_ours = !name.starts_with('.') && name != "target" && name != "node_modules";
            if path.is_dir() && is_ours {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The files of a module of the generator: `name.rs`, and those below `name/`. What is only compiled for tests is none.
fn module(name: &str) -> Vec<PathBuf> {
    let source = root().join("notte-codegen/src");
    let mut files = Vec::new();
    if source.join(name).is_dir() {
        files = rust_files(&source.join(name));
    }
    files.extend(Some(source.join(format!("{name}.rs"))).filter(|path| path.exists()));
    files.retain(|path| !path.ends_with("tests.rs"));
    assert!(!files.is_empty(), "there is no module `{name}`");
    files
}

/// The code of a file: without comments, and without the tests at its end.
fn code(path: &Path) -> String {
    let text = read(path);
    let lines = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
    lines.filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

/// What follows `prefix` wherever it begins a path.
fn after<'t>(text: &'t str, prefix: &str) -> Vec<&'t str> {
    let starts = text.match_indices(prefix).filter(|(index, _)| {
        let before = text[..*index].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '$' | '"'))
    });
    starts.map(|(index, _)| &text[index + prefix.len()..]).collect()
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The modules of its own crate that a module uses.
fn own_uses(name: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for path in module(name) {
        for rest in after(&code(&path), "crate::") {
            let words: Vec<String> = match rest.strip_prefix('{') {
                Some(list) => {
                    list.split('}').next().unwrap_or_default().split(',').map(|one| word(one.trim())).collect()
                }
                None => vec![word(rest)],
            };
            for word in words {
                // What the crate shows at its root.
                used.insert(if matches!(word.as_str(), "Place" | "Diagnostic" | "Diagnostics") {
                    "diagnostics".to_owned()
                } else if word == "api" && rest.starts_with("api::ParameterStyle") {
                    "api::ParameterStyle".to_owned()
                } else {
                    word
                });
            }
        }
    }
    used.remove(name);
    used
}

/// The other crates that a module uses, and `std::fs`.
fn other_uses(name: &str) -> BTreeSet<String> {
    let manifest = read(&root().join("notte-codegen/Cargo.toml"));
    let dependencies = manifest.lines().skip_while(|line| *line != "[dependencies]").skip(1);
    let dependencies = dependencies.take_while(|line| !line.starts_with('['));
    let crates: Vec<String> = dependencies
        .filter_map(|line| line.split(['.', ' ', '=']).next())
        .filter(|name| !name.is_empty())
        .map(|name| name.replace('-', "_"))
        .collect();
    assert!(crates.len() > 10, "{crates:?}");
    let mut used = BTreeSet::new();
    for path in module(name) {
        let code = code(&path);
        for dependency in &crates {
            let is_used = !after(&code, &format!("{dependency}::")).is_empty()
                || !after(&code, &format!("{dependency}!")).is_empty();
            if is_used {
                used.insert(dependency.clone());
            }
        }
        if !after(&code, "std::fs").is_empty() {
            used.insert("std::fs".to_owned());
        }
    }
    used
}

/// The table under "What each module may use": for each module, what of this crate and what of others.
fn table() -> BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> {
    let text = read(&root().join("ARCHITECTURE.md"));
    let section = text.split("## What each module may use").nth(1).expect("the section").split("\n## ").next();
    let names = |cell: &str| -> BTreeSet<String> {
        cell.split('`').skip(1).step_by(2).map(|name| name.replace('-', "_")).collect()
    };
    let rows = section.into_iter().flat_map(str::lines).filter(|line| line.starts_with("| `"));
    rows.map(|line| {
        let cells: Vec<&str> = line.split('|').collect();
        (cells[1].trim().trim_matches('`').to_owned(), (names(cells[2]), names(cells[3])))
    })
    .collect()
}

#[test]
fn each_module_uses_what_it_may() {
    let table = table();
    for stage in ["load", "normalize", "lower", "emit", "print", "sync", "api", "ir", "names", "docs", "diagnostics"] {
        assert!(table.contains_key(stage), "the table lacks `{stage}`");
    }
    for (name, (own, others)) in table {
        let more: Vec<String> = own_uses(&name).difference(&own).cloned().collect();
        assert!(more.is_empty(), "`{name}` uses {more:?} of this crate, which it must not");
        let more: Vec<String> = other_uses(&name).difference(&others).cloned().collect();
        assert!(more.is_empty(), "`{name}` uses {more:?}, which it must not");
    }
}

#[test]
fn the_test_sees_what_is_used() {
    assert!(own_uses("lower").is_superset(&BTreeSet::from(["api", "ir", "names", "diagnostics"].map(str::to_owned))));
    assert!(other_uses("emit").contains("quote") && other_uses("normalize").contains("openapiv3"));
    assert!(other_uses("sync").contains("std::fs"));
}

/// The Rust files that people wrote, by their paths below the repository.
fn written() -> Vec<String> {
    let root = root();
    let inner = |path: &PathBuf| path.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
    let mut files: Vec<String> = rust_files(&root).iter().map(inner).collect();
    files.retain(|file| !file.starts_with("notte-generated/src/generated/") && !file.starts_with("tests/fixtures/"));
    assert!(files.len() > 500, "{}", files.len());
    files
}

#[test]
fn no_file_is_long() {
    for file in written() {
        let lines = read(&root().join(&file)).lines().count();
        assert!(lines <= 500, "{file} has {lines} lines");
    }
}

#[test]
fn no_folder_has_many_files() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for file in written() {
        *counts.entry(file.rsplit_once('/').map_or(".", |(folder, _)| folder).to_owned()).or_default() += 1;
    }
    assert!(counts.contains_key("notte-codegen/runtime/http/call"), "{counts:?}");
    counts.retain(|_, count| *count > 16);
    assert!(counts.is_empty(), "folders with more than 16 files: {counts:?}");
}

#[test]
fn every_file_of_the_runtime_is_copied() {
    let folder = root().join("notte-codegen/runtime");
    let there: BTreeSet<String> = rust_files(&folder)
        .iter()
        .map(|path| path.strip_prefix(&folder).expect("below it").to_string_lossy().replace('\\', "/"))
        .map(|path| if path.starts_with("macros/") { path } else { format!("runtime/{path}") })
        .chain(["macros/mod.rs".to_owned()])
        .collect();
    assert_eq!(notte_codegen::whole_runtime(&notte_codegen::PARTS).into_keys().collect::<BTreeSet<_>>(), there);
}

/// A folder for each need. Notte has none of them; the fixtures that do are compiled with them, in `tests/compiled`.
const NEEDS: [&str; 12] = [
    "alternatives",
    "base64",
    "events",
    "form",
    "formats",
    "multipart",
    "own",
    "request_body",
    "response_headers",
    "servers",
    "style",
    "tuples",
];

#[test]
fn of_the_runtime_a_client_has_what_it_uses() {
    let whole = root().join("notte-codegen/runtime");
    let copied = root().join("notte-generated/src/generated/runtime");
    for need in NEEDS {
        let folders = ["http", "json"].map(|part| (part, whole.join(part).join(need)));
        let folders: Vec<_> = folders.into_iter().filter(|(_, folder)| folder.is_dir()).collect();
        assert!(!folders.is_empty(), "the runtime has no folder `{need}`");
        for (part, _) in folders {
            assert!(!copied.join(part).join(need).exists(), "{part}/{need}");
            let named = read(&copied.join(part).join("mod.rs"));
            assert!(!named.contains(&format!("mod {need};")) && !named.contains(&format!("use {need}::")), "{need}");
        }
    }
}

/// The copier takes it for one: what follows would stay without it.
#[test]
fn a_feature_of_the_runtime_is_about_one_line() {
    let mut count = 0;
    for path in rust_files(&root().join("notte-codegen/runtime")) {
        let text = read(&path);
        for (line, next) in text.lines().zip(text.lines().skip(1)).filter(|(line, _)| line.contains("cfg(feature")) {
            count += 1;
            assert!(line.trim().starts_with("#[cfg(feature = \"") && line.trim().ends_with("\")]"), "{line}");
            assert!(next.ends_with([';', ',']), "{}: {next}", path.display());
        }
    }
    assert!(count > 8, "{count}");
}

#[test]
fn the_runtime_stands_at_any_depth_and_knows_no_api() {
    for path in rust_files(&root().join("notte-codegen/runtime")) {
        assert!(after(&code(&path), "crate::").is_empty(), "{} has a path from the crate's root", path.display());
        assert!(!read(&path).to_lowercase().contains("notte"), "{} names an API", path.display());
    }
}

/// The public declarations of a file: functions, types, fields, each up to its body or end.
fn public(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    for line in code.lines().map(str::trim) {
        if line.starts_with("pub ") && !line.starts_with("pub use ") {
            open = Some(String::new());
        }
        if line.starts_with("impl") && line.contains(" for ") {
            found.push(line.to_owned());
        }
        if let Some(text) = &mut open {
            text.push_str(line);
            text.push(' ');
            if line.ends_with(['{', ';', '}']) || (line.ends_with(',') && !text.contains('(')) {
                found.extend(open.take());
            }
        }
    }
    found
}

#[test]
fn reqwest_stands_in_one_public_signature() {
    let mut found = Vec::new();
    for path in rust_files(&root().join("notte-codegen/runtime")) {
        let is_reqwest = |text: &&String| {
            let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            words.iter().any(|word| matches!(*word, "reqwest" | "Url" | "Policy"))
        };
        found.extend(public(&code(&path)).iter().filter(is_reqwest).cloned());
    }
    assert_eq!(found, ["pub fn http_client(mut self, client: reqwest::Client) -> Self { "]);
}

#[test]
fn generated_code_derives_nothing_of_serde_and_awaits_nothing() {
    let folder = root().join("notte-generated/src/generated");
    for path in rust_files(&folder) {
        let code = code(&path);
        // The part `serde` implements its traits by hand, in two places.
        let is_of_serde = path.starts_with(folder.join("runtime/json/serde")) || path.ends_with("macros/serde.rs");
        assert!(is_of_serde || !code.contains("Serialize") && !code.contains("serde::"), "{}", path.display());
        let is_made = !path.starts_with(folder.join("runtime")) && !path.starts_with(folder.join("macros"));
        if is_made {
            assert!(!code.contains("async ") && !code.contains(".await"), "{}", path.display());
            assert!(!code.contains("format!") && !code.contains("panic!"), "{}", path.display());
        }
        assert!(read(&path).starts_with("// @generated by notte-codegen."), "{}", path.display());
    }
}

#[test]
fn what_is_compiled_for_each_type_is_left_to_who_uses_it() {
    let part = |path: &str| match path.split('/').next() {
        Some("wire") => "wire",
        Some("macros") => "macros",
        Some("runtime" | "types") => "else",
        _ => "groups",
    };
    // Below `wire/` and in the macros all functions; beside operations those that read answers.
    let is_meant = |part: &str, line: &str| match part {
        "wire" | "macros" => line.starts_with("fn ") || line.starts_with("pub fn "),
        "groups" => ["fn from_response(", "fn from(answer: &ApiError)", "fn from(headers: &HeaderMap)"]
            .iter()
            .any(|function| line.starts_with(function)),
        _ => false,
    };
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for fixture in fixtures::all("fixtures") {
        let mut diagnostics = Diagnostics::new();
        let document = load::from_path(&fixture.spec, &mut diagnostics);
        let files = generate(&document, &Settings::default(), diagnostics).unwrap().files.expect("files");
        for (path, text) in &files {
            let (part, lines) = (part(path), text.lines().map(str::trim_start).collect::<Vec<_>>());
            for pair in lines.windows(2).filter(|pair| is_meant(part, pair[1])) {
                assert_eq!(pair[0], "#[inline]", "{}: {path}: {}", fixture.name, pair[1]);
                *seen.entry(part).or_default() += 1;
            }
        }
    }
    assert!(seen["wire"] > 1000 && seen["macros"] > 100 && seen["groups"] > 20, "{seen:?}");
}
