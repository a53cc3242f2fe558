//! The differences between generated files and a folder, as text.

use crate::Files;
use crate::sync::Change;
use similar::TextDiff;

/// A unified diff of every file that differs.
#[must_use]
pub fn readable(changes: &[Change], files: &Files) -> String {
    let mut text = String::new();
    for change in changes {
        let (path, old, new) = match change {
            Change::Added(path) => (path, "", files.get(path).map(String::as_str).unwrap_or_default()),
            Change::Changed(path, old) => (path, old.as_str(), files.get(path).map(String::as_str).unwrap_or_default()),
            Change::Removed(path) => {
                text.push_str(&format!("--- {path}\n+++ /dev/null\n"));
                continue;
            }
        };
        let before = if old.is_empty() { "/dev/null" } else { path.as_str() };
        let diff = TextDiff::from_lines(old, new);
        text.push_str(&diff.unified_diff().context_radius(3).header(before, path).to_string());
    }
    text
}
