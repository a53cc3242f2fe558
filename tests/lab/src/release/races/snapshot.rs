//! What a folder holds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The files below a folder, by their paths in it.
pub type Snapshot = BTreeMap<PathBuf, Vec<u8>>;

/// All files below a folder.
pub fn of(folder: &Path) -> io::Result<Snapshot> {
    let mut snapshot = Snapshot::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(inner) = path.strip_prefix(folder) {
                snapshot.insert(inner.to_path_buf(), fs::read(&path)?);
            }
        }
    }
    Ok(snapshot)
}

/// Makes a folder hold this and nothing else.
pub fn put(folder: &Path, snapshot: &Snapshot) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    for (inner, text) in snapshot {
        let path = folder.join(inner);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}

/// The files without those of a run that is not finished, all of which lie below a name that starts with a dot.
pub fn without_pending(snapshot: &Snapshot) -> Snapshot {
    let is_pending = |path: &Path| path.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
    snapshot.iter().filter(|(path, _)| !is_pending(path)).map(|(path, text)| (path.clone(), text.clone())).collect()
}

/// The files below an inner folder.
pub fn below(snapshot: &Snapshot, inner: &str) -> Snapshot {
    snapshot
        .iter()
        .filter(|(path, _)| path.starts_with(inner))
        .map(|(path, text)| (path.clone(), text.clone()))
        .collect()
}

/// The paths in which two folders differ.
pub fn differences(one: &Snapshot, other: &Snapshot) -> Vec<String> {
    let paths = one.keys().chain(other.keys().filter(|path| !one.contains_key(*path)));
    paths.filter(|path| one.get(*path) != other.get(*path)).map(|path| path.display().to_string()).collect()
}
