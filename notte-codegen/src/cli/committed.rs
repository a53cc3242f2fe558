//! The committed description and client: where they are, and what is recorded of them.

use super::description::Reporting;
use super::manifest::{self, Completed};
use super::output::Failure;
use crate::surface::{self, Surface};
use crate::update::{Lock, Role};
use crate::{Diagnostics, Files, Settings};
use std::path::{Path, PathBuf};

/// What the name of the description contains.
const DESCRIPTION: &str = "openapi";

/// The folders and files of a client with its description.
#[derive(Clone, Debug)]
pub struct Committed {
    /// The folder that holds spec/ and notte-generated/, or the crate that the client is a module of.
    pub root: PathBuf,
    /// The folder of the description.
    pub spec: PathBuf,
    /// The description.
    pub description: PathBuf,
    /// The settings, if there are some.
    pub settings: Option<PathBuf>,
    /// The folder of the generated files.
    pub target: PathBuf,
    /// The folder of the package that the client belongs to.
    pub package: PathBuf,
    /// The folder in which an update stands while it is carried out.
    pub pending: PathBuf,
    /// Whether lock.toml beside the description says what the client is made from.
    pub is_locked: bool,
}

impl Committed {
    /// Those below a folder that holds spec/ and notte-generated/.
    ///
    /// # Errors
    /// When there is no description, or more than one.
    pub fn below(root: &Path) -> Result<Self, Failure> {
        let root = root.to_path_buf();
        let spec = root.join("spec");
        let package = root.join("notte-generated");
        Ok(Self {
            description: description(&spec)?,
            settings: Some(spec.join("codegen.toml")),
            target: package.join("src/generated"),
            pending: spec.clone(),
            is_locked: true,
            root,
            spec,
            package,
        })
    }

    /// The module `generated` of a crate, as `generate --into` makes it. `settings` is by default codegen.toml in the crate.
    ///
    /// # Errors
    /// When the crate or the description is not there, or the description is not in a folder of the crate.
    pub fn of_crate(folder: &Path, description: &Path, settings: Option<&Path>) -> Result<Self, Failure> {
        let whole = |path: &Path| {
            path.canonicalize().map_err(|error| Failure::new(format!("can't read `{}`: {error}", path.display())))
        };
        let (root, description) = (whole(folder)?, whole(description)?);
        let spec = description.parent().filter(|spec| spec.starts_with(&root)).map(Path::to_path_buf);
        let outside = || Failure::new(format!("`{}` is not in a folder of the crate", description.display()));
        let default = Some(root.join("codegen.toml")).filter(|path| path.is_file());
        Ok(Self {
            spec: spec.ok_or_else(outside)?,
            settings: settings.map(whole).transpose()?.or(default),
            target: root.join("src/generated"),
            package: root.clone(),
            // All paths of an update lie below the folder that holds this one: those of another crate do not.
            pending: root.join("src"),
            is_locked: false,
            root,
            description,
        })
    }

    /// The listing of the committed client; none where it has none yet.
    ///
    /// # Errors
    /// When it is malformed.
    pub fn surface(&self) -> Result<Option<Surface>, Failure> {
        let path = self.target.join(surface::NAME);
        let Ok(text) = std::fs::read_to_string(&path) else { return Ok(None) };
        let malformed = |error| Failure::new(format!("`{}`: {error}", path.display()));
        surface::read(&text).map(Some).map_err(malformed)
    }

    /// The options for a new description: the overlays are those of the one that is there.
    #[must_use]
    pub fn reporting_for(&self, new: &Path, reporting: &Reporting) -> Reporting {
        let mut reporting = reporting.clone();
        let text = self.settings.as_ref().and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default();
        let settings = Settings::parse(&text, 0, &mut Diagnostics::new());
        if reporting.overlay.is_empty() && new != self.description {
            let folder = self.settings.as_deref().and_then(Path::parent).unwrap_or(&self.spec);
            reporting.overlay = settings.load_options(&self.description, folder).overlays;
        }
        reporting
    }

    /// The path of the lock.
    #[must_use]
    pub fn lock_path(&self) -> PathBuf {
        self.spec.join("lock.toml")
    }

    /// What the committed client was made from; none where that is not recorded.
    ///
    /// # Errors
    /// When the lock is malformed.
    pub fn lock(&self) -> Result<Option<Lock>, Failure> {
        let path = self.lock_path();
        let Ok(text) = std::fs::read_to_string(&path) else { return Ok(None) };
        Lock::parse(&text).map(Some).map_err(|error| Failure::new(format!("`{}`: {error}", path.display())))
    }

