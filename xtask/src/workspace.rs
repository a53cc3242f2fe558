//! The folders of the workspace.

use notte_codegen::cli::output::Failure;
use std::path::{Path, PathBuf};

/// The workspace's folder.
///
/// # Errors
/// When the current folder can't be read.
pub fn root() -> Result<PathBuf, Failure> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = package.parent().ok_or_else(|| Failure::new("the package is in no workspace"))?;
    // Paths relative to the current folder are short, and terminals open them on a click.
    let current = std::env::current_dir()?;
    Ok(match root.strip_prefix(&current) {
        Ok(inner) => inner.to_path_buf(),
        Err(_) => root.to_path_buf(),
    })
}

/// The folder that cargo compiles into: this program is in a folder of it.
///
/// # Errors
/// When the path of this program is unknown, or in no such folder.
pub fn target() -> Result<PathBuf, Failure> {
    let program = std::env::current_exe()?;
    let folder = program.parent().and_then(Path::parent);
    folder.map(Path::to_path_buf).ok_or_else(|| Failure::new("this program is in no target folder"))
}
