//! The files of a description: the entry, and what its `$ref`s lead to.

use super::{Document, Source, syntax};
use crate::diagnostics::{Diagnostic, Diagnostics, FILE_UNREADABLE, Place};
use indexmap::IndexMap;
use serde_json::Value;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Reads one text that refers to no other file. `name` is what diagnostics call it.
pub fn from_text(name: &str, text: &str, diagnostics: &mut Diagnostics) -> Document {
    let tree = syntax::parse(text, 0, diagnostics);
    Document {
        sources: vec![Source { name: name.to_owned(), text: text.to_owned(), tree }],
        links: vec![IndexMap::new()],
    }
}

/// Takes a description that the caller already has as [`openapiv3::OpenAPI`].
///
/// # Errors
/// When the value can't be written as JSON, which `openapiv3` itself rules out.
pub fn from_openapi(openapi: &openapiv3::OpenAPI) -> Result<Document, serde_json::Error> {
    let tree = serde_json::to_value(openapi)?;
    let source = Source { name: "openapiv3::OpenAPI".to_owned(), text: String::new(), tree };
    Ok(Document { sources: vec![source], links: vec![IndexMap::new()] })
}

/// Reads a file and every file that a relative `$ref` leads to, each once.
pub fn from_path(path: &Path, diagnostics: &mut Diagnostics) -> Document {
    let mut document = Document::default();
    let mut numbers: HashMap<PathBuf, usize> = HashMap::new();
    let mut queue = vec![(normal(path), None)];
    while let Some((path, referrer)) = queue.pop() {
        if numbers.contains_key(&path) {
            continue;
        }
        let number = document.sources.len();
        let name = path.display().to_string();
        let text = match read(&path) {
            Ok(text) => text,
            Err(error) => {
                let place = referrer.unwrap_or_default();
                diagnostics.push(Diagnostic::new(&FILE_UNREADABLE, place, format!("can't read `{name}`: {error}")));
                if number == 0 {
                    document.sources.push(Source { name, text: String::new(), tree: Value::Null });
                    document.links.push(IndexMap::new());
                }
                continue;
            }
        };
        let tree = syntax::parse(&text, number, diagnostics);
        let mut found = Vec::new();
        references(&tree, &Place::root(number), &mut found);
        document.sources.push(Source { name, text, tree });
        document.links.push(IndexMap::new());
        numbers.insert(path.clone(), number);
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        for (target, place) in found {
            queue.push((normal(&folder.join(decoded(&target))), Some(place)));
        }
    }
    link(&mut document, &numbers);
    document
}

/// Notes for every file where the relative references in it lead.
fn link(document: &mut Document, numbers: &HashMap<PathBuf, usize>) {
    for (source, links) in document.sources.iter().zip(&mut document.links) {
        let folder = Path::new(&source.name).parent().map(Path::to_path_buf).unwrap_or_default();
        let mut found = Vec::new();
        references(&source.tree, &Place::root(0), &mut found);
        for (target, _) in found {
            if let Some(number) = numbers.get(&normal(&folder.join(decoded(&target)))) {
                links.insert(target, *number);
            }
        }
    }
}

fn read(path: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())
}

/// The files that `$ref`s in a tree lead to, without what follows `#`, and the place of each reference.
/// An address (`https://…`) is no file; whether one may be followed is decided where references are resolved.
fn references(tree: &Value, place: &Place, found: &mut Vec<(String, Place)>) {
    match tree {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(text) if key == "$ref" => {
                        let target = text.split('#').next().unwrap_or_default();
                        if !target.is_empty() && !target.contains("://") && !target.starts_with("urn:") {
                            found.push((target.to_owned(), place.child(key)));
                        }
                    }
                    Value::Object(_) | Value::Array(_) if key != "example" && key != "examples" => {
                        references(value, &place.child(key), found);
                    }
                    _ => {}
                }
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                if matches!(value, Value::Object(_) | Value::Array(_)) {
                    references(value, &place.index(index), found);
                }
            }
        }
        _ => {}
    }
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

/// The percent-decoded form of a reference's path (RFC 3986, section 2.1).
fn decoded(target: &str) -> String {
    percent_encoding::percent_decode_str(target).decode_utf8_lossy().into_owned()
}
