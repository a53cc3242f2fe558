//! `cargo lab api`: the public API of the generator, held by a listing.

use super::result::whole_root;
use notte_codegen::cli::output::{Failure, say};
use similar::TextDiff;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use xtask::workspace;

/// Writes the public API of notte-codegen to notte-codegen/public-api.txt: what a build script has, then what the feature `cli` adds.
///
/// Hidden items and implementations that every type has are left out.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Writes nothing, and fails if the file is out of date.
    #[arg(long)]
    check: bool,
}

/// The file, below the root of the repository.
const LISTING: &str = "notte-codegen/public-api.txt";

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let root = whole_root()?;
    let target = workspace::target()?.join("api");
    let always = items(&root, &target, &[])?;
    let with_program = items(&root, &target, &["--features", "cli"])?;
    let text = listing(&always, &with_program);
    let path = root.join(LISTING);
    let found = fs::read_to_string(&path).unwrap_or_default();
    if found == text {
        return say(&format!("{LISTING} is up to date: {} items, {} with `cli`", always.len(), with_program.len()));
    }
    if arguments.check {
        say(&TextDiff::from_lines(&found, &text).unified_diff().context_radius(0).to_string())?;
        return Err(Failure::new(format!("{LISTING} is out of date: run `cargo lab api`")));
    }
    fs::write(&path, text)?;
    say(&format!("{LISTING} was written: {} items, {} with `cli`", always.len(), with_program.len()))
}

/// The public items with these features, each in a line.
fn items(root: &Path, target: &Path, features: &[&str]) -> Result<BTreeSet<String>, Failure> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["rustdoc", "--quiet", "--package", "notte-codegen", "--lib"]).args(features);
    // A folder of its own: build scripts of other crates take another way on a compiler that says it is unstable.
    command.arg("--target-dir").arg(target).env("RUSTC_BOOTSTRAP", "1");
    command.args(["--", "-Z", "unstable-options", "--output-format", "json"]);
    let output = command.current_dir(root).output()?;
    if !output.status.success() {
        return Err(Failure::new(format!("rustdoc failed:\n{}", String::from_utf8_lossy(&output.stderr))));
    }
    let api = public_api::Builder::from_rustdoc_json(target.join("doc/notte_codegen.json"))
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build()?;
    Ok(api.items().map(|item| item.to_string()).collect())
}

/// The text of the file.
fn listing(always: &BTreeSet<String>, with_program: &BTreeSet<String>) -> String {
    let lines = |items: Vec<&String>| -> String { items.into_iter().map(|item| format!("{item}\n")).collect() };
    format!(
        "# Written by `cargo lab api`: the public API for build scripts.\n{}\n# What the feature `cli` adds.\n{}",
        lines(always.iter().collect()),
        lines(with_program.difference(always).collect()),
    )
}

#[cfg(test)]
mod tests {
    use super::listing;

    #[test]
    fn what_a_feature_adds_stands_apart() {
        let set = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect();
        let text = listing(&set(&["a", "b"]), &set(&["a", "b", "c"]));
        assert!(text.ends_with("scripts.\na\nb\n\n# What the feature `cli` adds.\nc\n"), "{text}");
    }
}
