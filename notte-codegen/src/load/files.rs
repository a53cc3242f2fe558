//! The files of a description: the entry, and what its `$ref`s lead to.

use super::{Document, Source, syntax};
use crate::diagnostics::{Diagnostic, Diagnostics, FILE_UNREADABLE, Place};
use indexmap::{IndexMap, IndexSet};
use serde_json::Value;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

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
    Document { sources: vec![source], links: vec![IndexMap::new()], unreadable: vec![IndexMap::new()] }
}

/// Reads a file and every file that a relative `$ref` leads to, each once.
///
/// A file that can't be read is an error only if it is the entry: what it is needed for is known where references are resolved.
pub fn from_path(path: &Path, diagnostics: &mut Diagnostics) -> Document {
    let mut document = Document::default();
    let entry = normal(path);
    let text = match read(&entry) {
        Ok(text) => text,
        Err(reason) => {
            let message = format!("can't read `{}`: {reason}", entry.display());
            diagnostics.push(Diagnostic::new(&FILE_UNREADABLE, Place::root(0), message));
            String::new()
        }
    };
    let mut numbers: HashMap<PathBuf, usize> = HashMap::new();
    let mut failed: HashMap<PathBuf, String> = HashMap::new();
    let mut queue = vec![(entry, text)];
    while let Some((path, text)) = queue.pop() {
        if numbers.contains_key(&path) {
            continue;
        }
        let number = document.sources.len();
        let tree = if text.is_empty() { Value::Null } else { syntax::parse(&text, number, diagnostics) };
        numbers.insert(path.clone(), number);
        let mut targets = IndexSet::new();
        references(&tree, &mut targets);
        for target in targets {
            let other = beside(&path, &target);
            if numbers.contains_key(&other) || failed.contains_key(&other) {
                continue;
            }
            match read(&other).and_then(|text| if is_text(&other) { Ok(text) } else { Err(NO_TREE.to_owned()) }) {
                Ok(text) => queue.push((other, text)),
                Err(reason) => {
                    failed.insert(other, reason);
                }
            }
        }
        document.sources.push(Source { name: path.display().to_string(), text, tree });
    }
    link(&mut document, &numbers, &failed);
    document
}

/// Notes for every file where the relative references in it lead, or why they lead nowhere.
fn link(document: &mut Document, numbers: &HashMap<PathBuf, usize>, failed: &HashMap<PathBuf, String>) {
    for source in &document.sources {
        let (mut links, mut unreadable) = (IndexMap::new(), IndexMap::new());
        let mut targets = IndexSet::new();
        references(&source.tree, &mut targets);
        for target in targets {
            let path = beside(Path::new(&source.name), &target);
            if let Some(number) = numbers.get(&path) {
                links.insert(target, *number);
            } else if let Some(reason) = failed.get(&path) {
                unreadable.insert(target, reason.clone());
            }
        }
        document.links.push(links);
        document.unreadable.push(unreadable);
    }
}

fn read(path: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())
}

/// Whether a file can hold a tree, by its name: prose and code that documents refer to hold none.
fn is_text(path: &Path) -> bool {
    path.extension().is_none_or(|end| ["json", "yaml", "yml"].iter().any(|known| end.eq_ignore_ascii_case(known)))
}

/// The files that `$ref`s in a tree lead to, without what follows `#`.
///
/// An address (`https://…`) is no file. Extensions and examples may hold anything, and what looks like a reference in them is none.
fn references(tree: &Value, found: &mut IndexSet<String>) {
    match tree {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(text) if key == "$ref" => {
                        let target = text.split('#').next().unwrap_or_default();
                        if !target.is_empty() && !target.contains("://") && !target.starts_with("urn:") {
                            found.insert(target.to_owned());
                        }
                    }
                    // `discriminator.mapping` may name files as well.
                    Value::String(text) if key != "description" && is_file(text) => {
                        found.insert(text.split('#').next().unwrap_or_default().to_owned());
                    }
                    Value::Object(_) | Value::Array(_) if !key.starts_with("x-") && key != "example" => {
                        references(value, found);
                    }
                    _ => {}
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

/// Whether a text that is no `$ref` is the path of a description's file, with or without a fragment.
fn is_file(text: &str) -> bool {
    let path = text.split('#').next().unwrap_or_default();
    text.len() < 200
        && !path.contains("://")
        && !path.contains(char::is_whitespace)
        && [".yaml", ".yml", ".json"].iter().any(|end| path.ends_with(end) && path.len() > end.len())
}

/// The path of a reference's target.
fn beside(file: &Path, target: &str) -> PathBuf {
    let folder = file.parent().map(Path::to_path_buf).unwrap_or_default();
    // RFC 3986, section 2.1.
    let decoded = percent_encoding::percent_decode_str(target).decode_utf8_lossy().into_owned();
    normal(&folder.join(decoded))
}

/// `a/../b` and `./b` as `b`, without asking the file system, so that one file has one name.
fn normal(path: &Path) -> PathBuf {
    use std::path::Component;
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(normal.components().next_back(), Some(Component::Normal(_))) => {
                normal.pop();
            }
            component => normal.push(component),
        }
    }
    normal
}
