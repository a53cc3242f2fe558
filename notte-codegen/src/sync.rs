//! `sync`: files to disk, all or none. Knows the file system; nothing of what the files say.

mod compare;
mod files;
mod lock;
mod owned;
mod staged;
mod swap;

pub use compare::{Change, Changes, changes};
#[doc(hidden)]
pub use files::{Guard, guard, put_file, put_folder, read_folder};

use crate::generate::Files;
use lock::Lock;
use std::io;
use std::path::{Path, PathBuf};

/// Makes a folder hold these files and no others. Writes nothing when it does already.
///
/// A kill or a loss of power at any moment leaves the old folder or the new one: the new one is written beside it, flushed to
/// the disk, and they change places. Runs at the same time wait for each other. An error leaves nothing behind.
///
/// # Errors
/// When the folder holds something that was not generated, another run does not end, or the system refuses; the message names
/// the folder.
pub fn write(folder: &Path, files: &Files) -> io::Result<Changes> {
    locked_write(folder, files).map_err(|error| naming(folder, error))
}

fn locked_write(folder: &Path, files: &Files) -> io::Result<Changes> {
    let parent = swap::parent(folder);
    std::fs::create_dir_all(parent)?;
    // The folder itself is replaced, so it is locked by the one that holds it.
    let _lock = Lock::of(parent)?;
    swap::recover(folder)?;
    let changes = changes(folder, files)?;
    if changes.is_empty() {
        return Ok(changes);
    }
    owned::refuse_others(folder)?;
    let new = staged::folder(folder, files)?;
    staged::or_remove(&[&new], swap::swap(&new, folder))?;
    Ok(changes)
}

/// Makes a crate of a folder that may hold more: `sources` are all that its `src` holds, `beside` are files beside that.
///
/// Nothing is changed before all is written under other names, which the next run removes if a kill leaves them; what is
/// left then is to rename. A kill leaves each file beside `src`, and `src` as a whole, either old or new.
///
/// # Errors
/// When something that was not generated would be lost, before anything is written; when another run does not end; or when
/// the system refuses. The message names the folder.
pub fn write_crate(folder: &Path, beside: &Files, sources: &Files) -> io::Result<Changes> {
    locked_write_crate(folder, beside, sources).map_err(|error| naming(folder, error))
}

fn locked_write_crate(folder: &Path, beside: &Files, sources: &Files) -> io::Result<Changes> {
    let source = folder.join("src");
    std::fs::create_dir_all(folder)?;
    let _lock = Lock::of(folder)?;
    let outer: Vec<PathBuf> = beside.keys().map(|path| folder.join(path)).collect();
    owned::refuse_other_files(&outer)?;
    owned::refuse_others(&source)?;
    swap::recover(&source)?;
    for path in &outer {
        owned::remove_staged_file(&swap::beside(path, "new"))?;
    }
    let changed: Changes =
        changes(folder, beside)?.into_iter().filter(|change| !matches!(change, Change::Removed(_))).collect();
    let mut all = changed.clone();
    all.extend(changes(&source, sources)?);
    let mut renames = Vec::new();
    for change in &changed {
        let (Change::Added(path) | Change::Changed(path, _) | Change::Removed(path)) = change;
        if let Some(text) = beside.get(path) {
            let target = folder.join(path);
            renames.push((swap::beside(&target, "new"), target, text));
        }
    }
    let stage = if all.len() > changed.len() { Some(staged::folder(&source, sources)?) } else { None };
    let temporary: Vec<&Path> = renames.iter().map(|(new, ..)| new.as_path()).chain(stage.as_deref()).collect();
    staged::or_remove(&temporary, put_in_place(folder, &renames, stage.as_deref(), &source))?;
    Ok(all)
}

/// Writes the files beside `src`, then renames everything.
fn put_in_place(
    folder: &Path,
    renames: &[(PathBuf, PathBuf, &String)],
    stage: Option<&Path>,
    source: &Path,
) -> io::Result<()> {
    for (new, _, text) in renames {
        staged::file(new, text)?;
    }
    for (new, target, _) in renames {
        std::fs::rename(new, target)?;
    }
    if let Some(stage) = stage {
        swap::swap(stage, source)?;
    }
    staged::flush_folder(folder)
}

/// Writes a file that is this generator's. Returns whether it differed.
///
/// # Errors
/// When there is a file that was not generated, or the system refuses.
pub fn write_file(path: &Path, text: &str) -> io::Result<bool> {
    if std::fs::read(path).is_ok_and(|found| found == text.as_bytes()) {
        return Ok(false);
    }
    owned::refuse_other_files(&[path.to_path_buf()])?;
    replace_file(path, text).map(|()| true)
}

/// Replaces a file as a whole, whoever made it: a kill leaves the old text or the new one.
///
/// # Errors
/// When the system refuses; the message names the file.
#[doc(hidden)]
pub fn replace_file(path: &Path, text: &str) -> io::Result<()> {
    let parent = swap::parent(path);
    let new = swap::beside(path, "new");
    let replace = || {
        std::fs::create_dir_all(parent)?;
        let _lock = Lock::of(parent)?;
        staged::file(&new, text)?;
        std::fs::rename(&new, path)?;
        staged::flush_folder(parent)
    };
    staged::or_remove(&[&new], replace()).map_err(|error| naming(path, error))
}

/// Whether a text is a file of this generator: its first line says so.
#[must_use]
#[doc(hidden)]
pub fn is_generated(text: &str) -> bool {
    owned::is_marked(text.as_bytes())
}

/// What the system said, with the folder that it was about. A message of our own names it already.
fn naming(folder: &Path, error: io::Error) -> io::Error {
    if error.get_ref().is_some() {
        return error;
    }
    io::Error::new(error.kind(), format!("can't write `{}`: {error}", folder.display()))
}
