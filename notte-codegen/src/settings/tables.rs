//! The tables of the settings.

use std::path::PathBuf;

/// Pins for one operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OperationSettings {
    /// The group it belongs to, as the client's method is called.
    pub group: Option<String>,
    /// The name of its method.
    pub method: Option<String>,
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
