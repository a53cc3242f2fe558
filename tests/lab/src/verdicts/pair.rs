//! Pairs of descriptions.

use notte_codegen::cli::output::Failure;
use std::fs;
use std::path::{Path, PathBuf};

/// A description before a change and after it.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The name of its folder.
    pub name: String,
    /// The earlier description.
    pub before: PathBuf,
    /// The later one.
    pub after: PathBuf,
}

/// The pairs in some folders, by name within each.
pub fn pairs(folders: &[PathBuf]) -> Result<Vec<Pair>, Failure> {
    let mut all = Vec::new();
    for folder in folders {
        let unreadable = |error| Failure::new(format!("can't read `{}`: {error}", folder.display()));
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            found.extend(pair(&entry?.path()));
        }
        found.sort_by(|a, b| a.name.cmp(&b.name));
        if found.is_empty() {
            return Err(Failure::new(format!("there is no pair in `{}`", folder.display())));
        }
        all.extend(found);
    }
    Ok(all)
}

fn pair(folder: &Path) -> Option<Pair> {
    let name = folder.file_name()?.to_string_lossy().into_owned();
    let named = |(before, after)| (folder.join(before), folder.join(after));
    let mut files = [("before.yaml", "after.yaml"), ("base.yaml", "revision.yaml")].into_iter().map(named);
    let (before, after) = files.find(|(before, after)| before.is_file() && after.is_file())?;
    Some(Pair { name, before, after })
}
