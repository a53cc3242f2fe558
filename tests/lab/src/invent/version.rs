//! Versions of OpenAPI, and what of JSON Schema each has.

/// A version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// Schemas are a dialect of their own.
    V30,
    /// Schemas are JSON Schema 2020-12.
    V31,
    /// The same, with more of operations.
    V32,
}

impl Version {
    /// As a description writes it.
    pub fn text(self) -> &'static str {
        match self {
            Self::V30 => "3.0.3",
            Self::V31 => "3.1.0",
            Self::V32 => "3.2.0",
        }
    }

    /// Whether schemas are JSON Schema 2020-12.
    pub fn is_modern(self) -> bool {
        self > Self::V30
    }
}
