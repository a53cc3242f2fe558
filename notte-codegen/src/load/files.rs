//! The files of a description: the entry, and those that its `$ref`s lead to.

use super::access::{Access, MissingFile};
use super::location::Location;
use super::references::references;
use super::{Document, Fetched, Source, overlay, syntax};
use crate::diagnostics::{Diagnostic, Diagnostics, FILE_UNREADABLE, Place, Severity};
use indexmap::{IndexMap, IndexSet};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// What a description may refer to beside the files below its own folder, and what changes it.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// More folders below which a `$ref` may read files.
    pub ref_roots: Vec<PathBuf>,
    /// What was found at the addresses (`https://…`) that `$ref`s lead to, by address.
    pub fetched: BTreeMap<String, Fetched>,
    /// Overlays (OpenAPI Overlay Specification 1.0 and 1.1) that are applied to the entry, in this order. A relative `$ref` in
    /// what they add starts at the entry.
    pub overlays: Vec<PathBuf>,
    /// Whether an action of an overlay may select nothing.
    pub allow_unmatched: bool,
    /// The text of the entry, where it is not read from its path.
    pub entry: Option<EntryText>,
}

/// A description that the caller has read already.
#[derive(Clone, Debug)]
pub struct EntryText {
    /// The address that it was found at, which relative `$ref`s start at; none when they start at the path of the entry.
    pub address: Option<String>,
    /// The text.
    pub text: String,
}

/// The overlay that is applied to a description when nothing else is asked for: `overlay.yaml` beside it, if there is one.
#[must_use]
pub fn default_overlay(description: &Path) -> Option<PathBuf> {
    let overlay = description.parent()?.join("overlay.yaml");
    (overlay.is_file() && overlay != description).then_some(overlay)
}

/// Reads one text that refers to no other file. `name` is what diagnostics call it.
pub fn from_text(name: &str, text: &str, diagnostics: &mut Diagnostics) -> Document {
    let tree = syntax::parse(text, 0, diagnostics);
    alone(Source::new(name, text, tree))
}

/// Takes a description that the caller already has as [`openapiv3::OpenAPI`].
///
/// # Errors
/// When the value can't be written as JSON, which `openapiv3` itself rules out.
pub fn from_openapi(openapi: &openapiv3::OpenAPI) -> Result<Document, serde_json::Error> {
    let tree = serde_json::to_value(openapi)?;
    Ok(alone(Source::new("openapiv3::OpenAPI", "", tree)))
}

fn alone(source: Source) -> Document {
    Document {
        sources: vec![source],
        links: vec![IndexMap::new()],
        missing: vec![IndexMap::new()],
        ..Document::default()
    }
}

/// Reads a file and every file that a relative `$ref` leads to, each once. Addresses (`https://…`) are left alone.
///
/// A `$ref` may read regular files below the folder of the entry, and below the working directory where the entry lies below
/// it; [`from_path_with`] allows more folders. A file that can't be read is an error only if it is the entry: what another is
/// needed for is known where references are resolved.
pub fn from_path(path: &Path, diagnostics: &mut Diagnostics) -> Document {
    from_path_with(path, &LoadOptions::default(), diagnostics)
}

/// As [`from_path`], with more folders that a `$ref` may read, and for a description whose `$ref`s lead to addresses too.
///
/// Nothing is fetched here: [`Document::addresses`] lists the addresses that are still wanted. Whoever fetches them calls this
/// again with what was found, until none is. A relative `$ref` in what was fetched is resolved against its address.
pub fn from_path_with(path: &Path, options: &LoadOptions, diagnostics: &mut Diagnostics) -> Document {
    let fetched = &options.fetched;
    let mut document = Document::default();
    let mut access = Access::new(path, &options.ref_roots);
    let given = options.entry.as_ref();
    let entry = match given.and_then(|entry| entry.address.as_ref()) {
        Some(address) => Location::Address(address.clone()),
        None => Location::file(path),
    };
    let (mut wanted, mut ids) = (IndexSet::new(), IndexSet::new());
    let mut targets_of: Vec<IndexMap<String, Location>> = Vec::new();
    let mut numbers: HashMap<Location, usize> = HashMap::new();
    let mut missing: HashMap<Location, MissingFile> = HashMap::new();
    let mut queue = vec![entry];
    while let Some(location) = queue.pop() {
        if numbers.contains_key(&location) || missing.contains_key(&location) {
            continue;
        }
        let number = document.sources.len();
        let text = match (number, &location, given) {
            (0, _, Some(entry)) => entry.text.clone(),
            (0, Location::File(path), None) => named(path, 0, &mut access, diagnostics),
            _ => match read(&location, fetched, &mut access) {
                Some(Ok(text)) => text,
                Some(Err(reason)) => {
                    missing.insert(location, reason);
                    continue;
                }
                None => {
                    wanted.insert(location.to_string());
                    continue;
                }
            },
        };
        let tree = match number {
            _ if text.is_empty() => Value::Null,
            0 => syntax::parse(&text, number, diagnostics),
            _ => match parsed(&text, number, diagnostics) {
                Ok(tree) => tree,
                Err(reason) => {
                    missing.insert(location, MissingFile::Unreadable(reason));
                    continue;
                }
            },
        };
        let mut source = Source::new(location.to_string(), text, tree);
        let overlays = match number {
            0 => overlaid(&mut source, options, &mut access, diagnostics),
            _ => Vec::new(),
        };
        numbers.insert(location.clone(), number);
        let mut found = IndexSet::new();
        references(&source.tree, &mut found, &mut ids);
        let base = base(&location, fetched);
        let targets: IndexMap<String, Location> =
            found.into_iter().filter_map(|target| base.beside(&target).map(|location| (target, location))).collect();
        queue.extend(targets.values().cloned());
        targets_of.push(targets);
        document.sources.push(source);
        // An overlay refers to nothing by itself: what it adds is a part of the entry.
        targets_of.extend(overlays.iter().map(|_| IndexMap::new()));
        document.sources.extend(overlays);
    }
    for targets in targets_of {
        link(&mut document, targets, &numbers, &missing);
    }
    document.files_read = access.files_read();
    // An address that is the name of a schema at hand need not be asked.
    document.addresses = wanted.into_iter().filter(|address| !ids.contains(address)).collect();
    document
}

