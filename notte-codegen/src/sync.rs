//! `sync`: files to disk, all or none. Knows the file system; nothing of what the files say.

mod compare;
mod swap;

pub use compare::{Change, Changes, changes};

use crate::generate::Files;
use std::io;
use std::path::{Path, PathBuf};

/// Makes a folder hold these files and no others. Writes nothing when it does already.
///
/// A kill at any moment leaves the old folder or the new one: the new one is written beside it and they change places.
///
/// # Errors
/// When the folder holds something that was not generated, or the system refuses.
pub fn write(folder: &Path, files: &Files) -> io::Result<Changes> {
    swap::recover(folder)?;
    let changes = changes(folder, files)?;
    if changes.is_empty() {
        return Ok(changes);
    }
    owned(folder)?;
    let new = swap::beside(folder, "new");
    swap::remove(&new)?;
    for (path, text) in files {
        let path = new.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, text)?;
    }
    swap::swap(&new, folder)?;
    Ok(changes)
}

/// Writes single files of a folder that holds others too. Each is the old one or the new one, whatever happens.
///
/// # Errors
/// When one of them is there and was not generated, or the system refuses.
pub fn write_among(folder: &Path, files: &Files) -> io::Result<Changes> {
    owned_among(folder, files)?;
    let changes: Changes =
        changes(folder, files)?.into_iter().filter(|one| !matches!(one, Change::Removed(_))).collect();
    std::fs::create_dir_all(folder)?;
    for change in &changes {
        let (Change::Added(path) | Change::Changed(path, _) | Change::Removed(path)) = change;
        let Some(text) = files.get(path) else { continue };
        let target = folder.join(path);
        let new = swap::beside(&target, "new");
        std::fs::write(&new, text)?;
        std::fs::rename(&new, &target)?;
    }
    Ok(changes)
}

/// What [`write_among()`] refuses, without writing anything.
///
/// # Errors
/// When one of the files is there and was not generated.
pub fn owned_among(folder: &Path, files: &Files) -> io::Result<()> {
    let found = |path: &String| matches!(std::fs::exists(folder.join(path)), Ok(true));
    refuse(folder, files.keys().find(|path| found(path) && !is_generated(&folder.join(path))).map(PathBuf::from))
}

/// What [`write()`] refuses, without writing anything: a folder with a file in it that was not generated and would be lost.
///
/// # Errors
/// When there is such a file, or the folder can't be read.
pub fn owned(folder: &Path) -> io::Result<()> {
    refuse(folder, compare::existing(folder)?.into_iter().find(|path| !is_generated(&folder.join(path))))
}

fn refuse(folder: &Path, stranger: Option<PathBuf>) -> io::Result<()> {
    match stranger {
        None => Ok(()),
        Some(path) => {
            let message = format!("`{}` was not generated; it would be lost", folder.join(path).display());
            Err(io::Error::new(io::ErrorKind::AlreadyExists, message))
        }
    }
}

/// Whether a file says in its first lines that it was generated.
fn is_generated(path: &Path) -> bool {
    std::fs::read(path).is_ok_and(|text| text.windows(10).take(200).any(|window| window == b"@generated"))
}
