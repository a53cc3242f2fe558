//! What a corpus says of its own descriptions.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The descriptions that `index.tsv` calls invalid, in the folder or in the one above; none without that file.
#[derive(Debug, Default)]
pub struct Index {
    invalid: BTreeSet<PathBuf>,
}

impl Index {
    /// Reads the index of a folder.
    pub fn of(folder: &Path) -> Self {
        let Ok(folder) = folder.canonicalize() else { return Self::default() };
        let read = |place: &Path| Some((place.to_path_buf(), std::fs::read_to_string(place.join("index.tsv")).ok()?));
        match folder.ancestors().take(2).find_map(read) {
            Some((place, text)) => Self { invalid: invalid(&text).map(|file| place.join(file)).collect() },
            None => Self::default(),
        }
    }

    /// Whether the index calls a description invalid.
    pub fn is_invalid(&self, path: &Path) -> bool {
        path.canonicalize().is_ok_and(|path| self.invalid.contains(&path))
    }
}

fn invalid(text: &str) -> impl Iterator<Item = &str> {
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |wanted: &str| names.iter().position(|name| *name == wanted);
    let columns = column("file").zip(column("valid"));
    lines.filter_map(move |line| {
        let (file, valid) = columns?;
        let cell = |number| line.split('\t').nth(number);
        (cell(valid)? == "invalid").then(|| cell(file)).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::invalid;

    #[test]
    fn columns_are_found_by_name() {
        let text = "kind\tvalid\tfile\nx\tvalid\ta.json\nx\tinvalid\tb/c.yaml\nshort\n";
        assert_eq!(invalid(text).collect::<Vec<_>>(), ["b/c.yaml"]);
        assert_eq!(invalid("file\nb.yaml\n").count(), 0);
        assert_eq!(invalid("").count(), 0);
    }
}
