//! The generator in a build script.

mod edition;
mod outputs;

use crate::diagnostics::{Diagnostics, Severity, render, to_lines};
use crate::generate::generate;
use crate::load::{self, Source};
use crate::settings::Settings;
use crate::single_file::{allow_unused, single_file};
use crate::visible::{visible, visible_lines};
use std::fmt;
use std::path::{Path, PathBuf};

/// How many warnings a build shows. More would hide what cargo itself says.
const MAX_WARNINGS: usize = 200;

/// Generates the client of a description in a build script: `$OUT_DIR/client.rs`, which a module includes.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), notte_codegen::BuildError> {
///     notte_codegen::Build::new("openapi.yaml").settings("codegen.toml").run()
/// }
/// // src/lib.rs: mod client { include!(concat!(env!("OUT_DIR"), "/client.rs")); }
/// ```
///
/// Cargo runs the build script again when a file changes that was read. Losses, and notes on malformed keywords, are warnings of the
/// build with their file and line.
#[derive(Clone, Debug)]
pub struct Build {
    spec: PathBuf,
    settings_file: Option<PathBuf>,
    settings: Settings,
    overlays: Vec<PathBuf>,
    name: String,
    folder: Option<PathBuf>,
}

impl Build {
    /// A build of this description, with the default settings.
    pub fn new(spec: impl Into<PathBuf>) -> Self {
        Self {
            spec: spec.into(),
            settings_file: None,
            settings: Settings::default(),
            overlays: Vec::new(),
            name: "client".to_owned(),
            folder: None,
        }
    }

    /// Reads the settings from a TOML file.
    #[must_use]
    pub fn settings(self, path: impl Into<PathBuf>) -> Self {
        Self { settings_file: Some(path.into()), ..self }
    }

    /// Applies an overlay (OpenAPI Overlay Specification 1.0 or 1.1) to the description. May be repeated; overlays are applied in
    /// order, in place of those that the settings name. Without this and without `overlays` in the settings, `overlay.yaml` beside
    /// the description is applied if it exists.
    #[must_use]
    pub fn overlay(mut self, path: impl Into<PathBuf>) -> Self {
        self.overlays.push(path.into());
        self
    }

    /// Writes `$OUT_DIR/NAME.rs` instead of `$OUT_DIR/client.rs`. Each client of a build script needs a name of its own.
    #[must_use]
    pub fn name(self, name: impl Into<String>) -> Self {
        Self { name: name.into(), ..self }
    }

    /// Writes the file.
    ///
    /// # Errors
    /// When the description or the settings have errors, with all of them; when the file can't be written; when the package has
    /// an edition before 2024; or when another client of this build script has the same name.
    pub fn run(self) -> Result<(), BuildError> {
        if let Some(package) = std::env::var_os("CARGO_MANIFEST_DIR") {
            edition::check(Path::new(&package)).map_err(BuildError)?;
        }
        let Some(folder) = self.folder.clone().or_else(|| std::env::var_os("OUT_DIR").map(PathBuf::from)) else {
            return Err(BuildError("OUT_DIR is not set: this is for build scripts".to_owned()));
        };
        let target = outputs::path(&folder, &self.name).map_err(BuildError)?;
        outputs::take(&target).map_err(BuildError)?;
        let text = self.client()?;
        if std::fs::read(&target).is_ok_and(|found| found == text.as_bytes()) {
            return Ok(());
        }
        std::fs::write(&target, text)
            .map_err(|error| BuildError(format!("can't write `{}`: {error}", target.display())))
    }
}

/// Generates the client of a description with settings from the build script itself: see [`Build`].
///
/// # Errors
/// As [`Build::run`].
pub fn build(path: impl AsRef<Path>, settings: &Settings) -> Result<(), BuildError> {
    Build { settings: settings.clone(), ..Build::new(path.as_ref()) }.run()
}

/// The same in another folder than `$OUT_DIR`.
///
/// # Errors
/// As [`Build::run`].
pub fn build_into(path: impl AsRef<Path>, settings: &Settings, out: &Path) -> Result<(), BuildError> {
    Build { settings: settings.clone(), folder: Some(out.to_owned()), ..Build::new(path.as_ref()) }.run()
}

impl Build {
    /// The text of the client.
    fn client(&self) -> Result<String, BuildError> {
        let mut diagnostics = Diagnostics::new();
        let text = match &self.settings_file {
            Some(path) => {
                announce("rerun-if-changed", &path.display().to_string());
                let unreadable = |error| BuildError(format!("can't read `{}`: {error}", path.display()));
                Some((path, std::fs::read_to_string(path).map_err(unreadable)?))
            }
            None => None,
        };
        // Parsed twice: the settings say which files are read, and diagnostics about them need the number of those files.
        let mut options = match &text {
            Some((path, text)) => {
                let folder = path.parent().unwrap_or(Path::new(""));
                Settings::parse(text, 0, &mut Diagnostics::new()).load_options(&self.spec, folder)
            }
            None => self.settings.load_options(&self.spec, Path::new("")),
        };
        if !self.overlays.is_empty() {
            options.overlays.clone_from(&self.overlays);
        }
        let mut document = load::from_path_with(&self.spec, &options, &mut diagnostics);
        // The entry is there even when it could not be read, so that cargo tries again when it can be.
        for source in &document.sources {
            announce("rerun-if-changed", &source.name);
        }
        let settings = match text {
            Some((path, text)) => {
                let settings = Settings::parse(&text, document.sources.len(), &mut diagnostics);
                let name = path.display().to_string();
                document.sources.push(Source::new(name, text, serde_json::Value::Null));
                settings
            }
            None => self.settings.clone(),
        };
        let generated = generate(&document, &settings, diagnostics)
            .map_err(|bug| BuildError(visible_lines(&bug.to_string()).into_owned()))?;
        let Some(mut files) = generated.files else {
            return Err(BuildError(rendered(&generated.diagnostics, &document.sources)));
        };
        let warnings = generated.diagnostics.filtered(|one| one.severity == Severity::Loss || one.code.is_slip());
        let warnings = to_lines(&warnings, &document.sources);
        for warning in warnings.iter().take(MAX_WARNINGS) {
            announce("warning", warning);
        }
        if let Some(more) = warnings.len().checked_sub(MAX_WARNINGS).filter(|more| *more > 0) {
            announce("warning", &format!("{more} more warnings about `{}` are not shown", self.spec.display()));
        }
        allow_unused(&mut files);
        Ok(single_file(&files))
    }
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