/// The text of a file that the caller named, with the number that it gets among the sources.
fn named(path: &Path, number: usize, access: &mut Access, diagnostics: &mut Diagnostics) -> String {
    access.read_entry(path).unwrap_or_else(|reason| {
        let message = format!("can't read `{}`: {reason}", Location::file(path));
        diagnostics.push(Diagnostic::new(&FILE_UNREADABLE, Place::root(number), message));
        String::new()
    })
}

/// The tree of a file that a reference leads to, or why it has none: the rest of the description does without it.
fn parsed(text: &str, number: usize, diagnostics: &mut Diagnostics) -> Result<Value, String> {
    let mut found = Diagnostics::new();
    let tree = syntax::parse(text, number, &mut found);
    if let Some(fault) = found.iter().find(|one| one.severity == Severity::Error) {
        let place = fault.position.map(|(line, column)| format!(" at line {line} column {column}"));
        return Err(format!("{}{}", fault.message, place.unwrap_or_default()));
    }
    found.iter().for_each(|note| diagnostics.push(note.clone()));
    Ok(tree)
}

/// Applies the overlays to the entry, and returns their files.
fn overlaid(
    entry: &mut Source,
    options: &LoadOptions,
    access: &mut Access,
    diagnostics: &mut Diagnostics,
) -> Vec<Source> {
    let mut overlays = Vec::new();
    for (index, path) in options.overlays.iter().enumerate() {
        let number = index + 1;
        let text = named(path, number, access, diagnostics);
        let tree = if text.is_empty() { Value::Null } else { syntax::parse(&text, number, diagnostics) };
        overlays.push((number, Source::new(Location::file(path).to_string(), text, tree)));
    }
    if !diagnostics.iter().any(|one| one.place.file == 0 && one.severity == Severity::Error) {
        entry.origins = overlay::apply(&mut entry.tree, &overlays, options.allow_unmatched, diagnostics);
    }
    overlays.into_iter().map(|(_, source)| source).collect()
}

/// Notes for a file where the references in it lead, or why they lead nowhere.
fn link(
    document: &mut Document,
    targets: IndexMap<String, Location>,
    numbers: &HashMap<Location, usize>,
    missing: &HashMap<Location, MissingFile>,
) {
    let (mut links, mut reasons) = (IndexMap::new(), IndexMap::new());
    for (target, location) in targets {
        if let Some(number) = numbers.get(&location) {
            links.insert(target, *number);
        } else if let Some(reason) = missing.get(&location) {
            reasons.insert(target, reason.clone());
        }
    }
    document.links.push(links);
    document.missing.push(reasons);
}

/// What relative references are resolved against: where a text was found in the end (RFC 3986, 5.1.3).
fn base(location: &Location, fetched: &BTreeMap<String, Fetched>) -> Location {
    match fetched.get(&location.to_string()) {
        Some(Ok((address, _))) => Location::Address(address.clone()),
        _ => location.clone(),
    }
}

/// A text, or why it can't be had; none for an address of which nothing is known.
fn read(
    location: &Location,
    fetched: &BTreeMap<String, Fetched>,
    access: &mut Access,
) -> Option<Result<String, MissingFile>> {
    match location {
        Location::Address(address) => fetched.get(address).map(|known| {
            known.as_ref().map(|(_, text)| text.clone()).map_err(|why| MissingFile::Unreadable(why.clone()))
        }),
        Location::File(path) => Some(access.read(path)),
    }
}

/// The addresses that a text found at `address` refers to, and the `$id`s in it. For whoever fetches what a description
/// refers to: each text is parsed once, when it has arrived. A text that is no tree refers to none.
#[must_use]
pub fn addresses_in(address: &str, text: &str) -> (IndexSet<String>, IndexSet<String>) {
    let tree = syntax::parse(text, 0, &mut Diagnostics::new());
    let (mut found, mut ids) = (IndexSet::new(), IndexSet::new());
    references(&tree, &mut found, &mut ids);
    let base = Location::Address(address.to_owned());
    let addresses = found.iter().filter_map(|target| base.beside(target)).map(|location| location.to_string());
    (addresses.collect(), ids)
}
