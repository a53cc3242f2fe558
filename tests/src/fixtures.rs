//! The project's own descriptions: a construct each, and a fault each for those that are refused.

use std::path::{Path, PathBuf};

/// A description of ours, and its settings if it has any.
pub struct Fixture {
    /// The folders that lead to it: `construct/case`, or the name of a fault.
    pub name: String,
    /// The description.
    pub spec: PathBuf,
    /// The settings.
    pub settings: Option<PathBuf>,
}

/// Every description below a folder of this package: `fixtures` or `reject`.
pub fn all(folder: &str) -> Vec<Fixture> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    let mut open = vec![root.clone()];
    while let Some(folder) = open.pop() {
        let entries = std::fs::read_dir(&folder).expect("the folder can be read");
        open.extend(entries.map(|entry| entry.expect("an entry can be read").path()).filter(|path| path.is_dir()));
        let spec = folder.join("spec.yaml");
        if spec.exists() {
            let name = folder.strip_prefix(&root).expect("it is below the root").display().to_string();
            let settings = Some(folder.join("codegen.toml")).filter(|path| path.exists());
            found.push(Fixture { name, spec, settings });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!found.is_empty(), "no descriptions in `{folder}`");
    found
}
