//! Two folders change places.

use super::{owned, staged};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

/// A folder beside another, for what is being written or thrown away.
pub fn beside(folder: &Path, what: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(folder.file_name().unwrap_or_default());
    name.push(format!(".{what}"));
    folder.with_file_name(name)
}

/// The folder that holds another.
pub fn parent(folder: &Path) -> &Path {
    folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Removes a folder if it is there.
pub fn remove(folder: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Puts `new` in the place of `folder`, and removes what was there.
pub fn swap(new: &Path, folder: &Path) -> io::Result<()> {
    if !folder.exists() {
        std::fs::rename(new, folder)?;
        return staged::flush_folder(parent(folder));
    }
    if exchange(new, folder).is_ok() {
        staged::flush_folder(parent(folder))?;
        return remove(new);
    }
    // A file system that can't exchange: for a moment only the old folder's other name exists; `recover` undoes a kill in it.
    let old = beside(folder, "old");
    owned::remove_staged(&old)?;
    std::fs::rename(folder, &old)?;
    if let Err(error) = std::fs::rename(new, folder) {
        std::fs::rename(&old, folder)?;
        return Err(error);
    }
    staged::flush_folder(parent(folder))?;
    remove(&old)
}

/// Undoes what a kill left behind.
pub fn recover(folder: &Path) -> io::Result<()> {
    let old = beside(folder, "old");
    owned::refuse_unstaged(&old)?;
    if !folder.exists() && old.exists() {
        std::fs::rename(&old, folder)?;
    }
    owned::remove_staged(&old)?;
    owned::remove_staged(&beside(folder, "new"))
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(new: &Path, folder: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, folder, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}
