//! Single files, and folders that are nobody else's.

use super::compare::existing;
use super::{lock, staged, swap};
use crate::generate::Files;
use std::io;
use std::path::Path;

/// What keeps other runs out of a folder until it is dropped.
#[derive(Debug)]
pub struct Guard {
    _lock: lock::Lock,
}

/// Waits until no other run works in a folder, and keeps others out. Nothing is left behind, however the process ends.
///
/// # Errors
/// When another run does not end.
pub fn guard(folder: &Path) -> io::Result<Guard> {
    Ok(Guard { _lock: lock::Lock::of(folder)? })
}

/// Replaces a file as a whole. The caller guards the folder.
///
/// # Errors
/// When the system refuses.
pub fn put_file(path: &Path, text: &str) -> io::Result<()> {
    let (parent, new) = (swap::parent(path), swap::beside(path, "new"));
    std::fs::create_dir_all(parent)?;
    let put = || {
        staged::file(&new, text)?;
        std::fs::rename(&new, path)?;
        staged::flush_folder(parent)
    };
    staged::or_remove(&[&new], put())
}

/// Writes a folder that is not there yet, and waits until it is on the disk.
///
/// # Errors
/// When the system refuses.
pub fn put_folder(folder: &Path, files: &Files) -> io::Result<()> {
    staged::fill(folder, files)?;
    staged::flush_folder(swap::parent(folder))
}

/// The texts of all files below a folder.
///
/// # Errors
/// When one can't be read.
pub fn read_folder(folder: &Path) -> io::Result<Files> {
    let read = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(folder.join(&path))?;
        Ok((path.to_string_lossy().replace('\\', "/"), text))
    };
    existing(folder)?.into_iter().map(read).collect()
}
