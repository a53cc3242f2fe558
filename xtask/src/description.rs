//! Reading a description and its settings, and generating the client.

use crate::output::{self, Failure};
use notte_codegen::diagnostics::{Code, Style, by_name, render, to_json_lines};
use notte_codegen::{Diagnostics, Document, Generated, Settings, Severity, Source, generate, load};
use std::io::Write;
use std::path::Path;

/// Options for reading a description and printing its diagnostics.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Reporting {
    /// Fetches the files that a `$ref` to an http(s) address names: at most 1,000 addresses, and 64 MB, 30 seconds and 5
    /// redirects for each. Without it, such a reference is a loss. Needs the feature `fetch`: use `cargo xtask-fetch`.
    #[arg(long)]
    pub fetch: bool,
    /// How diagnostics are printed.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub message_format: MessageFormat,
    /// Makes diagnostics with this code errors. May be repeated.
    #[arg(long, value_name = "CODE", value_parser = code)]
    pub deny: Vec<&'static Code>,
    /// Shows losses and notes as well as errors.
    #[arg(long)]
    pub verbose: bool,
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
    by_name(name).ok_or_else(|| format!("there is no code `{name}`; `cargo xtask explain` lists them"))
}

/// Reads a description and its settings, and generates the client. Prints the diagnostics.
///
/// `features` is the default of the setting `features`.
///
/// # Errors
/// When a file can't be read, or there are errors among the diagnostics.
pub fn make(
    spec: &Path,
    settings: Option<&Path>,
    reporting: &Reporting,
    features: bool,
) -> Result<(Generated, Settings), Failure> {
    let mut diagnostics = Diagnostics::new();
    reporting.deny.iter().for_each(|code| diagnostics.deny(code));
    let mut document =
        if reporting.fetch { fetched(spec, &mut diagnostics)? } else { load::from_path(spec, &mut diagnostics) };
    let mut settings = match settings {
        Some(path) => {
            let text = std::fs::read_to_string(path)
                .map_err(|error| Failure::new(format!("can't read `{}`: {error}", path.display())))?;
            let parsed = Settings::parse(&text, document.sources.len(), &mut diagnostics);
            let name = path.display().to_string();
            document.sources.push(Source { name, text, tree: serde_json::Value::Null });
            parsed
        }
        None => Settings::default(),
    };
    settings.features.get_or_insert(features);
    let generated = generate(&document, &settings, diagnostics)?;
    report(&generated.diagnostics, &document, reporting)?;
    // The process ends soon, and dropping a large tree takes longer than writing the files.
    std::mem::forget(document);
    Ok((generated, settings))
}

#[cfg(feature = "fetch")]
fn fetched(spec: &Path, diagnostics: &mut Diagnostics) -> Result<Document, Failure> {
    crate::fetch::document(spec, diagnostics)
}

#[cfg(not(feature = "fetch"))]
fn fetched(_: &Path, _: &mut Diagnostics) -> Result<Document, Failure> {
    Err(Failure::usage("`--fetch` needs an HTTP client, which this program is built without; use `cargo xtask-fetch`"))
}

fn report(diagnostics: &Diagnostics, document: &Document, reporting: &Reporting) -> Result<(), Failure> {
    let failed = diagnostics.has_errors();
    if reporting.message_format == MessageFormat::Json {
        output::say(&to_json_lines(diagnostics, &document.sources))?;
    } else if failed || reporting.verbose {
        let mut shown = Diagnostics::new();
        for diagnostic in diagnostics {
            if reporting.verbose || diagnostic.severity == Severity::Error {
                shown.push(diagnostic.clone());
            }
        }
        let style = if output::is_colored() { Style::Ansi } else { Style::Plain };
        write!(std::io::stderr(), "{}", render(&shown, &document.sources, style))?;
    }
    if failed { Err(Failure::reported()) } else { Ok(()) }
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
