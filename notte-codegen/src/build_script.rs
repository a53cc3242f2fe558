//! The generator in a build script.

use crate::diagnostics::{Diagnostics, Severity, render, to_lines};
use crate::generate::generate;
use crate::load::{self, LoadOptions, Source};
use crate::settings::Settings;
use crate::single_file::single_file;
use crate::visible::{visible, visible_lines};
use std::fmt;
use std::path::{Path, PathBuf};

/// How many warnings a build shows. More would hide what cargo itself says.
const MAX_WARNINGS: usize = 200;

/// Makes the client of a description in a build script: `$OUT_DIR/client.rs`, to be included in a module.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), notte_codegen::BuildError> {
///     notte_codegen::build("openapi.yaml", &Default::default())
/// }
/// // src/lib.rs: mod client { include!(concat!(env!("OUT_DIR"), "/client.rs")); }
/// ```
///
/// It prints `cargo::rerun-if-changed` for every file that it reads. Losses, and notes on malformed keywords, are warnings of
/// the build with their file and line.
///
/// # Errors
/// When the description can't be used, with all that is wrong with it, rendered; or when `OUT_DIR` can't be written.
pub fn build(path: impl AsRef<Path>, settings: &Settings) -> Result<(), BuildError> {
    let Some(out) = std::env::var_os("OUT_DIR") else {
        return Err(BuildError("OUT_DIR is not set: this is for build scripts".to_owned()));
    };
    build_into(path, settings, &PathBuf::from(out))
}

/// The same into another folder than `$OUT_DIR`.
///
/// # Errors
/// As [`build`].
pub fn build_into(path: impl AsRef<Path>, settings: &Settings, out: &Path) -> Result<(), BuildError> {
    let mut diagnostics = Diagnostics::new();
    let options = LoadOptions { ref_roots: settings.ref_roots.clone(), ..LoadOptions::default() };
    let document = load::from_path_with(path.as_ref(), &options, &mut diagnostics);
    // The entry is there even when it could not be read, so that cargo tries again when it can be.
    for source in &document.sources {
        announce("rerun-if-changed", &source.name);
    }
    let generated = generate(&document, settings, diagnostics)
        .map_err(|bug| BuildError(visible_lines(&bug.to_string()).into_owned()))?;
    let Some(files) = generated.files else {
        return Err(BuildError(rendered(&generated.diagnostics, &document.sources)));
    };
    let warnings = generated.diagnostics.filtered(|one| one.severity == Severity::Loss || one.code.is_slip());
    let warnings = to_lines(&warnings, &document.sources);
    for warning in warnings.iter().take(MAX_WARNINGS) {
        announce("warning", warning);
    }
    if let Some(more) = warnings.len().checked_sub(MAX_WARNINGS).filter(|more| *more > 0) {
        announce("warning", &format!("{more} more warnings about `{}` are not shown", path.as_ref().display()));
    }
    let target = out.join("client.rs");
    let text = single_file(&files);
    if std::fs::read(&target).is_ok_and(|found| found == text.as_bytes()) {
        return Ok(());
    }
    std::fs::write(&target, text).map_err(|error| BuildError(format!("can't write `{}`: {error}", target.display())))
}

/// Gives cargo one instruction. Cargo obeys every line that begins with `cargo::`, so the value, which quotes the description,
/// must be one line. A path with a line break becomes another path, which cargo takes for a file that has changed.
#[expect(clippy::print_stdout, reason = "cargo reads the standard output of a build script")]
fn announce(instruction: &str, value: &str) {
    println!("cargo::{instruction}={}", visible(value));
}

fn rendered(diagnostics: &Diagnostics, sources: &[Source]) -> String {
    format!("\n{}", render(diagnostics, sources, crate::diagnostics::Style::Plain))
}

/// Why a build script failed. `Debug` shows the text as it is, since that is what `main` prints.
pub struct BuildError(String);

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BuildError {}
