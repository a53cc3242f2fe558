//! `sync`: files to disk, all or none. Knows the file system; nothing of what the files say.

mod compare;
mod swap;

pub use compare::{Change, Changes, changes};

use crate::generate::Files;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// Makes a folder hold these files and no others. Writes nothing when it does already.
///
/// A kill at any moment leaves the old folder or the new one: the new one is written beside it and they change places.
///
/// # Errors
/// When the folder holds something that was not generated, or the system refuses; the message names the folder.
pub fn write(folder: &Path, files: &Files) -> io::Result<Changes> {
    written(folder, files).map_err(|error| naming(folder, error))
}

fn written(folder: &Path, files: &Files) -> io::Result<Changes> {
    swap::recover(folder)?;
    let changes = changes(folder, files)?;
    if changes.is_empty() {
        return Ok(changes);
    }
    owned(folder)?;
    let new = staged(folder, files)?;
    swap::swap(&new, folder)?;
    Ok(changes)
}

/// Makes a crate of a folder that may hold more: `sources` are all that its `src` holds, `beside` are files beside that.
///
/// Nothing is changed before all is written under other names, which the next run removes if a kill leaves them; what is
/// left then is to rename. A kill leaves each file beside `src`, and `src` as a whole, either old or new.
///
/// # Errors
/// When something that was not generated would be lost, before anything is written; or when the system refuses. The message
/// names the folder.
pub fn write_crate(folder: &Path, beside: &Files, sources: &Files) -> io::Result<Changes> {
    crate_written(folder, beside, sources).map_err(|error| naming(folder, error))
}

fn crate_written(folder: &Path, beside: &Files, sources: &Files) -> io::Result<Changes> {
    let source = folder.join("src");
    owned_among(folder, beside)?;
    owned(&source)?;
    swap::recover(&source)?;
    for path in beside.keys() {
        swap::remove_file(&swap::beside(&folder.join(path), "new"))?;
    }
    let changed: Changes =
        changes(folder, beside)?.into_iter().filter(|one| !matches!(one, Change::Removed(_))).collect();
    let mut all = changed.clone();
    all.extend(changes(&source, sources)?);
    let stage = if all.len() > changed.len() { Some(staged(&source, sources)?) } else { None };
    std::fs::create_dir_all(folder)?;
    let mut renames = Vec::new();
    for change in &changed {
        let (Change::Added(path) | Change::Changed(path, _) | Change::Removed(path)) = change;
        let Some(text) = beside.get(path) else { continue };
        let target = folder.join(path);
        let new = swap::beside(&target, "new");
        std::fs::write(&new, text)?;
        renames.push((new, target));
    }
    for (new, target) in renames {
        std::fs::rename(new, target)?;
    }
    if let Some(stage) = stage {
        swap::swap(&stage, &source)?;
    }
    Ok(all)
}

/// Writes a folder beside the one that it will replace.
fn staged(folder: &Path, files: &Files) -> io::Result<PathBuf> {
    let new = swap::beside(folder, "new");
    swap::remove(&new)?;
    let paths: Vec<PathBuf> = files.keys().map(|path| new.join(path)).collect();
    for parent in paths.iter().filter_map(|path| path.parent()).collect::<BTreeSet<_>>() {
        std::fs::create_dir_all(parent)?;
    }
    let files: Vec<(&PathBuf, &String)> = paths.iter().zip(files.values()).collect();
    write_all(&files)?;
    Ok(new)
}

/// Writes files, on as many threads as the machine has processors: making a file takes longer than filling it.
fn write_all(files: &[(&PathBuf, &String)]) -> io::Result<()> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let write = |files: &[(&PathBuf, &String)]| files.iter().try_for_each(|(path, text)| std::fs::write(path, text));
    std::thread::scope(|scope| {
        // Neighbours are written by one thread: a folder takes one new file at a time.
        let parts = files.chunks(files.len().div_ceil(threads).max(1));
        let running: Vec<_> = parts.map(|part| scope.spawn(move || write(part))).collect();
        running.into_iter().try_for_each(|one| match one.join() {
            Ok(written) => written,
            Err(panic) => std::panic::resume_unwind(panic),
        })
    })
}

/// Refuses a file that is there and was not generated.
fn owned_among(folder: &Path, files: &Files) -> io::Result<()> {
    let found = |path: &String| matches!(std::fs::exists(folder.join(path)), Ok(true));
    refuse(folder, files.keys().find(|path| found(path) && !is_generated(&folder.join(path))).map(PathBuf::from))
}

/// Refuses a folder with a file in it that was not generated and would be lost.
fn owned(folder: &Path) -> io::Result<()> {
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

/// What the system said, with the folder that it was about. A message of our own names it already.
fn naming(folder: &Path, error: io::Error) -> io::Error {
    if error.get_ref().is_some() {
        return error;
    }
    io::Error::new(error.kind(), format!("can't write `{}`: {error}", folder.display()))
}

/// Whether a file says in its first lines that it was generated.
fn is_generated(path: &Path) -> bool {
    std::fs::read(path).is_ok_and(|text| text.windows(10).take(200).any(|window| window == b"@generated"))
}
