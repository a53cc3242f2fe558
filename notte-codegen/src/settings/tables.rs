//! The tables of the settings.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// Pins for one operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OperationSettings {
    /// The group it belongs to, as the client's method is called.
    pub group: Option<String>,
    /// The name of its method.
    pub method: Option<String>,
    /// What a successful response is read as, whatever the description says.
    pub answer: Option<Answer>,
}

/// What the body of a response is read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Bytes, whole or as they arrive.
    Bytes,
    /// Text.
    Text,
    /// JSON, of the type that the description gives, or of any type.
    Json,
    /// A sequence of events or values, as they arrive.
    Events,
    /// JSON of a schema, by its JSON Pointer: `#/components/schemas/Pet`.
    Schema(String),
}

/// Some operations of a description. Each entry may have `*` for any characters but `/`, and `**` for any characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Operation ids.
    pub operations: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Path templates, such as `/admin/**`.
    pub paths: Vec<String>,
    /// Methods, such as `get`.
    pub methods: Vec<String>,
}

impl Selection {
    /// Whether it has no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.operations.is_empty() && self.tags.is_empty() && self.paths.is_empty() && self.methods.is_empty()
    }
}

/// Overlays: files that change the description before anything else reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlays {
    /// The files, in the order in which they are applied; paths as for `ref_roots`. Without this, `overlay.yaml` beside the
    /// description is applied if it exists; an empty list applies none.
    pub files: Option<Vec<PathBuf>>,
    /// Whether an action may select nothing, which is an error by default.
    pub allow_unmatched: bool,
}

/// What the manifest of a generated crate says about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// Its name.
    pub name: Option<String>,
    /// Its version; `0.1.0` by default.
    pub version: Option<String>,
    /// The other texts of the manifest, by their keys there: `description`, `license`, `repository`, `homepage`, `documentation`,
    /// `readme`, `rust-version`.
    pub texts: BTreeMap<String, String>,
    /// The lists of the manifest, by their keys there: `authors`, `categories`, `keywords`.
    pub lists: BTreeMap<String, Vec<String>>,
    /// Whether it may be published, which it may not by default.
    pub publish: bool,
}
