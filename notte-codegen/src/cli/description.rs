//! Reading a description and its settings, and generating the client.

use crate::cli::address::address;
use crate::cli::output::{self, Failure};
use crate::cli::progress::Progress;
use crate::diagnostics::{Code, Style, by_name, render, to_json_lines};
use crate::load::{EntryText, LoadOptions};
use crate::surface;
use crate::visible::visible;
use crate::{Diagnostics, Document, Generated, Settings, Severity, Source, generate, load};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Options for reading a description and printing its diagnostics.
#[derive(Clone, Debug, clap::Args)]
pub struct Reporting {
    /// Lets a `$ref` read files below this folder too. May be repeated. Without it, a `$ref` reads files below the folder of
    /// the description, and below the working directory if that holds the description.
    #[arg(long, value_name = "DIR")]
    pub ref_root: Vec<PathBuf>,
    /// Fetches the files that a `$ref` to an http(s) address names, from public addresses: at most 64 MB, 30 seconds and 5
    /// redirects for each. Without it, such a reference is a loss. Needs the feature `fetch`.
    #[arg(long)]
    pub fetch: bool,
    /// Lets `--fetch` connect to this host although its address is private, loopback or otherwise not public. May be repeated.
    #[arg(long, value_name = "HOST")]
    pub fetch_allow: Vec<String>,
    /// The most bytes that `--fetch` takes in all.
    #[arg(long, value_name = "N", default_value_t = 256 << 20)]
    pub fetch_bytes: u64,
    /// The most seconds that `--fetch` takes in all.
    #[arg(long, value_name = "S", default_value_t = 120.0)]
    pub fetch_seconds: f64,
    /// The most addresses that `--fetch` asks.
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    pub fetch_addresses: u64,
    /// Applies this overlay (OpenAPI Overlay Specification 1.0 or 1.1) to the description. May be repeated; overlays are applied in
    /// order, in place of those that the settings name. Without it, and without `overlays` in the settings, `overlay.yaml` beside
    /// the description is applied if it exists.
    #[arg(long, value_name = "FILE")]
    pub overlay: Vec<PathBuf>,
    /// How diagnostics are printed.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub message_format: MessageFormat,
    /// Makes diagnostics with this code errors. May be repeated.
    #[arg(long, value_name = "CODE", value_parser = code)]
    pub deny: Vec<&'static Code>,
    /// Shows losses and notes as well as errors, and the files that were read. References that lead nowhere and malformed
    /// keywords are always shown.
    #[arg(long)]
    pub verbose: bool,
    /// Prints nothing but errors, and what the command is asked to print.
    #[arg(long, conflicts_with = "verbose")]
    pub quiet: bool,
}

impl Reporting {
    /// Prints to people how a command went, unless it is quiet or prints for machines.
    ///
    /// # Errors
    /// When the standard output can't be written.
    pub fn say(&self, text: &str) -> Result<(), Failure> {
        if self.quiet || self.message_format == MessageFormat::Json { Ok(()) } else { output::say(text) }
    }
}

/// How diagnostics are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum MessageFormat {
    /// As text, on the standard error.
    #[default]
    Human,
    /// As JSON, one object a line, on the standard output.
    Json,
}

/// The diagnostic code with this name.
///
/// # Errors
/// When there is none.
pub fn code(name: &str) -> Result<&'static Code, String> {
    by_name(name).ok_or_else(|| format!("there is no code `{name}`; `explain` lists them"))
}

/// Reads a description and its settings, and generates the client. Prints the diagnostics.
///
/// `features` is the default of the settings `features` and `client.gated`. `earlier` is the folder of the listing of an earlier client,
/// whose types keep their names.
///
/// # Errors
/// When a file can't be read, or there are errors among the diagnostics.
pub fn make(
    spec: &Path,
    settings: Option<&Path>,
    reporting: &Reporting,
    features: bool,
    earlier: Option<&Path>,
) -> Result<(Generated, Settings), Failure> {
    let Input { document, mut settings, diagnostics } = read(spec, settings, reporting)?;
    settings.features.get_or_insert(features);
    settings.gated.get_or_insert(features);
    let listing = earlier.map(|folder| folder.join(surface::NAME));
    // A first client has none.
    if let Some((path, Ok(text))) = listing.map(|path| (path.clone(), std::fs::read_to_string(path))) {
        match surface::read(&text) {
            Ok(earlier) => settings.earlier_names = surface::names(&earlier),
            // It is about to be written anew, such as after a merge.
            Err(error) => {
                reporting.say(&format!("`{}`: {error}: types and methods may get other names", path.display()))?
            }
        }
    }
    let progress = Progress::of(reporting, "generating the client");
    let generated = generate(&document, &settings, diagnostics)?;
    drop(progress);
    report(&generated.diagnostics, &document, reporting)?;
    // The process ends soon, and dropping a large tree takes longer than writing the files.
    std::mem::forget(document);
    Ok((generated, settings))
}

/// A description as it was read, with its settings.
#[derive(Debug)]
pub struct Input {
    /// The description.
    pub document: Document,
    /// The settings.
    pub settings: Settings,
    /// What there was to say; codes that are denied are errors.
    pub diagnostics: Diagnostics,
}

