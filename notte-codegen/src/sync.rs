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

/// Refuses a folder with files in it of which none says that it was generated.
fn owned(folder: &Path) -> io::Result<()> {
    let existing = compare::existing(folder)?;
    let generated = |path: &PathBuf| {
        std::fs::read(folder.join(path))
            .is_ok_and(|text| text.windows(10).take(200).any(|window| window == b"@generated"))
    };
    if existing.is_empty() || existing.iter().any(generated) {
        return Ok(());
    }
    let message = format!("`{}` holds files that were not generated; they would be lost", folder.display());
    Err(io::Error::new(io::ErrorKind::AlreadyExists, message))
}
