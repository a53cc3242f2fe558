//! Where things are.

use crate::output::Failure;
use std::path::{Path, PathBuf};

/// The workspace's folder.
pub fn root() -> Result<PathBuf, Failure> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = package.parent().ok_or_else(|| Failure::new("the package stands in no workspace"))?;
    // Relative to where the user stands, paths in messages are short and can be clicked.
    let here = std::env::current_dir()?;
    Ok(match root.strip_prefix(&here) {
        Ok(inner) => inner.to_path_buf(),
        Err(_) => root.to_path_buf(),
    })
}

/// The folder that cargo compiles into: this program lies in a folder of it.
pub fn target() -> Result<PathBuf, Failure> {
    let program = std::env::current_exe()?;
    let folder = program.parent().and_then(Path::parent);
    folder.map(Path::to_path_buf).ok_or_else(|| Failure::new("this program lies in no target folder"))
}
