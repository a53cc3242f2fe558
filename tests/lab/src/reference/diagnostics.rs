//! The page of all diagnostics. Its examples are what the generator says about fixtures, as the snapshots of the tests hold it.

use notte_codegen::cli::output::Failure;
use notte_codegen::diagnostics::ALL;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const HEAD: &str = "<!-- Written by `cargo lab reference`. -->\n# Diagnostics\n\n\
    Each diagnostic has one of these codes. An **error** stops: nothing is written. A **loss** says that the types say less than the\n\
    description, and what the generated code does instead. A **note** is worth knowing. `notte-codegen explain CODE` prints the text of a\n\
    code; `--deny CODE`, or `deny` in the [settings](settings.md#at-the-top), makes an error of it.\n\n\
    The examples are from the tests of the generator, which compare them with what it says.\n\n\
    | code | |\n|---|---|\n";

/// An example for each code that has one: the shortest, and the name of the description that it is about.
pub fn examples(snapshots: &Path) -> Result<BTreeMap<String, (String, String)>, Failure> {
    let mut examples: BTreeMap<String, (String, String)> = BTreeMap::new();
    for (folder, descriptions) in [("diagnostics", "tests/fixtures"), ("rejected", "tests/reject")] {
        let mut paths: Vec<_> = fs::read_dir(snapshots.join(folder))?.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            let place = format!("{descriptions}/{}", stem.replace("__", "/"));
            let text = fs::read_to_string(&path)?;
            let body = text.split_once("\n---\n").map_or("", |(_, body)| body);
            for block in body.split("\n\n") {
                let Some(code) = code_of(block) else { continue };
                let is_better = examples.get(code).is_none_or(|(found, _)| is_preferred(block, found));
                if is_better {
                    examples.insert(code.to_owned(), (block.trim_end().to_owned(), place.clone()));
                }
            }
        }
    }
    Ok(examples)
}

/// The code of a diagnostic as it is printed: `loss[ref-cycle]: …`.
fn code_of(block: &str) -> Option<&str> {
    let (severity, rest) = block.split_once('[')?;
    let (code, _) = rest.split_once("]: ")?;
    ["error", "loss", "note"].contains(&severity).then_some(code)
}

/// Whether an example is better than another: one that says how to mend it, then the shorter one.
fn is_preferred(one: &str, other: &str) -> bool {
    let rank = |text: &str| (!text.contains("= help: "), text.len());
    rank(one) < rank(other)
}

/// The page.
pub fn page(examples: &BTreeMap<String, (String, String)>) -> String {
    let mut page = HEAD.to_owned();
    // Writing to a string can't fail.
    for code in ALL {
        let _ = writeln!(page, "| [`{0}`](#{0}) | {1} |", code.name, code.severity);
    }
    for code in ALL {
        let _ = writeln!(page, "\n## `{}`\n\n**{}**: {}", code.name, code.severity, code.explanation);
        if let Some((example, place)) = examples.get(code.name) {
            let _ = writeln!(page, "\n```text\n{example}\n```\n\nFrom `{place}`.");
        }
    }
    page
}
