//! What differs between a folder and what it should hold.

use crate::generate::Files;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// A file that differs, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is missing.
    Added(String),
    /// It says something else; this is what it says now.
    Changed(String, String),
    /// It should not be there.
    Removed(String),
}

/// All differences.
pub type Changes = Vec<Change>;

/// What would have to change for the folder to hold these files and no others.
///
/// # Errors
/// When the system refuses to let the folder be read.
pub fn changes(folder: &Path, files: &Files) -> io::Result<Changes> {
    let mut changes = Vec::new();
    let existing = existing(folder)?;
    for (path, text) in files {
        if !existing.contains(Path::new(path)) {
            changes.push(Change::Added(path.clone()));
            continue;
        }
        match std::fs::read(folder.join(path)) {
            Ok(found) if found == text.as_bytes() => {}
            Ok(found) => changes.push(Change::Changed(path.clone(), String::from_utf8_lossy(&found).into_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => changes.push(Change::Added(path.clone())),
            Err(error) => return Err(error),
        }
    }
    for path in existing {
        let name = path.to_string_lossy().replace('\\', "/");
        if !files.contains_key(&name) {
            changes.push(Change::Removed(name));
        }
    }
    Ok(changes)
}

/// Every file below a folder, by its path in it. A folder that does not exist has none.
pub fn existing(folder: &Path) -> io::Result<BTreeSet<PathBuf>> {
    Ok(contents(folder)?.0)
}

/// Every folder below a folder, by its path in it.
pub fn folders(folder: &Path) -> io::Result<BTreeSet<PathBuf>> {
    Ok(contents(folder)?.1)
}

/// Files and folders below a folder.
fn contents(folder: &Path) -> io::Result<(BTreeSet<PathBuf>, BTreeSet<PathBuf>)> {
    let (mut files, mut folders) = (BTreeSet::new(), BTreeSet::new());
    let mut open = vec![PathBuf::new()];
    while let Some(inner) = open.pop() {
        let entries = match std::fs::read_dir(folder.join(&inner)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        for entry in entries {
            let entry = entry?;
            let path = inner.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.insert(path.clone());
                open.push(path);
            } else {
                files.insert(path);
            }
        }
    }
    Ok((files, folders))
}
