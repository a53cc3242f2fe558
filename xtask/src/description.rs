//! A description and its settings, from files to generated files.

use crate::fetch;
use crate::output::{self, Failure};
use notte_codegen::diagnostics::{Code, Style, by_name, render, to_json_lines};
use notte_codegen::{Diagnostics, Document, Generated, Settings, Severity, Source, generate, load};
use std::io::Write;
use std::path::Path;

/// How a description is read, how diagnostics are printed, and which of them fail a command.
#[derive(Clone, Debug, Default)]
pub struct Reporting {
    /// As JSON, one a line.
    pub json: bool,
    /// Codes that fail the command.
    pub deny: Vec<&'static Code>,
    /// Whether losses and notes are shown; errors always are.
    pub verbose: bool,
    /// Whether what references to addresses lead to is fetched.
    pub fetch: bool,
}

impl Reporting {
    /// Takes an option of the command line if it is one of these.
    pub fn option(&mut self, name: &str, arguments: &mut lexopt::Parser) -> Result<bool, Failure> {
        use lexopt::ValueExt;
        match name {
            "message-format" => match arguments.value()?.string()?.as_str() {
                "json" => self.json = true,
                "human" => self.json = false,
                other => return Err(Failure::new(format!("`{other}` is no message format: human and json are"))),
            },
            "deny" => {
                let name = arguments.value()?.string()?;
                let Some(code) = by_name(&name) else {
                    return Err(Failure::new(format!("there is no code `{name}`; `cargo xtask explain` lists them")));
                };
                self.deny.push(code);
            }
            "verbose" => self.verbose = true,
            "fetch" => self.fetch = true,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// Reads a description and its settings, and makes the client. What there is to say is said; with errors it fails.
///
/// `features` says whether there are features where the settings don't say so.
pub fn make(
    spec: &Path,
    settings: Option<&Path>,
    reporting: &Reporting,
    features: bool,
) -> Result<(Generated, Settings), Failure> {
    let mut diagnostics = Diagnostics::new();
    reporting.deny.iter().for_each(|code| diagnostics.deny(code));
    let mut document = match reporting.fetch {
        true => fetch::document(spec, &mut diagnostics)?,
        false => load::from_path(spec, &mut diagnostics),
    };
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
    // The process ends soon, and taking a large tree apart takes longer than writing what was made of it.
    std::mem::forget(document);
    Ok((generated, settings))
}

fn report(diagnostics: &Diagnostics, document: &Document, reporting: &Reporting) -> Result<(), Failure> {
    let failed = diagnostics.has_errors();
    if reporting.json {
        output::say(&to_json_lines(diagnostics, &document.sources))?;
    } else if failed || reporting.verbose {
        let mut shown = Diagnostics::new();
        for one in diagnostics {
            if reporting.verbose || one.severity == Severity::Error {
                shown.push(one.clone());
            }
        }
        let style = if output::is_coloured() { Style::Ansi } else { Style::Plain };
        write!(std::io::stderr(), "{}", render(&shown, &document.sources, style))?;
    }
    if failed { Err(Failure::said()) } else { Ok(()) }
}

/// What was lost, in a line; nothing when nothing was.
pub fn losses(diagnostics: &Diagnostics) -> String {
    let losses = diagnostics.count(Severity::Loss);
    let notes = diagnostics.count(Severity::Note);
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    if losses + notes == 0 {
        return "nothing was lost".to_owned();
    }
    let mut codes: Vec<(&str, usize)> = Vec::new();
    for one in diagnostics.iter().filter(|one| one.severity == Severity::Loss) {
        match codes.iter_mut().find(|(name, _)| *name == one.code.name) {
            Some((_, number)) => *number += 1,
            None => codes.push((one.code.name, 1)),
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
