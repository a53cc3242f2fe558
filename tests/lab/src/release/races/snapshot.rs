//! What a folder holds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The files below a folder, by their paths in it.
pub type Snapshot = BTreeMap<PathBuf, Vec<u8>>;

/// Files in which `accept` writes the day.
const DATED: [&str; 2] = ["CHANGELOG.md", "lock.toml"];

/// All files below a folder. Each day in those that have one is the same, since two commands may run on two sides of midnight.
pub fn of(folder: &Path) -> io::Result<Snapshot> {
    let mut snapshot = Snapshot::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(inner) = path.strip_prefix(folder) {
                let text = fs::read(&path)?;
                let is_dated = DATED.iter().any(|name| path.ends_with(name));
                snapshot.insert(inner.to_path_buf(), if is_dated { undated(text) } else { text });
            }
        }
    }
    Ok(snapshot)
}

/// A text with the same day in place of each.
fn undated(mut text: Vec<u8>) -> Vec<u8> {
    let same = b"2000-01-01";
    let is_day =
        |part: &[u8]| part.iter().zip(same).all(|(byte, like)| byte == like || byte.is_ascii_digit() && *like != b'-');
    let mut start = 0;
    while let Some(part) = text.get_mut(start..start + same.len()) {
        if is_day(part) {
            part.copy_from_slice(same);
        }
        start += 1;
    }
    text
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

#[cfg(test)]
mod tests {
    use super::undated;

    #[test]
    fn the_day_makes_no_difference_and_all_else_does() {
        let text = |text: &str| String::from_utf8(undated(text.into())).unwrap();
        assert_eq!(text("date = \"2026-11-30\"\n"), text("date = \"2026-12-01\"\n"));
        assert_eq!(text("12026-12-0, 1.2.0"), "12026-12-0, 1.2.0");
        assert_eq!(text("2026-12-3"), "2026-12-3");
    }
}
