//! Which files a `$ref` may read, and how much of them.
//!
//! A description may come from a stranger, so a reference in it reads no more than what lies beside it: regular files below
//! the folder of the entry, and below the working directory where the entry lies below it (a description in `api/` refers to
//! `../common/`). Paths are compared after links and `..` are resolved.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// How many bytes one file may have.
const MAX_FILE_SIZE: u64 = 64 << 20;

/// How many bytes all files may have together.
const MAX_TOTAL_SIZE: u64 = 256 << 20;

/// Why what a reference leads to is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MissingFile {
    /// It can't be read, or be no part of a description.
    Unreadable(String),
    /// A reference must not read it.
    Refused(String),
}

/// The folders that references may read, and what was read so far.
pub struct Access {
    /// Without links and `..`.
    roots: Vec<PathBuf>,
    left: u64,
    read: BTreeSet<PathBuf>,
}

impl Access {
    /// What a description may read by default, and below `more`.
    pub fn new(entry: &Path, more: &[PathBuf]) -> Self {
        let folder = std::fs::canonicalize(entry).ok().and_then(|entry| entry.parent().map(Path::to_path_buf));
        let current = std::env::current_dir().and_then(std::fs::canonicalize).ok();
        // From `/` every file would be below the working directory.
        let current = current.filter(|current| {
            current.parent().is_some() && folder.as_ref().is_some_and(|folder| folder.starts_with(current))
        });
        let more = more.iter().filter_map(|root| std::fs::canonicalize(root).ok());
        let roots = folder.iter().chain(&current).cloned().chain(more).collect();
        Self { roots, left: MAX_TOTAL_SIZE, read: BTreeSet::new() }
    }

    /// The entry, which the caller named: it may be anything that can be read, such as a pipe.
    pub fn read_entry(&mut self, path: &Path) -> Result<String, String> {
        self.contents(path, path).map_err(|missing| match missing {
            MissingFile::Unreadable(reason) | MissingFile::Refused(reason) => reason,
        })
    }

    /// A file that a reference leads to. Nothing is opened before its name, its place and its kind are known to be allowed.
    pub fn read(&mut self, path: &Path) -> Result<String, MissingFile> {
        let unreadable = |error: io::Error| MissingFile::Unreadable(error.to_string());
        if !has_tree(path) {
            return Err(MissingFile::Unreadable("it is neither JSON nor YAML by its name".to_owned()));
        }
        let target = std::fs::canonicalize(path).map_err(unreadable)?;
        let inner = self.roots.iter().filter_map(|root| target.strip_prefix(root).ok());
        let Some(inner) = inner.min_by_key(|inner| inner.components().count()) else {
            return Err(MissingFile::Refused("it is outside of the folders that this description may read".to_owned()));
        };
        if inner.components().any(is_hidden) {
            return Err(MissingFile::Refused("it is hidden: a name in its path begins with a dot".to_owned()));
        }
        if !has_tree(&target) {
            return Err(MissingFile::Refused("it is a link to what is neither JSON nor YAML by its name".to_owned()));
        }
        if !std::fs::metadata(&target).map_err(unreadable)?.is_file() {
            return Err(MissingFile::Refused("it is not a regular file".to_owned()));
        }
        self.contents(&target, path)
    }

    /// The text of a file, of which no more is read than the limits allow. `shown` is its name in [`Self::files_read`].
    fn contents(&mut self, path: &Path, shown: &Path) -> Result<String, MissingFile> {
        let unreadable = |error: io::Error| MissingFile::Unreadable(error.to_string());
        let file = File::open(path).map_err(unreadable)?;
        let limit = MAX_FILE_SIZE.min(self.left);
        let too_large = || {
            let (one, all) = (MAX_FILE_SIZE >> 20, MAX_TOTAL_SIZE >> 20);
            MissingFile::Refused(format!("a file may have {one} MB, and all files of a description {all} MB"))
        };
        if file.metadata().map_err(unreadable)?.len() > limit {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        let size = bytes.len() as u64;
        if size > limit {
            return Err(too_large());
        }
        self.left -= size;
        self.read.insert(shown.to_path_buf());
        String::from_utf8(bytes).map_err(|_| MissingFile::Unreadable("it is not UTF-8".to_owned()))
    }

    /// Every file that was read, the entry included, in order.
    pub fn files_read(self) -> Vec<PathBuf> {
        self.read.into_iter().collect()
    }
}

/// Whether a part of a path is a hidden file or folder, where settings and secrets of other programs are.
fn is_hidden(component: Component<'_>) -> bool {
    component.as_os_str().to_string_lossy().starts_with('.')
}

/// Whether a file can hold a tree, by its name. Prose and code that documents refer to hold none.
fn has_tree(path: &Path) -> bool {
    path.extension().is_none_or(|end| ["json", "yaml", "yml"].iter().any(|known| end.eq_ignore_ascii_case(known)))
}
