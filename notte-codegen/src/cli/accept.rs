//! `accept NEW`: a new description in place of the committed one.

use super::address::address;
use super::committed::Committed;
use super::description::{self, Input, MessageFormat, Reporting};
use super::manifest::Completed;
use super::output::{Failure, say};
use super::progress::Progress;
use crate::diff::{self, Diff, Verdict};
use crate::generate;
use crate::single_file::allow_unused;
use crate::surface;
use crate::sync;
use crate::update::{Journal, Pending, changelog_entry, public_source, with_entry, with_version};
use crate::visible::visible;
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Replaces the committed description by a new one: regenerates the client with the overlays and the settings, records what it is
/// made from, adds what its manifest lacks and an entry to the changelog, and checks that the crate compiles.
///
/// All paths change together: what a kill leaves half done, the next command finishes or undoes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The new description: a file, or an http(s) address with `--fetch`.
    new: PathBuf,
    /// Raises the version in the manifest as the verdict asks.
    #[arg(long)]
    bump: bool,
    /// Does not compile the crate.
    #[arg(long)]
    no_check: bool,
    #[command(flatten)]
    reporting: Reporting,
}

/// Replaces the description of a client that is a module of a crate by a new one: regenerates the module `generated` with the overlays
/// and the settings, adds what the manifest lacks, and an entry to CHANGELOG.md if there is one, and checks that the crate compiles.
///
/// All paths change together: what a kill leaves half done, the next run finishes or undoes.
#[derive(Debug, clap::Args)]
pub struct InCrate {
    #[command(flatten)]
    update: Arguments,
    /// The description that is replaced, in the crate or a folder of it.
    #[arg(long, value_name = "FILE", default_value = "openapi.yaml")]
    spec: PathBuf,
    /// The crate that the client is a module of.
    #[arg(long, value_name = "CRATE", default_value = ".")]
    into: PathBuf,
    /// The settings [default: codegen.toml in the crate, if it is there]
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
}

/// Runs the command for the client below a folder that holds spec/ and notte-generated/.
///
/// # Errors
/// When the description has errors, a path can't be changed, or the crate does not compile with it.
pub fn run(arguments: &Arguments, root: &Path) -> Result<(), Failure> {
    let (committed, diff) = {
        let spec = root.join("spec");
        let _guard = sync::guard(&spec)?;
        recover(&spec, &arguments.reporting)?;
        let committed = Committed::below(root)?;
        let diff = replace(arguments, &committed)?;
        (committed, diff)
    };
    finish(arguments, &committed, &diff, Some("notte-generated"))
}

/// Runs the command for the module of a crate.
///
/// # Errors
/// As [`run`].
pub fn run_in_crate(arguments: &InCrate) -> Result<(), Failure> {
    let (committed, diff) = {
        let unreadable = |error| Failure::new(format!("can't read `{}`: {error}", arguments.into.display()));
        let folder = arguments.into.canonicalize().map_err(unreadable)?;
        let _guard = sync::guard(&folder)?;
        recover(&folder.join("src"), &arguments.update.reporting)?;
        let committed = Committed::of_crate(&folder, &arguments.spec, arguments.settings.as_deref())?;
        let diff = replace(&arguments.update, &committed)?;
        (committed, diff)
    };
    finish(&arguments.update, &committed, &diff, None)
}

/// Says what changed, and compiles the package, which has a name where it is one of several.
fn finish(arguments: &Arguments, committed: &Committed, diff: &Diff, name: Option<&str>) -> Result<(), Failure> {
    let reporting = &arguments.reporting;
    reporting.say(&diff::summary(diff))?;
    if reporting.message_format == MessageFormat::Json {
        say(&diff::to_json(diff))?;
    }
    if arguments.no_check || !committed.package.join("Cargo.toml").is_file() {
        return Ok(());
    }
    reporting.say("compiling the crate")?;
    let progress = Progress::of(reporting, "cargo check");
    let is_compiled = compiled(&committed.root, name, &committed.target);
    drop(progress);
    is_compiled?;
    reporting.say("the crate compiles")
}

/// Finishes or undoes what an earlier run left behind.
///
/// # Errors
/// When the system refuses.
pub fn recover(spec: &Path, reporting: &Reporting) -> Result<(), Failure> {
    match Journal::recover(spec)? {
        Pending::Nothing => Ok(()),
        Pending::Begun => reporting.say("an update that was cut off had changed nothing; it is removed"),
        Pending::Listed => reporting.say("an update that was cut off is finished"),
    }
}

