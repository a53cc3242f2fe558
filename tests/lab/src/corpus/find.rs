//! Which files of a folder are descriptions.

use super::version::version;
use notte_codegen::cli::output::Failure;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A description in the folder.
#[derive(Clone, Debug)]
pub struct Description {
    /// Its path below the folder, with `/`.
    pub name: String,
    /// The folder that its crate goes to: what a path can't always be, the name of a crate.
    pub folder: String,
    /// Where it is.
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// What its root says of the version of OpenAPI.
    pub version: String,
}

impl Description {
    /// The folder that was searched: a description may refer to all that lies below it.
    pub fn root(&self) -> &Path {
        self.path.ancestors().nth(self.name.split('/').count()).unwrap_or(Path::new(""))
    }
}

/// Every description below a folder, the smallest first. Other files are parts that descriptions refer to.
pub fn descriptions(folder: &Path) -> Result<Vec<Description>, Failure> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(inner) = open.pop() {
        let unreadable = |error| Failure::new(format!("can't read `{}`: {error}", inner.display()));
        for entry in fs::read_dir(&inner).map_err(unreadable)? {
            let path = entry?.path();
            if path.is_dir() {
                // A link may lead to a folder above.
                if seen.insert(path.canonicalize()?) {
                    open.push(path);
                }
            } else if has_an_ending(&path)
                && let Ok(bytes) = fs::read(&path)
                && let Some(version) = version(&String::from_utf8_lossy(&bytes))
            {
                let parts = path.strip_prefix(folder)?.components();
                let name = parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
                let folder = crate_name(&name);
                found.push(Description { name, folder, size: fs::metadata(&path)?.len(), path, version });
            }
        }
    }
    found.sort_by(|a, b| (a.size, &a.name).cmp(&(b.size, &b.name)));
    let mut taken = BTreeSet::new();
    for one in &mut found {
        while !taken.insert(one.folder.clone()) {
            one.folder.push_str("-again");
        }
    }
    Ok(found)
}

/// Letters and digits with single dashes between them: rustc warns of two in a row.
fn crate_name(path: &str) -> String {
    let words = path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

fn has_an_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["json", "yaml", "yml"].iter().any(|it| ending.eq_ignore_ascii_case(it)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn crates_have_names_that_no_one_warns_of() {
        assert_eq!(super::crate_name("a/_B--c/API v2.yaml"), "a-b-c-api-v2-yaml");
    }
}
