//! Names that must differ from each other.

use std::collections::HashSet;

/// The names taken in one place: a module, a struct, an enum, an argument list.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    taken: HashSet<String>,
}

impl Scope {
    /// A scope in which these names are taken from the start.
    pub fn with<'a>(reserved: impl IntoIterator<Item = &'a str>) -> Self {
        Self { taken: reserved.into_iter().map(str::to_owned).collect() }
    }

    /// Whether a name is free.
    #[must_use]
    pub fn is_free(&self, name: &str) -> bool {
        !self.taken.contains(bare(name))
    }

    /// Takes a name if it is free.
    pub fn take(&mut self, name: &str) -> bool {
        self.taken.insert(bare(name).to_owned())
    }

    /// Takes the first of the candidates that is free; when none is, the last one with a number behind it.
    pub fn first_free(&mut self, candidates: &[String]) -> String {
        for candidate in candidates {
            if self.take(candidate) {
                return candidate.clone();
            }
        }
        let last = candidates.last().map_or("field", |last| bare(last));
        let separator = if last.ends_with(|c: char| c.is_ascii_digit()) || last.starts_with(|c: char| c.is_lowercase())
        {
            "_"
        } else {
            ""
        };
        let mut number = 2;
        loop {
            let name = format!("{last}{separator}{number}");
            if self.take(&name) {
                return name;
            }
            number += 1;
        }
    }
}

/// `r#type` and `type` are one name.
fn bare(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}