fn replace(arguments: &Arguments, committed: &Committed) -> Result<Diff, Failure> {
    let new = &arguments.new;
    let reporting = committed.reporting_for(new, &arguments.reporting);
    let Input { document, mut settings, diagnostics } =
        description::read(new, committed.settings.as_deref(), &reporting)?;
    settings.features.get_or_insert(false);
    let before = committed.surface()?.unwrap_or_default();
    settings.earlier_names = surface::names(&before);
    let progress = Progress::of(&reporting, "generating the client");
    let generated = generate(&document, &settings, diagnostics)?;
    drop(progress);
    description::report(&generated.diagnostics, &document, &reporting)?;
    let text = document.sources.first().map(|source| source.text.clone()).unwrap_or_default();
    let mut files = generated.files.clone().ok_or_else(Failure::reported)?;
    if committed.package == committed.root {
        // As `generate --into` writes it.
        allow_unused(&mut files);
    }
    let after = generated.surface.as_ref().ok_or_else(Failure::reported)?;
    let diff = diff::diff(&before, after);
    let target = committed.spec.join(name_of(&text, &committed.description));
    let mut journal = Journal { folder: Some((committed.target.clone(), files.clone())), ..Journal::default() };
    let name = target.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    if committed.is_locked {
        let mut lock = committed.inputs(&generated.files_read, &reporting, &settings, Some((&name, &text)))?;
        lock.source = Some(source_of(new));
        lock.date = Some(today());
        journal.files.push((committed.lock_path(), lock.to_toml()));
    }
    journal.files.push((target.clone(), text));
    if target != committed.description {
        journal.removed.push(committed.description.clone());
    }
    if let Some((path, Completed { text, added })) = committed.manifest_for(&files, &settings)?
        && !added.is_empty()
    {
        for line in &added {
            reporting.say(&format!("added to {}: {line}", path.display()))?;
        }
        journal.files.push((path, text));
    }
    let changelog = committed.root.join("CHANGELOG.md");
    if let Ok(text) = std::fs::read_to_string(&changelog)
        && diff.verdict() != Verdict::None
    {
        let entry = changelog_entry(&diff, &format!("The description of {}", today()));
        journal.files.push((changelog, with_entry(&text, &entry)));
    }
    if arguments.bump {
        let (path, text, version) = raised(committed, &diff, &journal.files)?;
        reporting.say(&format!("{}: version {version}", path.display()))?;
        journal.files.push((path, text));
    }
    journal.carry_out(&committed.pending)?;
    reporting.say(&format!(
        "{}: {} operations, {} types; {}",
        target.display(),
        generated.operations,
        generated.types,
        description::losses(&generated.diagnostics)
    ))?;
    Ok(diff)
}

/// The manifest with the version that the verdict asks for: that of the package, or that of the workspace.
fn raised(
    committed: &Committed,
    diff: &Diff,
    changed: &[(PathBuf, String)],
) -> Result<(PathBuf, String, String), Failure> {
    for path in [&committed.package, &committed.root].map(|folder| folder.join("Cargo.toml")) {
        let pending = changed.iter().rfind(|(other, _)| *other == path).map(|(_, text)| text.clone());
        let Some(text) = pending.or_else(|| std::fs::read_to_string(&path).ok()) else { continue };
        if let Some((text, version)) = with_version(&text, diff.verdict()) {
            return Ok((path, text, version.to_string()));
        }
    }
    Err(Failure::new("no manifest has a version to raise"))
}

/// The name of a new description: that of the one that it replaces, with the ending of its format.
fn name_of(text: &str, old: &Path) -> String {
    let stem = old.file_stem().and_then(|stem| stem.to_str()).unwrap_or("openapi");
    let is_json = text.trim_start().starts_with(['{', '[']);
    let end = old.extension().and_then(|end| end.to_str()).unwrap_or("yaml");
    let end = match (is_json, end) {
        (true, _) => "json",
        (false, "json") => "yaml",
        (false, end) => end,
    };
    format!("{stem}.{end}")
}

/// What is recorded of where a description came from: an address, or the name of a file.
fn source_of(new: &Path) -> String {
    let name = || new.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    visible(&address(new).map_or_else(name, public_source)).into_owned()
}

/// The day, in UTC.
fn today() -> String {
    Timestamp::now().strftime("%Y-%m-%d").to_string()
}

/// Compiles the crate, and lists where what is written by hand does not fit any more.
fn compiled(root: &Path, name: Option<&str>, generated: &Path) -> Result<(), Failure> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--quiet", "--all-targets", "--message-format", "short"])
        .args(name.into_iter().flat_map(|name| ["--package", name]))
        .current_dir(if root.as_os_str().is_empty() { Path::new(".") } else { root })
        .output()?;
    if output.status.success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&output.stderr);
    let inner = generated.strip_prefix(root).unwrap_or(generated).display().to_string();
    let mut errors: Vec<&str> = text.lines().filter(|line| line.contains(": error")).collect();
    // The library is compiled once more for its tests.
    errors.sort();
    errors.dedup();
    let (others, own): (Vec<&str>, Vec<&str>) = errors.into_iter().partition(|line| line.contains(&inner));
    let places: String = own.iter().map(|line| format!("\n  {line}")).collect();
    let count = |number: usize| if number == 1 { "1 place".to_owned() } else { format!("{number} places") };
    Err(Failure::new(match (own.len(), others.len()) {
        (0, 0) => format!("the description is accepted; the crate could not be checked:\n{text}"),
        (own, 0) => {
            format!("the description is accepted; the code by hand does not compile with it in {}:{places}", count(own))
        }
        (own, others) => format!(
            "the description is accepted; the code by hand does not compile with it in {}, the generated code in {}:{places}",
            count(own),
            count(others)
        ),
    }))
}
