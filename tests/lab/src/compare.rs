//! `cargo lab compare A B`: whether two versions of the generator produce the same code and the same losses.

mod code;
mod files;
mod losses;
pub mod trees;

use notte_codegen::cli::output::{Failure, say};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Compares two folders of generated crates, which may be nested.
///
/// The files outside `runtime/` and `macros/` are compared without comments and documentation, and with every path into
/// `runtime` reduced to its last segment, so that the runtime may move its items. Private imports are compared as sets. Of
/// `LOSSES.md`, the codes and their places are compared.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder of the crates before a change.
    before: PathBuf,
    /// The folder of the crates after it.
    after: PathBuf,
    /// Shows all of each difference, not only its first lines.
    #[arg(long)]
    verbose: bool,
}

/// The lines of a difference that are shown without `--verbose`.
const SHOWN: usize = 12;

/// Runs the command. Fails if there is a difference.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let before = files::read(&arguments.before)?;
    let after = files::read(&arguments.after)?;
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut differences = 0;
    for path in &paths {
        let difference = match (before.get(*path), after.get(*path)) {
            (Some(before), Some(after)) if before == after => continue,
            (Some(before), Some(after)) => difference(path, before, after),
            (Some(_), None) => "only before\n".to_owned(),
            _ => "only after\n".to_owned(),
        };
        if difference.is_empty() {
            continue;
        }
        differences += 1;
        let lines: Vec<&str> = difference.lines().collect();
        let shown = if arguments.verbose { lines.len() } else { lines.len().min(SHOWN) };
        let rest = lines.len() - shown;
        say(&format!("{path}\n  {}", lines.get(..shown).unwrap_or_default().join("\n  ")))?;
        if rest > 0 {
            say(&format!("  ({rest} more lines; --verbose shows them)"))?;
        }
    }
    let (roots, both) = (files::crates(&before), files::crates(&after));
    say(&format!("{roots} crates before, {both} after; {} files compared, {differences} differ", paths.len()))?;
    if paths.is_empty() {
        return Err(Failure::new("neither folder has a generated file"));
    }
    if differences == 0 { Ok(()) } else { Err(Failure::new(format!("{differences} files differ"))) }
}

/// The difference of two texts of a path; empty if only what is not compared differs.
fn difference(path: &str, before: &str, after: &str) -> String {
    let lines = |text: &str| match path.rsplit_once('.') {
        Some((_, "rs")) => code::lines(text),
        Some((_, "md")) => losses::lines(text),
        _ => without_comments(text),
    };
    let (before, after) = (lines(before), lines(after));
    if before == after {
        return String::new();
    }
    let (before, after) = (before.join("\n"), after.join("\n"));
    let diff = similar::TextDiff::from_lines(&before, &after);
    diff.unified_diff().context_radius(1).missing_newline_hint(false).to_string()
}

/// The lines of a manifest and the like.
fn without_comments(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// The texts of files by path.
type Files = BTreeMap<String, String>;

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn comments_documentation_and_places_in_the_runtime_are_not_compared() {
        let before =
            "//! One.\nuse super::runtime::http::{Api, Client};\n/// A.\npub struct A(runtime::json::Extra);\n";
        let after = "//! Two.\n\nuse super::runtime::http::api::Api;\nuse super::runtime::client::Client;\n// A!\npub struct \
                     A(runtime::extra::Extra);\n";
        assert_eq!(difference("a.rs", before, after), "");
        let other = after.replace("api::Api", "api::Other");
        assert!(difference("a.rs", before, &other).contains("+use super :: runtime :: Other ;"));
        let other = after.replace("A(runtime", "A(pub runtime");
        assert!(difference("a.rs", before, &other).contains("+pub struct A (pub runtime :: Extra) ;"));
    }

    #[test]
    fn losses_are_codes_at_places() {
        let before = "# Losses\n\n- `a` at `#/x`: one; two\n- `b` at `#/y`: one\n";
        let after = "# Losses\n\n- `b` at `#/y`: reworded\n- `a` at `#/x`: too\n";
        assert_eq!(difference("LOSSES.md", before, after), "");
        let other = difference("LOSSES.md", before, "- `b` at `#/y`: one\n- `a` at `#/z`: one\n");
        assert!(other.contains("-a at #/x\n") && other.contains("+a at #/z\n"), "{other}");
    }
}
