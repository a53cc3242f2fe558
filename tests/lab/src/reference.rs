//! `cargo lab reference`: the pages of all commands and of all diagnostics, and the gallery.

mod commands;
mod diagnostics;
mod gallery;

use notte_codegen::cli::output::{Failure, say};
use std::fs;
use std::path::Path;
use xtask::workspace;

/// Writes the page of all commands to docs/commands.md, that of all diagnostics to docs/diagnostics.md, and docs/gallery.md.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Writes nothing, and fails if one of the files is out of date.
    #[arg(long)]
    check: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let root = workspace::root()?;
    for (name, text) in files(&root)? {
        let path = root.join("docs").join(name);
        if fs::read_to_string(&path).is_ok_and(|found| found == text) {
            say(&format!("{} is up to date", path.display()))?;
        } else if arguments.check {
            return Err(Failure::new(format!("{} is out of date: run `cargo lab reference`", path.display())));
        } else {
            fs::write(&path, text)?;
            say(&format!("{} was written", path.display()))?;
        }
    }
    Ok(())
}

/// The names of the files, and their texts.
fn files(root: &Path) -> Result<[(&'static str, String); 3], Failure> {
    let examples = diagnostics::examples(&root.join("tests/snapshots"))?;
    Ok([
        ("commands.md", commands::page()),
        ("diagnostics.md", diagnostics::page(&examples)),
        ("gallery.md", gallery::page(&root.join("tests/fixtures"))?),
    ])
}

#[cfg(test)]
mod tests {
    use super::{diagnostics, files};
    use std::path::Path;

    #[test]
    fn the_pages_are_current() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        for (name, text) in files(&root).expect("the pages") {
            let found = std::fs::read_to_string(root.join("docs").join(name)).unwrap_or_default();
            assert!(found == text, "docs/{name} is out of date: run `cargo lab reference`");
        }
    }

    #[test]
    fn every_code_has_an_example() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let examples = diagnostics::examples(&root.join("tests/snapshots")).expect("snapshots");
        for code in notte_codegen::diagnostics::ALL {
            let (text, _) = examples.get(code.name).unwrap_or_else(|| panic!("{}", code.name));
            // A code that a setting denies is an error, whatever it is by itself.
            assert!(text.contains(&format!("[{}]: ", code.name)) && text.contains("--> "), "{text}");
        }
    }
}
