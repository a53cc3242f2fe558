//! `generate SPEC` and `check SPEC`: a client from any description, as a crate, a module or a file.

use crate::cli::accept::recover;
use crate::cli::description::{self, MessageFormat, Reporting};
use crate::cli::manifest::{self, Completed};
use crate::cli::output::{Failure, say};
use crate::cli::unified;
use crate::generate::{Home, with_home};
use crate::single_file::allow_unused;
use crate::sync::{self, Change, Changes};
use crate::update::{Journal, Pending};
use crate::{Files, Generated, Settings, single_file, surface};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Generates a client from any OpenAPI description: a crate, or a part of one.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The description: a YAML or JSON file, `-` for the standard input, or with `--fetch` an http(s) address.
    spec: PathBuf,
    #[command(flatten)]
    target: Target,
    /// The name of the crate [default: that of the settings, or of its folder]
    #[arg(long, value_parser = name)]
    name: Option<String>,
    /// The settings.
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    #[command(flatten)]
    reporting: Reporting,
}

/// Where the client goes.
#[derive(Clone, Debug, clap::Args)]
#[group(required = true, multiple = false)]
struct Target {
    /// A crate of its own, in this folder. A Cargo.toml there whose first line does not say `@generated` is its owner's: missing
    /// dependencies and features are added to it, and nothing else is changed.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The crate in this folder: the client is its module `generated`. Missing dependencies are added to its Cargo.toml.
    #[arg(long, value_name = "CRATE")]
    into: Option<PathBuf>,
    /// A module, in this folder.
    #[arg(long, value_name = "DIR")]
    module: Option<PathBuf>,
    /// One file, to be included in a module.
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

/// What is to be on the disk.
struct Output {
    /// The folder or file that the client is in.
    target: PathBuf,
    /// The files of a crate beside its sources.
    beside: Files,
    /// The files of the client.
    sources: Files,
    /// A manifest of an owner, with what the client needs.
    manifest: Option<(PathBuf, Completed)>,
    layout: Layout,
    /// The name of a crate.
    name: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    Crate,
    Folder,
    File,
}

fn name(text: &str) -> Result<String, String> {
    manifest::check_name(text).map(|()| text.to_owned()).map_err(|failure| failure.to_string())
}

/// Generates the client.
///
/// # Errors
/// When the description has errors, or the target can't be written.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let start = Instant::now();
    let reporting = &arguments.reporting;
    // An update changes the manifest and the module too: it is over before either is read.
    let _guard = match &arguments.target.into {
        Some(folder) => {
            let guard = sync::guard(folder)?;
            recover(&folder.join("src"), reporting)?;
            Some(guard)
        }
        None => None,
    };
    let (mut generated, output) = make(arguments)?;
    let written = output.write()?;
    let name = output.name.as_ref();
    if reporting.message_format == MessageFormat::Json {
        let files_read = description::files_read(&generated);
        let added = output.manifest.map(|(_, completed)| completed.added).unwrap_or_default();
        let Generated { operations, types, schemas, .. } = &mut generated;
        let summary = json!({
            "crate": name, "operations": operations, "types": types, "schemas": schemas, "files_read": files_read,
            "manifest": added,
        });
        return say(&summary.to_string());
    }
    if let Some((path, Completed { added, .. })) = output.lacking() {
        reporting.say(&format!("{}: added {}", path.display(), added.join(", ")))?;
    }
    let crate_name = name.map(|name| format!("crate `{name}`, ")).unwrap_or_default();
    reporting.say(&format!(
        "{}: {crate_name}{} operations, {} types, {} of {} files written, in {:.0?}; {}",
        output.target.display(),
        generated.operations,
        generated.types,
        written,
        output.beside.len() + output.sources.len(),
        start.elapsed(),
        description::losses(&generated.diagnostics),
    ))?;
    match arguments.target.into.as_deref().and_then(root_without_module) {
        Some(root) => {
            reporting.say(&format!("{}: add `mod generated;`, which makes the client a module", root.display()))
        }
        None => Ok(()),
    }
}

