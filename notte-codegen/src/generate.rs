//! Turns a description into files, without I/O.

use crate::api::Api;
use crate::diagnostics::{Diagnostics, Place};
use crate::emit::{self, File};
use crate::hash::HashSet;
use crate::ir::{Crate, PagePlan, Part};
use crate::load::Document;
use crate::print::{Unprintable, print};
use crate::settings::{PARTS, Settings};
use crate::surface::{self, Surface};
use crate::{ledger, lower, normalize, parallel, runtime};
use std::collections::BTreeMap;
use std::path::PathBuf;

#[cfg(feature = "cli")]
pub use crate::emit::Home;

/// The files of a client: their paths below the folder that holds `mod.rs`, and their texts.
pub type Files = BTreeMap<String, String>;

/// The result for one description.
#[derive(Debug)]
pub struct Generated {
    /// The files; `None` if there is an error among the diagnostics.
    pub files: Option<Files>,
    /// All diagnostics, those of loading included.
    pub diagnostics: Diagnostics,
    /// How many operations the client has.
    pub operations: usize,
    /// How many types it has.
    pub types: usize,
    /// The features of the crate, except `full`, which enables all others; empty when nothing is gated.
    pub features: Vec<String>,
    /// How many schemas the operations and components of the description reach.
    pub schemas: usize,
    /// Every file of the description that was read, the entry included.
    pub files_read: Vec<PathBuf>,
    /// What the client offers and sends; `None` if the document is not an OpenAPI description.
    #[doc(hidden)]
    pub surface: Option<Surface>,
}

/// Generates the client for a description.
///
/// Pure: reads and writes no files. Pass in the diagnostics of loading; the result has them together with its own.
///
/// # Errors
/// Returns an error only for a bug in the generator. Faults of the description are among the diagnostics.
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
            lower_with_surface(api, settings, &mut diagnostics)
        })
    };
    let (lowered, surface) = lowered.unzip();
    let (operations, types) = lowered.as_ref().map_or((0, 0), |lowered| {
        (lowered.groups.iter().map(|group| group.operations.len()).sum(), lowered.types.len())
    });
    let features = lowered.as_ref().map(|lowered| lowered.features.clone()).unwrap_or_default();
    let files = match lowered {
        Some(lowered) if !diagnostics.has_errors() => {
            let mut files = files(&lowered)?;
            files.insert(ledger::NAME.to_owned(), ledger::ledger(&diagnostics, &document.sources));
            files.extend(surface.as_ref().map(|surface| (surface::NAME.to_owned(), surface::write(surface))));
            Some(files)
        }
        _ => None,
    };
    let files_read = document.files_read.clone();
    Ok(Generated { files, diagnostics, operations, types, features, schemas, files_read, surface })
}

/// The crate in Rust's terms, the input of the emitter; `None` if the document is not an OpenAPI description.
#[must_use]
pub fn ir(document: &Document, settings: &Settings, diagnostics: &mut Diagnostics) -> Option<Crate> {
    if diagnostics.has_errors() {
        return None;
    }
    let api = normalize::normalize(document, diagnostics)?;
    Some(lower::lower(api, settings, diagnostics))
}

/// What the client of a description offers and sends, without its code; `None` if there are errors.
#[must_use]
pub fn surface_of(document: &Document, settings: &Settings, diagnostics: &mut Diagnostics) -> Option<Surface> {
    if diagnostics.has_errors() {
        return None;
    }
    let api = normalize::normalize(document, diagnostics)?;
    let surface = lower_with_surface(api, settings, diagnostics).1;
    (!diagnostics.has_errors()).then_some(surface)
}

fn lower_with_surface(api: Api, settings: &Settings, diagnostics: &mut Diagnostics) -> (Crate, Surface) {
    let described = surface::description(&api);
    let (lowered, origins) = lower::lower_with_origins(api, settings, diagnostics);
    let surface = surface::surface(described, &lowered, &origins);
    (lowered, surface)
}

/// A schema and its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The place of the schema.
    pub place: Place,
    /// Its type, as the root of the generated crate would write it: `Vec<types::Pet>`, `json::DateTime`.
    pub ty: String,
}

/// The type of every schema of a description, for tools that check the types against examples.
#[must_use]
pub fn positions(document: &Document, settings: &Settings, diagnostics: &mut Diagnostics) -> Vec<Position> {
    let Some(api) = normalize::normalize(document, diagnostics) else { return Vec::new() };
    let (lowered, places) = lower::lower_with_places(api, settings, diagnostics);
    places.into_iter().map(|(place, ty)| Position { place, ty: emit::type_name(&lowered, &ty) }).collect()
}

/// How an operation's list comes in pages, as far as the description says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The HTTP method.
    pub method: String,
    /// The path template.
    pub path: String,
    /// `operationId`, if it has one.
    pub id: Option<String>,
    /// How to go from page to page, or why that is not known.
    pub plan: Result<PagePlan, &'static str>,
}

/// How the lists of a description come in pages, for each operation that shows signs of it.
#[must_use]
pub fn paging(document: &Document, settings: &Settings, diagnostics: &mut Diagnostics) -> Vec<Paging> {
    let Some(api) = normalize::normalize(document, diagnostics) else { return Vec::new() };
    let found = lower::page_findings(api, settings, diagnostics);
    let paging = found.into_iter().map(|(operation, finding)| Paging {
        method: operation.method,
        path: operation.path,
        id: operation.id,
        plan: match finding {
            lower::Finding::Plan(plan) => Ok(*plan),
            lower::Finding::Unknown(why) => Err(why),
        },
    });
    paging.collect()
}

/// The files of a crate: emitted and printed on as many threads as the machine has processors.
fn files(lowered: &Crate) -> Result<Files, Unprintable> {
    let taken = emit::taken(lowered);
    let printed = parallel::map(emit::files(lowered), |file| printed(lowered, &taken, file));
    let mut files: Files = runtime::files(emit::needs(lowered), &lowered.parts).into_iter().collect();
    for file in printed {
        let (path, text) = file?;
        files.insert(path, text);
    }
    Ok(files)
}

/// The whole runtime with these parts of [`PARTS`], for a crate in which several outputs share one. A single output contains only what
/// it uses.
#[must_use]
pub fn whole_runtime(parts: &[&str]) -> Files {
    let named = PARTS.into_iter().filter(|name| parts.contains(name));
    let parts: Vec<Part> = named.map(|name| Part { name, is_gated: false }).collect();
    runtime::files(emit::Needs::ALL, &parts).into_iter().collect()
}

/// One file: its path and its text.
fn printed<'c>(lowered: &'c Crate, taken: &'c HashSet<&'c str>, file: &File) -> Result<(String, String), Unprintable> {
    let module = emit::emit(lowered, taken, file);
    let path = module.path.clone();
    let text = print(module).map_err(|fault| {
        // The file is emitted again to show the item: keeping the tokens of all items would cost a copy of each.
        let module = emit::emit(lowered, taken, file);
        let item = module.items.get(fault.item).map(ToString::to_string).unwrap_or_default();
        let message = format!("{}: {}", fault.message, item.chars().take(400).collect::<String>());
        Unprintable { message, ..fault }
    })?;
    Ok((path, text))
}

/// The root of a client whose example says where the client is. That of a crate can be compiled.
#[cfg(feature = "cli")]
#[must_use]
pub fn with_home(root: &str, home: Home<'_>) -> String {
    let head = |home: Option<Home<'_>>| emit::example_head(home).map(|line| format!("//! {line}\n")).concat();
    root.replacen(&head(None), &head(Some(home)), 1)
}
