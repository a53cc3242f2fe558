//! The parts of a client that it has on request.

use super::Settings;

/// The parts of a client that it has on request: the names of their features, and of their folders in the runtime.
pub const PARTS: [&str; 4] = ["blocking", "serde", "testing", "tracing"];

impl Settings {
    /// The parts that the client has, and whether each is behind a feature of its crate.
    #[must_use]
    pub fn parts(&self) -> (Vec<&'static str>, bool) {
        let are_gated = self.gated.unwrap_or_default();
        let is_there = |part: &&str| are_gated || self.parts.iter().any(|named| named == *part);
        (PARTS.into_iter().filter(is_there).collect(), are_gated)
    }
}