    /// What a client is made from, as a lock. `description` has the name and the text of a description that is not there yet.
    ///
    /// # Errors
    /// When a file can't be read.
    pub fn inputs(
        &self,
        files_read: &[PathBuf],
        reporting: &Reporting,
        settings: &Settings,
        description: Option<(&str, &str)>,
    ) -> Result<Lock, Failure> {
        let overlays = match reporting.overlay.as_slice() {
            [] => settings.load_options(&self.description, &self.spec).overlays,
            overlays => overlays.to_vec(),
        };
        let same = |one: &Path, other: &Path| one == other || one.canonicalize().ok() == other.canonicalize().ok();
        let mut files = Vec::new();
        if let Some((name, text)) = description {
            files.push((Role::Description, name.to_owned(), text.as_bytes().to_vec()));
        } else {
            let is_other = |path: &&PathBuf| overlays.iter().any(|overlay| same(overlay, path));
            for path in files_read.iter().filter(|path| !is_other(path)) {
                files.push((Role::Description, self.shown(path), std::fs::read(path)?));
            }
        }
        for path in &overlays {
            files.push((Role::Overlay, self.shown(path), std::fs::read(path)?));
        }
        if let Some(path) = self.settings.as_ref().filter(|path| path.is_file()) {
            files.push((Role::Settings, self.shown(path), std::fs::read(path)?));
        }
        Ok(Lock::new(&files))
    }

    /// A path as it is recorded: relative to the folder of the description, if it lies below that.
    fn shown(&self, path: &Path) -> String {
        let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let (path, spec) = (whole(path), whole(&self.spec));
        path.strip_prefix(&spec).map_or_else(|_| path.display().to_string(), |inner| inner.display().to_string())
    }

    /// The manifest of the client with what it lacks for these files; none where there is no manifest.
    ///
    /// # Errors
    /// When a manifest is no TOML.
    pub fn manifest_for(&self, files: &Files, settings: &Settings) -> Result<Option<(PathBuf, Completed)>, Failure> {
        let path = self.package.join("Cargo.toml");
        let Ok(text) = std::fs::read_to_string(&path) else { return Ok(None) };
        let workspace = if self.package == self.root { None } else { Some(self.root.join("Cargo.toml")) };
        let workspace = workspace.and_then(|path| std::fs::read_to_string(path).ok());
        let needed = manifest::manifest("client", settings, &[], manifest::Uses::of(files));
        Ok(Some((path, manifest::complete(&text, &needed, workspace.as_deref())?)))
    }
}

/// What changed since the committed client was made, in words; the generator, if no file did.
#[must_use]
pub fn reasons(now: &Lock, committed: Option<&Lock>) -> Vec<String> {
    let Some(committed) = committed else {
        return vec!["what the committed client was made from is not recorded (spec/lock.toml)".to_owned()];
    };
    let changes = now.changes_since(committed);
    if changes.is_empty() { vec!["the generator changed, or generated files were edited".to_owned()] } else { changes }
}

/// Whether the lock says what a client is made from now.
#[must_use]
pub fn is_recorded(now: &Lock, committed: Option<&Lock>) -> bool {
    committed.is_some_and(|committed| now.changes_since(committed).is_empty())
}

/// The description in a folder: the file whose name contains `openapi` and ends as YAML or JSON does.
///
/// # Errors
/// When there is none, or more than one.
pub fn description(folder: &Path) -> Result<PathBuf, Failure> {
    let is_one = |path: &Path| {
        let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        matches!(end, "json" | "yaml" | "yml") && name.contains(DESCRIPTION) && !name.starts_with('.')
    };
    let unreadable = |error| Failure::new(format!("can't read `{}`: {error}", folder.display()));
    let entries = std::fs::read_dir(folder).map_err(unreadable)?;
    let mut found: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| is_one(path)).collect();
    found.sort();
    match found.as_slice() {
        [only] => Ok(only.clone()),
        [] => Err(Failure::new(format!(
            "`{}` has no description: a `.json`, `.yaml` or `.yml` file with `{DESCRIPTION}` in its name",
            folder.display()
        ))),
        [first, second, ..] => Err(Failure::new(format!(
            "`{}` has two descriptions, `{}` and `{}`",
            folder.display(),
            first.display(),
            second.display()
        ))),
    }
}
