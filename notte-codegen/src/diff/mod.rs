//! What changes from one client to another: in the description, in Rust, and in behavior.
//!
//! A pure function of two [listings](crate::surface). Each change has a verdict by the rules of semantic versioning as Rust has them,
//! and by what the generated code promises: responses, enums and unions may grow, and so may what is optional in a request.

mod arguments;
mod constructors;
mod described;
mod facts;
mod html;
mod items;
mod json;
mod order;
mod renames;
mod rules;
mod rust_path;
mod text;

pub use html::html;
pub use json::to_json;
pub use text::{summary, to_text};

use crate::surface::{Kind, Surface};
use std::fmt;

/// How much of a release a change asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The generated code stays the same.
    #[default]
    None,
    /// Programs compile and mean the same to the compiler.
    Patch,
    /// Programs compile; there is more to use.
    Minor,
    /// Programs may not compile any more.
    Major,
}

impl Verdict {
    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// What it is, such as `field-added`; changes of the description begin with `api-`.
    pub kind: String,
    /// Where it stands in the description, as a URI fragment; in the earlier one if it is not in the later one.
    pub place: String,
    /// The items of Rust that change, by path.
    pub rust: String,
    /// What was there before; empty for what was added.
    pub before: String,
    /// What is there now; empty for what was removed.
    pub after: String,
    /// What it asks for.
    pub verdict: Verdict,
    /// Whether programs that compile behave otherwise.
    pub behavior: bool,
}

impl Change {
    /// Whether it is a change of the description.
    #[must_use]
    pub fn is_of_description(&self) -> bool {
        self.kind.starts_with(described::PREFIX)
    }
}

/// All changes: those of the description, then those of Rust, then those of behavior.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// The changes.
    pub changes: Vec<Change>,
}

impl Diff {
    /// What all changes together ask for.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.changes.iter().map(|change| change.verdict).max().unwrap_or_default()
    }

    /// Adds that the code of these files changed, if no other change says that anything did.
    #[must_use]
    pub fn with_changed_files(mut self, files: &[String]) -> Self {
        if self.verdict() == Verdict::None
            && let Some(file) = files.first()
        {
            let more = if files.len() > 1 { format!(" and {} more", files.len() - 1) } else { String::new() };
            let kind = "code-changed".to_owned();
            self.changes.push(Change {
                kind,
                after: format!("{file}{more}"),
                verdict: Verdict::Patch,
                ..Change::default()
            });
        }
        self
    }
}

/// A change of an item of Rust, and what of the description it comes from.
#[derive(Clone, Debug, Default)]
struct Found {
    change: Change,
    /// The operation that it belongs to, by its place.
    operation: String,
    /// The name of the parameter or the member on the wire.
    wire: String,
    /// The kind of the item.
    item: Option<Kind>,
    /// Whether it is an argument or a setter for the body.
    is_of_body: bool,
}

/// Compares two listings.
#[must_use]
pub fn diff(before: &Surface, after: &Surface) -> Diff {
    let found = renames::join(items::compare(before, after));
    let mut changes = described::compare(before, after, &found);
    let (behavior, rust): (Vec<Change>, Vec<Change>) =
        found.into_iter().map(|found| found.change).partition(|change| change.behavior);
    changes.extend(rust);
    changes.extend(behavior);
    Diff { changes }
}
