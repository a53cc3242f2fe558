//! A description to files, without I/O.

use crate::diagnostics::{Diagnostics, Place};
use crate::emit::{self, File};
use crate::hash::HashSet;
use crate::ir::Crate;
use crate::load::Document;
use crate::print::{Unprintable, print};
use crate::settings::Settings;
use crate::{ledger, lower, normalize, runtime};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The files of a client: their paths below the folder that holds `mod.rs`, and their texts.
pub type Files = BTreeMap<String, String>;

/// What came of a description.
#[derive(Debug)]
pub struct Generated {
    /// The files; none when an error stands among the diagnostics.
    pub files: Option<Files>,
    /// What there is to say.
    pub diagnostics: Diagnostics,
    /// How many operations the client has.
    pub operations: usize,
    /// How many types it has.
    pub types: usize,
    /// The features of the crate, but for `full`, which turns on all others; none when nothing is gated.
    pub features: Vec<String>,
    /// How many schemas the description has, as far as anything reaches them.
    pub schemas: usize,
}

/// Makes the client of a description.
///
/// Pure: it reads and writes nothing. The diagnostics of loading go in, so that all come out together.
///
/// # Errors
/// When the generator has a bug. What is wrong with the description is among the diagnostics.
pub fn generate(
    document: &Document,
    settings: &Settings,
    mut diagnostics: Diagnostics,
) -> Result<Generated, Unprintable> {
    let mut schemas = 0;
    let lowered = if diagnostics.has_errors() {
        None
    } else {
        normalize::normalize(document, &mut diagnostics).map(|api| {
            schemas = api.schemas.len();
            lower::lower(api, settings, &mut diagnostics)
        })
    };
    let (operations, types) = lowered.as_ref().map_or((0, 0), |lowered| {
        (lowered.groups.iter().map(|group| group.operations.len()).sum(), lowered.types.len())
    });
    let features = lowered.as_ref().map(|lowered| lowered.features.clone()).unwrap_or_default();
    let files = match lowered {
        Some(lowered) if !diagnostics.has_errors() => {
            let mut files = files(&lowered)?;
            files.insert(ledger::NAME.to_owned(), ledger::ledger(&diagnostics, &document.sources));
            Some(files)
        }
        _ => None,
    };
    Ok(Generated { files, diagnostics, operations, types, features, schemas })
}

/// The crate in Rust's terms, as the emitter gets it; none when the description is no description at all.
#[must_use]
pub fn ir(document: &Document, settings: &Settings, diagnostics: &mut Diagnostics) -> Option<Crate> {
    if diagnostics.has_errors() {
        return None;
    }
    let api = normalize::normalize(document, diagnostics)?;
    Some(lower::lower(api, settings, diagnostics))
}

/// A schema and the type that it became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Where the schema stands.
    pub place: Place,
    /// Its type as the root of the generated crate would write it: `Vec<types::Pet>`, `json::DateTime`.
    pub ty: String,
}

/// What type every schema of a description became, for tools that hold the types against examples.
#[must_use]
pub fn positions(document: &Document, settings: &Settings, diagnostics: &mut Diagnostics) -> Vec<Position> {
    let Some(api) = normalize::normalize(document, diagnostics) else { return Vec::new() };
    let (lowered, places) = lower::lower_with_places(api, settings, diagnostics);
    places.into_iter().map(|(place, ty)| Position { place, ty: emit::type_name(&lowered, &ty) }).collect()
}

/// The files of a crate, made and printed on as many threads as the machine has processors.
fn files(lowered: &Crate) -> Result<Files, Unprintable> {
    let (work, taken) = (emit::files(lowered), emit::taken(lowered));
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(work.len());
    let make = || {
        let mut made = Vec::new();
        while let Some(file) = work.get(next.fetch_add(1, Ordering::Relaxed)) {
            made.push(one(lowered, &taken, file));
        }
        made
    };
    let printed: Vec<Result<(String, String), Unprintable>> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(make)).collect();
        let mut printed = make();
        for other in others {
            match other.join() {
                Ok(made) => printed.extend(made),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        printed
    });
    let mut files: Files = runtime::files(emit::needs(lowered)).into_iter().collect();
    for file in printed {
        let (path, text) = file?;
        files.insert(path, text);
    }
    Ok(files)
}

/// The whole runtime, for a crate in which several outputs share one: an output has only the part that it uses.
#[must_use]
pub fn whole_runtime() -> Files {
    runtime::files(emit::Needs::ALL).into_iter().collect()
}

fn one<'c>(lowered: &'c Crate, taken: &'c HashSet<&'c str>, file: &File) -> Result<(String, String), Unprintable> {
    let module = emit::emit(lowered, taken, file);
    let path = module.path.clone();
    let printed = print(module).map_err(|fault| {
        // Made again to be shown: keeping the tokens of each item would cost a copy of all of them.
        let module = emit::emit(lowered, taken, file);
        let item = module.items.get(fault.item).map(ToString::to_string).unwrap_or_default();
        let message = format!("{}: {}", fault.message, item.chars().take(400).collect::<String>());
        Unprintable { message, ..fault }
    });
    printed.map(|text| (path, text))
}
