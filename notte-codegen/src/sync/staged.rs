//! Files under other names, until they are all there: they are on the disk before they replace anything.

use super::{owned, swap};
use crate::generate::Files;
use crate::parallel;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a folder beside the one that it will replace. When that fails, nothing is left of it.
pub fn folder(target: &Path, files: &Files) -> io::Result<PathBuf> {
    let new = swap::beside(target, "new");
    owned::remove_staged(&new)?;
    or_remove(&[&new], fill(&new, files))?;
    Ok(new)
}

/// Writes a file, and waits until it is on the disk.
pub fn file(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Removes what was staged unless all went well. The first error is the one to tell.
pub fn or_remove(staged: &[&Path], result: io::Result<()>) -> io::Result<()> {
    if result.is_err() {
        for path in staged {
            let _ = if path.is_dir() { swap::remove(path) } else { std::fs::remove_file(path) };
        }
    }
    result
}

/// Writes a folder and all files in it.
pub fn fill(new: &Path, files: &Files) -> io::Result<()> {
    let paths: Vec<PathBuf> = files.keys().map(|path| new.join(path)).collect();
    let mut folders = BTreeSet::from([new.to_path_buf()]);
    for parent in paths.iter().filter_map(|path| path.parent()) {
        folders.extend(parent.ancestors().take_while(|folder| folder.starts_with(new)).map(Path::to_path_buf));
    }
    for folder in &folders {
        std::fs::create_dir_all(folder)?;
    }
    let files: Vec<(&PathBuf, &String)> = paths.iter().zip(files.values()).collect();
    in_parallel(&files, |(path, text)| file(path, text))?;
    folders.iter().try_for_each(|folder| flush_folder(folder))
}

/// Waits until the names in a folder are on the disk. Systems that can't open a folder write them in order by themselves.
pub fn flush_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder) {
        Ok(folder) => folder.sync_all().or_else(|error| match error.kind() {
            // Some file systems have no such thing for folders.
            io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied => Ok(()),
            _ => Err(error),
        }),
        Err(_) => Ok(()),
    }
}

/// Does something with each file, on as many threads as the machine has processors: making a file takes longer than filling it.
fn in_parallel<T: Sync>(files: &[T], each: impl Fn(&T) -> io::Result<()> + Send + Sync) -> io::Result<()> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    // Neighbors are written by one thread: a folder takes one new file at a time.
    let parts = files.chunks(files.len().div_ceil(threads).max(1)).collect();
    parallel::map(parts, |part| part.iter().try_for_each(&each)).into_iter().collect()
}
