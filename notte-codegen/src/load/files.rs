//! The files of a description: the entry, and what its `$ref`s lead to.

use super::location::Location;
use super::references::references;
use super::{Document, Fetched, Source, syntax};
use crate::diagnostics::{Diagnostic, Diagnostics, FILE_UNREADABLE, Place};
use indexmap::{IndexMap, IndexSet};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Reads one text that refers to no other file. `name` is what diagnostics call it.
pub fn from_text(name: &str, text: &str, diagnostics: &mut Diagnostics) -> Document {
    let tree = syntax::parse(text, 0, diagnostics);
    alone(Source { name: name.to_owned(), text: text.to_owned(), tree })
}

/// Takes a description that the caller already has as [`openapiv3::OpenAPI`].
///
/// # Errors
/// When the value can't be written as JSON, which `openapiv3` itself rules out.
pub fn from_openapi(openapi: &openapiv3::OpenAPI) -> Result<Document, serde_json::Error> {
    let tree = serde_json::to_value(openapi)?;
    Ok(alone(Source { name: "openapiv3::OpenAPI".to_owned(), text: String::new(), tree }))
}

/// Why a file of another kind is not read.
const NO_TREE: &str = "it is neither JSON nor YAML by its name";

fn alone(source: Source) -> Document {
    Document {
        sources: vec![source],
        links: vec![IndexMap::new()],
        unreadable: vec![IndexMap::new()],
        addresses: Vec::new(),
    }
}

/// Reads a file and every file that a relative `$ref` leads to, each once. Addresses (`https://…`) are left alone.
///
/// A file that can't be read is an error only if it is the entry: what it is needed for is known where references are resolved.
pub fn from_path(path: &Path, diagnostics: &mut Diagnostics) -> Document {
    from_path_and_fetched(path, &BTreeMap::new(), diagnostics)
}

/// The same for a description whose `$ref`s lead to addresses too, with what was found at them.
///
/// Nothing is fetched here: [`Document::addresses`] says what is still wanted, and whoever fetches that calls this again with
/// it, until nothing is. A relative `$ref` in what was fetched is resolved against its address.
pub fn from_path_and_fetched(
    path: &Path,
    fetched: &BTreeMap<String, Fetched>,
    diagnostics: &mut Diagnostics,
) -> Document {
    let mut document = Document::default();
    let entry = Location::file(path);
    let text = match read(&entry, fetched) {
        Some(Ok(text)) => text,
        Some(Err(reason)) => {
            let message = format!("can't read `{entry}`: {reason}");
            diagnostics.push(Diagnostic::new(&FILE_UNREADABLE, Place::root(0), message));
            String::new()
        }
        None => String::new(),
    };
    let mut wanted = IndexSet::new();
    let mut ids = IndexSet::new();
    let mut targets_of: Vec<IndexMap<String, Location>> = Vec::new();
    let mut numbers: HashMap<Location, usize> = HashMap::new();
    let mut failed: HashMap<Location, String> = HashMap::new();
    let mut queue = vec![(entry, text)];
    while let Some((location, text)) = queue.pop() {
        if numbers.contains_key(&location) {
            continue;
        }
        let number = document.sources.len();
        let tree = if text.is_empty() { Value::Null } else { syntax::parse(&text, number, diagnostics) };
        numbers.insert(location.clone(), number);
        let mut found = IndexSet::new();
        references(&tree, &mut found, &mut ids);
        let base = base(&location, fetched);
        let targets: IndexMap<String, Location> =
            found.into_iter().filter_map(|target| base.beside(&target).map(|location| (target, location))).collect();
        for other in targets.values() {
            if numbers.contains_key(other) || failed.contains_key(other) {
                continue;
            }
            match read(other, fetched) {
                Some(Ok(text)) if is_text(other) => queue.push((other.clone(), text)),
                Some(text) => {
                    failed.insert(other.clone(), text.err().unwrap_or_else(|| NO_TREE.to_owned()));
                }
                None => {
                    wanted.insert(other.to_string());
                }
            }
        }
        targets_of.push(targets);
        document.sources.push(Source { name: location.to_string(), text, tree });
    }
    for targets in targets_of {
        link(&mut document, targets, &numbers, &failed);
    }
    // An address that is the name of a schema at hand need not be asked.
    document.addresses = wanted.into_iter().filter(|address| !ids.contains(address)).collect();
    document
}

/// Notes for a file where the references in it lead, or why they lead nowhere.
fn link(
    document: &mut Document,
    targets: IndexMap<String, Location>,
    numbers: &HashMap<Location, usize>,
    failed: &HashMap<Location, String>,
) {
    let (mut links, mut unreadable) = (IndexMap::new(), IndexMap::new());
    for (target, location) in targets {
        if let Some(number) = numbers.get(&location) {
            links.insert(target, *number);
        } else if let Some(reason) = failed.get(&location) {
            unreadable.insert(target, reason.clone());
        }
    }
    document.links.push(links);
    document.unreadable.push(unreadable);
}

/// What relative references are resolved against: where a text was found in the end (RFC 3986, 5.1.3).
fn base(location: &Location, fetched: &BTreeMap<String, Fetched>) -> Location {
    match fetched.get(&location.to_string()) {
        Some(Ok((address, _))) => Location::Address(address.clone()),
        _ => location.clone(),
    }
}

/// A text, or why it can't be had; none for an address of which nothing is known.
fn read(location: &Location, fetched: &BTreeMap<String, Fetched>) -> Option<Result<String, String>> {
    match location {
        Location::Address(address) => fetched.get(address).map(|known| known.clone().map(|(_, text)| text)),
        Location::File(path) => Some(file(path)),
    }
}

fn file(path: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())
}

/// Whether a file can hold a tree, by its name: prose and code that documents refer to hold none. An address need not say.
fn is_text(location: &Location) -> bool {
    let Location::File(path) = location else { return true };
    path.extension().is_none_or(|end| ["json", "yaml", "yml"].iter().any(|known| end.eq_ignore_ascii_case(known)))
}
