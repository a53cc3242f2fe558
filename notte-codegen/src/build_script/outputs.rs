//! The files that one run of a build script writes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The files that this process has written. A build script is one process, and only it knows that two clients are two.
static WRITTEN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Takes a file for one client; fails if another client has it.
pub fn take(path: &Path) -> Result<(), String> {
    if WRITTEN.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned()) {
        return Ok(());
    }
    let path = path.display();
    Err(format!("two clients would be written to `{path}`; give each a name of its own with `Build::new(…).name(…)`"))
}

/// The path of a client by its name, which is part of a file name.
pub fn path(folder: &Path, name: &str) -> Result<PathBuf, String> {
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if !is_name {
        return Err(format!("`{name}` can't be the name of a client: letters, digits, `-` and `_` can"));
    }
    Ok(folder.join(format!("{name}.rs")))
}

#[cfg(test)]
mod tests {
    use super::{path, take};
    use std::path::Path;

    #[test]
    fn a_file_is_of_one_client() {
        let folder = Path::new("/out");
        assert_eq!(take(&path(folder, "pets").unwrap()), Ok(()));
        assert_eq!(take(&path(folder, "store").unwrap()), Ok(()));
        assert!(take(&path(folder, "pets").unwrap()).unwrap_err().contains("Build::new(…).name(…)"));
    }

    #[test]
    fn a_name_stays_in_the_folder() {
        for name in ["", "..", "a/b", "a b"] {
            assert!(path(Path::new("/out"), name).is_err(), "{name}");
        }
    }
}
