//! Bodies that look like those of the two APIs, the same in every run.

mod issues;
mod notte;

pub use issues::issues;
pub use notte::{observation, observation_with_more, session, sessions};

/// Numbers that look like chance and are the same in every run.
#[derive(Debug)]
pub struct Chance(u64);

impl Chance {
    /// The numbers that follow a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number below a limit.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }

    /// One of these.
    pub fn of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        let index = self.below(texts.len() as u64);
        texts.get(index as usize).copied().unwrap_or_default()
    }

    /// A sentence of so many words.
    pub fn words(&mut self, count: u64) -> String {
        const WORDS: &[&str] = &[
            "the",
            "build",
            "fails",
            "when",
            "a",
            "trait",
            "object",
            "is",
            "passed",
            "to",
            "this",
            "function",
            "and",
            "compiler",
            "reports",
            "an",
            "error",
            "that",
            "does",
            "not",
            "name",
            "lifetime",
            "expected",
            "behaviour",
            "regression",
            "since",
            "nightly",
            "würde",
            "naïve",
            "in",
            "release",
            "mode",
            "only",
            "for",
            "types",
            "with",
            "generic",
            "parameters",
        ];
        (0..count).map(|_| self.of(WORDS)).collect::<Vec<_>>().join(" ")
    }
}

/// A text in quotes, with its escapes.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
