//! Descriptions that are named by an address.

use std::path::Path;

/// The address that a description is to be fetched from.
#[must_use]
pub fn address(spec: &Path) -> Option<&str> {
    spec.to_str().filter(|spec| spec.starts_with("https://") || spec.starts_with("http://"))
}
