//! The generator in a build script.

use crate::diagnostics::{Diagnostics, Severity, render};
use crate::generate::generate;
use crate::load::{self, Source};
use crate::settings::Settings;
use crate::single_file::single_file;
use std::fmt;
use std::path::{Path, PathBuf};

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
/// It prints `cargo::rerun-if-changed` for every file that it reads, and losses as warnings of the build.
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
    let document = load::from_path(path.as_ref(), &mut diagnostics);
    for source in &document.sources {
        announce(&format!("rerun-if-changed={}", source.name));
    }
    let generated = generate(&document, settings, diagnostics).map_err(|bug| BuildError(bug.to_string()))?;
    let Some(files) = generated.files else {
        return Err(BuildError(rendered(&generated.diagnostics, &document.sources)));
    };
    for diagnostic in generated.diagnostics.iter().filter(|one| one.severity == Severity::Loss) {
        announce(&format!("warning={}: {} ({})", diagnostic.place, diagnostic.message, diagnostic.code.name));
    }
    let target = out.join("client.rs");
    let text = single_file(&files);
    if std::fs::read(&target).is_ok_and(|found| found == text.as_bytes()) {
        return Ok(());
    }
    std::fs::write(&target, text).map_err(|error| BuildError(format!("can't write `{}`: {error}", target.display())))
}

/// Says something to cargo.
#[expect(clippy::print_stdout, reason = "cargo listens on the standard output of a build script")]
fn announce(instruction: &str) {
    println!("cargo::{instruction}");
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