/// Reads a description, applies its overlays, and reads its settings.
///
/// # Errors
/// When the settings can't be read, or fetching fails. Errors in the files are among the diagnostics.
pub fn read(spec: &Path, settings: Option<&Path>, reporting: &Reporting) -> Result<Input, Failure> {
    let mut diagnostics = Diagnostics::new();
    reporting.deny.iter().for_each(|code| diagnostics.deny(code));
    let text = match settings {
        Some(path) => Some(
            std::fs::read_to_string(path)
                .map_err(|error| Failure::new(format!("can't read `{}`: {error}", path.display())))?,
        ),
        None => None,
    };
    // Parsed twice: the settings say which files are read, and diagnostics about them need the number of those files.
    let parsed = text.as_ref().map(|text| Settings::parse(text, 0, &mut Diagnostics::new())).unwrap_or_default();
    let folder = settings.and_then(Path::parent).unwrap_or(Path::new(""));
    let mut options = parsed.load_options(spec, folder);
    options.ref_roots.splice(0..0, reporting.ref_root.iter().cloned());
    if !reporting.overlay.is_empty() {
        options.overlays.clone_from(&reporting.overlay);
    }
    if let Some(address) = address(spec).filter(|_| !reporting.fetch) {
        return Err(Failure::usage(format!("`{address}` is an address: `--fetch` fetches it")));
    }
    if spec == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        options.entry = Some(EntryText { address: None, text });
    }
    let progress = Progress::of(reporting, &format!("reading {}", spec.display()));
    let mut document = match reporting.fetch {
        true => fetched(spec, options, reporting, &mut diagnostics)?,
        false => load::from_path_with(spec, &options, &mut diagnostics),
    };
    drop(progress);
    let settings = match (settings, text) {
        (Some(path), Some(text)) => {
            let parsed = Settings::parse(&text, document.sources.len(), &mut diagnostics);
            let name = path.display().to_string();
            document.sources.push(Source::new(name, text, serde_json::Value::Null));
            parsed
        }
        _ => Settings::default(),
    };
    Ok(Input { document, settings, diagnostics })
}

#[cfg(feature = "fetch")]
fn fetched(
    spec: &Path,
    options: LoadOptions,
    reporting: &Reporting,
    diagnostics: &mut Diagnostics,
) -> Result<Document, Failure> {
    let limits = crate::cli::fetch::Limits {
        bytes: reporting.fetch_bytes,
        time: std::time::Duration::try_from_secs_f64(reporting.fetch_seconds)?,
        addresses: reporting.fetch_addresses,
        allowed: reporting.fetch_allow.clone(),
    };
    crate::cli::fetch::document(spec, options, &limits, diagnostics)
}

#[cfg(not(feature = "fetch"))]
fn fetched(_: &Path, _: LoadOptions, _: &Reporting, _: &mut Diagnostics) -> Result<Document, Failure> {
    Err(Failure::usage(
        "`--fetch` needs an HTTP client, and this program was built without one: build it again with `--features fetch`",
    ))
}

/// Prints diagnostics.
///
/// # Errors
/// When one of them is an error, or they can't be printed.
pub fn report(diagnostics: &Diagnostics, document: &Document, reporting: &Reporting) -> Result<(), Failure> {
    let failed = diagnostics.has_errors();
    if reporting.message_format == MessageFormat::Json {
        output::say(&to_json_lines(diagnostics, &document.sources))?;
    } else {
        let shown = diagnostics.filtered(|one| {
            reporting.verbose || one.severity == Severity::Error || (!failed && !reporting.quiet && one.code.is_slip())
        });
        let style = if output::is_colored() { Style::Ansi } else { Style::Plain };
        write!(std::io::stderr(), "{}", render(&shown, &document.sources, style))?;
        if reporting.verbose {
            for file in &document.files_read {
                writeln!(std::io::stderr(), "read {}", visible(&file.to_string_lossy()))?;
            }
        }
    }
    if failed { Err(Failure::reported()) } else { Ok(()) }
}

/// The files of a description that were read, for machines.
#[must_use]
pub fn files_read(generated: &Generated) -> Vec<String> {
    generated.files_read.iter().map(|path| path.to_string_lossy().into_owned()).collect()
}

/// The losses by code, in a line.
#[must_use]
pub fn losses(diagnostics: &Diagnostics) -> String {
    let losses = diagnostics.count(Severity::Loss);
    let notes = diagnostics.count(Severity::Note);
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    if losses + notes == 0 {
        return "nothing was lost".to_owned();
    }
    let mut codes: Vec<(&str, usize)> = Vec::new();
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Loss) {
        match codes.iter_mut().find(|(name, _)| *name == diagnostic.code.name) {
            Some((_, number)) => *number += 1,
            None => codes.push((diagnostic.code.name, 1)),
        }
    }
    let mut text = format!("{}, {}", count(losses, "loss", "losses"), count(notes, "note", "notes"));
    if !codes.is_empty() {
        let list: Vec<String> = codes.iter().map(|(name, number)| format!("{name} {number}")).collect();
        text.push_str(&format!(" ({})", list.join(", ")));
    }
    text.push_str("; --verbose shows them");
    text
}
