//! `spec accept NEW`: a new description in place of the committed one.

use super::address::address;
use super::committed::Committed;
use super::description::{self, Reporting};
use super::output::{Failure, say};
use crate::diff::{self, Diff, Verdict};
use crate::sync;
use crate::update::{Journal, Pending, changelog_entry, public_source, with_dependencies, with_entry, with_version};
use crate::visible::visible;
use crate::{Diagnostics, generate};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

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

/// Runs the command for the client below a folder that holds spec/ and notte-generated/.
///
/// # Errors
/// When the description has errors, a path can't be changed, or the crate does not compile with it.
pub fn run(arguments: &Arguments, root: &Path) -> Result<(), Failure> {
    let (committed, diff) = {
        let spec = root.join("spec");
        let _guard = sync::guard(&spec)?;
        recover(&spec)?;
        let committed = Committed::below(root)?;
        let diff = replace(arguments, &committed)?;
        (committed, diff)
    };
    say(&diff::summary(&diff))?;
    if arguments.no_check || !root.join("notte-generated/Cargo.toml").is_file() {
        return Ok(());
    }
    compiled(root, &committed.target)
}

/// Finishes or undoes what an earlier run left behind.
///
/// # Errors
/// When the system refuses.
pub fn recover(spec: &Path) -> Result<(), Failure> {
    match Journal::recover(spec)? {
        Pending::Nothing => Ok(()),
        Pending::Begun => say("an update that was cut off had changed nothing; it is removed"),
        Pending::Listed => say("an update that was cut off is finished"),
    }
}

fn replace(arguments: &Arguments, committed: &Committed) -> Result<Diff, Failure> {
    let new = &arguments.new;
    let reporting = committed.reporting_for(new, &arguments.reporting);
    let mut diagnostics = Diagnostics::new();
    reporting.deny.iter().for_each(|code| diagnostics.deny(code));
    let (document, mut settings) = description::read(new, Some(&committed.settings), &reporting, &mut diagnostics)?;
    settings.features.get_or_insert(false);
    let generated = generate(&document, &settings, diagnostics)?;
    description::report(&generated.diagnostics, &document, &reporting)?;
    let text = document.sources.first().map(|source| source.text.clone()).unwrap_or_default();
    let files = generated.files.as_ref().ok_or_else(Failure::reported)?;
    let after = generated.surface.as_ref().ok_or_else(Failure::reported)?;
    let before = committed.surface()?.unwrap_or_default();
    let diff = diff::diff(&before, after);
    let target = committed.spec.join(name_of(&text, &committed.description));
    let mut journal = Journal { folder: Some((committed.target.clone(), files.clone())), ..Journal::default() };
    let name = target.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let mut lock = committed.inputs(&generated.files_read, &reporting, &settings, Some((&name, &text)))?;
    lock.source = Some(source_of(new));
    lock.date = Some(today());
    journal.files.push((target.clone(), text));
    journal.files.push((committed.lock_path(), lock.to_toml()));
    if target != committed.description {
        journal.removed.push(committed.description.clone());
    }
    if let Some((path, manifest, lines)) = committed.missing_dependencies(files, &settings)?
        && !lines.is_empty()
    {
        for line in &lines {
            say(&format!("added to {}: {line}", path.display()))?;
        }
        journal.files.push((path, with_dependencies(&manifest, &lines)));
    }
    let changelog = committed.root.join("CHANGELOG.md");
    if let Ok(text) = std::fs::read_to_string(&changelog)
        && diff.verdict() != Verdict::None
    {
        let entry = changelog_entry(&diff, &format!("The description of {}", today()));
        journal.files.push((changelog, with_entry(&text, &entry)));
    }
    if arguments.bump {
        let raised = raised(committed, &diff, &journal.files)?;
        journal.files.push(raised);
    }
    journal.carry_out(&committed.spec)?;
    say(&format!(
        "{}: {} operations, {} types; {}",
        target.display(),
        generated.operations,
        generated.types,
        description::losses(&generated.diagnostics)
    ))?;
    Ok(diff)
}

/// The manifest with the version that the verdict asks for: that of the package, or that of the workspace.
fn raised(committed: &Committed, diff: &Diff, changed: &[(PathBuf, String)]) -> Result<(PathBuf, String), Failure> {
    for path in ["notte-generated/Cargo.toml", "Cargo.toml"].map(|inner| committed.root.join(inner)) {
        let pending = changed.iter().rfind(|(other, _)| *other == path).map(|(_, text)| text.clone());
        let Some(text) = pending.or_else(|| std::fs::read_to_string(&path).ok()) else { continue };
        if let Some((text, version)) = with_version(&text, diff.verdict()) {
            say(&format!("{}: version {version}", path.display()))?;
            return Ok((path, text));
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

/// The day, in UTC: days since 1970 by the civil calendar.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    date_of(seconds / 86_400)
}

/// The date of a day since 1970 (Howard Hinnant, `civil_from_days`).
fn date_of(days: u64) -> String {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Compiles the crate, and lists where what is written by hand does not fit any more.
fn compiled(root: &Path, generated: &Path) -> Result<(), Failure> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--quiet", "--package", "notte-generated", "--all-targets", "--message-format", "short"])
        .current_dir(if root.as_os_str().is_empty() { Path::new(".") } else { root })
        .output()?;
    if output.status.success() {
        return say("the crate compiles");
    }
    let text = String::from_utf8_lossy(&output.stderr);
    let inner = generated.strip_prefix(root).unwrap_or(generated).display().to_string();
    let (own, others): (Vec<&str>, Vec<&str>) =
        text.lines().filter(|line| line.contains(": error")).partition(|line| !line.contains(&inner));
    for line in &own {
        say(&format!("  {line}"))?;
    }
    Err(Failure::new(match (own.len(), others.len()) {
        (0, 0) => format!("the crate could not be checked:\n{text}"),
        (own, 0) => {
            format!("the description is accepted; {own} places that are written by hand do not compile with it")
        }
        (own, others) => {
            format!("the description is accepted; {own} places by hand and {others} generated ones do not compile")
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::date_of;

    #[test]
    fn dates() {
        for (days, date) in [(0, "1970-01-01"), (59, "1970-03-01"), (19_782, "2024-02-29"), (20_787, "2026-11-30")] {
            assert_eq!(date_of(days), date);
        }
    }
}
