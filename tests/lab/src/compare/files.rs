//! The files that are compared.

use super::Files;
use notte_codegen::cli::output::Failure;
use std::fs;
use std::path::Path;

/// Every generated file below a folder, without what is copied to the letter: `runtime/` and `macros/`.
pub fn read(folder: &Path) -> Result<Files, Failure> {
    let mut files = Files::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(inner) = open.pop() {
        let unreadable = |error| Failure::usage(format!("can't read `{}`: {error}", inner.display()));
        for entry in fs::read_dir(&inner).map_err(unreadable)? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() {
                // A group of operations may be called `runtime` only below `types/` and `wire/`.
                let is_copied =
                    matches!(name, "runtime" | "macros") && !inner.ends_with("types") && !inner.ends_with("wire");
                if !is_copied && name != "target" {
                    open.push(path);
                }
            } else if matches!(name, "Cargo.toml" | "LOSSES.md") || name.ends_with(".rs") {
                let relative = path.strip_prefix(folder)?.to_string_lossy().into_owned();
                files.insert(relative, fs::read_to_string(&path)?);
            }
        }
    }
    Ok(files)
}

/// The number of crates among files.
pub fn crates(files: &Files) -> usize {
    files.keys().filter(|path| *path == "Cargo.toml" || path.ends_with("/Cargo.toml")).count()
}
