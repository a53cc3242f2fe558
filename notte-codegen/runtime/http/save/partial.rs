//! A file that is not whole yet.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;

use super::super::retry::random::random;

/// A file under another name beside the one that it becomes. Dropping it removes it.
pub(super) struct Partial {
    file: Option<File>,
    temporary: PathBuf,
    path: PathBuf,
    overwrites: bool,
}

impl Partial {
    pub(super) fn create(path: PathBuf, overwrites: bool) -> io::Result<Self> {
        let name =
            path.file_name().ok_or_else(|| io::Error::new(ErrorKind::InvalidInput, "the path has no file name"))?;
        if !overwrites && path.try_exists()? {
            return Err(exists());
        }
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{:016x}.part", random()));
        let temporary = path.with_file_name(hidden);
        let file = File::create_new(&temporary)?;
        Ok(Self { file: Some(file), temporary, path, overwrites })
    }

    pub(super) fn write(mut self, piece: &[u8]) -> io::Result<Self> {
        if let Some(file) = &mut self.file {
            file.write_all(piece)?;
        }
        Ok(self)
    }

    /// Gives the file its name, once all of it is on the disk.
    pub(super) fn finish(mut self) -> io::Result<()> {
        if let Some(file) = self.file.take() {
            file.sync_all()?;
        }
        if self.overwrites {
            return fs::rename(&self.temporary, &self.path);
        }
        // A link does not replace a file that came into being meanwhile. Dropping `self` removes the other name.
        match fs::hard_link(&self.temporary, &self.path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(exists()),
            Err(_) if !self.path.try_exists()? => fs::rename(&self.temporary, &self.path),
            done => done,
        }
    }
}

fn exists() -> io::Error {
    io::Error::new(ErrorKind::AlreadyExists, "the file exists")
}

impl Drop for Partial {
    fn drop(&mut self) {
        // Nothing can be done about a file that can't be removed.
        let _ = fs::remove_file(&self.temporary);
    }
}