/// The root of a crate, if none of its roots has the module.
fn root_without_module(folder: &Path) -> Option<PathBuf> {
    let roots = ["lib.rs", "main.rs"].map(|name| folder.join("src").join(name));
    let texts = roots.map(|root| std::fs::read_to_string(&root).map(|text| (root, text)));
    let found: Vec<(PathBuf, String)> = texts.into_iter().flatten().collect();
    // It may stand within a line, such as behind a feature.
    let has_module = found.iter().any(|(_, text)| text.contains("mod generated"));
    found.into_iter().next().filter(|_| !has_module).map(|(root, _)| root)
}

/// Compares the client with what is on the disk: writes nothing, and prints the differences.
///
/// # Errors
/// When the description has errors, or there is a difference.
pub fn check(arguments: &Arguments) -> Result<(), Failure> {
    if let Some(folder) = &arguments.target.into
        && Journal::pending(&folder.join("src")) == Pending::Listed
    {
        return Err(Failure::new("an update was cut off: `generate` or `accept` finishes it"));
    }
    let (_, output) = make(arguments)?;
    let reporting = &arguments.reporting;
    let (mut differences, mut paths) = (String::new(), Vec::new());
    for (folder, files, changes) in output.changes()? {
        differences.push_str(&unified::readable(&changes, files));
        for change in &changes {
            let (Change::Added(path) | Change::Changed(path, _) | Change::Removed(path)) = change;
            let path = folder.join(path).display().to_string();
            differences.push_str(&format!("differs: {path}\n"));
            paths.push(path);
        }
    }
    if let Some((path, Completed { added, .. })) = output.lacking() {
        differences.push_str(&format!("{}: lacks {}\n", path.display(), added.join(", ")));
    }
    if reporting.message_format == MessageFormat::Json {
        let lacking = output.lacking().map(|(_, completed)| completed.added.clone()).unwrap_or_default();
        say(&json!({ "is_current": differences.is_empty(), "differs": paths, "manifest": lacking }).to_string())?;
    }
    if differences.is_empty() {
        return reporting.say(&format!("{} is up to date", output.target.display()));
    }
    reporting.say(&differences)?;
    Err(Failure::new(format!("{} differs from what the description gives", output.target.display())))
}

fn make(arguments: &Arguments) -> Result<(Generated, Output), Failure> {
    let Target { out, into, module, file } = &arguments.target;
    let is_crate = out.is_some();
    let earlier = out.clone().or_else(|| module.clone()).or_else(|| Some(into.as_ref()?.join("src/generated")));
    let (mut generated, settings) = description::make(
        &arguments.spec,
        arguments.settings.as_deref(),
        &arguments.reporting,
        is_crate,
        earlier.as_deref(),
    )?;
    let mut sources = generated.files.take().ok_or_else(Failure::reported)?;
    if !is_crate {
        allow_unused(&mut sources);
    }
    let part = |target: &Path, sources, layout| Output {
        target: target.to_path_buf(),
        beside: Files::new(),
        sources,
        manifest: None,
        layout,
        name: None,
    };
    let output = if let Some(out) = out {
        whole_crate(out, crate_name(arguments, &settings, out)?, &settings, &generated, sources)?
    } else if let Some(folder) = into {
        let path = folder.join("Cargo.toml");
        let needed = manifest::manifest("client", &settings, &[], manifest::Uses::of(&sources));
        let owned = std::fs::read_to_string(&path)
            .map_err(|error| Failure::new(format!("can't read `{}`: {error}", path.display())))?;
        let mut output = part(&folder.join("src/generated"), sources, Layout::Folder);
        output.manifest = Some(completed(path, &owned, &needed)?);
        output
    } else if let Some(folder) = module {
        if let (Some(root), Some(name)) = (sources.get_mut("mod.rs"), folder.file_name()) {
            *root = with_home(root, Home::Module(&name.to_string_lossy()));
        }
        part(folder, sources, Layout::Folder)
    } else {
        let file = file.as_deref().unwrap_or(Path::new("client.rs"));
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        part(file, Files::from([(name, single_file(&sources))]), Layout::File)
    };
    Ok((generated, output))
}

fn crate_name(arguments: &Arguments, settings: &Settings, out: &Path) -> Result<String, Failure> {
    match arguments.name.as_ref().or(settings.package.name.as_ref()) {
        Some(name) => manifest::check_name(name).map(|()| name.clone()),
        None => Ok(manifest::name_for(out)),
    }
}

