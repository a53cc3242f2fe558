//! `load`: text to a tree. Knows YAML, JSON and the files behind `$ref`; nothing of OpenAPI's meaning.

mod access;
mod budget;
mod files;
mod location;
mod overlay;
mod print;
mod references;
mod scalar;
mod syntax;
mod tree;
mod yaml;

pub use access::MissingFile;
#[doc(hidden)]
pub use files::addresses_in;
pub(crate) use files::default_overlay;
pub use files::{EntryText, LoadOptions, from_openapi, from_path, from_path_with, from_text};
pub(crate) use location::beside;
pub use overlay::Origins;
pub use print::{to_json, to_yaml};

use indexmap::IndexMap;
use serde_json::Value;
use std::path::PathBuf;

/// One file of a description.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name to show, as given by the caller: a path or a made-up name.
    pub name: String,
    /// The text as read. Empty for a value that the caller already had.
    pub text: String,
    /// What the text says; members in their order. That of the entry is the result of the overlays.
    pub tree: Value,
    /// Where the nodes of the tree come from, as far as overlays made or moved them.
    pub origins: Origins,
}

impl Source {
    /// A file with this name, text and tree.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>, tree: Value) -> Self {
        Self { name: name.into(), text: text.into(), tree, origins: Origins::default() }
    }
}

/// What was found at an address: the address at which it was found in the end, after redirects, and the text; or why there
/// is none.
pub type Fetched = Result<(String, String), String>;

/// A description as read: its files, the entry first.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The entry is number 0; its overlays follow, then the files it refers to.
    pub sources: Vec<Source>,
    /// For each file, where a `$ref` of it to another leads: the text before `#` to a file's number.
    pub links: Vec<IndexMap<String, usize>>,
    /// For each file, why a file that it refers to was not read.
    pub missing: Vec<IndexMap<String, MissingFile>>,
    /// Every file that was read, the entry included.
    pub files_read: Vec<PathBuf>,
    /// The addresses (`https://…`) that a `$ref` leads to and of which nothing is known.
    pub addresses: Vec<String>,
}

impl Document {
    /// The tree of the entry; null when there is none.
    #[must_use]
    pub fn root(&self) -> &Value {
        self.sources.first().map_or(&Value::Null, |source| &source.tree)
    }

    /// The number of the file that a `$ref` in another names before its `#`; that one itself where it names none.
    #[must_use]
    pub fn file_named(&self, file: usize, name: &str) -> Option<usize> {
        if name.is_empty() { Some(file) } else { self.links.get(file)?.get(name).copied() }
    }
}