fn completed(path: PathBuf, owned: &str, needed: &str) -> Result<(PathBuf, Completed), Failure> {
    let completed = manifest::complete(owned, needed, None)
        .map_err(|failure| Failure::new(format!("`{}`: {failure}", path.display())))?;
    Ok((path, completed))
}

/// The files of a crate: those beside its sources, and its sources with their root renamed.
fn whole_crate(
    out: &Path,
    name: String,
    settings: &Settings,
    generated: &Generated,
    client: Files,
) -> Result<Output, Failure> {
    let needed = manifest::manifest(&name, settings, &generated.features, manifest::Uses::of(&client));
    let path = out.join("Cargo.toml");
    let owned = std::fs::read_to_string(&path).ok().filter(|text| !sync::is_generated(text));
    let (mut beside, mut sources, mut manifest) = (Files::new(), Files::new(), None);
    match owned {
        Some(owned) => manifest = Some(completed(path, &owned, &needed)?),
        None => {
            beside.insert("Cargo.toml".to_owned(), needed);
        }
    }
    beside.insert(".gitignore".to_owned(), "# @generated by notte-codegen.\n/target\nCargo.lock\n".to_owned());
    for (path, text) in client {
        match path.as_str() {
            "mod.rs" => {
                let has_features = settings.parts().1 || !generated.features.is_empty();
                let root = manifest::crate_root(&text, &name, generated.types, has_features);
                let path = out.join("README.md");
                let is_owned = std::fs::read_to_string(&path).is_ok_and(|text| !sync::is_generated(&text));
                if !is_owned && !settings.package.texts.contains_key("readme") {
                    beside.insert("README.md".to_owned(), manifest::readme(&name, &root));
                }
                sources.insert("lib.rs".to_owned(), root)
            }
            "LOSSES.md" | surface::NAME => beside.insert(path, text),
            _ => sources.insert(path, text),
        };
    }
    Ok(Output { target: out.to_path_buf(), beside, sources, manifest, layout: Layout::Crate, name: Some(name) })
}

impl Output {
    /// The manifest of an owner that lacks something.
    fn lacking(&self) -> Option<&(PathBuf, Completed)> {
        self.manifest.as_ref().filter(|(_, completed)| !completed.added.is_empty())
    }

    /// Writes the files, and then the manifest of an owner. Returns how many files differed.
    fn write(&self) -> Result<usize, Failure> {
        let count = match self.layout {
            Layout::Crate => sync::write_crate(&self.target, &self.beside, &self.sources)?.len(),
            Layout::Folder => sync::write(&self.target, &self.sources)?.len(),
            Layout::File => {
                let text = self.sources.values().next().map(String::as_str).unwrap_or_default();
                usize::from(sync::write_file(&self.target, text)?)
            }
        };
        match self.lacking() {
            // The folder is guarded.
            Some((path, completed)) if self.layout == Layout::Folder => sync::put_file(path, &completed.text)?,
            Some((path, completed)) => sync::replace_file(path, &completed.text)?,
            None => {}
        }
        Ok(count)
    }

    /// What writing would change, folder by folder.
    fn changes(&self) -> Result<Vec<(PathBuf, &Files, Changes)>, Failure> {
        let only_these = |changes: Changes| -> Changes {
            changes.into_iter().filter(|change| !matches!(change, Change::Removed(_))).collect()
        };
        Ok(match self.layout {
            Layout::Crate => {
                let source = self.target.join("src");
                let beside = only_these(sync::changes(&self.target, &self.beside)?);
                let sources = sync::changes(&source, &self.sources)?;
                vec![(self.target.clone(), &self.beside, beside), (source, &self.sources, sources)]
            }
            Layout::Folder => {
                vec![(self.target.clone(), &self.sources, sync::changes(&self.target, &self.sources)?)]
            }
            Layout::File => {
                let folder = self.target.parent().unwrap_or(Path::new("")).to_path_buf();
                let found = std::fs::read(&self.target).ok();
                let change = self.sources.iter().find_map(|(name, text)| match &found {
                    Some(found) if found == text.as_bytes() => None,
                    Some(found) => Some(Change::Changed(name.clone(), String::from_utf8_lossy(found).into_owned())),
                    None => Some(Change::Added(name.clone())),
                });
                vec![(folder, &self.sources, change.into_iter().collect())]
            }
        })
    }
}
